import { open, type RootDatabase } from "lmdb";

/** A stored object: JSON in the API's names. */
export type Stored = Record<string, unknown>;

type Change = { key: string; value?: Stored };

/**
 * The objects of the local API: in memory, and in a data folder where there is one. Keys are paths such as
 * `session/<eventId>/<sessionId>`; lists are in the order of creation.
 *
 * Handlers change the store synchronously; `commit` makes all changes of a request durable at once, before
 * it is answered, so that a kill at any moment loses nothing acknowledged and leaves no half of a request.
 */
export class Store {
	readonly #objects = new Map<string, Stored>();
	readonly #order = new Map<string, number>();
	#next = 0;
	#changes: Change[] = [];
	readonly #database: RootDatabase<{ order: number; value: Stored }, string> | undefined;

	/** @param folder data folder; in memory only where not given */
	constructor(folder?: string) {
		if (folder === undefined) return;
		this.#database = open({ path: folder, noSubdir: false });
		const entries = [...this.#database.getRange()].sort((a, b) => a.value.order - b.value.order);
		for (const { key, value } of entries) {
			this.#objects.set(key, value.value);
			this.#order.set(key, value.order);
			this.#next = value.order + 1;
		}
	}

	get isEmpty(): boolean {
		return this.#objects.size === 0;
	}

	get(key: string): Stored | undefined {
		return this.#objects.get(key);
	}

	/** Objects below a prefix such as `session/<eventId>/`, oldest first. */
	list(prefix: string): Stored[] {
		const found: Stored[] = [];
		for (const [key, value] of this.#objects) if (key.startsWith(prefix)) found.push(value);
		return found;
	}

	put(key: string, value: Stored): void {
		this.#objects.set(key, value);
		if (!this.#order.has(key)) this.#order.set(key, this.#next++);
		this.#changes.push({ key, value });
	}

	delete(key: string): void {
		if (!this.#objects.delete(key)) return;
		this.#order.delete(key);
		this.#changes.push({ key });
	}

	/** Deletes every object below a prefix. */
	deleteAll(prefix: string): void {
		for (const key of [...this.#objects.keys()]) if (key.startsWith(prefix)) this.delete(key);
	}

	/** Resolves when every change so far is on the disk. */
	async commit(): Promise<void> {
		const changes = this.#changes;
		this.#changes = [];
		const database = this.#database;
		if (database === undefined || changes.length === 0) return;
		await database.transaction(() => {
			for (const { key, value } of changes) {
				if (value === undefined) void database.remove(key);
				else void database.put(key, { order: this.#order.get(key) ?? 0, value });
			}
		});
		await database.flushed;
	}

	/** Everything, grouped by the first part of the keys. */
	dump(): Record<string, Stored[]> {
		const groups: Record<string, Stored[]> = {};
		for (const [key, value] of this.#objects) {
			const group = key.split("/")[0] ?? key;
			groups[group] ??= [];
			groups[group]?.push(value);
		}
		return groups;
	}

	async close(): Promise<void> {
		await this.commit();
		await this.#database?.close();
	}
}
