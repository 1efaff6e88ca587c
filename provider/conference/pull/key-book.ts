import type { Kind } from "../../kinds";
import type { Properties } from "../../lifecycle/description";
import type { ReferenceFacts } from "../section-facts";
import { factsOf } from "../sections";
import { slugOf, uniqueKey } from "./keys";

/** Properties of which a key is made, the first that an object has. */
const NAMES = ["name", "title", "email", "videoId"];

/** What a key is made of: what names the object, or else its noun. */
export function wantedKey(inputs: Properties, fallback: string): string {
	const name = NAMES.map((one) => inputs[one]).find((value) => typeof value === "string") as string | undefined;
	return slugOf((name ?? fallback).replace(/@.*/, ""), fallback);
}

/** Order in which people look for things: what begins first, else by name. */
export function byTimeAndName(a: Properties, b: Properties): number {
	const [one, other] = [a, b].map((inputs) => `${String(inputs.startTime ?? "")} ${wantedKey(inputs, "")}`);
	return String(one) < String(other) ? -1 : 1;
}

/** The keys that objects get as they are read, and by which others name them. */
export class KeyBook {
	/** Keys by kind and id. */
	readonly #keys = new Map<string, string>();
	/** Keys of each kind: sponsors and exhibitors share theirs. */
	readonly #taken = new Map<Kind, Set<string>>();

	/** @param note told of each id that has no key */
	constructor(private readonly note: (leftOut: string) => void) {}

	/** Gives an object its key. */
	give(kind: Kind, inputs: Properties, id: string, noun: string): string {
		const taken = this.#taken.get(kind) ?? new Set();
		this.#taken.set(kind, taken);
		const key = uniqueKey(wantedKey(inputs, slugOf(noun, "object")), taken);
		taken.add(key);
		this.#keys.set(`${kind} ${id}`, key);
		return key;
	}

	/** Ids of the objects of a section that have a key. */
	idsIn(section: string): string[] {
		const start = `${factsOf(section)?.kind} `;
		return [...this.#keys.keys()].filter((token) => token.startsWith(start)).map((token) => token.slice(start.length));
	}

	/** Keys for ids. */
	keysFor(value: unknown, reference: ReferenceFacts, from: readonly string[]): unknown {
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
		const key = this.#keys.get(`${factsOf(reference.to)?.kind} ${String(id)}`);
		if (key === undefined) this.note(`${from.join(".")}: names ${String(id)}, which is not in ${reference.to}.`);
		return key;
	}
}
