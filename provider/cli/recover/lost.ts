import { type ConferenceSpec, type Declaration, expand, Lookup, Reference } from "../../conference";
import { ContentHash } from "../../conference/declaration";
import type { Remote } from "../../conference/pull/remote";
import { type Kind, sectionEntries } from "../../conference/sections";
import { kinds } from "../../kinds";
import { ADOPT, ALLOW_DUPLICATE } from "../../lifecycle/check";
import type { Properties } from "../../lifecycle/description";
import type { Path } from "../../lifecycle/property-path";
import { isConferenceType } from "../../lifecycle/state-form";
import { UsageError } from "../context";
import { type Entry, kindOf, nameOf, objectIdOf } from "../stack/stack-export";
import type { Account, Candidate } from "./account";
import { type Holdings, refOf } from "./holdings";
import { type Match, matchAll } from "./match";

/** What was found of an object that a conference file declares and the state doesn't have. */
export type Lost = {
	kind: Kind;
	/** Where the file declares it: `["sessions", "opening"]`. */
	path: Path;
	/** Its event, where the place declares one object for each: the date in a series, or the key of a part. */
	event?: string;
} & (
	| {
			is: "found";
			candidate: Candidate;
			/** True where the next run takes it over by itself. */
			isTakenOver: boolean;
	  }
	| { is: "missing" }
	/** Only a person can tell. */
	| { is: "unclear"; candidates: readonly Candidate[] }
	/** The API can't be asked. */
	| { is: "unseen" }
);

/** A value that is not known, because what it is of was not found. */
const UNKNOWN = Symbol("unknown");

/** What can be asked. */
export interface Sources {
	account: Account;
	/** For what the file calls by its name. */
	remote: Remote;
	/** What the state has; what is found is added. */
	holdings: Holdings;
	/** The state's entries. */
	entries: readonly Entry[];
}

/**
 * Looks for each object that a conference declares and the state doesn't have, from the event downwards.
 *
 * @throws UsageError where the account has no hub of the file's name
 */
export async function findLost(spec: ConferenceSpec, sources: Sources): Promise<Lost[]> {
	const declarations = expand(spec);
	const search = new LostSearch(sources, presentIn(sources.entries, declarations));
	// Kind by kind: none refers to one that comes after it, and the objects of a kind share lists.
	const kinds = [...new Set(declarations.map(({ kind }) => kind))];
	for (const kind of kinds)
		await search.lookFor(
			kind,
			declarations.filter((one) => one.kind === kind),
		);
	const found = declarations.flatMap((declaration) => search.found.get(declaration) ?? []);
	// What is of the hub is made first, and looked for last by people.
	const isEvent = ({ kind }: Lost): boolean => kind === "Event";
	return [...found.filter(isEvent), ...found.filter((one) => !isEvent(one))];
}

/** The state's entries by kind and name of the declaration. */
function presentIn(entries: readonly Entry[], declarations: readonly Declaration[]): Map<string, Entry> {
	const live = entries.filter((entry) => entry.delete !== true && entry.pendingReplacement !== true);
	const byName = new Map(live.map((entry) => [`${kindOf(entry)} ${nameOf(entry.urn)}`, entry]));
	const names = live.filter(({ type }) => isConferenceType(type)).map(({ urn }) => nameOf(urn));
	const event = declarations.find(({ kind }) => kind === "Event");
	const isOwn = (name: string): boolean =>
		byName.get(`Event ${name}-${event?.name}`)?.inputs?.name === event?.inputs.name;
	// A program with several conferences: the one of this event.
	const name = names.length > 1 ? names.find(isOwn) : names[0];
	const present = new Map<string, Entry>();
	for (const declaration of declarations) {
		const entry = byName.get(`${declaration.kind} ${name}-${declaration.name}`);
		if (entry !== undefined) present.set(tokenOf(declaration), entry);
	}
	return present;
}

function tokenOf({ kind, name }: { kind: Kind; name: string }): string {
	return `${kind} ${name}`;
}

/** What was asked of the account for a declaration. */
interface Asked {
	declaration: Declaration;
	inputs: Properties;
	candidates: readonly Candidate[];
}

/** A search under way: what is found is known to those that come later. */
class LostSearch {
	readonly found = new Map<Declaration, Lost>();
	/** Outputs by kind and name, as far as they are known. */
	readonly #outputs = new Map<string, Properties>();

	constructor(
		private readonly sources: Sources,
		private readonly present: ReadonlyMap<string, Entry>,
	) {}

	/** Looks for all objects of a kind. */
	async lookFor(kind: Kind, declarations: readonly Declaration[]): Promise<void> {
		const looked = await Promise.all(declarations.map((one) => this.#look(kind, one)));
		const asked = looked.flatMap((one) => one ?? []);
		const { holdings } = this.sources;
		const isHeld = ({ inputs }: Asked, { id }: Candidate): boolean => holdings.has(refOf(kind, id, inputs));
		// Known under another name: of another conference of the program, say.
		const held = asked.map((one) => one.candidates.find((candidate) => isHeld(one, candidate)));
		const searches = asked.map((one) => ({
			candidates: one.candidates.filter((candidate) => !isHeld(one, candidate)),
			isDoubtful: one.inputs[ALLOW_DUPLICATE] === true,
		}));
		for (const [index, match] of matchAll(searches, true).entries()) {
			const one = asked[index];
			if (one === undefined) continue;
			const { declaration, inputs } = one;
			const known = match.is === "one" ? match.candidate : match.is === "none" ? held[index] : undefined;
			if (known !== undefined) this.#know(declaration, known.id, inputs);
			if (match.is === "none" && known !== undefined) continue;
			this.found.set(declaration, { ...placeOf(declaration), ...this.#lostOf(kind, declaration, match) });
		}
	}

	#lostOf(kind: Kind, { inputs }: Declaration, match: Match) {
		if (match.is === "none") return { is: "missing" } as const;
		if (match.is === "unclear") return match;
		const parent = kinds[kind].parents.at(-1);
		const isBelowOwn = parent !== undefined && inputs[parent] instanceof Reference;
		return {
			is: "found",
			candidate: match.candidate,
			isTakenOver: isBelowOwn && match.candidate.differences === "",
		} as const;
	}

	/** Asks for what is like a declaration; undefined where that is not asked, and what is to be said of it is noted. */
	async #look(kind: Kind, declaration: Declaration): Promise<Asked | undefined> {
		const { parents, id, operations, isSingleton, presentWhen } = kinds[kind];
		const entry = this.present.get(tokenOf(declaration));
		if (entry?.id !== undefined) {
			this.#outputs.set(tokenOf(declaration), { ...entry.outputs, [id.parameter]: objectIdOf(entry) });
			return undefined;
		}
		const inputs = await this.#known(declaration);
		const isPlaceKnown = parents.every((parent) => inputs[parent] !== undefined);
		// What its parent always has, or is in: a run takes it over by itself.
		if (isSingleton === true || presentWhen !== undefined) {
			if (isPlaceKnown) this.#outputs.set(tokenOf(declaration), { [id.parameter]: inputs[id.parameter] });
			return undefined;
		}
		if (typeof inputs[ADOPT] === "string") {
			this.#know(declaration, inputs[ADOPT], inputs);
			return undefined;
		}
		const isUnreadable = operations.get === undefined && operations.list === undefined;
		if (isUnreadable || !isPlaceKnown) {
			this.found.set(declaration, { ...placeOf(declaration), is: isUnreadable ? "unseen" : "missing" });
			return undefined;
		}
		return { declaration, inputs, candidates: await this.sources.account.alike(kind, inputs) };
	}

	#know({ kind, name }: Declaration, id: string, inputs: Properties): void {
		const { parameter } = kinds[kind].id;
		this.#outputs.set(tokenOf({ kind, name }), { [parameter]: inputs[parameter] ?? id });
		this.sources.holdings.add(refOf(kind, id, inputs));
	}

	/** Inputs of a declaration as far as they are known: what names an object that was not found is left out. */
	async #known({ kind, inputs }: Declaration): Promise<Properties> {
		const known: Properties = {};
		for (const [name, value] of Object.entries(inputs)) {
			const resolved = await this.#resolved(value, kind);
			if (!holdsUnknown(resolved)) known[name] = resolved;
		}
		return known;
	}

	async #resolved(value: unknown, kind: Kind): Promise<unknown> {
		if (value instanceof ContentHash) return UNKNOWN;
		if (value instanceof Reference) return this.#outputs.get(tokenOf(value))?.[value.output] ?? UNKNOWN;
		if (value instanceof Lookup) return this.#lookedUp(value, kind);
		if (Array.isArray(value)) return Promise.all(value.map((item) => this.#resolved(item, kind)));
		if (typeof value !== "object" || value === null) return value;
		const entries = Object.entries(value).map(
			async ([key, child]) => [key, await this.#resolved(child, kind)] as const,
		);
		return Object.fromEntries(await Promise.all(entries));
	}

	async #lookedUp({ of, name, event }: Lookup, kind: Kind): Promise<unknown> {
		const { remote } = this.sources;
		if (of === "hub") {
			const hubs = await remote.records("getHubList", {}, { role_type: "host" });
			const hub = hubs.find((one) => one.name === name);
			if (hub === undefined)
				throw new UsageError(
					`there is no hub "${name}". There are: ${hubs.map((one) => String(one.name)).join(", ")}.`,
				);
			return hub.hub_id;
		}
		const eventId = await this.#resolved(event, kind);
		const facts = sectionEntries.map(([, one]) => one).find((one) => one.kind === kind && one.lookups !== undefined);
		const list = Object.values(facts?.lookups ?? {})[0]?.list;
		if (typeof eventId !== "string" || list === undefined) return UNKNOWN;
		const records = await remote.records(list.operation, { eventId });
		return records.find((one) => one[list.name] === name)?.[list.id] ?? UNKNOWN;
	}
}

function placeOf({ kind, from, event, adoptAt }: Declaration): Pick<Lost, "kind" | "path" | "event"> {
	if (event === undefined) return { kind, path: from };
	return adoptAt === undefined ? { kind, path: from, event } : { kind, path: adoptAt };
}

function holdsUnknown(value: unknown): boolean {
	if (value === UNKNOWN) return true;
	return typeof value === "object" && value !== null && Object.values(value).some(holdsUnknown);
}
