import { open, type RootDatabase } from "lmdb";

/** A stored object: JSON in the API's names. */
export type Stored = Record<string, unknown>;

/** A stored object with what the store knows of its creation, which a change leaves as it is. */
export interface Entry {
	/** Place among all objects that were ever made; one that is made anew under its key has a new place. */
	order: number;
	/** Time of the creation, in ms since the epoch. */
	made: number;
	value: Stored;
}

/** What stood under a key before a write; undefined where nothing did. */
export interface Change {
	key: string;
	before: Entry | undefined;
}

/** `session/<eventId>/` of `session/<eventId>/<sessionId>`. A slash after a plus is an id's own. */
function parentOf(key: string): string {
	let end = key.lastIndexOf("/");
	while (key[end - 1] === "+") end = key.lastIndexOf("/", end - 1);
	return key.slice(0, end + 1);
}

/**
 * The objects of the local API: in memory, and in a data folder where there is one. Keys are paths such as
 * `session/<eventId>/<sessionId>`; lists are in the order of creation.
 *
 * Handlers change the store synchronously; `commit` makes all changes of a request durable at once, before
 * it is answered, so that a kill at any moment loses nothing acknowledged and leaves no half of a request.
 * `rollback` takes the changes of a request back that failed half-way. Objects are values: put a changed copy.
 */
export class Store {
	/** Entries by key, below their parents: a list costs what it holds, however much else there is. */
	readonly #parents = new Map<string, Map<string, Entry>>();
	#next = 0;
	#changes: Change[] = [];
	#isListed: ((entry: Entry) => boolean) | undefined;
	#seen: ReadonlyMap<string, Stored | undefined> | undefined;
	readonly #now: () => number;
	readonly #database: RootDatabase<Entry, string> | undefined;

	/**
	 * @param folder data folder; in memory only where not given
	 * @param now clock of creations
	 */
	constructor(folder?: string, now: () => number = Date.now) {
		this.#now = now;
		if (folder === undefined) return;
		this.#database = open({ path: folder, noSubdir: false });
		const entries = [...this.#database.getRange()].sort((a, b) => a.value.order - b.value.order);
		for (const { key, value } of entries) {
			this.#entries(key).set(key, value);
			this.#next = value.order + 1;
		}
	}

	get isEmpty(): boolean {
		return [...this.#parents.values()].every((entries) => entries.size === 0);
	}

	/** The place that the next new object takes. */
	get next(): number {
		return this.#next;
	}

	/** The changes since the last commit, in their order. */
	get changes(): readonly Change[] {
		return this.#changes;
	}

	get(key: string): Stored | undefined {
		if (this.#seen?.has(key) === true) return this.#seen.get(key);
		return this.#parents.get(parentOf(key))?.get(key)?.value;
	}

	/**
	 * Objects directly below a parent such as `session/<eventId>/`, oldest first.
	 *
	 * @param isWanted leaves objects out; better than to do it afterwards, since what it leaves out is no part of a list
	 */
	list(parent: string, isWanted: (object: Stored) => boolean = () => true): Stored[] {
		const isListed = this.#isListed ?? (() => true);
		const objects: Stored[] = [];
		for (const entry of this.#parents.get(parent)?.values() ?? [])
			if (isWanted(entry.value) && isListed(entry)) objects.push(entry.value);
		return objects;
	}

	/** Takes a step for which `list` gives only what `isListed` says; `get` gives everything all the same. */
	listing<Result>(isListed: (entry: Entry) => boolean, step: () => Result): Result {
		this.#isListed = isListed;
		try {
			return step();
		} finally {
			this.#isListed = undefined;
		}
	}

	/** Takes a step for which `get` gives of some keys what is said here; `list` gives what is stored all the same. */
	seeing<Result>(seen: ReadonlyMap<string, Stored | undefined>, step: () => Result): Result {
		this.#seen = seen;
		try {
			return step();
		} finally {
			this.#seen = undefined;
		}
	}

	put(key: string, value: Stored): void {
		const entries = this.#entries(key);
		const before = entries.get(key);
		this.#changes.push({ key, before });
		entries.set(key, { order: before?.order ?? this.#next++, made: before?.made ?? this.#now(), value });
	}

	delete(key: string): void {
		const entries = this.#parents.get(parentOf(key));
		const before = entries?.get(key);
		if (before === undefined) return;
		this.#changes.push({ key, before });
		entries?.delete(key);
	}

	/** Deletes every object below a prefix, at any depth. */
	deleteAll(prefix: string): void {
		for (const [parent, entries] of this.#parents) {
			if (parent.startsWith(prefix)) for (const key of [...entries.keys()]) this.delete(key);
		}
	}

	/** Resolves when every change so far is on the disk. */
	async commit(): Promise<void> {
		const keys = new Set(this.#changes.map(({ key }) => key));
		this.#changes = [];
		const database = this.#database;
		if (database === undefined || keys.size === 0) return;
		// Read now: when the transaction runs, another request may have changed more.
		const entries = [...keys].map((key) => [key, this.#parents.get(parentOf(key))?.get(key)] as const);
		await database.transaction(() => {
			for (const [key, entry] of entries) {
				if (entry === undefined) void database.remove(key);
				else void database.put(key, entry);
			}
		});
		await database.flushed;
	}

	/** Takes back every change since the last commit. */
	rollback(): void {
		for (const { key, before } of this.#changes.reverse()) {
			if (before === undefined) this.#entries(key).delete(key);
			else this.#entries(key).set(key, before);
		}
		this.#changes = [];
	}

	/** Everything, grouped by the first part of the keys. */
	dump(): Record<string, Stored[]> {
		const groups: Record<string, Stored[]> = {};
		for (const [parent, entries] of this.#parents) {
			const [group = parent] = parent.split("/");
			groups[group] = [...(groups[group] ?? []), ...Array.from(entries.values(), ({ value }) => value)];
		}
		return groups;
	}

	async close(): Promise<void> {
		await this.commit();
		await this.#database?.close();
	}

	#entries(key: string): Map<string, Entry> {
		const parent = parentOf(key);
		let entries = this.#parents.get(parent);
		if (entries === undefined) {
			entries = new Map();
			this.#parents.set(parent, entries);
		}
		return entries;
	}
}
