import { digest } from "../../api/digest";
import type { CreateJournal, NotedCreate } from "../journal";

/** Length of the digests by which notes know rows. */
const LENGTH = 16;

/**
 * Rows of which a create was sent and no list has shown the object since: after a kill, or where lists are late, they
 * are looked for before they are made again. Notes of a call are written before it.
 */
export class PendingRows {
	/** Rows of a note that no list has shown, by the note's name. */
	readonly #open = new Map<string, Set<string>>();

	/** @param collection names the list, in its place, among notes */
	constructor(
		private readonly journal: CreateJournal | undefined,
		private readonly collection: string,
	) {
		for (const [name, { key }] of journal?.notesOf(collection) ?? []) this.#open.set(name, new Set(Object.keys(key)));
	}

	/** Whether a create may have made the row's object. */
	has(handle: string): boolean {
		const row = this.#row(handle);
		return [...this.#open.values()].some((rows) => rows.has(row));
	}

	/** Notes that a create of rows is about to be sent. */
	begin(handles: readonly string[]): void {
		const rows = handles.map((handle) => this.#row(handle));
		const name = digest(JSON.stringify([this.collection, rows]), LENGTH);
		const note: NotedCreate = {
			collection: this.collection,
			key: Object.fromEntries(rows.map((row) => [row, ""])),
			before: [],
		};
		this.journal?.write(name, note);
		this.#open.set(name, new Set(rows));
	}

	/** Notes that the API refused a row. */
	drop(handle: string): void {
		this.end(new Set([handle]));
	}

	/** Notes that lists show the objects of rows. */
	end(handles: ReadonlySet<string>): void {
		if (this.#open.size === 0) return;
		const shown = new Set([...handles].map((handle) => this.#row(handle)));
		for (const [name, rows] of this.#open) {
			for (const row of rows) if (shown.has(row)) rows.delete(row);
			if (rows.size > 0) continue;
			this.#open.delete(name);
			this.journal?.end(name);
		}
	}

	#row(handle: string): string {
		return digest(`${this.collection} ${handle}`, LENGTH);
	}
}
