import { kinds } from "../../kinds";
import type { Api } from "../../lifecycle/api";
import { ADOPT, checkInputs } from "../../lifecycle/check";
import type { Properties } from "../../lifecycle/description";
import { compileDescription } from "../../lifecycle/shape";
import { literal } from "../file/params";
import { type Path, pathText, toPath } from "../file/tree";
import { type Kind, type NestedFacts, type ReferenceFacts, type SectionFacts, sectionEntries } from "../sections";
import type { SectionName } from "../spec";
import { withDefaults } from "./defaults";
import { slugOf, uniqueKey } from "./keys";
import { isOfPeople } from "./people";
import { inputsOf, isNone, type Parents, Remote, type RemoteObject } from "./remote";
import { withTracks } from "./tracks";
import { daysOf, slotOf, withLocalTimes } from "./wall-times";

/** What is read besides the event and what belongs to it. */
export interface PullOptions {
	/** The hub's own too: its hosts, channels and their videos. */
	withHub?: boolean;
	/** People's data too: tickets, reservations, registrations. */
	withPeople?: boolean;
	/** Told of each list and each object that is asked for: a large event takes thousands. */
	onRead?: () => void;
}

/** An event as a conference file. */
export interface Pulled {
	/** What the file says, in the order of its sections. */
	conference: Properties;
	/** What is there and the file doesn't say, and why: `sessions.opening.level: …`. */
	leftOut: string[];
}

/**
 * Reads an event that exists as a conference file whose objects are taken over, so that the first run changes nothing.
 *
 * @throws ZoomApiError where there is no such event, or the app may not read it
 */
export async function pullConference(api: Api, eventId: string, options: PullOptions = {}): Promise<Pulled> {
	return new Pull(new Remote(api, options.onRead), eventId, options).run();
}

/** Properties of which a key is made, the first that an object has. */
const NAMES = ["name", "title", "email", "videoId"];

function labelOf(inputs: Properties, fallback: string): string {
	const name = NAMES.map((one) => inputs[one]).find((value) => typeof value === "string") as string | undefined;
	return slugOf((name ?? fallback).replace(/@.*/, ""), fallback);
}

/** Order in which people look for things: what begins first, else by name. */
function byTimeAndName(a: Properties, b: Properties): number {
	const [one, other] = [a, b].map((inputs) => `${String(inputs.startTime ?? "")} ${labelOf(inputs, "")}`);
	return String(one) < String(other) ? -1 : 1;
}

/** The part of a path that is there. */
function deepest(value: unknown, path: Path): Path {
	let place = value;
	for (const [index, step] of path.entries()) {
		const child = typeof place === "object" && place !== null ? (place as Properties)[step] : undefined;
		if (child === undefined) return path.slice(0, index);
		place = child;
	}
	return path;
}

/** Takes a property or an item of a list out, and gives what it was. */
function takeOut(value: Properties, path: Path): unknown {
	const last = path.at(-1) ?? "";
	const holder = path.slice(0, -1).reduce<unknown>((place, step) => (place as Properties)[step], value);
	if (Array.isArray(holder)) return holder.splice(Number(last), 1)[0] as unknown;
	const taken = (holder as Properties)[last];
	delete (holder as Properties)[last];
	return taken;
}

class Pull {
	readonly #leftOut: string[] = [];
	/** Keys by kind and id. */
	readonly #keys = new Map<string, string>();
	/** Keys of each kind: sponsors and exhibitors share theirs. */
	readonly #taken = new Map<Kind, Set<string>>();
	/** Answers of singletons that others inherit. */
	readonly #inherited = new Map<Kind, string>();
	#zone = "UTC";
	#dates: string[] = [];
	#path: Parents;

	constructor(
		private readonly remote: Remote,
		private readonly eventId: string,
		private readonly options: PullOptions,
	) {
		this.#path = { eventId };
	}

	async run(): Promise<Pulled> {
		const { get } = kinds.Event.operations;
		const answer = await this.remote.one(get ?? "getEventInfo", this.#path);
		const { hubId, ...inputs } = inputsOf(kinds.Event, answer);
		this.#zone = String(inputs.timezone ?? this.#zone);
		this.#path = { eventId: this.eventId, hubId: String(hubId) };
		const conference: Properties = { ...(await this.#hub(String(hubId))), event: this.#event(inputs) };
		const questions = await this.#singleton("EventQuestions", this.#path, ["questions"]);
		const sections: Properties = {};
		for (const [name, facts] of sectionEntries) {
			if (!this.#isWanted(facts, String(inputs.eventType))) continue;
			const objects = await this.#orNone(name, () => this.#section(name, facts));
			if (Object.keys(objects).length > 0) sections[name] = objects;
		}
		if (sections.channels !== undefined) Object.assign(sections, await this.#videos(sections.channels as Properties));
		Object.assign(conference, withDefaults(withTracks(sections)), questions !== undefined && { questions });
		const { exists } = kinds.EventPublication;
		conference.publish = exists?.(answer) === true;
		return { conference: literal(conference), leftOut: this.#leftOut };
	}

	#isWanted({ kind, parent, isForConferences, isNotForRecurring }: SectionFacts, eventType: string): boolean {
		if (isOfPeople(kind) && this.options.withPeople !== true) return false;
		if (isNotForRecurring === true && eventType === "RECURRING") return false;
		if (parent === "hub") return this.options.withHub === true;
		return parent === "event" && (isForConferences !== true || eventType === "CONFERENCE");
	}

	/** A section that the API refuses for this event is left out, and noted. */
	async #orNone(name: SectionName, read: () => Promise<Properties>): Promise<Properties> {
		try {
			return await read();
		} catch (error) {
			if (!isNone(error)) throw error;
			this.#leftOut.push(`${name}: ${error.message.split("\n", 1)[0]}`);
			return {};
		}
	}

	/** The hub by its name, where that tells it from the others. */
	async #hub(hubId: string): Promise<Properties> {
		const hubs = await this.remote.records("getHubList", {}, { role_type: "host" });
		const name = hubs.find((hub) => hub.hub_id === hubId)?.name;
		const isOne = typeof name === "string" && hubs.filter((hub) => hub.name === name).length === 1;
		return isOne ? { hub: name } : { hubId };
	}

	#event(inputs: Properties): Properties {
		const checked = this.#checked("Event", { ...inputs, hubId: this.#path.hubId }, ["event"]);
		const { calendar, hubId: _, ...rest } = this.#local("Event", checked);
		const days = inputs.recurrence === undefined ? daysOf(calendar) : undefined;
		this.#dates = ((calendar ?? []) as Properties[]).map(({ startTime }) => String(startTime).slice(0, 10));
		return { [ADOPT]: this.eventId, ...rest, ...(days ?? (calendar !== undefined && { calendar })) };
	}

	/** The objects of a section by key. */
	async #section(name: SectionName, facts: SectionFacts): Promise<Properties> {
		const objects: Properties = {};
		for (const { path, objects: found } of await this.#collections(facts)) {
			const own = found
				.map(({ id, remote }) => ({
					id,
					inputs: { ...inputsOf(kinds[facts.kind], remote), ...this.#parentInputs(facts, path) } as Properties,
				}))
				.filter(({ inputs }) =>
					Object.entries(facts.fixed ?? {}).every(([input, value]) => (inputs[input] ?? false) === value),
				)
				.sort((a, b) => byTimeAndName(a.inputs, b.inputs));
			// Keys first: objects of a section may name each other's.
			const made = own.map((one) => ({ ...one, key: this.#key(facts.kind, one.inputs, one.id, facts.noun) }));
			// Side by side: the client keeps to the rate limits.
			const said = await Promise.all(
				made.map(({ id, inputs, key }) => this.#object(name, facts, { id, inputs, key, path })),
			);
			for (const [index, { key }] of made.entries()) objects[key] = said[index];
		}
		return objects;
	}

	/** A kind's objects, with the path of those that have further parents, such as the session of a reservation. */
	async #collections({ kind, references = {} }: SectionFacts): Promise<{ path: Parents; objects: RemoteObject[] }[]> {
		const description = kinds[kind];
		const further = Object.values(references).find(({ input }) => description.parents.includes(input));
		if (further === undefined)
			return [{ path: this.#path, objects: await this.remote.collection(description, this.#path) }];
		const of = `${this.#kindOf(further)} `;
		const ids = [...this.#keys.keys()].filter((token) => token.startsWith(of)).map((token) => token.slice(of.length));
		const paths = ids.map((id) => ({ ...this.#path, [further.input]: id }));
		return Promise.all(paths.map(async (path) => ({ path, objects: await this.remote.collection(description, path) })));
	}

	/** Parents of an object that the file names by key. */
	#parentInputs({ references = {} }: SectionFacts, path: Parents): Properties {
		const inputs = Object.values(references).map(({ input }) => input);
		return Object.fromEntries(inputs.filter((input) => path[input] !== undefined).map((input) => [input, path[input]]));
	}

	#key(kind: Kind, inputs: Properties, id: string, noun: string): string {
		const taken = this.#taken.get(kind) ?? new Set();
		this.#taken.set(kind, taken);
		const key = uniqueKey(labelOf(inputs, slugOf(noun)), taken);
		taken.add(key);
		this.#keys.set(`${kind} ${id}`, key);
		return key;
	}

	/** One object as its section says it. */
	async #object(
		section: SectionName,
		facts: SectionFacts,
		{ id, inputs, key, path }: { id: string; inputs: Properties; key: string; path: Parents },
	): Promise<Properties> {
		const from = [section, key];
		const { references = {}, lookups = {}, nested = {}, fixed = {} } = facts;
		const checked = this.#checked(facts.kind, { ...inputs, ...this.#parentsOf(facts.kind, path) }, from);
		const said: Properties = { [ADOPT]: id };
		const rest = this.#local(facts.kind, checked);
		for (const parent of kinds[facts.kind].parents) delete rest[parent];
		for (const input of Object.keys(fixed)) delete rest[input];
		const named: Properties = {};
		for (const [property, { input, list }] of Object.entries(lookups)) {
			const records =
				rest[input] === undefined ? [] : await this.remote.records(list.operation, { eventId: this.eventId });
			const name = records.find((record) => record[list.id] === rest[input])?.[list.name];
			if (name !== undefined) named[property] = name;
			delete rest[input];
		}
		for (const [property, reference] of Object.entries(references)) {
			const keys = this.#keysFor(inputs[reference.input], reference, [...from, property]);
			if (keys !== undefined) named[property] = keys;
			delete rest[reference.input];
		}
		Object.assign(said, section === "sessions" ? this.#sessionTimes(rest) : rest, named);
		const { parameter } = kinds[facts.kind].id;
		for (const [property, one] of Object.entries(nested)) {
			const value = await this.#nested(one, { ...path, [parameter]: id }, [...from, property]);
			if (value !== undefined) said[property] = value;
		}
		return said;
	}

	/** Times of a session in the words of the file, and no time zone that is the event's. */
	#sessionTimes({ startTime, endTime, timezone, ...rest }: Properties): Properties {
		const slot = slotOf(startTime, endTime, this.#dates, this.#zone) ?? { startTime, endTime };
		const { name, type, ...more } = rest;
		return { name, type, ...slot, ...(timezone !== this.#zone && { timezone }), ...more };
	}

	/** Keys for ids. */
	#keysFor(value: unknown, reference: ReferenceFacts, from: readonly string[]): unknown {
		if (value === undefined) return undefined;
		const { isList, allowsAll, itemKey } = reference;
		if (isList !== true) return this.#keyOf(value, reference, from);
		const items = value as unknown[];
		if (allowsAll === true && items[0] === "ALL") return "ALL";
		const keys = items.flatMap((item): unknown[] => {
			if (itemKey === undefined) return [this.#keyOf(item, reference, from)].filter((key) => key !== undefined);
			const { [`${itemKey}Id`]: id, ...rest } = item as Properties;
			const key = this.#keyOf(id, reference, from);
			const more = Object.entries(rest).filter(([, child]) => child !== false);
			if (key === undefined) return [];
			return [more.length === 0 ? key : { [itemKey]: key, ...Object.fromEntries(more) }];
		});
		return keys.length === 0 ? undefined : keys;
	}

	#keyOf(id: unknown, reference: ReferenceFacts, from: readonly string[]): string | undefined {
		const key = this.#keys.get(`${this.#kindOf(reference)} ${String(id)}`);
		if (key === undefined)
			this.#leftOut.push(`${from.join(".")}: names ${String(id)}, which is not in ${reference.to}.`);
		return key;
	}

	#kindOf({ to }: ReferenceFacts): Kind | undefined {
		return sectionEntries.find(([name]) => name === to)?.[1].kind;
	}

	/** What is below an object; undefined where that says nothing. */
	async #nested({ kind, input, isMap, inheritsFrom }: NestedFacts, path: Parents, from: string[]): Promise<unknown> {
		if (isMap !== true) {
			const said = await this.#singleton(kind, path, from);
			const isInherited = inheritsFrom !== undefined && this.#inherited.get(inheritsFrom) === JSON.stringify(said);
			return said === undefined || isInherited ? undefined : input === undefined ? said : said[input];
		}
		if (isOfPeople(kind) && this.options.withPeople !== true) return undefined;
		const objects: Properties = {};
		for (const { id, remote } of await this.remote.collection(kinds[kind], path)) {
			const { [kinds[kind].id.field]: value } = remote;
			const { parameter } = kinds[kind].id;
			// A video's name is in its answer, though no input.
			const inputs = { ...inputsOf(kinds[kind], remote), ...(parameter === "videoId" && { videoId: value }) };
			const key = uniqueKey(labelOf({ name: remote.name, ...inputs }, "unnamed"), new Set(Object.keys(objects)));
			const checked = this.#checked(kind, { ...inputs, ...this.#parentsOf(kind, path) }, [...from, key]);
			for (const parent of kinds[kind].parents) delete checked[parent];
			objects[key] = { [ADOPT]: id, ...this.#local(kind, checked) };
		}
		return Object.keys(objects).length === 0 ? undefined : objects;
	}

	/** An object that every parent has; undefined where it says nothing, as a live stream that is off. */
	async #singleton(kind: Kind, path: Parents, from: string[]): Promise<Properties | undefined> {
		const description = kinds[kind];
		const remote = await this.remote.singleton(description, path);
		if (remote === undefined) return undefined;
		const inputs = inputsOf(description, remote);
		if (Object.values(inputs).every((value) => value === false)) return undefined;
		const checked = this.#checked(kind, { ...inputs, ...this.#parentsOf(kind, path) }, from);
		for (const parent of description.parents) delete checked[parent];
		if (Object.keys(checked).length === 0) return undefined;
		const said = this.#local(kind, checked);
		this.#inherited.set(kind, JSON.stringify(said));
		return said;
	}

	/** What is said of the videos of channels. */
	async #videos(channels: Properties): Promise<Properties> {
		const videos: Properties = {};
		const seen = new Set<unknown>();
		for (const channel of Object.values(channels) as { videos?: Record<string, Properties> }[]) {
			for (const [wanted, { videoId }] of Object.entries(channel.videos ?? {})) {
				if (seen.has(videoId)) continue;
				seen.add(videoId);
				const key = uniqueKey(wanted, new Set(Object.keys(videos)));
				const said = await this.#singleton("VideoMetadata", { videoId: String(videoId) }, ["videos", key]);
				if (said !== undefined) videos[key] = { videoId, ...said };
			}
		}
		return Object.keys(videos).length === 0 ? {} : { videos };
	}

	#parentsOf(kind: Kind, path: Parents): Properties {
		return Object.fromEntries(kinds[kind].parents.map((parent) => [parent, path[parent]]));
	}

	#local(kind: Kind, inputs: Properties): Properties {
		const shapes = compileDescription(kinds[kind]).inputs;
		const entries = Object.entries(inputs).map(([name, value]) => [
			name,
			withLocalTimes(value, shapes.get(name), this.#zone),
		]);
		return Object.fromEntries(entries);
	}

	/** Inputs without what the API answers and would refuse; what is more than "no" is noted. */
	#checked(kind: Kind, inputs: Properties, from: readonly string[]): Properties {
		const compiled = compileDescription(kinds[kind]);
		const kept = structuredClone(inputs);
		for (;;) {
			const taken = checkInputs(compiled, {}, kept, () => false)
				.map(({ property, reason }) => ({ property, reason, place: deepest(kept, toPath(property)) }))
				// Without what every object must have it is no object: the check of the whole file says so.
				.find(({ place }) => place.length > 1 || compiled.inputs.get(String(place[0]))?.isRequired === false);
			if (taken === undefined) return kept;
			const value = takeOut(kept, taken.place);
			if (value !== false) this.#leftOut.push(`${pathText([...from, ...toPath(taken.property)])}: ${taken.reason}`);
		}
	}
}
