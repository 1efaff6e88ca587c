import { DateTime } from "luxon";
import type { Kind } from "../conference/sections";
import { kinds } from "../kinds";
import type { Properties } from "../lifecycle/description";
import { isCountedOnly } from "./discretion";
import { type Names, nounOf, type Version } from "./names";
import type { Operation, Step } from "./preview";
import { PropertyWords } from "./properties";
import { clockText, count, labelOf, listed, quoted, valueText } from "./words";

/** A change of one object, in plain words. All texts are plain: who writes them out escapes them. */
export interface Change {
	operation: Operation;
	kind: Kind;
	/** What the object is: `session`. */
	noun: string;
	/** Its title, after the change. */
	title: string;
	/** Whether something is lost: an id, a link, a registration, the object itself. */
	isDestructive: boolean;
	/** Whether its title changes. */
	isRename: boolean;
	/** What happens to it, one phrase a fact. */
	phrases: readonly string[];
	/** What else it touches: `2 speakers and 3 ticket types affected`; empty where nothing. */
	affected: string;
}

/** Changes of a kind that is only counted. */
export interface Counted {
	kind: Kind;
	noun: string;
	operations: Readonly<Partial<Record<Operation, number>>>;
}

/** What a review says about the objects. */
export interface Changes {
	changes: readonly Change[];
	counted: readonly Counted[];
}

/** `drift` where the account is compared with the repository, so that what is to be made was there and is missing. */
export type Mode = "change" | "drift";

/** What something is compared with. */
export interface Frame {
	names: Names;
	/** Zone of the times. */
	zone: string;
	mode: Mode;
}

const OPERATION_ORDER: readonly Operation[] = ["delete", "replace", "create", "update"];

function startOf(inputs: Properties): string {
	return typeof inputs.startTime === "string" ? inputs.startTime : "";
}

/** The instant as day of the event and time: `day 1, 09:00`. */
function dayOf(text: string, version: Version, zone: string): string {
	const date = clockText(text, zone, "yyyy-MM-dd");
	const index = version.dates().indexOf(date);
	return index < 0 ? `on ${date}` : `on day ${index + 1}`;
}

function minutesBetween(start: unknown, end: unknown): number {
	return DateTime.fromISO(String(end)).diff(DateTime.fromISO(String(start)), "minutes").minutes;
}

/** When a session is: `on day 1, 09:00–09:45`. */
function slotText(inputs: Properties, version: Version, zone: string): string {
	const start = startOf(inputs);
	return `${dayOf(start, version, zone)}, ${clockText(start, zone, "HH:mm")}–${clockText(String(inputs.endTime), zone, "HH:mm")}`;
}

function moves(before: Properties, after: Properties, { names, zone }: Frame): string[] {
	const [from, to] = [startOf(before), startOf(after)];
	if (from === "" || to === "") return [];
	const [lastedFor, lasts] = [minutesBetween(from, before.endTime), minutesBetween(to, after.endTime)];
	const phrases: string[] = [];
	if (Date.parse(from) !== Date.parse(to)) {
		const [oldDay, newDay] = [dayOf(from, names.before, zone), dayOf(to, names.after, zone)];
		const [oldTime, newTime] = [clockText(from, zone, "HH:mm"), clockText(to, zone, "HH:mm")];
		phrases.push(
			oldDay === newDay
				? `moves ${oldTime} → ${newTime} ${newDay}`
				: `moves from ${oldTime} ${oldDay} to ${newTime} ${newDay}`,
		);
	}
	if (lastedFor !== lasts) phrases.push(`lasts ${lastedFor} → ${lasts} minutes`);
	return phrases;
}

/** What the programme has and the account has not: somebody took it away, or it was never made. */
function missing(kind: Kind, inputs: Properties, { names, zone }: Frame): string[] {
	if (kind === "EventPublication") return ["is missing: the event isn't published in the account"];
	const slot = kind === "Session" ? ` (it belongs ${slotText(inputs, names.after, zone)})` : "";
	return [`is missing from the account${slot}`];
}

function created(kind: Kind, inputs: Properties, frame: Frame): string[] {
	if (frame.mode === "drift") return missing(kind, inputs, frame);
	const { names, zone } = frame;
	if (kind === "EventPublication") return ["goes live: the event is published and open for registration"];
	if (kind === "Session") {
		const speakers = ((inputs.sessionSpeakers ?? []) as Properties[]).map(({ speakerId }) =>
			String(speakerId ?? "a speaker"),
		);
		const tracks = (inputs.trackLabels ?? []) as string[];
		return [
			`is new ${slotText(inputs, names.after, zone)}`,
			...(tracks.length > 0 ? [`in ${listed(tracks)}`] : []),
			...(speakers.length > 0 ? [`with ${listed(speakers)}`] : []),
		];
	}
	if (kind === "TicketType") {
		const price = inputs.free === true ? "free" : `${String(inputs.price)} ${String(inputs.currency ?? "")}`.trim();
		return ["is new", price];
	}
	return ["is new"];
}

function deleted(kind: Kind, inputs: Properties, { names, zone }: Frame): string[] {
	if (kind === "EventPublication") return ["ends: the event is cancelled, and its registrants are notified"];
	if (kind === "Session") return [`is deleted (it was ${slotText(inputs, names.before, zone)})`];
	// The API has no delete for some kinds: they are forgotten.
	if (kinds[kind].operations.delete === undefined) return ["is no longer managed; it stays in the account as it is"];
	return kinds[kind].isSingleton === true ? ["is restored to what was there before"] : ["is deleted"];
}

const MOVED_TOGETHER = ["startTime", "endTime"];

function updated(step: Step, frame: Frame): string[] {
	const { names, zone } = frame;
	const [before, after] = [names.readable(step, "before"), names.readable(step, "after")];
	const isSession = step.kind === "Session";
	const skip = new Set(["name", ...(isSession ? MOVED_TOGETHER : [])]);
	const [oldName, newName] = [valueText(before.name, zone), valueText(after.name, zone)];
	const isRename = before.name !== after.name;
	return [
		...(isSession ? moves(before, after, frame) : []),
		...(isRename
			? [
					oldName === undefined || newName === undefined
						? "is renamed"
						: `is renamed from ${quoted(String(before.name))}`,
				]
			: []),
		...new PropertyWords(step.kind, zone).changes(before, after, skip),
	];
}

function replaced(step: Step, frame: Frame): string[] {
	const reasons = step.replaceReasons.filter((name) => !name.startsWith("__")).map(labelOf);
	const why = reasons.length > 0 ? `, since its ${listed(reasons)} can't be changed` : "";
	return [`is deleted and created again, with a new id and new links${why}`, ...updated(step, frame)];
}

/** Kinds that are counted as touched, and are no mere parts. */
const TOUCHED: readonly Kind[] = [
	"Session",
	"Speaker",
	"TicketType",
	"Exhibitor",
	"AccessLink",
	"Ticket",
	"SessionReservation",
];

function affectedBy(step: Step, phrases: readonly string[], { names }: Frame): string {
	const isTold =
		step.operation === "delete" || step.operation === "replace" || phrases.some((one) => one.startsWith("moves "));
	if (!isTold || step.kind === "Event" || step.kind === "EventPublication") return "";
	const tokens = new Map<string, Kind>();
	for (const version of [names.before, names.after])
		for (const { kind, name } of [...version.usedBy(step), ...version.usersOf(step)])
			if (TOUCHED.includes(kind)) tokens.set(`${kind} ${name}`, kind);
	const counts = TOUCHED.map((kind) => [kind, [...tokens.values()].filter((one) => one === kind).length] as const);
	const parts = counts.filter(([, number]) => number > 0).map(([kind, number]) => count(number, nounOf(kind)));
	return parts.length === 0 ? "" : `${listed(parts)} affected`;
}

function phrasesOf(step: Step, frame: Frame): string[] {
	switch (step.operation) {
		case "create":
			return created(step.kind, frame.names.readable(step, "after"), frame);
		case "delete":
			return deleted(step.kind, frame.names.readable(step, "before"), frame);
		case "replace":
			return replaced(step, frame);
		case "update":
			return updated(step, frame);
	}
}

function toChange(step: Step, frame: Frame): Change {
	const phrases = phrasesOf(step, frame);
	const isForgotten = step.operation === "delete" && kinds[step.kind].operations.delete === undefined;
	return {
		operation: step.operation,
		kind: step.kind,
		noun: nounOf(step.kind),
		title: titleOf(step, frame.names),
		isDestructive: (step.operation === "delete" && !isForgotten) || step.operation === "replace",
		isRename: step.operation === "update" && step.before.name !== step.after.name,
		phrases: phrases.length > 0 ? phrases : ["changes"],
		affected: affectedBy(step, phrases, frame),
	};
}

function titleOf(step: Step, names: Names): string {
	const { name } = step.operation === "delete" ? step.before : step.after;
	return typeof name === "string" ? name : names.title(step);
}

/** A deleted and a new object of one kind and title: its key in the file changed. */
function withChangedKeys(steps: readonly Step[], frame: Frame): { changes: Change[]; rest: Step[] } {
	const changes: Change[] = [];
	const taken = new Set<Step>();
	const createdAs = new Map<string, Step[]>();
	const titleToken = (kind: Kind, name: unknown): string => JSON.stringify([kind, name]);
	for (const step of steps) {
		if (step.operation !== "create" || typeof step.after.name !== "string") continue;
		const token = titleToken(step.kind, step.after.name);
		const alike = createdAs.get(token);
		if (alike === undefined) createdAs.set(token, [step]);
		else alike.push(step);
	}
	for (const gone of steps.filter(({ operation }) => operation === "delete")) {
		const made = createdAs.get(titleToken(gone.kind, gone.before.name))?.shift();
		if (made === undefined) continue;
		taken.add(gone).add(made);
		const both: Step = { ...made, operation: "replace", before: gone.before };
		changes.push({
			...toChange(both, frame),
			phrases: [
				`is deleted and created again, since its key changes from ${quoted(gone.name)} to ${quoted(made.name)}; keep the key to keep the object`,
				...updated(both, frame),
			],
		});
	}
	return { changes, rest: steps.filter((step) => !taken.has(step)) };
}

/** Says all steps in plain words; kinds with secrets or people's data are counted alone. */
export function changesOf(steps: readonly Step[], frame: Frame): Changes {
	const shown = steps.filter(({ kind }) => !isCountedOnly(kind));
	const { changes: rekeyed, rest } = withChangedKeys(shown, frame);
	const changes = [...rekeyed, ...rest.map((step) => toChange(step, frame))];
	const order = Object.keys(kinds) as Kind[];
	const byKind = (change: Change): number => order.indexOf(change.kind);
	changes.sort(
		(a, b) =>
			OPERATION_ORDER.indexOf(a.operation) - OPERATION_ORDER.indexOf(b.operation) ||
			byKind(a) - byKind(b) ||
			(a.title < b.title ? -1 : 1),
	);
	const counted = new Map<Kind, Partial<Record<Operation, number>>>();
	for (const { kind, operation } of steps.filter((step) => isCountedOnly(step.kind))) {
		const operations = counted.get(kind) ?? {};
		counted.set(kind, { ...operations, [operation]: (operations[operation] ?? 0) + 1 });
	}
	return {
		changes,
		counted: [...counted]
			.sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
			.map(([kind, operations]) => ({ kind, noun: nounOf(kind), operations })),
	};
}
