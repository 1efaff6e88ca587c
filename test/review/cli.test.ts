import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { baseDraft, type Draft, merged, previewText, specOf } from "./helpers.ts";

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "zoom-events-review-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string): string => join(folder, name);

/** Runs the commands in a process of their own; nothing but what is given can name a Pulumi CLI. */
async function run(...args: string[]): Promise<{ exitCode: number; stdout: string; stderr: string }> {
	const main = join(root, "provider/bin/zoom-events.js");
	const {
		exitCode = 1,
		stdout,
		stderr,
	} = await execa("node", [main, ...args], {
		cwd: root,
		reject: false,
	});
	return { exitCode, stdout, stderr };
}

/** Writes both versions of a change, and its preview; gives the flags that name them. */
function change(name: string, to: Draft): string[] {
	const [before, after] = [baseDraft(), merged(baseDraft(), to)];
	const [old, now, preview] = ["before.yaml", "after.yaml", "preview.json"].map((one) => file(`${name}-${one}`)) as [
		string,
		string,
		string,
	];
	writeFileSync(old, stringify(before));
	writeFileSync(now, stringify(after));
	writeFileSync(preview, previewText(specOf(before), specOf(after)));
	return ["--preview", preview, "--before", old, "--after", now];
}

describe("zoom-events review", () => {
	it("prints the summary, and writes page and picture where it is told to", async () => {
		const flags = change("rename", { sessions: { kernels: { name: "Cores" } } });
		const { exitCode, stdout } = await run("review", ...flags, "--html", file("r.html"), "--svg", file("r.svg"));
		expect(exitCode).toBe(0);
		expect(stdout).toContain("**Session “Cores”** is renamed from “Kernels without fear”");
		expect(readFileSync(file("r.html"), "utf8")).toContain("<!doctype html>");
		expect(readFileSync(file("r.svg"), "utf8")).toContain("</svg>");
	});

	it("says warnings and goes on, and with --strict ends with 1 and says them in the summary's place", async () => {
		const parallel = { type: "webinar", day: 1, at: "09:00", lasts: "45m" };
		const flags = change("clash", {
			sessions: { one: { name: "One", room: "Attic", ...parallel }, two: { name: "Two", room: "Attic", ...parallel } },
		});
		const mild = await run("review", ...flags);
		expect(mild.exitCode).toBe(0);
		expect(mild.stdout).toContain("“One” and “Two” share the room Attic");
		expect(mild.stderr).toMatch(/ sessions\.two\.room: warning: takes the room "Attic" .* \[roomTwiceAtOnce\]$/m);
		const strict = await run("review", ...flags, "--strict", "--markdown", file("clash.md"));
		expect(strict.exitCode).toBe(1);
		expect(readFileSync(file("clash.md"), "utf8")).toMatch(
			/There is no review[\s\S]*sessions\.two\.room: takes the room/,
		);
	});

	it("ends with 3 where somebody has to agree, with --guard alone", async () => {
		const flags = change("cancel", { publish: false, tickets: null });
		expect((await run("review", ...flags)).exitCode).toBe(0);
		const { exitCode, stdout } = await run("review", ...flags, "--guard");
		expect(exitCode).toBe(3);
		expect(stdout).toContain("Needs approval");
	});

	it("says what is wrong with the file, in the comment too", async () => {
		const flags = change("wrong", {});
		writeFileSync(file("wrong-after.yaml"), stringify(merged(baseDraft(), { event: { timezone: "Europe/Berlim" } })));
		const { exitCode, stderr } = await run("review", ...flags, "--markdown", file("wrong.md"));
		expect(exitCode).toBe(1);
		expect(stderr).toMatch(/wrong-after\.yaml:\d+:\d+ event\.timezone/);
		expect(readFileSync(file("wrong.md"), "utf8")).toMatch(/There is no review[\s\S]*```text\n.*event\.timezone/);
	});

	it.each([
		["a preview that is not there", ["--preview", "/nowhere.json"], "can't be read"],
		["another zone than there is", ["--timezone", "Europe/Nowhere"], "is not an IANA time zone"],
		["days that are none", ["--freeze-days", "-1"], "whole number"],
		["a parameter without a value", ["--param", "year"], "name=value"],
	])("refuses %s", async (_, more, message) => {
		const { exitCode, stderr } = await run("review", ...change("refused", {}), ...more);
		expect(exitCode).toBe(1);
		expect(stderr).toContain(message);
		expect(stderr).not.toMatch(/\n\s+at /);
	});
});

describe("zoom-events drift", () => {
	it("ends with 0 where nothing differs, and with 2 where something does", async () => {
		const [, same = ""] = change("same", {});
		expect((await run("drift", "--preview", same)).exitCode).toBe(0);
		const [, other = ""] = change("other", { sessions: { hopping: null } });
		const { exitCode, stdout } = await run("drift", "--preview", other);
		expect(exitCode).toBe(2);
		expect(stdout).toContain("The account differs from the repository.");
	});

	it("ends with 1 where Pulumi can't be run", async () => {
		const { exitCode, stderr } = await run("drift", "--pulumi", file("no-pulumi"));
		expect(exitCode).toBe(1);
		expect(stderr).toContain("can't be run");
	});
});
