import { appendFileSync, mkdtempSync, readdirSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { CreateJournal, type NotedCreate } from "../../provider/lifecycle/journal.ts";

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
