import type { WireObject } from "../description";

/** Digests of the values of a natural key, by property. */
export type Key = Readonly<Record<string, string>>;

/** How the objects of a list show their keys. */
export interface Keyed {
	idOf(object: WireObject): string;
	/** Digests of the values that an object shows in a list, those of `names`. */
	digestsOf(object: WireObject, names: readonly string[]): Key;
	/** The same of all that it shows when it is read by itself; absent where the API can't do that. */
	fullDigestsOf?(id: string, names: readonly string[]): Promise<Key>;
}

/** Objects that have a key, and those that don't show whether they have. */
export interface Found {
	same: string[];
	unclear: string[];
}

/** Objects that show the same properties of a key. */
interface IndexPart {
	shown: string[];
	byDigests: Map<string, string[]>;
}

/** Finds objects of lists by their natural keys; each list is gone through once, however many creates look into it. */
export class KeyIndex {
	readonly #indexes = new WeakMap<readonly WireObject[], Map<string, Map<string, IndexPart>>>();

	/** Ids of the objects that have a key, and of those that don't show whether they have. */
	async withKey(objects: readonly WireObject[], key: Key, keyed: Keyed): Promise<Found> {
		const names = Object.keys(key).sort();
		const found: Found = { same: [], unclear: [] };
		for (const { shown, byDigests } of this.#indexOf(objects, names, keyed).values()) {
			const ids = byDigests.get(JSON.stringify(shown.map((name) => key[name]))) ?? [];
			if (shown.length === names.length) {
				found.same.push(...ids);
				continue;
			}
			// Read by itself only where what the list shows doesn't tell.
			for (const id of ids) {
				const digests = (await keyed.fullDigestsOf?.(id, names)) ?? {};
				if (names.some((name) => digests[name] === undefined)) found.unclear.push(id);
				else if (names.every((name) => digests[name] === key[name])) found.same.push(id);
			}
		}
		return found;
	}

	#indexOf(objects: readonly WireObject[], names: readonly string[], keyed: Keyed): Map<string, IndexPart> {
		const known = this.#indexes.get(objects) ?? new Map<string, Map<string, IndexPart>>();
		this.#indexes.set(objects, known);
		const of = JSON.stringify(names);
		const index = known.get(of) ?? new Map<string, IndexPart>();
		if (known.has(of)) return index;
		known.set(of, index);
		for (const object of objects) {
			const digests = keyed.digestsOf(object, names);
			const shown = names.filter((name) => digests[name] !== undefined);
			const part = index.get(JSON.stringify(shown)) ?? { shown, byDigests: new Map<string, string[]>() };
			index.set(JSON.stringify(shown), part);
			const values = JSON.stringify(shown.map((name) => digests[name]));
			part.byDigests.set(values, [...(part.byDigests.get(values) ?? []), keyed.idOf(object)]);
		}
		return index;
	}
}
