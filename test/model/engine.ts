import { createHash } from "node:crypto";
import { ZoomEventsError } from "../../provider/api/errors.ts";
import type { Api } from "../../provider/lifecycle/api.ts";
import type { Properties } from "../../provider/lifecycle/description.ts";
import { InitializationError, TakenError } from "../../provider/lifecycle/errors.ts";
import { CreateJournal } from "../../provider/lifecycle/journal.ts";
import { Lifecycle } from "../../provider/lifecycle/lifecycle.ts";
import { mustDeleteFirst } from "../../provider/lifecycle/ownership/replacement.ts";
import { Run } from "../../provider/lifecycle/ownership/run.ts";
import type { Holding, StackView } from "../../provider/lifecycle/ownership/stack-view.ts";
import { compileDescription } from "../../provider/lifecycle/shape.ts";
import { resourceClasses } from "../../provider/resources/index.ts";
import type { Conference } from "./conference.ts";

type Kind = keyof typeof resourceClasses;

/** A resource of a program: its inputs may name outputs of those before it. */
interface Declared {
	name: string;
	kind: Kind;
	inputs: (outputOf: (name: string, output: string) => unknown) => Properties;
}

/** A resource in the state. */
interface Kept {
	kind: Kind;
	id: string;
	outs: Properties;
	/** True where the last create or update did not end well. */
	isHalfDone: boolean;
}

/** The engine's state, which outlives processes. */
export class State {
	/** Why the last run did not end well, for the message of a failing test. */
	lastErrors: string[] = [];
	readonly resources = new Map<string, Kept>();
	/** Objects that a replacement has left behind, to be deleted at the end. */
	pendingDeletes: Kept[] = [];
	/** Creates that began: those that are left when a process is killed are Pulumi's pending operations. */
	readonly pendingCreates = new Map<string, { kind: Kind; inputs: Properties }>();
	/** Ids that a person has written into the program, since nobody else could tell. */
	readonly adopted = new Map<string, string>();
}

const HUB = "emulator-hub";

const SLOTS = [
	["2031-05-04T08:00:00Z", "2031-05-04T09:00:00Z"],
	["2031-05-04T09:00:00Z", "2031-05-04T10:00:00Z"],
] as const;

/** The program of a conference, in waves: what is in one doesn't depend on each other. */
function programOf(conference: Conference): Declared[][] {
	const event = "event";
	const sessions = new Set(conference.sessions.map(({ key }) => key));
	const speakers = new Set(conference.speakers.map(({ key }) => key));
	const type = conference.ticketTypes[0];
	const { polls } = conference;
	return [
		[
			{
				name: event,
				kind: "Event",
				inputs: () => ({
					hubId: HUB,
					name: "Model",
					description: "For tests.",
					eventType: "CONFERENCE",
					accessLevel: "PRIVATE_UNRESTRICTED",
					attendanceType: "virtual",
					timezone: "Europe/Berlin",
					tagline: conference.tagline,
					calendar: [{ startTime: "2031-05-04T07:00:00Z", endTime: "2031-05-06T16:00:00Z" }],
				}),
			},
		],
		[
			...conference.speakers.map(
				// What has no e-mail never had one: the API can't take it away.
				({ key, person, bio }): Declared => ({
					name: `speaker-${key}`,
					kind: "Speaker",
					inputs: (of) => ({
						eventId: of(event, "eventId"),
						name: `Speaker ${person}`,
						biography: bio,
						...(key % 2 === 0 && { email: `Speaker${person}@Example.com` }),
					}),
				}),
			),
			...conference.ticketTypes.map(
				({ key, quantity }): Declared => ({
					name: `type-${key}`,
					kind: "TicketType",
					inputs: (of) => ({
						eventId: of(event, "eventId"),
						name: `Type ${key}`,
						currency: "EUR",
						quantity,
						startTime: "2020-01-01T00:00:00Z",
						endTime: "2031-05-01T00:00:00Z",
					}),
				}),
			),
			...conference.links.map(
				({ key, name }): Declared => ({
					name: `link-${key}`,
					kind: "AccessLink",
					inputs: (of) => ({
						eventId: of(event, "eventId"),
						name: `Link ${name}`,
						type: "registration",
						authenticationMethod: "zoom_account_otp",
					}),
				}),
			),
			...conference.coEditors.map(
				({ key, person, group }): Declared => ({
					name: `editor-${key}`,
					kind: "CoEditor",
					inputs: (of) => ({
						eventId: of(event, "eventId"),
						email: `Editor${person}@Example.com`,
						permissionGroups: [group],
					}),
				}),
			),
		],
		conference.sessions.map(
			({ key, title, slot, speaker }): Declared => ({
				name: `session-${key}`,
				kind: "Session",
				inputs: (of) => ({
					eventId: of(event, "eventId"),
					name: title,
					type: "webinar",
					description: title,
					startTime: SLOTS[slot]?.[0],
					endTime: SLOTS[slot]?.[1],
					timezone: "Europe/Berlin",
					...(speakers.has(speaker) && { sessionSpeakers: [{ speakerId: of(`speaker-${speaker}`, "speakerId") }] }),
				}),
			}),
		),
		[
			...(polls !== null && sessions.has(polls.key)
				? [
						{
							name: `polls-${polls.key}`,
							kind: "SessionPolls" as const,
							inputs: (of) => ({
								eventId: of(event, "eventId"),
								sessionId: of(`session-${polls.key}`, "sessionId"),
								polls: [
									{
										title: polls.title,
										pollType: "basic",
										anonymous: true,
										questions: [{ name: "First?", type: "single", answers: ["Yes", "No"] }],
									},
								],
							}),
						} satisfies Declared,
					]
				: []),
		],
		[
			{
				name: "live",
				kind: "EventPublication",
				inputs: (of) => ({ eventId: of(event, "eventId"), allowDestructive: true }),
			},
		],
		type === undefined
			? []
			: conference.tickets.map(
					({ key, lastName }): Declared => ({
						name: `ticket-${key}`,
						kind: "Ticket",
						inputs: (of) => ({
							eventId: of(event, "eventId"),
							ticketTypeId: of(`type-${type.key}`, "ticketTypeId"),
							email: `Person${key}@Example.com`,
							firstName: "Pat",
							lastName,
						}),
					}),
				),
	];
}

/** The process was killed: nothing of it goes on. */
export class Killed extends Error {}

/** A provider process: its memory ends with it, its journal doesn't. */
export class Process {
	readonly #lifecycles = new Map<Kind, Lifecycle>();
	readonly #run: Run;
	/** Rejects when the process is killed. */
	readonly killed: Promise<never>;
	readonly #underWay = new Set<Promise<unknown>>();

	/**
	 * @param killAfter requests that the process may make
	 * @param isLastSent whether the request during which it is killed reaches the API
	 */
	constructor(
		api: Api,
		journalFolder: string,
		view: StackView,
		killAfter = Number.POSITIVE_INFINITY,
		isLastSent = true,
	) {
		this.#run = new Run(new CreateJournal(journalFolder), { view: () => view, quietMs: 15 });
		let left = killAfter;
		let kill: (reason: Killed) => void = () => undefined;
		this.killed = new Promise<never>((_, reject) => {
			kill = reject;
		});
		this.killed.catch(() => undefined);
		const never = new Promise<never>(() => undefined);
		const mortal: Api = {
			get writes() {
				return api.writes;
			},
			upload: (request) => api.upload(request),
			send: async (id, args) => {
				left--;
				if (left > 0) {
					const answer = await this.#onItsWay(api.send(id, args));
					return left > 0 ? answer : never;
				}
				// A dead process neither hears an answer nor runs on.
				if (left === 0 && isLastSent) await this.#onItsWay(api.send(id, args)).catch(() => undefined);
				kill(new Killed());
				return never;
			},
			records: (id, args) => recordsOf(mortal, api, id, args),
		};
		for (const [kind, { description }] of Object.entries(resourceClasses)) {
			const options = { quietMs: 0, gatherMs: 0, pauseMs: 0, run: () => this.#run };
			this.#lifecycles.set(kind as Kind, new Lifecycle(description, () => mortal, options));
		}
	}

	/** Resolves when the API has done what was on its way to it: the next process begins seconds later. */
	async settled(): Promise<void> {
		await Promise.allSettled(this.#underWay);
	}

	#onItsWay<T>(request: Promise<T>): Promise<T> {
		this.#underWay.add(request);
		void request.catch(() => undefined).then(() => this.#underWay.delete(request));
		return request;
	}

	lifecycle(kind: Kind): Lifecycle {
		const lifecycle = this.#lifecycles.get(kind);
		if (lifecycle === undefined) throw new Error(kind);
		return lifecycle;
	}
}

/** The records of a list, by requests that count. */
async function* recordsOf(mortal: Api, api: Api, ...[id, args]: Parameters<Api["records"]>): AsyncGenerator<unknown> {
	const original = api as Api & { send: Api["send"] };
	const counted = Object.create(original) as Api;
	counted.send = mortal.send.bind(mortal);
	// The client's own paging, through the requests that count.
	yield* Object.getPrototypeOf(original).records.call(counted, id, args) as AsyncIterable<unknown>;
}

const identityOf = (name: string): string => createHash("sha256").update(name).digest("base64url").slice(0, 16);

/** What the engine and the program tell of a stack whose program declares resources of these names. */
export function viewOf(state: State, declared: ReadonlySet<string>): StackView {
	const names = new Map([...declared].map((name) => [identityOf(name), name]));
	return {
		holdings: () => {
			const all = [...state.resources].map(([name, { kind, id, outs }]): Holding => {
				const { description } = resourceClasses[kind];
				const { parameter } = description.id;
				const isOwnId = !compileDescription(description).inputs.has(parameter);
				const path = Object.fromEntries(description.parents.map((parent) => [parent, String(outs[parent])]));
				return { kind, path, id, identity: identityOf(name), ...(isOwnId && { parameter }) };
			});
			return Promise.resolve(all);
		},
		nameOf: (identity) => Promise.resolve(names.get(identity)),
	};
}

/** A create, as the engine does it: it is pending until its answer is in the state. */
async function create(process: Process, state: State, name: string, kind: Kind, inputs: Properties): Promise<Kept> {
	state.pendingCreates.set(name, { kind, inputs });
	try {
		const { id, outs } = await process.lifecycle(kind).create(inputs, identityOf(name));
		state.pendingCreates.delete(name);
		return { kind, id, outs, isHalfDone: false };
	} catch (error) {
		state.pendingCreates.delete(name);
		// Above all that this stack has, only a person can say whose an object is.
		if (error instanceof TakenError && kind === "Event") state.adopted.set(name, error.id);
		throw error;
	}
}

/** `zoom-events recover`: pending creates of a killed process whose object is there go into the state. */
export async function recover(process: Process, state: State): Promise<void> {
	for (const [name, { kind, inputs }] of state.pendingCreates) {
		const found = state.resources.has(name) ? [] : await process.lifecycle(kind).alike(inputs);
		const held = new Set([...state.resources.values()].map((one) => `${one.kind} ${one.id}`));
		const [only, ...others] = found.filter(({ id, differences }) => differences === "" && !held.has(`${kind} ${id}`));
		if (only !== undefined && others.length === 0) {
			const outs = process.lifecycle(kind).unread(only.id, inputs);
			state.resources.set(name, { kind, id: only.id, outs, isHalfDone: false });
		}
	}
	state.pendingCreates.clear();
}

/** `pulumi refresh`: what is gone leaves the state, and what was changed is known. */
export async function refresh(process: Process, state: State): Promise<void> {
	for (const [name, kept] of state.resources) {
		const found = await process.lifecycle(kept.kind).read(kept.id, kept.outs);
		if (found === undefined) state.resources.delete(name);
		else state.resources.set(name, { ...kept, outs: found.outs });
	}
}

async function bring(
	process: Process,
	state: State,
	{ name, kind, inputs: inputsOf }: Declared,
	forced: Set<string>,
): Promise<void> {
	const adopt = state.adopted.get(name);
	const inputs = {
		...inputsOf((other, output) => state.resources.get(other)?.outs[output]),
		...(adopt !== undefined && { adopt }),
	};
	const lifecycle = process.lifecycle(kind);
	const identity = identityOf(name);
	const kept = state.resources.get(name);
	const failures = lifecycle.check({}, inputs, () => false, identity);
	if (failures.length > 0) throw new Error(JSON.stringify(failures));
	try {
		if (kept === undefined) {
			state.resources.set(name, await create(process, state, name, kind, inputs));
			forced.delete(name);
			return;
		}
		// A forced replacement: the engine does not ask the provider what changes.
		const isForced = forced.has(name);
		const plan = isForced
			? { hasChanges: true, replaces: ["id"], deleteBeforeReplace: false }
			: await lifecycle.plan(kept.id, kept.outs, inputs, identity);
		if (plan.replaces.length > 0) {
			const isDeletedFirst = plan.deleteBeforeReplace || mustDeleteFirst(resourceClasses[kind].description);
			if (isDeletedFirst) {
				await lifecycle.delete(kept.id, kept.outs);
				state.resources.delete(name);
			}
			state.resources.set(name, await create(process, state, name, kind, inputs));
			// Whoever sees that it was replaced does not ask for it again.
			forced.delete(name);
			if (!isDeletedFirst) state.pendingDeletes.push(kept);
		} else if (plan.hasChanges || kept.isHalfDone) {
			const outs = await lifecycle.update(kept.id, kept.outs, inputs, identity);
			state.resources.set(name, { ...kept, outs, isHalfDone: false });
		}
	} catch (error) {
		// The engine marks what was replaced for deletion also where the new one is half done.
		if (error instanceof InitializationError && kept !== undefined && error.id !== kept.id && state.resources.has(name))
			state.pendingDeletes.push(kept);
		if (error instanceof InitializationError)
			state.resources.set(name, { kind, id: error.id, outs: error.outs, isHalfDone: true });
		throw error;
	}
}

/** Resources of the state that a program has no more, those that depend on others first. */
const DELETE_ORDER: readonly Kind[] = [
	"Ticket",
	"EventPublication",
	"SessionPolls",
	"Session",
	"CoEditor",
	"AccessLink",
	"TicketType",
	"Speaker",
	"Event",
];

async function remove(process: Process, state: State, declared: ReadonlySet<string>): Promise<void> {
	const order = (kept: Kept): number => DELETE_ORDER.indexOf(kept.kind);
	for (const kept of [...state.pendingDeletes].sort((a, b) => order(a) - order(b))) {
		await process.lifecycle(kept.kind).delete(kept.id, kept.outs);
		state.pendingDeletes = state.pendingDeletes.filter((one) => one !== kept);
	}
	for (const kind of DELETE_ORDER) {
		for (const [name, kept] of state.resources) {
			if (kept.kind !== kind || declared.has(name)) continue;
			await process.lifecycle(kind).delete(kept.id, kept.outs);
			state.resources.delete(name);
		}
	}
}

/** Names of what a conference declares. */
export function namesOf(conference: Conference | undefined): Set<string> {
	return new Set(conference === undefined ? [] : programOf(conference).flatMap((wave) => wave.map(({ name }) => name)));
}

/**
 * `pulumi up` of a conference, or `pulumi destroy` where it is undefined.
 *
 * @param forced names of resources to replace; those that were are taken out
 * @returns whether all went well; what is done stands in the state in any case
 * @throws Killed where the process was killed
 * @throws whatever is no error of the provider's: a defect
 */
export async function up(
	process: Process,
	state: State,
	conference: Conference | undefined,
	forced: Set<string> = new Set(),
): Promise<boolean> {
	const waves = conference === undefined ? [] : programOf(conference);
	const work = async (): Promise<boolean> => {
		for (const wave of waves) {
			const results = await Promise.allSettled(wave.map((one) => bring(process, state, one, forced)));
			const errors = results.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : []));
			for (const error of errors) if (!(error instanceof ZoomEventsError)) throw error;
			state.lastErrors = errors.map((error) => (error as Error).message);
			if (errors.length > 0) return false;
		}
		try {
			await remove(process, state, namesOf(conference));
			return true;
		} catch (error) {
			if (!(error instanceof ZoomEventsError)) throw error;
			state.lastErrors = [error.message];
			return false;
		}
	};
	return Promise.race([work(), process.killed]);
}
