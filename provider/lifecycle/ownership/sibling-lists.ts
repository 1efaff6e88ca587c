import { setTimeout as sleep } from "node:timers/promises";
import type { WireObject } from "../description";
import type { Siblings } from "./attempt";
import { type Found, type Key, KeyIndex } from "./key-index";

/** Lookups that are asked for within this time share a list, in ms. */
const GATHER_MS = 20;

/** The lists of what is in each collection: shared by creates that ask at about the same time, and searched by key. */
export class SiblingLists {
	readonly #snapshots = new Map<string, Promise<WireObject[]>>();
	readonly #lookups = new Map<string, Promise<WireObject[]>>();
	readonly #index = new KeyIndex();

	/** @param gatherMs lists that are asked for within this time are one */
	constructor(private readonly gatherMs = GATHER_MS) {}

	/** Ids of the objects of a list that have a key, and of those that don't show whether they have. */
	withKey(objects: readonly WireObject[], key: Key, siblings: Siblings): Promise<Found> {
		return this.#index.withKey(objects, key, siblings);
	}

	/** What the collection held when this run first looked, or holds now. */
	listed(siblings: Siblings, needsFresh: boolean): Promise<WireObject[]> {
		if (needsFresh) return this.present(siblings);
		const { collection } = siblings;
		const known = this.#snapshots.get(collection) ?? siblings.list();
		this.#snapshots.set(collection, known);
		known.catch(() => this.#snapshots.delete(collection));
		return known;
	}

	/** A list that begins after this is asked for. */
	present({ collection, list }: Siblings): Promise<WireObject[]> {
		let lookup = this.#lookups.get(collection);
		if (lookup === undefined) {
			lookup = sleep(this.gatherMs).then(() => {
				this.#lookups.delete(collection);
				return list();
			});
			this.#lookups.set(collection, lookup);
		}
		return lookup;
	}
}
