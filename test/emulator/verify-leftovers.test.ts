import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Emulator } from "../../emulator/index.ts";
import { clean } from "../../emulator/verify/run.ts";
import { eventBody, fetchToken, request } from "./harness.ts";
import { ask, CLEAN, folder, groupsOf, idsOf, startApi, watched } from "./verify-harness.ts";

const BIN = join(import.meta.dirname, "../../emulator/bin/zoom-events-emulator.js");
const JOURNAL = "verify-journal.ndjson";

let emulator: Emulator;
let out: string;
/** Told of every request that the local API handles, with its number. */
let onRequest: (count: number, operationId: string) => void = () => {};
const children: ChildProcess[] = [];

beforeEach(async () => {
	let count = 0;
	emulator = await startApi({ handlers: watched(({ operation }) => onRequest(++count, operation.id)) });
	out = folder();
});
afterEach(async () => {
	onRequest = () => {};
	for (const child of children.splice(0)) child.kill("SIGKILL");
	await emulator.close();
});

/** Starts the built command against the local API of the test. */
function startVerify(...args: string[]): { child: ChildProcess; exit: Promise<unknown[]>; output: () => string } {
	const against = ["--against", emulator.apiUrl, "--oauth-url", emulator.oauthUrl, "--out", out, "--yes"];
	const env = { ZOOM_ACCOUNT_ID: "emulator", ZOOM_CLIENT_ID: "emulator", ZOOM_CLIENT_SECRET: "emulator" };
	const child = spawn(process.execPath, [BIN, "verify", ...against, ...args], { env: { ...process.env, ...env } });
	children.push(child);
	let text = "";
	for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (text += String(chunk)));
	return { child, exit: once(child, "close"), output: () => text };
}

/** Makes an event of somebody else's. */
async function stranger(changes: object): Promise<string> {
	const { access_token: token } = (await fetchToken(emulator.oauthUrl)).body;
	const body = { ...eventBody("emulator-hub"), ...changes };
	return (await request(emulator.apiUrl, token, "POST", "/events", body)).body.event_id;
}

test.each([20, 60, 130, 200])("what a run left that was killed at request %d is removed by the next", async (at) => {
	const { child, exit } = startVerify("--publish");
	onRequest = (count) => {
		if (count === at) child.kill("SIGKILL");
	};
	expect(await exit).toEqual([null, "SIGKILL"]);
	onRequest = () => {};
	expect(groupsOf(emulator)).toContain("event");
	const report = await ask(emulator, { out, only: ["requests"] });
	expect(report.left).toEqual([]);
	expect(groupsOf(emulator)).toEqual(CLEAN);
	expect(existsSync(join(out, JOURNAL))).toBe(false);
});

test("drafts are found by their marker where the journal is lost; nobody else's are touched", async () => {
	const { child, exit } = startVerify();
	onRequest = (count) => {
		if (count === 60) child.kill("SIGKILL");
	};
	await exit;
	onRequest = () => {};
	rmSync(join(out, JOURNAL));
	const marker = "[zoom-events-verify]";
	const others = [
		await stranger({ name: "zoom-events verify", description: "Ours" }),
		await stranger({ name: "zoom-events verify 1a2b3c 4" }),
		await stranger({ name: "Our event", description: marker }),
	];
	await ask(emulator, { out, only: ["requests"], publish: false });
	expect(emulator.state().event?.map(({ event_id: id }) => id)).toEqual(others);
});

test("an event that the journal names is deleted only if it still has the marker", async () => {
	onRequest = (count, operationId) => {
		if (count > 30 && operationId === "createSpeaker") child.kill("SIGKILL");
	};
	const { child, exit } = startVerify();
	await exit;
	onRequest = () => {};
	// Somebody makes the drafts their own before the next run.
	const marked = String(emulator.state().event?.[0]?.event_id);
	const { access_token: token } = (await fetchToken(emulator.oauthUrl)).body;
	await request(emulator.apiUrl, token, "PATCH", `/events/${marked}`, { name: "Our event", description: "Ours" });
	const report = await ask(emulator, { out, only: ["requests.unknown-path"], publish: false });
	expect(report.left).toEqual([]);
	expect(existsSync(join(out, JOURNAL))).toBe(false);
	expect(emulator.state().event?.map(({ event_id: id }) => id)).toEqual([marked]);
});

test("what a journal names of another API or account stays there", async () => {
	const made = { kind: "event", hub: "emulator-hub", name: "zoom-events verify 1a2b3c 1" };
	const line = `${JSON.stringify({ owner: "https://api.example.com/v2 0123456789abcdef", key: "7", make: made })}\n`;
	writeFileSync(join(out, JOURNAL), line);
	await ask(emulator, { out, only: ["events.type-change"] });
	const lines = readFileSync(join(out, JOURNAL), "utf8").trim().split("\n");
	expect(`${lines[0]}\n`).toBe(line);
	expect(lines.map((text) => (JSON.parse(text) as { key: string }).key)).toEqual(["7", "8", "8", "8"]);
	expect(groupsOf(emulator)).toEqual(CLEAN);
});

test.each(["SIGINT", "SIGTERM"] as const)("%s ends it with 130, and everything is removed first", async (signal) => {
	const { child, exit, output } = startVerify("--publish");
	onRequest = (count) => {
		if (count === 150) child.kill(signal);
	};
	expect(await exit).toEqual([130, null]);
	expect(groupsOf(emulator)).toEqual(CLEAN);
	expect(existsSync(join(out, JOURNAL))).toBe(false);
	expect(output()).toContain("it was stopped");
	const { findings } = JSON.parse(readFileSync(join(out, "report.json"), "utf8")) as { findings: unknown[] };
	expect(findings.length).toBeGreaterThan(50);
});

test("a run that is stopped within the process asks no more, and removes what it made", async () => {
	const controller = new AbortController();
	onRequest = (count) => {
		if (count === 45) controller.abort();
	};
	const report = await ask(emulator, { out, signal: controller.signal });
	expect(idsOf(report, "agree").length).toBeGreaterThan(5);
	expect(report.findings.at(-1)).toMatchObject({ verdict: "not asked", why: "it was stopped" });
	expect(groupsOf(emulator)).toEqual(CLEAN);
});

test.each([
	["POST /zoom_events/events", "events.type-change", "event"],
	["POST /zoom_events/hubs/{hubId}/vod_channels", "vod-channels.open-with-list", "vod-channel"],
	["POST /zoom_events/hubs/{hubId}/hosts", "hub-hosts.add-twice", "hub-host"],
])("what %s made without an answer is found by its name and removed", async (route, id) => {
	emulator.setFaults({ rules: [{ kind: "drop-after-commit", route, nth: 1 }] });
	const report = await ask(emulator, { out, only: [id] });
	expect(report.findings[0]).toMatchObject({ verdict: "not asked", why: "no answer came" });
	expect(report.left).toEqual([]);
	expect(groupsOf(emulator)).toEqual(CLEAN);
	expect(existsSync(join(out, JOURNAL))).toBe(false);
});

test("what can't be removed is reported, and removed by --clean", async () => {
	emulator.setFaults({
		rules: [{ kind: "status", route: "DELETE /zoom_events/events/{eventId}", status: 403, code: 260200 }],
	});
	const report = await ask(emulator, { out, only: ["events.type-change"] });
	expect(report.left).toEqual(["an event couldn't be deleted: 403/260200"]);
	emulator.setFaults({ rules: [] });
	const { apiUrl, oauthUrl } = emulator;
	const credentials = { accountId: "emulator", clientId: "emulator", clientSecret: "emulator" };
	expect(await clean({ apiUrl, oauthUrl, credentials, out })).toEqual({ removed: 1, left: [] });
	expect(groupsOf(emulator)).toEqual(CLEAN);
});

test("the command ends with 1 by --strict where an answer differs, with 0 without it, and with 2 where it can't ask", async () => {
	const before = await startApi({ facts: { "sessions.one-role": "taken" } });
	await emulator.close();
	emulator = before;
	const strict = startVerify("--only", "sessions", "--strict");
	expect(await strict.exit).toEqual([1, null]);
	expect(strict.output()).toContain("differs    sessions.one-role: taken (201), and here refused\n");
	const lax = startVerify("--only", "sessions");
	expect(await lax.exit).toEqual([0, null]);
	expect(lax.output()).toMatch(/9 agree, 1 differ, 1 not asked; \d+ requests\n/);
	const wrong = startVerify("--only", "no-such-group");
	expect(await wrong.exit).toEqual([2, null]);
	expect(wrong.output()).toBe("zoom-events-emulator: there is no behaviour or group no-such-group\n");
});
