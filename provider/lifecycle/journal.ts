import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { digest } from "../api/digest";
import { NotesFolderError } from "../api/errors";
import { isObject } from "../api/json";
import { makeFolder } from "../api/notes-folder";
import type { Properties } from "./description";
import { type AppendToLog, appendDurably, appendOwn } from "./journal-log";
import { keyOf, type ObjectRef } from "./ownership/stack-view";

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

/** What is noted of a resource's create from then on; nothing where its note is over. */
interface CreateLine {
	identity: string;
	note?: NotedCreate;
}

/** An object that has a replacement, and is to be deleted; over where that is so no more. */
interface ReplacedLine {
	/** Digest of the object: an id alone may be that of several, or an address. */
	replaced: string;
	isOver?: true;
}

/** A line of a log. */
type Line = CreateLine | ReplacedLine;

/** What the logs say. */
interface Noted {
	creates: Map<string, NotedCreate>;
	/** Digests of objects that have a replacement. */
	replaced: Set<string>;
	/** Why that is not all. */
	unread?: unknown;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Logs that nobody wrote to for as long say nothing any more, in ms. */
const LIFETIME_MS = 30 * DAY_MS;

function digestOf(ref: ObjectRef): string {
	return digest(keyOf(ref), 22);
}

function readOwn(file: string): string {
	return readFileSync(file, "utf8");
}

/** The folder of an account's logs. */
function folderOf(base: string, account: string): string {
	return join(base, "creates", digest(account, 16, "hex"));
}

function removeFile(file: string): void {
	rmSync(file, { force: true });
}

/**
 * Notes of creates on the disk, by the name that the resource has in its program and stack.
 *
 * A note is written before the request and gets the id after it. It goes when the engine shows, in a later run, that
 * its state has the object; until then the process may have been killed before the state was written. Each process
 * appends to a log of its own, numbered after those that it found, whatever the clock says; of a resource the last line
 * of all logs counts. So a kill can tear a last line alone, and a large run costs no file for each object.
 *
 * A folder that can't be used is an error before a request alone: what has been made must come into the state.
 */
export class CreateJournal {
	#noted: Noted | undefined;
	#log: string | undefined;
	/** Lines of what has happened that could not be written yet. */
	#due: readonly Line[] = [];
	/** True once the folder is known to keep what is noted. */
	#isKept = false;

	/**
	 * @param folder where logs are, of one account; made at the first write
	 * @param append how a log is written to
	 * @param readText how a log is read
	 * @param isOnly whether nothing else tells of what a killed run has made, since the engine writes its state at the
	 * end alone
	 */
	constructor(
		private readonly folder: string,
		private readonly append: AppendToLog = appendOwn,
		private readonly readText = readOwn,
		private readonly isOnly = false,
	) {}

	/**
	 * Journal of an account below a base folder.
	 *
	 * @param isOnly whether nothing else tells of what a killed run has made: each note then is on the disk before its
	 * request is sent
	 */
	static of(base: string, account: string, isOnly = false): CreateJournal {
		return new CreateJournal(folderOf(base, account), isOnly ? appendDurably : appendOwn, readOwn, isOnly);
	}

	/** What is noted of an account below a base folder, and why that is not all; the folder is left as it is. */
	static pending(base: string, account: string): { pending: readonly NotedCreate[]; unread: unknown } {
		const { creates, unread } = readLogs(folderOf(base, account), readOwn, () => undefined);
		return { pending: [...creates.values()], unread };
	}

	/**
	 * Makes sure, before a run's first write, that the folder keeps what is noted, where nothing else does: a run that
	 * can't note its creates is not to begin.
	 *
	 * @throws NotesFolderError where it doesn't
	 */
	begin(): void {
		if (!this.isOnly || this.#isKept) return;
		this.#requireRead();
		this.#append(this.#due, true);
	}

	/** The note of a resource's create that no run has confirmed. */
	read(identity: string): NotedCreate | undefined {
		return this.#all().creates.get(identity);
	}

	/** What is noted of a collection, by the name of each note. */
	notesOf(collection: string): [name: string, note: NotedCreate][] {
		return [...this.#all().creates].filter(([, note]) => note.collection === collection);
	}

	/** How many creates are noted. */
	get size(): number {
		return this.#all().creates.size;
	}

	/**
	 * Notes a create, in the place of what was noted of it before.
	 *
	 * @throws NotesFolderError where it can't be noted and nothing was made yet: the note has no id
	 */
	write(identity: string, note: NotedCreate): void {
		const { creates } = this.#all();
		if (note.id === undefined) {
			this.#requireRead();
			this.#append([...this.#due, { identity, note }], true);
		} else this.#appendLater({ identity, note }, true);
		creates.set(identity, note);
	}

	/** Whether an object is noted as made by another resource's create. */
	isOfAnother(id: string, identity: string | undefined): boolean {
		for (const [other, note] of this.#all().creates) if (note.id === id && other !== identity) return true;
		return false;
	}

	/** How many creates with the same key, in the same collection, have no id yet; their objects can't be told apart. */
	countOpen({ collection, key }: NotedCreate): number {
		const wanted = JSON.stringify(key);
		return [...this.#all().creates.values()].filter(
			(note) => note.id === undefined && note.collection === collection && JSON.stringify(note.key) === wanted,
		).length;
	}

	/** Forgets a note: the state has the object, or there is none. */
	end(identity: string): void {
		// An end that is lost does no harm: the state is asked who has the object.
		if (this.#all().creates.delete(identity)) this.#appendLater({ identity }, false);
	}

	/** Forgets the note of an object that is deleted. */
	endOf(id: string): void {
		for (const [identity, note] of this.#all().creates) if (note.id === id) this.end(identity);
	}

	/** Notes that an object has a replacement, or is about to get one: the engine deletes it later, maybe in another run. */
	noteReplaced(ref: ObjectRef): void {
		const { replaced } = this.#all();
		const object = digestOf(ref);
		if (replaced.has(object)) return;
		replaced.add(object);
		this.#appendLater({ replaced: object }, true);
	}

	/** Whether an object is noted as replaced; whose it is now, the state knows better where it has it. */
	isReplaced(ref: ObjectRef): boolean {
		return this.#all().replaced.has(digestOf(ref));
	}

	/** Forgets that an object was replaced: it is deleted, or a resource has it again. */
	endReplaced(ref: ObjectRef): void {
		const object = digestOf(ref);
		if (this.#all().replaced.delete(object)) this.#appendLater({ replaced: object, isOver: true }, false);
	}

	/** Writes what has happened; where it can't be, with what is written next. */
	#appendLater(line: Line, mustLast: boolean): void {
		const lines = [...this.#due, line];
		try {
			this.#append(lines, mustLast);
		} catch {
			// The next note before a request says why.
			this.#due = lines;
		}
	}

	/** What is noted must be known before a request. */
	#requireRead(): void {
		const { unread } = this.#all();
		if (unread !== undefined) throw new NotesFolderError(this.folder, unread, this.isOnly);
	}

	#append(lines: readonly Line[], mustLast: boolean): void {
		try {
			this.#log ??= this.#newLog();
			this.append(this.#log, lines.map((line) => `${JSON.stringify(line)}\n`).join(""), mustLast);
		} catch (error) {
			// A full disk tears a line, and the next one must not go on in it.
			this.#log = undefined;
			throw new NotesFolderError(this.folder, error, this.isOnly);
		}
		this.#isKept ||= mustLast;
		this.#due = [];
	}

	#newLog(): string {
		makeFolder(this.folder);
		const number = String(numberOf(logsIn(this.folder).at(-1)) + 1).padStart(10, "0");
		// Runs of two stacks may begin at once; which of them is first says nothing.
		return join(this.folder, `${number}-${randomUUID()}${SUFFIX}`);
	}

	/** Read once: one process at a time works on a stack, and only its notes matter to it. */
	#all(): Noted {
		this.#noted ??= readLogs(this.folder, this.readText);
		return this.#noted;
	}
}

const SUFFIX = ".ndjson";

/**
 * What all logs of a folder say, and why that is not all.
 *
 * @param remove called with logs that matter no more
 */
function readLogs(folder: string, readText: (file: string) => string, remove = removeFile): Noted {
	const creates = new Map<string, NotedCreate>();
	const replaced = new Set<string>();
	/** The log that a create's note, or that of a replaced object, was last written to. */
	const written = { creates: new Map<string, string>(), replaced: new Map<string, string>() };
	const take = (line: Line, file: string): void => {
		if ("replaced" in line) {
			if (line.isOver === true) replaced.delete(line.replaced);
			else replaced.add(line.replaced);
			written.replaced.set(line.replaced, file);
			return;
		}
		if (line.note === undefined) creates.delete(line.identity);
		else creates.set(line.identity, line.note);
		written.creates.set(line.identity, file);
	};
	const unchangedMs = new Map<string, number>();
	try {
		for (const name of logsIn(folder)) {
			const file = join(folder, name);
			const stats = statSync(file, { throwIfNoEntry: false });
			// Another process may remove a log meanwhile: then nothing in it matters. A pipe would be read for ever.
			if (stats?.isFile() !== true) continue;
			const age = Date.now() - stats.mtimeMs;
			unchangedMs.set(file, age);
			for (const line of age > LIFETIME_MS ? [] : linesOf(orNothing(() => readText(file), ""))) take(line, file);
		}
	} catch (error) {
		return { creates, replaced, unread: error };
	}
	const needed = new Set([
		...[...creates.keys()].map((identity) => written.creates.get(identity)),
		...[...replaced].map((id) => written.replaced.get(id)),
	]);
	// Oldest first: what a log ends is noted in it or in an older one. A young one may be of a process that still runs.
	for (const [file, age] of unchangedMs) {
		if (age < DAY_MS || needed.has(file)) break;
		try {
			remove(file);
		} catch {
			// It says nothing more by staying.
			break;
		}
	}
	return { creates, replaced };
}

/** What is read; `nothing` where there is no such file or folder. */
function orNothing<T>(read: () => T, nothing: T): T {
	try {
		return read();
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "ENOENT") return nothing;
		throw error;
	}
}

/** Names of the logs, in the order of their numbers. */
function logsIn(folder: string): string[] {
	const names = orNothing(() => readdirSync(folder), []);
	return names.filter((name) => /^\d{10}-/.test(name) && name.endsWith(SUFFIX)).sort();
}

/** The number in a log's name; 0 before the first. */
function numberOf(name = "0"): number {
	return Number(name.split("-", 1)[0]);
}

function isNote(value: unknown): value is NotedCreate {
	if (!isObject(value)) return false;
	const { collection, key, before, id, outputs, declared } = value;
	const areTexts = (values: readonly unknown[]): boolean => values.every((one) => typeof one === "string");
	return (
		typeof collection === "string" &&
		isObject(key) &&
		areTexts(Object.values(key)) &&
		Array.isArray(before) &&
		areTexts(before) &&
		areTexts([id, declared].filter((text) => text !== undefined)) &&
		(outputs === undefined || isObject(outputs))
	);
}

function isLine(value: unknown): value is Line {
	if (!isObject(value)) return false;
	if (typeof value.replaced === "string") return value.isOver === undefined || value.isOver === true;
	return typeof value.identity === "string" && (value.note === undefined || isNote(value.note));
}

/** The lines of a log that are whole: a kill or a full disk may have torn one. */
function linesOf(text: string): Line[] {
	return text.split("\n").flatMap((line) => {
		try {
			const value: unknown = JSON.parse(line);
			return isLine(value) ? [value] : [];
		} catch {
			return [];
		}
	});
}
