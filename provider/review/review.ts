import { DateTime, IANAZone } from "luxon";
import type { AgendaRow, ConferenceSpec } from "../conference";
import { levelsOf } from "../conference";
import { agendaOf } from "../conference/expand/agenda";
import { withoutAddresses } from "../programme/addresses";
import type { By } from "../programme/grid";
import { ofAll } from "../programme/of-all";
import { type Change, type Counted, changesOf, type Mode } from "./changes";
import { type EstimateOptions, estimateOf, summaryLine } from "./cost";
import { type GuardSettings, guardsOf } from "./guards";
import { Names, Version } from "./names";
import type { Operation, Preview } from "./preview";
import { ReviewError } from "./problem";
import { type Conflict, conflictsIn, type Entry, type Slot, slotsOf } from "./programme";

/** What is reviewed. */
export interface ReviewInput {
	preview: Preview;
	/** The conference before; absent where there was none. */
	before?: ConferenceSpec | undefined;
	/** The conference after; absent where the program has no file, or where drift is looked for without one. */
	after?: ConferenceSpec | undefined;
	/** IANA time zone of all times; the event's by default. */
	timezone?: string | undefined;
	/** Columns of the grid: tracks where there are any, else rooms, by default. */
	by?: By | undefined;
	/** Hold up what needs a person's yes; off by default. */
	guards?: GuardSettings | undefined;
	/** A change of the file by default. */
	mode?: Mode | undefined;
	/** Plan whose rate limits count for what it takes; `pro` by default. */
	plan?: EstimateOptions["plan"] | undefined;
}

/** Which of the two versions a grid shows, or both of them. */
export type View = "changes" | "before" | "after";

/** All that the summary, the page and the picture say. Texts are plain. */
export interface Review {
	mode: Mode;
	/** Name of the event. */
	title: string;
	zone: string;
	by: By;
	/** Labels of tracks or rooms, in the order of the file. */
	order: readonly string[];
	changes: readonly Change[];
	counted: readonly Counted[];
	counts: Readonly<Record<Operation, number>>;
	unchanged?: number;
	/** Whether nothing differs. */
	isEmpty: boolean;
	errors: readonly string[];
	/** What the change asks of the API, and who gets e-mail for it; absent where the account is compared. */
	estimate?: string;
	/** What a person has to agree to, in words. */
	guarded: readonly string[];
	slots: readonly Slot[];
	/** Sessions that collide after the change, in words. */
	conflicts: readonly string[];
	/** Entries of a grid. */
	entries(view: View): Entry[];
}

function zoneOf({ timezone, after, before }: ReviewInput): string {
	const zone = timezone ?? after?.event.timezone ?? before?.event.timezone ?? "UTC";
	if (typeof zone !== "string" || !IANAZone.isValidZone(zone))
		throw new ReviewError(`"${String(zone)}" is not an IANA time zone; use one such as Europe/Berlin.`);
	return zone;
}

/** The times of a session in a zone: `09:00–09:45`, with the date. */
function timeTextIn(zone: string): (row: AgendaRow) => string {
	// Many sessions share their times, and a zone's offset is slow to find.
	const known = new Map<string, string>();
	return ({ startTime, endTime }) => {
		const token = `${startTime} ${endTime}`;
		const before = known.get(token);
		if (before !== undefined) return before;
		const [start, end] = [DateTime.fromISO(startTime, { zone }), DateTime.fromISO(endTime, { zone })];
		const text = `${start.setLocale("en-GB").toFormat("d LLL HH:mm")}–${end.toFormat("HH:mm")}`;
		known.set(token, text);
		return text;
	};
}

function partnersIn(conflicts: readonly Conflict[]): Map<AgendaRow, string[]> {
	const partners = new Map<AgendaRow, string[]>();
	const add = (row: AgendaRow, other: AgendaRow, over: string): void => {
		const text = `“${other.name}” over ${over}`;
		const known = partners.get(row);
		if (known === undefined) partners.set(row, [text]);
		else known.push(text);
	};
	for (const { first, second, over } of conflicts) {
		add(first, second, over);
		add(second, first, over);
	}
	return partners;
}

/** A session that is replaced has another id and other links, even where the programme stays the same. */
function withReplacement(slot: Slot, replaced: ReadonlySet<string>): Slot {
	const { after, state, notes } = slot;
	if (after === undefined) return slot;
	if (!replaced.has(after.key) && !replaced.has(`${after.event}-${after.key}`)) return slot;
	return { ...slot, state: state === "same" ? "changed" : state, notes: [...notes, "replaced, with a new id"] };
}

function labels(by: By, specs: readonly (ConferenceSpec | undefined)[]): string[] {
	const maps = specs.map((spec) => (by === "track" ? spec?.tracks : spec?.rooms) ?? {});
	return [...new Set(maps.flatMap((map) => Object.values(map)))];
}

/**
 * Compares two versions of a conference, with what Pulumi would do about it.
 *
 * @throws ReviewError where the time zone is none
 * @throws ConferenceError where a version can't be expanded
 */
export function reviewOf(input: ReviewInput): Review {
	const { preview, before, after, mode = "change" } = input;
	const zone = zoneOf(input);
	const old = new Version(before);
	// Drift is looked for with one file, which is both.
	const now = after === before ? old : new Version(after);
	const names = new Names(old, now, preview.steps, mode === "change");
	const { changes, counted } = changesOf(preview.steps, { names, zone, mode });
	const rowsOf = ({ spec, declarations }: Version): AgendaRow[] =>
		spec === undefined ? [] : agendaOf(spec, undefined, declarations);
	const oldRows = rowsOf(old);
	const newRows = now === old ? oldRows : rowsOf(now);
	const replaced = new Set(
		preview.steps
			.filter(({ kind, operation }) => kind === "Session" && operation === "replace")
			.map(({ name }) => name),
	);
	const slots = slotsOf(oldRows, newRows, timeTextIn(zone)).map((slot) => withReplacement(slot, replaced));
	const newConflicts = conflictsIn(newRows, levelsOf(after?.checks));
	const oldConflicts = oldRows === newRows ? newConflicts : conflictsIn(oldRows, levelsOf(before?.checks));
	const partners = new Map([...partnersIn(oldConflicts), ...partnersIn(newConflicts)]);
	const by = input.by ?? ([...oldRows, ...newRows].some(({ track }) => track !== undefined) ? "track" : "room");
	const counts: Record<Operation, number> = { delete: 0, replace: 0, create: 0, update: 0 };
	for (const { operation } of preview.steps) counts[operation]++;
	const entry = (slot: Slot, row: AgendaRow, state: Entry["state"]): Entry => ({
		slot,
		row,
		state,
		conflicts: state === "away" || state === "removed" ? [] : (partners.get(row) ?? []),
	});
	const event = after?.event ?? before?.event;
	return {
		mode,
		title: ofAll(event?.name) || "the account",
		zone,
		by,
		order: labels(by, [after, before]),
		changes,
		counted,
		counts,
		...(preview.unchanged !== undefined && { unchanged: preview.unchanged }),
		isEmpty: preview.steps.length === 0 && preview.errors.length === 0,
		errors: preview.errors.map(withoutAddresses),
		...(mode === "change" &&
			preview.steps.length > 0 && {
				estimate: [summaryLine(estimateOf(preview, { plan: input.plan ?? "pro" })), ...preview.lists].join(" "),
			}),
		guarded: input.guards === undefined ? [] : guardsOf(preview, before, input.guards),
		slots,
		conflicts: newConflicts.map(({ first, second, over }) => `“${first.name}” and “${second.name}” share ${over}`),
		entries: (view) =>
			slots.flatMap((slot) => {
				const { before: old, after: now, state } = slot;
				if (view === "before") return old === undefined ? [] : [entry(slot, old, "same")];
				if (view === "after") return now === undefined ? [] : [entry(slot, now, state)];
				return [
					...(now === undefined ? [] : [entry(slot, now, state)]),
					...(old !== undefined && (state === "removed" || state === "moved")
						? [entry(slot, old, state === "moved" ? "away" : "removed")]
						: []),
				];
			}),
	};
}
