import { type Kind, kinds } from "../../kinds";
import type { Api } from "../../lifecycle/api";
import { ADOPT } from "../../lifecycle/check";
import { inputsOf } from "../../lifecycle/declarable";
import type { Properties, ResourceDescription } from "../../lifecycle/description";
import { eventName } from "../expand/context";
import { literal } from "../file/params";
import type { KeyFacts, NestedFacts, SectionFacts } from "../section-facts";
import { eventFacts, factsOf, publicationFacts, questionsFacts, sectionEntries } from "../sections";
import type { SectionName } from "../spec";
import { toDefaults } from "./defaults";
import { EventWords } from "./event-words";
import { byTimeAndName, KeyBook, wantedKey } from "./key-book";
import { slugOf, uniqueKey } from "./keys";
import { isOfPeople, listOf } from "./people";
import type { PulledObject } from "./pulled-object";
import { isNone, type Parents, Remote, type RemoteObject } from "./remote";
import { withTracks } from "./tracks";

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

/** The same with what was read besides the words of the file. */
export interface PulledEvent extends Pulled {
	/** All objects of which the file says anything, parents first. */
	objects: PulledObject[];
	/** Sections that the API refuses for this event, and why; they are in `leftOut` too. */
	refused: string[];
}

/**
 * Reads an event as a conference file whose objects are taken over, so that the first run changes nothing.
 *
 * @throws ZoomApiError where there is no such event, or the app may not read it
 */
export async function pullConference(api: Api, eventId: string, options: PullOptions = {}): Promise<Pulled> {
	const { conference, leftOut } = await pullEvent(api, eventId, options);
	return { conference, leftOut };
}

/**
 * Reads an event, for any form in which it is written.
 *
 * @throws as `pullConference` does
 */
export async function pullEvent(api: Api, eventId: string, options: PullOptions = {}): Promise<PulledEvent> {
	return new Pull(new Remote(api, options.onRead), eventId, options).run();
}

/** Name of an event's resource, and of those that it has one of. */
const EVENT_NAME = eventName("");

class Pull {
	readonly #leftOut: string[] = [];
	readonly #refused: string[] = [];
	readonly #objects: PulledObject[] = [];
	readonly #keys = new KeyBook((leftOut) => this.#leftOut.push(leftOut));
	/** Answers of singletons that others inherit. */
	readonly #inherited = new Map<Kind, string>();
	readonly #words = new EventWords((leftOut) => this.#leftOut.push(leftOut));
	#path: Parents;

	constructor(
		private readonly remote: Remote,
		private readonly eventId: string,
		private readonly options: PullOptions,
	) {
		this.#path = { eventId };
	}

	async run(): Promise<PulledEvent> {
		const description: ResourceDescription = kinds[eventFacts.kind];
		const { get } = description.operations;
		const answer = await this.remote.one(get ?? "getEventInfo", this.#path);
		const { hubId, ...inputs } = inputsOf(description, answer);
		this.#path = { eventId: this.eventId, hubId: String(hubId) };
		const hub = await this.#hub(String(hubId));
		const event = this.#words.event({ ...inputs, hubId: String(hubId) });
		const conference: Properties = { ...hub, event: { [ADOPT]: this.eventId, ...event } };
		this.#note(eventFacts.kind, EVENT_NAME, this.#path);
		const questions = await this.#singleton(questionsFacts.kind, this.#path, ["questions"]);
		if (questions !== undefined) this.#note(questionsFacts.kind, EVENT_NAME, this.#path);
		const sections: Properties = {};
		for (const [name, facts] of sectionEntries) {
			if (!this.#isWanted(facts, String(inputs.eventType))) continue;
			const objects = await this.#orNone(name, () => this.#section(name, facts));
			if (Object.keys(objects).length > 0) sections[name] = objects;
		}
		await this.#namedBelow(sections);
		Object.assign(conference, toDefaults(withTracks(sections)), questions !== undefined && { questions });
		const { presentWhen }: ResourceDescription = kinds[publicationFacts.kind];
		conference.publish = presentWhen?.(answer) === true;
		if (conference.publish === true) this.#note(publicationFacts.kind, EVENT_NAME, this.#path);
		const [leftOut, refused, objects] = [this.#leftOut, this.#refused, this.#objects];
		return { conference: literal(conference), leftOut, refused, objects };
	}

	#note(kind: Kind, name: string, path: Parents): void {
		this.#objects.push({ kind, name, path });
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
			const reason = `${name}: ${error.message.split("\n", 1)[0]}`;
			this.#leftOut.push(reason);
			this.#refused.push(reason);
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

	/** The objects of a section by key. */
	async #section(name: SectionName, facts: SectionFacts): Promise<Properties> {
		const objects: Properties = {};
		for (const { path, objects: found } of await this.#collections(facts)) {
			const own = found
				.map(({ id, value, remote }) => ({
					id,
					value,
					inputs: { ...inputsOf(kinds[facts.kind], remote), ...this.#parentInputs(facts, path) } as Properties,
				}))
				.filter(({ inputs }) =>
					Object.entries(facts.fixed ?? {}).every(([input, value]) => (inputs[input] ?? false) === value),
				)
				.filter(({ inputs }) => listOf(facts.kind, inputs) === undefined)
				.sort((a, b) => byTimeAndName(a.inputs, b.inputs));
			const lists = found.flatMap(({ remote }) => listOf(facts.kind, inputsOf(kinds[facts.kind], remote)) ?? []);
			if (lists.length > 0)
				this.#leftOut.push(`${name}: ${lists.length} that belong to a ${lists[0]}; declare that, with its file.`);
			// Keys first: objects of a section may name each other's.
			const made = own.map((one) => ({ ...one, key: this.#keys.give(facts.kind, one.inputs, one.id, facts.noun) }));
			// Side by side: the client keeps to the rate limits.
			const said = await Promise.all(
				made.map(({ id, value, inputs, key }) => {
					const own = { ...path, [kinds[facts.kind].id.parameter]: String(value) };
					return this.#object(name, facts, { id, inputs, key, path: own });
				}),
			);
			for (const [index, { key }] of made.entries()) objects[key] = said[index]?.said;
			this.#objects.push(...said.flatMap(({ found }) => found));
		}
		return objects;
	}

	/** A kind's objects, with the path of those that have further parents, such as the session of a reservation. */
	async #collections({ kind, references = {} }: SectionFacts): Promise<{ path: Parents; objects: RemoteObject[] }[]> {
		const description = kinds[kind];
		const further = Object.values(references).find(({ input }) => description.parents.includes(input));
		if (further === undefined)
			return [{ path: this.#path, objects: await this.remote.collection(description, this.#path) }];
		const paths = this.#keys.idsIn(further.to).map((id) => ({ ...this.#path, [further.input]: id }));
		return Promise.all(paths.map(async (path) => ({ path, objects: await this.remote.collection(description, path) })));
	}

	/** Parents of an object that the file names by key. */
	#parentInputs({ references = {} }: SectionFacts, path: Parents): Properties {
		const inputs = Object.values(references).map(({ input }) => input);
		return Object.fromEntries(inputs.filter((input) => path[input] !== undefined).map((input) => [input, path[input]]));
	}

	/** One object as its section says it, and with what is below it in the order in which it is made. */
	async #object(
		section: SectionName,
		facts: SectionFacts,
		{ id, inputs, key, path }: { id: string; inputs: Properties; key: string; path: Parents },
	): Promise<{ said: Properties; found: PulledObject[] }> {
		const found: PulledObject[] = [{ kind: facts.kind, name: key, path }];
		const from: [SectionName, string] = [section, key];
		const { references = {}, lookups = {}, nested = {}, fixed = {} } = facts;
		const said: Properties = { [ADOPT]: id };
		const rest = this.#words.said(facts.kind, { ...inputs, ...this.#parentsOf(facts.kind, path) }, from);
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
			const keys = this.#keys.keysFor(inputs[reference.input], reference, [...from, property]);
			if (keys !== undefined) named[property] = keys;
			delete rest[reference.input];
		}
		Object.assign(said, facts.isProgramme === true ? this.#words.session(rest) : rest, named);
		for (const [property, one] of Object.entries(nested)) {
			const value = await this.#nested(one, path, [...from, property], found);
			if (value !== undefined) said[property] = value;
		}
		return { said, found };
	}

	/** What is below an object; undefined where that says nothing. */
	async #nested(
		{ kind, input, isMap, inheritsFrom, keyGives }: NestedFacts,
		path: Parents,
		from: [section: string, holder: string, property: string],
		found: PulledObject[],
	): Promise<unknown> {
		const [, holder] = from;
		if (isMap !== true) {
			const said = await this.#singleton(kind, path, from);
			const isInherited = inheritsFrom !== undefined && this.#inherited.get(inheritsFrom) === JSON.stringify(said);
			const value = said === undefined || isInherited ? undefined : input === undefined ? said : said[input];
			if (value !== undefined) found.push({ kind, name: holder, path });
			return value;
		}
		if (isOfPeople(kind) && this.options.withPeople !== true) return undefined;
		const objects: Properties = {};
		for (const { id, value, remote } of await this.remote.collection(kinds[kind], path)) {
			const { parameter } = kinds[kind].id;
			const inputs = { ...inputsOf(kinds[kind], remote), ...(parameter === keyGives?.input && { [parameter]: value }) };
			// What it is called may be in the answer, though no input.
			const key = uniqueKey(
				wantedKey({ name: remote.name, ...inputs }, slugOf(kinds[kind].noun, "object")),
				new Set(Object.keys(objects)),
			);
			const words = this.#words.said(kind, { ...inputs, ...this.#parentsOf(kind, path) }, [...from, key]);
			for (const parent of kinds[kind].parents) delete words[parent];
			objects[key] = { [ADOPT]: id, ...words };
			found.push({ kind, name: `${holder}.${key}`, path: { ...path, [parameter]: String(value) } });
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
		const said = this.#words.said(kind, { ...inputs, ...this.#parentsOf(kind, path) }, from);
		for (const parent of description.parents) delete said[parent];
		if (Object.keys(said).length === 0) return undefined;
		this.#inherited.set(kind, JSON.stringify(said));
		return said;
	}

	/** Sections of what is named below objects of others: what is said of the videos of channels. */
	async #namedBelow(sections: Properties): Promise<void> {
		for (const [name, { nested = {} }] of sectionEntries) {
			for (const [property, { keyGives }] of Object.entries(nested)) {
				if (keyGives === undefined) continue;
				const holders = Object.values((sections[name] ?? {}) as Record<string, Properties>);
				const named = await this.#named(
					keyGives,
					holders.map((holder) => (holder[property] ?? {}) as Record<string, Properties>),
				);
				if (Object.keys(named).length > 0) sections[keyGives.in] = named;
			}
		}
	}

	/** The objects of a section that others name by an input, each once. */
	async #named({ input, in: section }: KeyFacts, maps: readonly Record<string, Properties>[]): Promise<Properties> {
		const objects: Properties = {};
		const facts = factsOf(section);
		const seen = new Set<unknown>();
		for (const [wanted, { [input]: id }] of maps.flatMap((map) => Object.entries(map))) {
			if (facts === undefined || seen.has(id)) continue;
			seen.add(id);
			const key = uniqueKey(wanted, new Set(Object.keys(objects)));
			const said = await this.#singleton(facts.kind, { [input]: String(id) }, [section, key]);
			if (said === undefined) continue;
			objects[key] = { [input]: id, ...said };
			this.#note(facts.kind, key, { [input]: String(id) });
		}
		return objects;
	}

	#parentsOf(kind: Kind, path: Parents): Properties {
		return Object.fromEntries(kinds[kind].parents.map((parent) => [parent, path[parent]]));
	}
}
