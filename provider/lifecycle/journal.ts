import { createHash, randomUUID } from "node:crypto";
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
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

/** A line of a log: what is noted of a resource's create from then on; nothing where its note is over. */
interface Line {
	identity: string;
	note?: NotedCreate;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Logs that nobody wrote to for as long say nothing any more, in ms. */
const LIFETIME_MS = 30 * DAY_MS;

/**
 * Notes of creates on the disk, by the name that the resource has in its program and stack.
 *
 * A note is written before the request and gets the id after it. It goes when the engine shows, in a later run, that
 * its state has the object; until then the process may have been killed before the state was written. Each process
 * appends to a log of its own, numbered after those that it found, whatever the clock says; of a resource the last line
 * of all logs counts. So a kill can tear a last line alone, and a large run costs no file for each object.
 */
export class CreateJournal {
	#notes: Map<string, NotedCreate> | undefined;
	#log: string | undefined;

	/** @param folder where logs are, of one account; made at the first write */
	constructor(private readonly folder: string) {}

	/** Journal of an account below a base folder. */
	static of(base: string, account: string): CreateJournal {
		return new CreateJournal(join(base, "creates", createHash("sha256").update(account).digest("hex").slice(0, 16)));
	}

	/** The note of a resource's create that no run has confirmed. */
	read(identity: string): NotedCreate | undefined {
		return this.#all().get(identity);
	}

	/** How many creates are noted. */
	get size(): number {
		return this.#all().size;
	}

	/** Notes a create, in the place of what was noted of it before. */
	write(identity: string, note: NotedCreate): void {
		this.#all().set(identity, note);
		this.#append({ identity, note });
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
		if (this.#all().delete(identity)) this.#append({ identity });
	}

	/** Forgets the note of an object that is deleted. */
	endOf(id: string): void {
		for (const [identity, note] of this.#all()) if (note.id === id) this.end(identity);
	}

	#append(line: Line): void {
		if (this.#log === undefined) {
			mkdirSync(this.folder, { recursive: true, mode: 0o700 });
			const number = String(numberOf(logsIn(this.folder).at(-1)) + 1).padStart(10, "0");
			// Runs of two stacks may begin at once; which of them is first says nothing.
			this.#log = join(this.folder, `${number}-${randomUUID()}${SUFFIX}`);
		}
		appendFileSync(this.#log, `${JSON.stringify(line)}\n`, { mode: 0o600 });
	}

	/** Read once: one process at a time works on a stack, and only its notes matter to it. */
	#all(): Map<string, NotedCreate> {
		this.#notes ??= readLogs(this.folder);
		return this.#notes;
	}
}

const SUFFIX = ".ndjson";

/** What all logs of a folder say. Logs that matter no more are removed. */
function readLogs(folder: string): Map<string, NotedCreate> {
	const notes = new Map<string, NotedCreate>();
	/** The log that a note was last written to. */
	const written = new Map<string, string>();
	const unchangedMs = new Map<string, number>();
	for (const name of logsIn(folder)) {
		const file = join(folder, name);
		// Another process may remove a log meanwhile: then nothing in it matters.
		const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
		unchangedMs.set(file, age);
		for (const { identity, note } of age > LIFETIME_MS ? [] : linesOf(file)) {
			if (note === undefined) notes.delete(identity);
			else notes.set(identity, note);
			written.set(identity, file);
		}
	}
	const needed = new Set([...notes.keys()].map((identity) => written.get(identity)));
	// Oldest first: what a log ends is noted in it or in an older one. A young one may be of a process that still runs.
	for (const [file, age] of unchangedMs) {
		if (age < DAY_MS || needed.has(file)) break;
		rmSync(file, { force: true });
	}
	return notes;
}

/** Names of the logs, in the order of their numbers. */
function logsIn(folder: string): string[] {
	try {
		return readdirSync(folder)
			.filter((name) => name.endsWith(SUFFIX))
			.sort();
	} catch {
		return [];
	}
}

/** The number in a log's name; 0 before the first. */
function numberOf(name = "0"): number {
	return Number(name.split("-", 1)[0]);
}

function textOf(file: string): string {
	try {
		return readFileSync(file, "utf8");
	} catch {
		return "";
	}
}

/** The lines of a log that are whole: a kill may have torn the last one. */
function linesOf(file: string): Line[] {
	return textOf(file)
		.split("\n")
		.flatMap((text) => {
			try {
				return [JSON.parse(text) as Line];
			} catch {
				return [];
			}
		});
}
