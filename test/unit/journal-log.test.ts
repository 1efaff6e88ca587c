import { mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { NotesFolderError } from "../../provider/api/errors.ts";
import { skipsCheckpoints } from "../../provider/lifecycle/checkpoints.ts";
import { CreateJournal, type NotedCreate } from "../../provider/lifecycle/journal.ts";
import { appendDurably, appendOwn } from "../../provider/lifecycle/journal-log.ts";

const NOTE: NotedCreate = { collection: "Speaker e1", key: { name: "digest" }, before: [] };

const folder = (): string => mkdtempSync(join(tmpdir(), "zoom-events-log-"));

describe("a log of notes", () => {
	it.each([
		["as usual", appendOwn],
		["on the disk", appendDurably],
	])("%s, is its owner's alone, and what is written goes behind what is there", (_, append) => {
		const file = join(folder(), "log");
		append(file, "one\n", true);
		append(file, "two\n", false);
		append(file, "three\n", true);
		expect([readFileSync(file, "utf8"), statSync(file).mode & 0o777]).toEqual(["one\ntwo\nthree\n", 0o600]);
	});

	// A device takes what is written, and can't tell that it is on a disk.
	it.runIf(process.platform === "linux")("is an error where a disk is asked for and there is none", () => {
		expect(() => appendDurably("/dev/null", "one\n", true)).toThrow(expect.objectContaining({ code: "EINVAL" }));
		expect(() => appendDurably("/dev/null", "one\n", false)).not.toThrow();
		expect(() => appendOwn("/dev/null", "one\n", true)).not.toThrow();
	});
});

describe("a journal that alone tells of what a killed run has made", () => {
	/** A journal with the lines that it wrote, each with whether it must last. */
	function recorded(fails?: string) {
		const written: [mustLast: boolean, text: string][] = [];
		const journal = new CreateJournal(
			folder(),
			(_, text, mustLast) => {
				if (mustLast && fails !== undefined) throw Object.assign(new Error("no"), { code: fails });
				written.push([mustLast, text]);
			},
			undefined,
			true,
		);
		return { journal, written };
	}

	it("has on the disk what is to be made and what was, before it goes on; an end may be lost", () => {
		const { journal, written } = recorded();
		journal.begin();
		journal.begin();
		journal.write("ada", NOTE);
		journal.write("ada", { ...NOTE, id: "1" });
		journal.end("ada");
		const note = '{"collection":"Speaker e1","key":{"name":"digest"},"before":[]';
		expect(written).toEqual([
			[true, ""],
			[true, `{"identity":"ada","note":${note}}}\n`],
			[true, `{"identity":"ada","note":${note},"id":"1"}}\n`],
			[false, '{"identity":"ada"}\n'],
		]);
	});

	it.each([
		["EINVAL", "its file system can't tell when something is on the disk (EINVAL)"],
		["EROFS", "its file system can't be written to (EROFS)"],
	])("is refused before the first write of a run, with what to do: %s", (code, reason) => {
		const { journal, written } = recorded(code);
		expect(() => journal.begin()).toThrow(NotesFolderError);
		expect(() => journal.begin()).toThrow(
			`can't be used: ${reason}. PULUMI_SKIP_CHECKPOINTS is set, so Pulumi writes its state at the end alone, and nothing is begun without a record of it. Fix that, run without PULUMI_SKIP_CHECKPOINTS, or choose another folder:\n  pulumi config set zoom-events:journalFolder <folder>    (or set ZOOM_JOURNAL_FOLDER)`,
		);
		expect(() => journal.write("ada", NOTE)).toThrow(NotesFolderError);
		expect([written, journal.read("ada")]).toEqual([[], undefined]);
	});

	it("is not begun where the engine writes its state as it goes: a run that creates nothing needs no folder", () => {
		const base = folder();
		CreateJournal.of(base, "account").begin();
		expect(readdirSync(base)).toEqual([]);
		CreateJournal.of(base, "account", true).begin();
		expect(readdirSync(base)).toEqual(["creates"]);
	});
});

describe("the engine's switch for a state that is written once", () => {
	it.each([
		["true", true],
		["TRUE", true],
		["1", true],
		["false", false],
		["0", false],
		["yes", false],
		["", false],
		[undefined, false],
	])("is read as the engine reads it: %s", (value, is) => {
		expect(skipsCheckpoints({ PULUMI_SKIP_CHECKPOINTS: value })).toBe(is);
	});
});
