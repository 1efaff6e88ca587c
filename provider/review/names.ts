import type { ConferenceSpec, Declaration } from "../conference";
import { expand, Reference } from "../conference";
import type { Kind } from "../conference/sections";
import { kinds } from "../kinds";
import type { Properties } from "../lifecycle/description";
import { isCountedOnly } from "./discretion";
import { type Step, UNKNOWN } from "./preview";

/** An object by kind and name. */
export interface ObjectName {
	kind: Kind;
	name: string;
}

const token = ({ kind, name }: ObjectName): string => `${kind} ${name}`;

function isMap(value: unknown): value is Properties {
	return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Reference);
}

/** References anywhere in the inputs of a declaration. */
function referencesIn(value: unknown): Reference[] {
	if (value instanceof Reference) return [value];
	if (Array.isArray(value)) return value.flatMap(referencesIn);
	return isMap(value) ? Object.values(value).flatMap(referencesIn) : [];
}

/** One version of the conference file, by its objects. */
export class Version {
	readonly #declarations = new Map<string, Declaration>();
	readonly #users = new Map<string, Declaration[]>();
	/** What takes all sessions, whichever there are. */
	readonly #takesAll: Declaration[] = [];
	readonly #dates: readonly string[];

	/** What it expands to, in the order in which it is made. */
	readonly declarations: readonly Declaration[];

	/** @param spec the version; undefined if there is none, such as before the first */
	constructor(readonly spec: ConferenceSpec | undefined) {
		const declarations = spec === undefined ? [] : expand(spec);
		this.declarations = declarations;
		for (const declaration of declarations) {
			this.#declarations.set(token(declaration), declaration);
			const { sessions } = declaration.inputs;
			if (Array.isArray(sessions) && sessions.includes("ALL")) this.#takesAll.push(declaration);
			for (const reference of referencesIn(declaration.inputs)) {
				const key = token(reference);
				const users = this.#users.get(key);
				if (users === undefined) this.#users.set(key, [declaration]);
				else users.push(declaration);
			}
		}
		const days = declarations
			.filter(({ kind }) => kind === "Event")
			.flatMap(({ inputs }) => (inputs.calendar ?? []) as { startTime?: string }[]);
		// Texts of this project begin with the local date.
		this.#dates = [...new Set(days.map(({ startTime = "" }) => startTime.slice(0, 10)))].sort();
	}

	/** The declaration of an object. */
	get(object: ObjectName): Declaration | undefined {
		return this.#declarations.get(token(object));
	}

	/** Objects that name this one, with those that take all sessions. */
	usersOf(object: ObjectName): Declaration[] {
		const named = this.#users.get(token(object)) ?? [];
		if (object.kind !== "Session") return named;
		return [...new Set([...named, ...this.#takesAll])];
	}

	/** Objects that this one names. */
	usedBy(object: ObjectName): Declaration[] {
		const references = referencesIn(this.get(object)?.inputs);
		return references.flatMap((reference) => this.get(reference) ?? []);
	}

	/** Local dates of the event's days, for `day 1`. */
	dates(): readonly string[] {
		return this.#dates;
	}
}

/** Kinds whose objects are parts of an object of another kind that has the same name in the conference. */
const PARTS: readonly [suffix: RegExp, owner: Kind][] = [
	[/^Session(?=.)/, "Session"],
	[/^TicketTypeQuestions$/, "TicketType"],
	[/^VodChannel(?=.)/, "VodChannel"],
	[/^Event(?=.)/, "Event"],
];

/** Names for people, from both versions of the file and from the ids that the preview shows. */
export class Names {
	readonly #ids = new Map<string, ObjectName>();
	readonly #titles = new Map<string, string>();

	/** @param hasOldInputs whether what the preview shows as old was declared by the version before */
	constructor(
		readonly before: Version,
		readonly after: Version,
		steps: readonly Step[],
		hasOldInputs: boolean,
	) {
		// What a file names and the preview gives by id stand at the same place. What is surest comes last: the state may
		// be of another version than the file before.
		if (hasOldInputs) for (const step of steps) this.#learn(before.get(step)?.inputs, step.before);
		for (const step of steps) this.#learn(after.get(step)?.inputs, step.after);
		for (const step of steps) {
			if (step.id !== undefined) this.#ids.set(step.id, step);
			for (const { name } of [step.before, step.after])
				if (typeof name === "string") this.#titles.set(token(step), name);
		}
	}

	#learn(declared: unknown, shown: unknown): void {
		if (declared instanceof Reference) {
			if (typeof shown === "string" && shown !== UNKNOWN) this.#ids.set(shown, declared);
		} else if (Array.isArray(declared) && Array.isArray(shown)) {
			for (const [index, item] of declared.entries()) this.#learn(item, shown[index]);
		} else if (isMap(declared) && isMap(shown)) {
			for (const [key, item] of Object.entries(declared)) this.#learn(item, shown[key]);
		}
	}

	/** The title of an object, by its own name or that of what it belongs to; its key where it has none. */
	title(object: ObjectName): string {
		const own =
			this.after.get(object)?.inputs.name ?? this.before.get(object)?.inputs.name ?? this.#titles.get(token(object));
		if (typeof own === "string") return own;
		const owner = PARTS.find(([pattern, kind]) => kind !== object.kind && pattern.test(object.kind))?.[1];
		const [name = object.name] = owner === "Event" ? [object.name] : object.name.split(".");
		return owner === undefined || isCountedOnly(owner) ? object.name : this.title({ kind: owner, name });
	}

	/** What an id stands for; undefined where neither file nor preview says. */
	ofId(id: string): string | undefined {
		const object = this.#ids.get(id);
		return object && this.title(object);
	}

	/**
	 * Inputs with titles instead of ids. The file says what a value not yet known will be.
	 */
	readable(step: Step, side: "before" | "after"): Properties {
		const declared = this[side].get(step)?.inputs;
		const walk = (value: unknown, source: unknown): unknown => {
			if (value === UNKNOWN) return source instanceof Reference ? this.title(source) : undefined;
			if (typeof value === "string") return this.ofId(value) ?? value;
			if (Array.isArray(value))
				return value.map((item, index) => walk(item, Array.isArray(source) ? source[index] : undefined));
			if (!isMap(value)) return value;
			return Object.fromEntries(
				Object.entries(value).map(([key, child]) => [key, walk(child, isMap(source) ? source[key] : undefined)]),
			);
		};
		return walk(step[side], declared) as Properties;
	}
}

/** Noun of a kind: `ticket type`. */
export function nounOf(kind: Kind): string {
	return kinds[kind].noun;
}
