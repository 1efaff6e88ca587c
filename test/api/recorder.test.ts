import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { type ClientOptions, ZoomEventsClient } from "../../provider/api/client.ts";
import { resolveSettings } from "../../provider/api/settings.ts";
import { dynamicProvider } from "../../provider/hosts/dynamic.ts";
import { speaker } from "../../provider/kinds/speaker.ts";
import { json, type ScriptedServer, scriptedServer } from "../helpers/scripted-server.ts";

const bin = join(import.meta.dirname, "../../provider/bin/zoom-events.js");

let server: ScriptedServer | undefined;
let emulator: Emulator | undefined;
let client: ZoomEventsClient | undefined;
afterEach(async () => {
	await client?.close();
	await server?.close();
	await emulator?.close();
	client = server = emulator = undefined;
});

const newFolder = (): string => join(mkdtempSync(join(tmpdir(), "zoom-events-recording-")), "new", "recording");

async function start(script: Parameters<typeof scriptedServer>[0], record: string, options: ClientOptions = {}) {
	server = await scriptedServer(script);
	client = new ZoomEventsClient({ ...server.settings, record }, { firstPauseMs: 1, maxPauseMs: 5, ...options });
	return client;
}

const textsIn = (folder: string): string[] =>
	readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));

/** The exchanges of a recording, without what the clock says. */
function exchangesIn(folder: string): Record<string, unknown>[] {
	return textsIn(folder).flatMap((text) => {
		const [head = "", ...lines] = text.trimEnd().split("\n");
		expect(JSON.parse(head)).toEqual({ recording: 1, isZoom: false });
		return lines.map((line) => {
			const { at, ms, ...rest } = JSON.parse(line) as Record<string, unknown>;
			expect(at).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
			expect(ms).toBeTypeOf("number");
			return rest;
		});
	});
}

/** Environment for clients of a local API. */
const environmentOf = ({ apiUrl, oauthUrl }: Emulator): Record<string, string> => ({
	...{ ZOOM_API_URL: apiUrl, ZOOM_OAUTH_URL: oauthUrl, ZOOM_PLAN: "off" },
	...{ ZOOM_ACCOUNT_ID: "emulator", ZOOM_CLIENT_ID: "emulator", ZOOM_CLIENT_SECRET: "emulator" },
});

const EVENT = "Ev3nt/Id+of==";

describe("an exchange", () => {
	it("is a line of JSON, masked", async () => {
		const folder = newFolder();
		const answer = {
			speaker_id: "QuawonWl3e4k1sr8mHsvtQ",
			name: "Ada Example ",
			email: "Ada@example.org",
			color: null,
		};
		const headers = {
			"x-ratelimit-remaining": "29",
			"x-ratelimit-type": "Light",
			"set-cookie": "id=Ada",
			"x-name": "Ada",
		};
		const using = await start([json(201, answer, headers)], folder);
		await using.call("createSpeaker", {
			path: { eventId: EVENT },
			body: { name: "Ada Example", email: "ada@example.org", visible_in_lobby: true },
		});
		expect(exchangesIn(folder)).toEqual([
			{
				operation: "createSpeaker",
				method: "POST",
				path: "/zoom_events/events/{eventId}/speakers",
				params: { eventId: "id-1[/+=]" },
				query: {},
				request: { name: "Xxx Xxxxxxx", email: "person-1@example.com", visible_in_lobby: true },
				status: 201,
				headers: { "content-type": "application/json", "x-ratelimit-remaining": "29", "x-ratelimit-type": "Light" },
				answer: { speaker_id: "id-2", name: "Xxx Xxxxxxx ", email: "Person-1@example.com", color: null },
			},
		]);
	});

	it("has its query by name, with what the contract marks", async () => {
		const folder = newFolder();
		const using = await start([json(200, { events: [], next_page_token: "" })], folder);
		const query = { role_type: "host", page_size: 300, next_page_token: "s3cr3t" } as const;
		await using.call("getEvents", { query });
		expect(exchangesIn(folder)).toMatchObject([
			{ query: { role_type: "host", page_size: "300", next_page_token: "token-1" }, params: {} },
		]);
	});

	it("is each try: one that was lost, one that can't be read, a refusal, an empty answer", async () => {
		const folder = newFolder();
		const using = await start(
			[
				(response) => response.destroy(),
				(response) =>
					response
						.writeHead(502, { "content-type": "text/html; charset=utf-8; boundary=ada" })
						.end("<html><p>502 Bad Gateway for Ada</p></html>"),
				json(429, { code: 429, message: "Too many requests, Ada" }, { "retry-after": "0" }),
				(response) => response.writeHead(204).end(),
			],
			folder,
		);
		await using.call("deleteSpeaker", { path: { eventId: "e", speakerId: "s" } });
		const common = {
			operation: "deleteSpeaker",
			method: "DELETE",
			path: "/zoom_events/events/{eventId}/speakers/{speakerId}",
			params: { eventId: "id-1", speakerId: "id-2" },
			query: {},
		};
		expect(exchangesIn(folder)).toEqual([
			{ ...common, lost: "UND_ERR_SOCKET" },
			{
				...common,
				status: 502,
				headers: { "content-type": "text/html; charset=utf-8" },
				text: "<html><p>502 Bad Gateway for Xxx</p></html>",
			},
			{
				...common,
				status: 429,
				headers: { "content-type": "application/json", "retry-after": "0" },
				answer: { code: 429, message: "Too many requests, Xxx" },
			},
			{ ...common, status: 204, headers: {} },
		]);
	});

	it("of a form has the form's fields alone", async () => {
		const folder = newFolder();
		const using = await start([json(201, { file_id: "f1" })], folder);
		await using.upload({ content: { text: "Ada" }, fileName: "ada.txt", fileType: "other" });
		const [exchange] = exchangesIn(folder);
		expect(exchange).toMatchObject({
			operation: "uploadEventFile",
			requestType: "multipart/form-data",
			answer: { file_id: "id-1" },
		});
		expect(JSON.stringify(exchange)).not.toMatch(/ada/i);
	});
});

describe("a recording", () => {
	it("is for its owner alone", async () => {
		const folder = newFolder();
		const using = await start([json(200, {})], folder);
		await using.call("getHubList", { query: { role_type: "host" } });
		expect(statSync(folder).mode & 0o777).toBe(0o700);
		expect(readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777)).toEqual([0o600]);
	});

	it("has no credentials, no token and no account", async () => {
		const folder = newFolder();
		const said = "t0ken-value of acc, client-id, s3cret-value";
		const using = await start([json(403, { code: 260200, message: said, token: said })], folder);
		await expect(using.call("getHubList", { query: { role_type: "host" } })).rejects.toThrow(/260200/);
		const [text] = textsIn(folder);
		expect(text).toContain("260200");
		expect(text).not.toMatch(/t0ken|client-id|s3cret|bearer|basic/i);
	});

	it("is one file for all clients of a process, who number persons alike", async () => {
		const folder = newFolder();
		const using = await start([json(200, { speaker_id: "s", email: "ada@example.org" })], folder);
		const second = new ZoomEventsClient({ ...using.settings });
		for (const one of [using, second]) await one.call("getSpeaker", { path: { eventId: "e", speakerId: "s" } });
		await second.close();
		expect(readdirSync(folder)).toHaveLength(1);
		expect(exchangesIn(folder).map(({ answer }) => answer)).toEqual(
			Array(2).fill({ speaker_id: "id-2", email: "person-1@example.com" }),
		);
	});

	it("has a file for each process", async () => {
		const folder = newFolder();
		const api = await startEmulator({ port: 0 });
		emulator = api;
		const env = { ...environmentOf(api), ZOOM_RECORD: folder };
		const pull = () => execa(process.execPath, [bin, "pull", "missing", "--output", "-"], { env, reject: false });
		const ran = await Promise.all([pull(), pull()]);
		expect(ran.map(({ exitCode }) => exitCode)).toEqual([2, 2]);
		expect(readdirSync(folder)).toHaveLength(2);
		expect(exchangesIn(folder).map(({ operation, status, answer }) => [operation, status, answer])).toEqual(
			Array(2).fill(["getEventInfo", 404, { code: 2002, message: expect.any(String) as string }]),
		);
	});

	it("that can't be written is said once, and nothing fails for it", async () => {
		const base = mkdtempSync(join(tmpdir(), "zoom-events-recording-"));
		writeFileSync(join(base, "taken"), "");
		const notices: string[] = [];
		const folder = join(base, "taken", "recording");
		const using = await start([json(200, {})], folder, { onNotice: (notice) => notices.push(notice) });
		for (let times = 0; times < 3; times++) await using.call("getHubList", { query: { role_type: "host" } });
		expect(notices).toEqual([
			`Nothing is recorded: ${folder} can't be written: there is a file in its place or above it (ENOTDIR). Everything else goes on. Choose another folder with zoom-events:record, or ZOOM_RECORD.`,
		]);
	});

	it("that can't be written is said by commands too", async () => {
		const api = await startEmulator({ port: 0 });
		emulator = api;
		const file = join(mkdtempSync(join(tmpdir(), "zoom-events-recording-")), "taken");
		writeFileSync(file, "");
		const env = { ...environmentOf(api), ZOOM_RECORD: file };
		const { stderr } = await execa(process.execPath, [bin, "pull", "missing", "--output", "-"], { env, reject: false });
		expect(stderr.match(/Nothing is recorded: .*/g)).toEqual([
			`Nothing is recorded: ${file} can't be written: there is a file in its place or above it (EEXIST). Everything else goes on. Choose another folder with zoom-events:record, or ZOOM_RECORD.`,
		]);
		expect(stderr).toContain("code 2002");
	});

	it("is not made where nobody asks for one", async () => {
		const folder = newFolder();
		const using = await start([json(200, {})], "");
		await using.call("getHubList", { query: { role_type: "host" } });
		expect(() => statSync(folder)).toThrow(/ENOENT/);
	});
});

describe("the setting", () => {
	const credentials = { ZOOM_ACCOUNT_ID: "a", ZOOM_CLIENT_ID: "b", ZOOM_CLIENT_SECRET: "c" };

	it("is ZOOM_RECORD or zoom-events:record, which counts first; by default nothing is recorded", () => {
		expect(resolveSettings(() => undefined, credentials).record).toBe("");
		expect(resolveSettings(() => undefined, { ...credentials, ZOOM_RECORD: "/r" }).record).toBe("/r");
		const configured = (name: string) => (name === "record" ? "/s" : undefined);
		expect(resolveSettings(configured, { ...credentials, ZOOM_RECORD: "/r" }).record).toBe("/s");
	});

	it("counts in a stack's config as in the environment", async () => {
		const folder = newFolder();
		server = await scriptedServer([json(200, { speaker_id: "s", name: "Ada Example" })]);
		const config: Record<string, unknown> = { ...server.settings, record: folder };
		const provider = dynamicProvider(speaker);
		const get = (key: string) => config[key.replace("zoom-events:", "")]?.toString();
		await provider.configure?.({ config: { get, require: (key: string) => get(key) ?? "" } });
		await provider.read?.("e/s", {});
		expect(exchangesIn(folder)[0]).toMatchObject({ operation: "getSpeaker", answer: { name: "Xxx Xxxxxxx" } });
	});
});
