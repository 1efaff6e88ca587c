import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { NotesFolderError } from "../../provider/api/errors.ts";
import { UploadJournal } from "../../provider/api/upload-journal.ts";

const NOW = Date.UTC(2031, 4, 4);

describe("the journal of an upload in parts", () => {
	const newFolder = (): string => mkdtempSync(join(tmpdir(), "zoom-events-uploads-"));

	it.each(["/dev/null", "/dev/null/below", "/proc/zoom-events/uploads"])(
		"says in one plain error where it can't be written, and ends without one: %s",
		(folder) => {
			const journal = new UploadJournal(folder, "key");
			expect(journal.read(NOW)).toBeUndefined();
			expect(() => journal.begin("u-1", NOW)).toThrow(NotesFolderError);
			expect(() => journal.begin("u-1", NOW)).toThrow(`The journal folder ${folder} can't be used: `);
			expect(() => journal.add(1)).toThrow(NotesFolderError);
			journal.end();
		},
	);

	it("goes on behind a number that was torn, not in it", () => {
		const folder = newFolder();
		new UploadJournal(folder, "key").begin("u-1", NOW);
		const file = join(folder, "key.ndjson");
		appendFileSync(file, "3\n1");
		const journal = new UploadJournal(folder, "key");
		expect(journal.read(NOW)?.parts).toEqual(new Set([3]));
		journal.add(7);
		expect(new UploadJournal(folder, "key").read(NOW)?.parts).toEqual(new Set([3, 7]));
		expect(readFileSync(file, "utf8").split("\n").slice(1)).toEqual(["3", "7", ""]);
	});

	it.each(["", "null", "5", "[]", "{}", '{"uploadId":1,"begun":1}', '{"uploadId":"u-1"}', '{"uploadId":'])(
		"is none where it begins with %j",
		(line) => {
			const folder = newFolder();
			writeFileSync(join(folder, "key.ndjson"), `${line}\n1\n`);
			expect(new UploadJournal(folder, "key").read(NOW)).toBeUndefined();
		},
	);
});
