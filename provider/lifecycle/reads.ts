import type { WireObject } from "./description";

/** Reads that are asked for within this time share a list, in ms. */
const GATHER_MS = 20;

/** A list serves later reads for this long, in ms, as long as this process writes nothing. */
const LIST_LIFETIME_MS = 10_000;

/** How objects of one collection are read. */
export interface ReadPlan {
	/** Id of an object. */
	idOf: (object: WireObject) => string;
	/** Reads one object; absent where the API has no such operation. */
	get?: (id: string) => Promise<WireObject>;
	/** Reads all objects of the collection; absent where its answer lacks something that is needed. */
	list?: () => Promise<WireObject[]>;
	/** Count of the writes that this process has made. */
	writes: () => number;
}

interface Collection {
	waiting: { id: string; resolve: (object: WireObject | undefined) => void; reject: (error: unknown) => void }[];
	listed?: { objects: Promise<Map<string, WireObject>>; until: number; writes: number };
}

/**
 * Reads objects in bulk: the cost of many siblings is one list, not a request each.
 *
 * A single read is a GET where there is one. Several at about the same time are served by a list, which also
 * serves those that follow soon, until something is written. A list proves that an object is there, never that it is
 * gone: it may be cut, or late. What it lacks is read by itself.
 */
export class Reads {
	readonly #collections = new Map<string, Collection>();

	/** @param gatherMs reads that are asked for within this time share a list */
	constructor(private readonly gatherMs = GATHER_MS) {}

	/**
	 * Reads an object.
	 *
	 * @param collection tells collections apart
	 * @param isAgain asks for a list of its own time, though there is one already
	 * @returns undefined where a list doesn't hold it
	 * @throws what `get` or `list` throws
	 */
	find(collection: string, id: string, plan: ReadPlan, isAgain = false): Promise<WireObject | undefined> {
		const { get, list } = plan;
		if (list === undefined) return get?.(id) ?? Promise.resolve(undefined);
		const known = this.#collections.get(collection) ?? { waiting: [] };
		this.#collections.set(collection, known);
		const { listed } = known;
		if (!isAgain && listed !== undefined && listed.until > Date.now() && listed.writes === plan.writes()) {
			return listed.objects.then((objects) => objects.get(id) ?? get?.(id));
		}
		return new Promise((resolve, reject) => {
			known.waiting.push({ id, resolve, reject });
			if (known.waiting.length === 1) setTimeout(() => this.#serve(known, plan, list), this.gatherMs);
		});
	}

	#serve(collection: Collection, { idOf, get, writes }: ReadPlan, list: () => Promise<WireObject[]>): void {
		const waiting = collection.waiting;
		collection.waiting = [];
		const [first] = waiting;
		if (first !== undefined && waiting.length === 1 && get !== undefined) {
			get(first.id).then(first.resolve, first.reject);
			return;
		}
		const objects = list().then((records) => new Map(records.map((record) => [idOf(record), record])));
		collection.listed = { objects, until: Date.now() + LIST_LIFETIME_MS, writes: writes() };
		objects.catch(() => {
			delete collection.listed;
		});
		for (const { id, resolve, reject } of waiting) {
			objects.then((known) => known.get(id) ?? get?.(id)).then(resolve, reject);
		}
	}
}
