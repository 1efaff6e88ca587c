import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Properties } from "./description";

/** What is noted of a create, so that one that was interrupted is taken over and not repeated. */
export interface NotedCreate {
	/** Kind and place of the object: notes of one collection have the same. */
	collection: string;
	/** Digests of the values by which the object is found, by property; values may be of a person. */
	key: Readonly<Record<string, string>>;
	/** Ids of objects with these values that were there before. */
	before: readonly string[];
	/** Id of what was made; absent until the API has answered. */
	id?: string;
	/** Outputs of what was made, where the API can't be asked for them again. */
	outputs?: Properties;
	/** Digest of what was declared, where the API can't be asked whether that is what was made. */
	declared?: string;
}

/** Notes older than this say nothing any more, in ms. */
const LIFETIME_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Notes of creates on the disk, a small file each, by the name that the resource has in its program and stack.
 *
 * A note is written before the request and gets the id after it. It goes when the engine shows, in a later run, that
 * its state has the object; until then the process may have been killed before the state was written.
 */
export class CreateJournal {
	#notes: Map<string, NotedCreate> | undefined;

	/** @param folder where notes are, of one account; made at the first write */
	constructor(private readonly folder: string) {}

	/** Journal of an account below a base folder. */
	static of(base: string, account: string): CreateJournal {
		return new CreateJournal(join(base, "creates", createHash("sha256").update(account).digest("hex").slice(0, 16)));
	}

	/** The note of a resource's create that no run has confirmed. */
	read(identity: string): NotedCreate | undefined {
		return this.#all().get(identity);
	}

	write(identity: string, note: NotedCreate): void {
		const notes = this.#all();
		if (notes.size === 0) mkdirSync(this.folder, { recursive: true, mode: 0o700 });
		notes.set(identity, note);
		// A kill must leave the old note or the new one.
		const written = `${this.#file(identity)}.new`;
		writeFileSync(written, JSON.stringify(note), { mode: 0o600 });
		renameSync(written, this.#file(identity));
	}

	/** Whether an object is noted as made by another resource's create. */
	isOfAnother(id: string, identity: string | undefined): boolean {
		for (const [other, note] of this.#all()) if (note.id === id && other !== identity) return true;
		return false;
	}

	/** How many creates with the same key, in the same collection, have no id yet; their objects can't be told apart. */
	countOpen({ collection, key }: NotedCreate): number {
		const wanted = JSON.stringify(key);
		return [...this.#all().values()].filter(
			(note) => note.id === undefined && note.collection === collection && JSON.stringify(note.key) === wanted,
		).length;
	}

	/** Forgets a note: the state has the object, or there is none. */
	end(identity: string): void {
		if (this.#all().delete(identity)) rmSync(this.#file(identity), { force: true });
	}

	/** Forgets the note of an object that is deleted. */
	endOf(id: string): void {
		for (const [identity, note] of this.#all()) if (note.id === id) this.end(identity);
	}

	#file(identity: string): string {
		return join(this.folder, `${identity}.json`);
	}

	/** Read once: one process at a time works on a stack, and only its notes matter to it. */
	#all(): Map<string, NotedCreate> {
		this.#notes ??= new Map(
			filesIn(this.folder).flatMap((name) => {
				const note = parsed(join(this.folder, name));
				return note === undefined ? [] : [[name.slice(0, -".json".length), note] as const];
			}),
		);
		return this.#notes;
	}
}

function filesIn(folder: string): string[] {
	try {
		return readdirSync(folder).filter((name) => name.endsWith(".json"));
	} catch {
		return [];
	}
}

/** A note; undefined where it is too old, or no note. */
function parsed(file: string): NotedCreate | undefined {
	try {
		if (statSync(file).mtimeMs + LIFETIME_MS < Date.now()) {
			rmSync(file, { force: true });
			return undefined;
		}
		return JSON.parse(readFileSync(file, "utf8")) as NotedCreate;
	} catch {
		return undefined;
	}
}
