import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { fetchToken, request } from "./harness.ts";

const BIN = join(import.meta.dirname, "../../emulator/bin/zoom-events-emulator.js");
const running: ChildProcess[] = [];
afterEach(() => {
	for (const child of running.splice(0)) child.kill("SIGKILL");
});

interface Cli {
	child: ChildProcess;
	line: string;
	apiUrl: string;
	oauthUrl: string;
}

/** Starts the built command and waits for its line. */
async function startCli(args: string[], env: Record<string, string> = {}): Promise<Cli> {
	const child = spawn(process.execPath, [BIN, "--port", "0", ...args], { env: { ...process.env, ...env } });
	running.push(child);
	const [chunk] = (await once(child.stdout, "data")) as [Buffer];
	const line = String(chunk);
	const [apiUrl = "", oauthUrl = ""] = line.match(/http:\/\/[^\s)]+/g) ?? [];
	return { child, line, apiUrl, oauthUrl };
}

async function run(args: string[]): Promise<{ code: number; output: string }> {
	const child = spawn(process.execPath, [BIN, ...args]);
	let output = "";
	for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
	const [code] = (await once(child, "close")) as [number];
	return { code, output };
}

const CHANNEL = { type: "VIDEO_LIST_HUB" };

test("a kill at any moment loses nothing acknowledged, and tokens outlive it", async () => {
	const data = mkdtempSync(join(tmpdir(), "emulator-"));
	const acknowledged: string[] = [];
	let token = "";
	for (let round = 0; round < 3; round++) {
		const cli = await startCli(["--data", data]);
		token ||= (await fetchToken(cli.oauthUrl)).body.access_token;
		const { hubs } = (await request(cli.apiUrl, token, "GET", "/hubs?role_type=host")).body as unknown as {
			hubs: { hub_id: string }[];
		};
		const path = `/hubs/${hubs[0]?.hub_id}/vod_channels`;
		const { vod_channels } = (await request(cli.apiUrl, token, "GET", `${path}?page_size=300`)).body;
		const names = vod_channels.map(({ name }) => name);
		expect(acknowledged.filter((name) => !names.includes(name))).toEqual([]);
		// Written one after the other, so listed so.
		const ofOne = names.filter((name) => name.startsWith("0.0."));
		expect(ofOne).toEqual(ofOne.map((_, number) => `0.0.${number}`));
		if (round === 2) break;
		const gone = once(cli.child, "exit");
		const write = async (writer: number): Promise<void> => {
			for (let number = 0; ; number++) {
				const name = `${round}.${writer}.${number}`;
				const { status } = await request(cli.apiUrl, token, "POST", path, { ...CHANNEL, name });
				if (status !== 201) throw new Error(`${status}`);
				acknowledged.push(name);
				if (acknowledged.length === 20 + round * 30) cli.child.kill("SIGKILL");
			}
		};
		await Promise.allSettled([write(0), write(1), write(2)]);
		await gone;
		expect(acknowledged.length).toBeGreaterThanOrEqual(20);
	}
});

test("says where it listens, takes credentials from the environment, and ends with 0", async () => {
	const cli = await startCli([], { ZOOM_CLIENT_SECRET: "other" });
	expect(cli.line).toMatch(
		/^Zoom Events API on http:\/\/127\.0\.0\.1:\d+\/v2 \(token at http:\/\/127\.0\.0\.1:\d+\/oauth\/token\)\n$/,
	);
	expect((await fetchToken(cli.oauthUrl)).status).toBe(400);
	expect((await fetchToken(cli.oauthUrl, "other")).status).toBe(200);
	cli.child.kill("SIGTERM");
	expect(await once(cli.child, "exit")).toEqual([0, null]);
});

test("takes the app's scopes from its command line or a file, and refuses what is none", async () => {
	const file = join(mkdtempSync(join(tmpdir(), "emulator-scopes-")), "scopes.txt");
	writeFileSync(file, "zoom_events:read:list_hubs\nzoom_events:read:event, zoom_events:write:event:admin\n");
	const [listed, filed, wrong, missing] = await Promise.all([
		startCli(["--scopes", "zoom_events:read:list_hubs,zoom_events_basic:read"]),
		startCli(["--scopes", `@${file}`]),
		run(["--scopes", "zoom_events:read:list_hubs,everything"]),
		run(["--scopes", "@nowhere.txt"]),
	]);
	const scopes = async ({ oauthUrl }: Cli) =>
		((await fetchToken(oauthUrl)).body as unknown as { scope: string }).scope.split(" ");
	expect(await scopes(listed)).toEqual(["zoom_events:read:list_hubs", "zoom_events_basic:read"]);
	expect(await scopes(filed)).toEqual([
		"zoom_events:read:list_hubs",
		"zoom_events:read:event",
		"zoom_events:write:event:admin",
	]);
	expect([wrong.code, missing.code]).toEqual([1, 1]);
	expect(wrong.output).toContain('"everything" is no scope, such as zoom_events:read:list_events');
	expect(missing.output).toContain("nowhere.txt");
});

test("follows what was observed, or the description", async () => {
	const drafts = async (...args: string[]): Promise<number> => {
		const { apiUrl, oauthUrl } = await startCli(args);
		const token = (await fetchToken(oauthUrl)).body.access_token;
		return (await request(apiUrl, token, "GET", "/events?event_status_type=draft")).status;
	};
	expect(await drafts()).toBe(400);
	expect(await drafts("--follow", "observed")).toBe(400);
	expect(await drafts("--follow", "described")).toBe(200);
});

test("a port in use is told in one line", async () => {
	const server = createServer().listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = server.address() as { port: number };
	const { code, output } = await run(["--port", String(port)]);
	server.close();
	expect({ code, lines: output.trim().split("\n").length }).toEqual({ code: 1, lines: 1 });
	expect(output).toContain(String(port));
	expect(output).toContain("--port");
});

test("answers as an account did by its report, and says where it does and where it can't", async () => {
	const report = join(mkdtempSync(join(tmpdir(), "emulator-")), "report.json");
	const findings = [
		{ id: "sessions.one-role", seen: "taken" },
		{ id: "events.cancel-draft", seen: "taken" },
		{ id: "events.type-change", seen: "refused" },
		{ id: "hub-hosts.add-twice", why: "needs --publish" },
	];
	writeFileSync(report, JSON.stringify({ findings }));
	const cli = await startCli(["--facts", report]);
	expect(cli.line.split("\n").slice(1)).toEqual([
		"Answers as the account did: sessions.one-role: taken",
		"Can't answer as the account did: events.cancel-draft: taken",
		"",
	]);
	writeFileSync(report, "{}");
	expect(await run(["--port", "0", "--facts", report])).toEqual({
		code: 1,
		output: `zoom-events-emulator: ${report} is no report of zoom-events-emulator verify\n`,
	});
});

test("has help and a version, and refuses options that it does not know", async () => {
	const [help, version, unknown] = await Promise.all([
		run(["--help"]),
		run(["--version"]),
		run(["--rate-limit", "gold"]),
	]);
	for (const option of [
		...["--port", "--host", "--data", "--rate-limit", "--log", "--seed", "--follow", "--scopes", "--facts", "verify"],
	])
		expect(help.output).toContain(option);
	expect(help.output).toContain("PUT /_emulator/faults");
	expect(version.output).toMatch(/^\d+\.\d+\.\d+\n$/);
	expect(unknown.code).toBe(1);
});
