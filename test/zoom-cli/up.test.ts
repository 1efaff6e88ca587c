import { chmodSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { lookAtJournalFolder } from "../../provider/cli/up/journal-folder.ts";
import { modeOf } from "../../provider/cli/up/mode.ts";
import { parallelFor } from "../../provider/cli/up/parallel.ts";
import { cli, cliAnswered, folderOf, read } from "./helpers.ts";

const bin = join(import.meta.dirname, "../../provider/bin/zoom-events.js");

/** A stand-in for the CLI: it gives what is in its folder, and writes the events there into the log it is told. */
const PULUMI = `#!/usr/bin/env node
const { appendFileSync, copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const at = (name) => __dirname + "/" + name;
const args = process.argv.slice(2);
const after = (flag) => args[args.indexOf(flag) + 1];
const log = args.includes("--event-log") ? after("--event-log") : undefined;
const line = args.map((arg) => (arg === log ? "LOG" : arg)).join(" ");
const isRun = args.includes("--skip-preview");
const skips = isRun ? " SKIP=" + (process.env.PULUMI_SKIP_CHECKPOINTS ?? "") : "";
appendFileSync(at("calls"), line + skips + "\\n");
const { PULUMI_DIY_BACKEND_ZSTD, PULUMI_DIY_BACKEND_GZIP, GOGC } = process.env;
if (isRun) writeFileSync(at("env"), JSON.stringify({ PULUMI_DIY_BACKEND_ZSTD, PULUMI_DIY_BACKEND_GZIP, GOGC }));
const give = (name) => process.stdout.write(existsSync(at(name)) ? readFileSync(at(name)) : "{}");
if (args[0] === "config") give("config.json");
else if (line.startsWith("stack --show-name")) process.stdout.write("organization/test/test\\n");
else if (line.startsWith("stack export")) give("export.json");
else if (!isRun) {
	give("preview.json");
	process.exitCode = Number(existsSync(at("preview.code")) ? readFileSync(at("preview.code"), "utf8") : 0);
} else {
	if (existsSync(at("events"))) copyFileSync(at("events"), log);
	process.stdout.write("Pulumi's own output\\n");
	if (existsSync(at("errors"))) process.stderr.write(readFileSync(at("errors")));
	process.exitCode = Number(existsSync(at("code")) ? readFileSync(at("code"), "utf8") : 0);
	if (existsSync(at("signals"))) {
		process.on("SIGINT", () => {
			appendFileSync(at("signals"), "SIGINT\\n");
			if (!existsSync(at("hangs"))) clearInterval(timer);
		});
		const timer = setInterval(() => undefined, 1000);
		writeFileSync(at("begun.new"), String(process.pid));
		renameSync(at("begun.new"), at("begun"));
	}
}
`;

const URN = "urn:pulumi:test::test::pulumi-nodejs:dynamic/zoomEvents:Speaker::";

/** A step of a preview. */
const step = (op: string, name: string, type = "pulumi-nodejs:dynamic/zoomEvents:Speaker", custom = true) => {
	const state = { type, custom, inputs: { eventId: "e1", name, email: `${name}@example.com` } };
	const urn = `urn:pulumi:test::test::${type}::${name}`;
	return { op, urn, ...(op === "delete" ? { oldState: state } : { newState: state }) };
};

const STACK = step("create", "test-test", "pulumi:pulumi:Stack", false);
const PREVIEW = { steps: [STACK, step("create", "ada"), step("create", "grace"), step("same", "mary")] };

const lines = (...values: unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join("");
const did = (op: string, name: string) => ({ resOutputsEvent: { metadata: { op, urn: URN + name } } });
const says = (severity: string, message: string, more: object = {}) => ({
	diagnosticEvent: { severity, message, ...more },
});

/** A folder with a stand-in for the CLI that shows a preview, and the flags by which it is found. */
function projectOf(files: Record<string, string> = {}) {
	const own = { "preview.json": JSON.stringify(PREVIEW), "export.json": '{ "version": 3, "deployment": null }' };
	const at = folderOf({ pulumi: PULUMI, calls: "", ...own, ...files });
	chmodSync(at("pulumi"), 0o755);
	vi.stubEnv("ZOOM_JOURNAL_FOLDER", at("journal"));
	const flags = ["--pulumi", at("pulumi"), "--stack", "test"];
	return { at, flags, calls: () => read(at("calls")).trim().split("\n") };
}

/** What the stand-in was called with when it was to change something. */
const runsIn = (calls: readonly string[]): string[] => calls.filter((call) => call.includes("--skip-preview"));

beforeEach(() => {
	for (const name of ["ZOOM_PLAN", "CI", "PULUMI_SKIP_CHECKPOINTS"]) vi.stubEnv(name, undefined);
});
afterEach(() => {
	vi.unstubAllEnvs();
});

describe("up", () => {
	it("sums the preview up, says how it runs, and runs Pulumi once", async () => {
		const { at, flags, calls } = projectOf({ events: lines(did("create", "ada"), did("create", "grace")) });
		const { code, out, err } = await cli("up", "--yes", ...flags);
		expect(out).toBe(
			"2 to create. About 3 requests, under 1 s at plan pro. 2 people may get an e-mail about being a speaker.\n",
		);
		expect(err).toMatch(/^Done: 2 created in \d+ s\.$/m);
		expect(err).toContain(
			`Checkpoints are off: all resources are this package's, and pending creates are recorded in ${at("journal")}. The state is written at the end.\n`,
		);
		expect(code).toBe(0);
		expect(calls()).toEqual([
			"config --json --non-interactive --stack test",
			"stack --show-name --fully-qualify-stack-names --non-interactive --stack test",
			"preview --parallel 32 --json --non-interactive --event-log LOG --stack test",
			"stack export --non-interactive --stack test",
			"up --skip-preview --yes --non-interactive --event-log LOG --stack test --parallel 32 SKIP=true",
		]);
	});

	it("is agreed to by whoever is at the terminal, or by --yes, and else does nothing", async () => {
		const alone = projectOf();
		expect(await cli("up", ...alone.flags)).toEqual({
			code: 2,
			out: "",
			err: "zoom-events: nobody is at a terminal to agree to what the preview shows: add --yes.\n",
		});
		expect(alone.calls()).toEqual([""]);
		const refused = projectOf();
		const no = await cliAnswered(["n"], "up", ...refused.flags);
		expect([no.code, no.asked, runsIn(refused.calls())]).toEqual([
			1,
			["Perform this update of stack test? [y/N] "],
			[],
		]);
		expect(no.err).toContain("Nothing was done.\n");
		const agreed = projectOf();
		expect((await cliAnswered(["y"], "up", ...agreed.flags)).code).toBe(0);
		expect(runsIn(agreed.calls())).toHaveLength(1);
	});

	it("passes Pulumi's options to both, but for those that a preview doesn't know", async () => {
		const { flags, calls } = projectOf();
		await cli("up", "--yes", ...flags, "--parallel", "5", "--", "--continue-on-error", "--target", `${URN}ada`);
		expect(calls().filter((call) => call.includes("--parallel"))).toEqual([
			`preview --parallel 5 --target ${URN}ada --json --non-interactive --event-log LOG --stack test`,
			`up --skip-preview --yes --non-interactive --event-log LOG --stack test --parallel 5 --continue-on-error --target ${URN}ada SKIP=true`,
		]);
	});

	it("has Pulumi's checkpoints cost less, where nobody has chosen how", async () => {
		for (const name of ["PULUMI_DIY_BACKEND_ZSTD", "PULUMI_DIY_BACKEND_GZIP", "GOGC"]) vi.stubEnv(name, undefined);
		const { at, flags } = projectOf();
		const environment = (): unknown => JSON.parse(read(at("env")));
		await cli("up", "--yes", "--checkpoints", ...flags);
		expect(environment()).toEqual({ PULUMI_DIY_BACKEND_ZSTD: "true", GOGC: "400" });
		await cli("up", "--yes", ...flags);
		expect(environment()).toEqual({});
		vi.stubEnv("PULUMI_DIY_BACKEND_GZIP", "true");
		vi.stubEnv("GOGC", "50");
		await cli("up", "--yes", "--checkpoints", ...flags);
		expect(environment()).toEqual({ PULUMI_DIY_BACKEND_GZIP: "true", GOGC: "50" });
	});

	it("refuses those that it sets itself, all at once", async () => {
		const { flags, calls } = projectOf();
		const { code, err } = await cli("up", "--yes", ...flags, "--", "--stack=other", "-f");
		expect([code, err, calls()]).toEqual([
			2,
			"zoom-events: not after --: --stack (write it before --); -f (the preview is what decides how the run is done).\n",
			[""],
		]);
	});

	it("says each error once, as Pulumi does, and ends with Pulumi's exit code", async () => {
		const { flags } = projectOf({
			code: "255",
			events: lines(
				did("create", "ada"),
				says("debug", "RegisterResource RPC finished"),
				says("info", "<{%fg 12%}>Uploading talk.mp4: 5 of 9 MB<{%reset%}>"),
				says("error", "Two resources declare it.\n", { urn: `${URN}grace` }),
				says("error", "Two resources declare it.\n", { urn: `${URN}grace` }),
				says("info", "for a moment", { isEphemeral: true }),
				says("error", "update failed"),
			),
		});
		const { code, err } = await cli("up", "--yes", ...flags);
		expect(code).toBe(255);
		expect(err.split("\n").slice(1)).toEqual([
			"Uploading talk.mp4: 5 of 9 MB",
			'error: Speaker "grace": Two resources declare it.',
			expect.stringMatching(
				/^Failed with 1 error: 1 created in \d+ s\. Next: correct what is said above, then zoom-events up again; it continues from there\.$/,
			),
			"",
		]);
	});

	it("says what Pulumi says before its engine begins", async () => {
		const { flags } = projectOf({ code: "255", errors: "error: the stack is currently locked by 1 lock(s)\n" });
		const { err } = await cli("up", "--yes", ...flags);
		expect(err).toContain("\nerror: the stack is currently locked by 1 lock(s)\n");
	});

	it("does nothing where the preview fails, and ends with its exit code", async () => {
		const steps = JSON.stringify({ steps: [], diagnostics: [{ severity: "error", message: "No hub.\n" }] });
		const { flags, calls } = projectOf({ "preview.json": steps, "preview.code": "255" });
		expect(await cli("up", "--yes", ...flags)).toEqual({ code: 255, out: "", err: "error: No hub.\n" });
		expect(runsIn(calls())).toEqual([]);
	});

	it.each([
		["free", 8],
		["pro", 32],
		["business", 32],
		["off", 32],
	] as const)("has as many operations under way as plan %s takes: %i", (plan, parallel) => {
		expect(parallelFor(plan)).toBe(parallel);
	});

	it("goes by the stack's config before the environment", async () => {
		vi.stubEnv("ZOOM_PLAN", "business");
		const { flags, calls } = projectOf({
			"config.json": JSON.stringify({ "zoom-events:plan": { value: "free" } }),
		});
		expect((await cli("preview", ...flags)).out).toContain("at plan free");
		expect(calls().at(-1)).toContain("--parallel 8 ");
	});
});

describe("checkpoints stay on", () => {
	const fine = { path: "/journal", isChosen: true };

	it.each([
		[{ isAskedFor: true }, "Checkpoints are on: --checkpoints asks for them."],
		[
			{ foreignTypes: ["random:index/randomId:RandomId"] },
			"Checkpoints are on: the stack has resources of other packages (random:index/randomId:RandomId), which only the state would remember after a kill. A stack for the conference alone is brought up faster.",
		],
		[
			{ folder: { ...fine, problem: "the disk is full (ENOSPC)" } },
			"Checkpoints are on: the journal folder /journal can't keep pending creates: the disk is full (ENOSPC). With another one (zoom-events:journalFolder, or ZOOM_JOURNAL_FOLDER) this goes faster.",
		],
		[
			{ folder: { ...fine, endsWith: "CI is set, so this machine may be thrown away" } },
			"Checkpoints are on: CI is set, so this machine may be thrown away, and with it the record of pending creates in /journal. If a folder outlives it, name that in ZOOM_JOURNAL_FOLDER (or zoom-events:journalFolder), and this goes faster.",
		],
	])("%j", (facts, text) => {
		expect(modeOf({ isAskedFor: false, foreignTypes: [], folder: fine, ...facts })).toEqual({
			hasCheckpoints: true,
			text,
		});
	});

	it("where CI is set and nobody has chosen the folder, in Pulumi's environment too", async () => {
		const at = folderOf();
		expect(lookAtJournalFolder(at("journal"), false, { CI: "true" }).endsWith).toBe(
			"CI is set, so this machine may be thrown away",
		);
		expect(lookAtJournalFolder(at("journal"), true, { CI: "true" }).endsWith).toBeUndefined();
		expect(lookAtJournalFolder(at("journal"), false, { CI: "false" }).endsWith).not.toBe(
			"CI is set, so this machine may be thrown away",
		);
	});

	it("where the folder can't be used", () => {
		const at = folderOf({ file: "" });
		expect(lookAtJournalFolder(at("file"), true).problem).toBe("there is a file in its place or above it (EEXIST)");
	});

	it.each([
		["preview.json", JSON.stringify({ steps: [step("same", "id", "random:index/randomId:RandomId")] })],
		[
			"export.json",
			JSON.stringify({
				version: 3,
				deployment: { resources: [{ urn: "urn:pulumi:test::test::aws:s3:Bucket::b", type: "aws:s3:Bucket", id: "b" }] },
			}),
		],
	])("where another package's resource is in %s, whatever the environment says", async (file, text) => {
		vi.stubEnv("PULUMI_SKIP_CHECKPOINTS", "true");
		const { flags, calls } = projectOf({ [file]: text });
		const { err } = await cli("up", "--yes", ...flags);
		expect(err).toContain("Checkpoints are on: the stack has resources of other packages");
		expect(runsIn(calls())[0]).toMatch(/ SKIP=$/);
	});

	it("but not for components, which hold nothing, nor for what is the engine's own", async () => {
		const steps = [
			STACK,
			step("create", "my", "my:index:Series", false),
			step("read", "other", "pulumi:pulumi:StackReference"),
		];
		const { flags } = projectOf({ "preview.json": JSON.stringify({ steps }) });
		expect((await cli("up", "--yes", ...flags)).err).toContain("Checkpoints are off");
	});
});

describe("a run without checkpoints that didn't end well", () => {
	it("is followed by one that reads each object first, until an up ends well", async () => {
		const { at, flags, calls } = projectOf({ code: "1" });
		await cli("up", "--yes", ...flags);
		const destroyed = await cli("destroy", "--yes", ...flags);
		expect([destroyed.code, destroyed.err]).toEqual([
			2,
			`zoom-events: the last up of stack test ended before its state was written: what it created is recorded in ${at("journal")} and not in the state, so a destroy would leave it. Run zoom-events up first, then destroy.\n`,
		]);
		writeFileSync(at("code"), "0");
		await cli("refresh", "--yes", ...flags);
		const again = await cli("up", "--yes", ...flags);
		expect(again.err).toContain(
			"The last run of stack test (up) did not end well, so the state may be old: this one reads each object first.\n",
		);
		expect((await cli("destroy", "--yes", ...flags)).code).toBe(0);
		expect(runsIn(calls()).map((call) => [call.split(" ")[0], call.includes("--refresh")])).toEqual([
			["up", false],
			["refresh", false],
			["up", true],
			["destroy", false],
		]);
		expect(
			calls()
				.filter((call) => call.startsWith("preview"))
				.at(-1),
		).toContain("--refresh");
	});

	it("is what recover tells of, as it finds nothing of it in the state", async () => {
		const { at, flags } = projectOf({ code: "1" });
		await cli("up", "--yes", ...flags);
		const { out, err } = await cli("recover", ...flags);
		expect(err).toContain(
			`The last zoom-events up of stack test ended before its state was written. What it created is recorded in ${at("journal")}, and in no state: run zoom-events up again, which takes it over.\n`,
		);
		expect(out).toBe("Nothing to recover.\n");
	});
});

describe("Ctrl-C", () => {
	it("is passed on once, and the command ends as Pulumi does", async () => {
		const { at, flags } = projectOf({ signals: "", code: "255" });
		const child = execa(process.execPath, [bin, "up", "--yes", ...flags], { reject: false });
		while (!existsSync(at("begun"))) await new Promise((resolve) => setImmediate(resolve));
		child.kill("SIGINT");
		const { exitCode, stderr } = await child;
		expect([exitCode, read(at("signals"))]).toEqual([255, "SIGINT\n"]);
		expect(stderr).toMatch(
			/^Interrupted: nothing changed in \d+ s\. Next: zoom-events up again; it continues from there\.$/m,
		);
	});

	it("leaves a run that answers neither the first nor the second at the third", async () => {
		const { at, flags } = projectOf({ signals: "", hangs: "" });
		const child = execa(process.execPath, [bin, "up", "--yes", ...flags], { reject: false });
		while (!existsSync(at("begun"))) await new Promise((resolve) => setImmediate(resolve));
		for (const taken of ["SIGINT\n", "SIGINT\nSIGINT\n"]) {
			child.kill("SIGINT");
			while (read(at("signals")) !== taken) await new Promise((resolve) => setImmediate(resolve));
		}
		child.kill("SIGINT");
		expect((await child).exitCode).toBe(130);
		process.kill(Number(read(at("begun"))), "SIGKILL");
	});
});
