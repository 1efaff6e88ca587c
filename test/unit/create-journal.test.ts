import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { NotesFolderError } from "../../provider/api/errors.ts";
import { CreateJournal, type NotedCreate } from "../../provider/lifecycle/journal.ts";
import type { ObjectRef } from "../../provider/lifecycle/ownership/stack-view.ts";

const NOTE: NotedCreate = { collection: "Speaker e1", key: { name: "digest" }, before: [] };

/** A note whose create was answered. */
const made = (id: string): NotedCreate => ({ ...NOTE, id });

describe("the journal of creates", () => {
	let folder: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "zoom-events-journal-"));
	});

	/** A journal as another process has it. */
	const later = (): CreateJournal => new CreateJournal(folder);

	/** Makes all logs as old as this. */
	function age(days: number): void {
		const then = new Date(Date.now() - days * 24 * 60 * 60 * 1000);
		for (const name of readdirSync(folder)) utimesSync(join(folder, name), then, then);
	}

	it("keeps the last of a resource, whichever process noted it", () => {
		const first = later();
		first.write("ada", NOTE);
		first.write("grace", NOTE);
		first.write("ada", made("1"));
		later().write("grace", made("2"));
		expect([later().read("ada")?.id, later().read("grace")?.id]).toEqual(["1", "2"]);
		later().end("ada");
		expect([later().read("ada"), later().size]).toEqual([undefined, 1]);
	});

	it("goes by the order of the processes, also where their clocks do not", () => {
		vi.useFakeTimers({ now: Date.UTC(2031, 4, 4) });
		later().write("ada", made("1"));
		vi.setSystemTime(Date.UTC(2031, 4, 3));
		later().write("ada", made("2"));
		vi.useRealTimers();
		expect(later().read("ada")?.id).toBe("2");
	});

	it("takes no harm from a line that a kill has torn", () => {
		later().write("ada", made("1"));
		const [log = ""] = readdirSync(folder);
		appendFileSync(join(folder, log), '{"identity":"grace","note":{"coll');
		expect([later().read("ada")?.id, later().size]).toEqual(["1", 1]);
		later().end("ada");
		expect(later().size).toBe(0);
	});

	it.each([
		"null",
		"5",
		"[]",
		'"ada"',
		"{}",
		'{"identity":7}',
		'{"note":{}}',
		'{"identity":"grace","note":null}',
		'{"identity":"grace","note":[]}',
		'{"identity":"grace","note":{}}',
		'{"identity":"grace","note":{"collection":"Speaker e1","key":null,"before":[]}}',
		'{"identity":"grace","note":{"collection":"Speaker e1","key":{"name":1},"before":[]}}',
		'{"identity":"grace","note":{"collection":"Speaker e1","key":{},"before":"1"}}',
		'{"identity":"grace","note":{"collection":"Speaker e1","key":{},"before":[1]}}',
		'{"identity":"grace","note":{"collection":"Speaker e1","key":{},"before":[],"id":7}}',
		'{"identity":"grace","note":{"collection":"Speaker e1","key":{},"before":[],"outputs":[]}}',
	])("passes over a line that is no note: %s", (line) => {
		later().write("ada", made("1"));
		later().write("grace", NOTE);
		const [, log = ""] = readdirSync(folder);
		appendFileSync(join(folder, log), `${line}\n`);
		later().end("ada");
		expect([later().size, later().read("grace")]).toEqual([1, NOTE]);
	});

	it("passes over what is no log of its own", () => {
		for (const name of ["notes.ndjson", "0000000001-x.txt"]) writeFileSync(join(folder, name), '{"identity":"x"}\n');
		mkdirSync(join(folder, "0000000001-folder.ndjson"));
		age(40);
		later().write("ada", NOTE);
		expect([later().read("ada"), later().size]).toEqual([NOTE, 1]);
		expect(readdirSync(folder).filter((name) => /^0000000002-.*\.ndjson$/.test(name))).toHaveLength(1);
	});

	it("removes logs that say nothing any more, and none that a process may still write to", () => {
		later().write("ada", made("1"));
		later().end("ada");
		expect([later().size, readdirSync(folder).length]).toEqual([0, 2]);
		age(2);
		expect([later().size, readdirSync(folder).length]).toEqual([0, 0]);
	});

	it("keeps what an old log ends, as long as the log before it stays", () => {
		const first = later();
		first.write("ada", made("1"));
		first.write("grace", NOTE);
		later().end("ada");
		age(2);
		for (const _ of [1, 2]) expect([later().read("ada"), later().read("grace")]).toEqual([undefined, NOTE]);
		expect(readdirSync(folder)).toHaveLength(2);
	});

	it("forgets what is older than a month", () => {
		later().write("ada", NOTE);
		age(31);
		expect([later().size, readdirSync(folder).length]).toEqual([0, 0]);
	});
});

/** An error of the file system. */
const failure = (code: string): Error => Object.assign(new Error(`${code}: no`), { code });

describe("a folder of notes that can't be used", () => {
	const base = mkdtempSync(join(tmpdir(), "zoom-events-journal-"));
	const file = join(base, "file");
	writeFileSync(file, "");

	it.each([
		[file, "there is a file in its place or above it (ENOTDIR)"],
		[join(file, "below"), "there is a file in its place or above it (ENOTDIR)"],
		// Node's own recursive mkdir never ends there.
		["/proc/zoom-events/creates", "it can't be created there (ENOENT)"],
	])("is one plain error before the request: %s", (folder, reason) => {
		const journal = new CreateJournal(folder);
		expect([journal.read("ada"), journal.size]).toEqual([undefined, 0]);
		journal.end("ada");
		expect(() => journal.write("ada", NOTE)).toThrow(NotesFolderError);
		expect(() => journal.write("ada", NOTE)).toThrow(
			`The journal folder ${folder} can't be used: ${reason}. Nothing is created that can't be recorded first. Fix that, or choose another folder:\n  pulumi config set zoom-events:journalFolder <folder>    (or set ZOOM_JOURNAL_FOLDER)`,
		);
		// Nothing was noted, and nothing was made.
		expect(journal.read("ada")).toBeUndefined();
	});

	it.each([
		["ENOSPC", "the disk is full (ENOSPC)"],
		["EDQUOT", "the disk is full (EDQUOT)"],
		["EROFS", "its file system can't be written to (EROFS)"],
		["EACCES", "permission denied (EACCES)"],
		["EPERM", "permission denied (EPERM)"],
		["EIO", "EIO: no"],
	])("says why, by its code: %s", (code, reason) => {
		const journal = new CreateJournal(mkdtempSync(join(base, "notes-")), () => {
			throw failure(code);
		});
		expect(() => journal.write("ada", NOTE)).toThrow(`can't be used: ${reason}. Nothing is created`);
	});

	it("is a full disk, which tears a line: what is noted when there is room again is whole", () => {
		const folder = mkdtempSync(join(base, "notes-"));
		let isFull = false;
		const journal = new CreateJournal(folder, (log, text) => {
			appendFileSync(log, isFull ? text.slice(0, 20) : text);
			if (isFull) throw failure("ENOSPC");
		});
		journal.write("ada", NOTE);
		isFull = true;
		expect(() => journal.write("grace", NOTE)).toThrow(NotesFolderError);
		// Made already: an error would lose it, and the note before the request stands.
		journal.write("ada", made("1"));
		expect(journal.read("ada")).toEqual(made("1"));
		expect(new CreateJournal(folder).read("ada")).toEqual(NOTE);
		isFull = false;
		journal.write("grace", NOTE);
		const other = new CreateJournal(folder);
		expect([other.read("ada"), other.read("grace"), other.size]).toEqual([made("1"), NOTE, 2]);
		isFull = true;
		journal.end("ada");
		isFull = false;
		journal.end("grace");
		expect(new CreateJournal(folder).size).toBe(0);
	});

	it("is also one whose notes can't be read: what they say must be known before a request", () => {
		const folder = mkdtempSync(join(base, "notes-"));
		new CreateJournal(folder).write("ada", NOTE);
		const [log = ""] = readdirSync(folder);
		const journal = new CreateJournal(folder, undefined, (path) => {
			if (path.endsWith(log)) throw failure("EACCES");
			return readFileSync(path, "utf8");
		});
		expect(journal.size).toBe(0);
		expect(() => journal.write("grace", NOTE)).toThrow("can't be used: permission denied (EACCES)");
		expect(new CreateJournal(folder).size).toBe(1);
	});
});

describe("the journal of replaced objects", () => {
	it("keeps them, across processes, until they are deleted", () => {
		const folder = mkdtempSync(join(tmpdir(), "zoom-events-journal-"));
		const later = (): CreateJournal => new CreateJournal(folder);
		const first = later();
		const speaker = (id: string): ObjectRef => ({ kind: "Speaker", path: { eventId: "e1" }, id });
		first.noteReplaced(speaker("1"));
		first.noteReplaced(speaker("2"));
		const are = (...refs: ObjectRef[]): boolean[] => refs.map((ref) => later().isReplaced(ref));
		expect([...are(speaker("1"), speaker("3")), later().size]).toEqual([true, false, 0]);
		later().endReplaced(speaker("1"));
		expect(are(speaker("1"), speaker("2"))).toEqual([false, true]);
	});

	it("tells objects of one id apart, by kind and place, and writes nothing of an address", () => {
		const folder = mkdtempSync(join(tmpdir(), "zoom-events-journal-"));
		const journal = new CreateJournal(folder);
		const editor: ObjectRef = { kind: "CoEditor", path: { eventId: "e1" }, id: "ada@example.com" };
		journal.noteReplaced(editor);
		expect(journal.isReplaced({ ...editor, id: "Ada@Example.com" })).toBe(true);
		expect(journal.isReplaced({ ...editor, path: { eventId: "e2" } })).toBe(false);
		expect(journal.isReplaced({ ...editor, kind: "HubHost" })).toBe(false);
		const [log = ""] = readdirSync(folder);
		expect(readFileSync(join(folder, log), "utf8")).not.toContain("ada");
	});
});
