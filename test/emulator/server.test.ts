import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../emulator/index.ts";

let running: Emulator | undefined;
afterEach(async () => {
	await running?.close();
	running = undefined;
});

interface Answer {
	status: number;
	headers: Headers;
	body: Record<string, never> & { code?: number; message?: string; errors?: { field: string; message: string }[] };
}

async function tokenOf(url: string, secret = "emulator"): Promise<string> {
	const response = await fetch(`${url}/oauth/token`, {
		method: "POST",
		headers: { authorization: `Basic ${Buffer.from(`emulator:${secret}`).toString("base64")}` },
		body: new URLSearchParams({ grant_type: "account_credentials", account_id: "emulator" }),
	});
	const { access_token: token = "" } = (await response.json()) as { access_token?: string };
	return token;
}

async function start(options: EmulatorOptions = {}) {
	running = await startEmulator(options);
	const { url } = running;
	const token = await tokenOf(url);
	const call = async (method: string, path: string, body?: unknown, bearer = token): Promise<Answer> => {
		const response = await fetch(`${url}/v2/zoom_events${path}`, {
			method,
			headers: {
				authorization: `Bearer ${bearer}`,
				...(body === undefined ? {} : { "content-type": "application/json" }),
			},
			...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
		});
		const text = await response.text();
		return {
			status: response.status,
			headers: response.headers,
			body: (text === "" ? {} : JSON.parse(text)) as Answer["body"],
		};
	};
	const conference = async (changes: object = {}): Promise<string> => {
		const { body } = await call("POST", "/events", { ...CONFERENCE, ...changes });
		return (body as { event_id?: string }).event_id ?? "";
	};
	return { emulator: running, call, conference };
}

const CONFERENCE = {
	hub_id: "emulator-hub",
	name: "Conference",
	description: "For tests.",
	event_type: "CONFERENCE",
	access_level: "PRIVATE_UNRESTRICTED",
	attendance_type: "virtual",
	timezone: "Europe/Berlin",
	calendar: [{ start_time: "2031-05-04T07:00:00Z", end_time: "2031-05-06T16:00:00Z" }],
};

describe("tokens", () => {
	it("are refused for wrong credentials", async () => {
		const { emulator } = await start();
		expect(await tokenOf(emulator.url, "wrong")).toBe("");
	});

	it("are needed, and die after an hour", async () => {
		let now = Date.UTC(2031, 0, 1);
		const { call } = await start({ now: () => now });
		expect(await call("GET", "/hubs?role_type=host", undefined, "made-up")).toMatchObject({
			status: 401,
			body: { code: 124 },
		});
		expect((await call("GET", "/hubs?role_type=host")).status).toBe(200);
		now += 3_600_000;
		expect((await call("GET", "/hubs?role_type=host")).status).toBe(401);
	});
});

describe("requests", () => {
	it("that break the contract are refused with all their fields", async () => {
		const { call } = await start();
		const { status, body } = await call("POST", "/events", {
			...CONFERENCE,
			name: 3,
			event_type: "MEETUP",
			colour: "red",
			timezone: undefined,
		});
		expect(status).toBe(400);
		expect(body).toMatchObject({ code: 300, message: "Validation Failed." });
		expect(body.errors?.map(({ field }) => field).sort()).toEqual(["colour", "event_type", "name", "timezone"]);
	});

	it("with a query that breaks the contract, or no JSON, are refused", async () => {
		const { call } = await start();
		expect((await call("GET", "/events?role_type=host&page_size=301")).body.errors?.[0]?.field).toBe("page_size");
		expect((await call("GET", "/events?role_type=king")).body.code).toBe(300);
		expect((await call("GET", "/hubs?role=host")).body.code).toBe(300);
		expect((await call("POST", "/events", "{")).body.code).toBe(300);
	});

	it("to no path are 404, by no method 405", async () => {
		const { call } = await start();
		expect((await call("GET", "/nowhere")).status).toBe(404);
		expect((await call("PUT", "/events", {})).status).toBe(405);
	});

	it("are counted by route, and logged without anything secret", async () => {
		const file = join(mkdtempSync(join(tmpdir(), "emulator-")), "log.ndjson");
		const { emulator, call, conference } = await start({ log: file });
		const eventId = await conference();
		await call("POST", `/events/${eventId}/speakers`, { name: "Ada Example", email: "ada@example.com" });
		await call("GET", "/events?role_type=host&next_page_token=ada-secret");
		expect(emulator.requests()).toMatchObject({ writes: 2, total: 3, tokens: 1 });
		expect(emulator.requests().byRoute["POST /zoom_events/events/{eventId}/speakers"]).toBe(1);
		await running?.close();
		running = undefined;
		const log = readFileSync(file, "utf8");
		expect(log.trim().split("\n")).toHaveLength(4);
		expect(log).not.toMatch(/ada|Bearer|Basic|secret/i);
	});
});

describe("answers", () => {
	it("that break the contract are a 500 that says how", async () => {
		const { call } = await start({ handlers: { getHubList: () => ({ hubs: [{ hub_id: 3 }] }) } });
		const { status, body } = await call("GET", "/hubs?role_type=host");
		expect(status).toBe(500);
		expect(body.message).toMatch(/getHubList breaks the contract.*hub_id/);
	});

	it("of groups that are not there yet are a clear 501", async () => {
		const { call, conference } = await start();
		expect(await call("GET", `/events/${await conference()}/tickets`)).toMatchObject({
			status: 501,
			body: { message: expect.stringContaining("Tickets") as never },
		});
	});
});

describe("pages", () => {
	it("have 30 records unless told, end with an empty token, and belong to their query for 15 minutes", async () => {
		let now = Date.UTC(2031, 0, 1);
		const { call } = await start({ now: () => now });
		for (let index = 0; index < 35; index++) {
			await call("POST", "/hubs/emulator-hub/vod_channels", { name: `Channel ${index}`, type: "VIDEO_LIST_HUB" });
		}
		const path = "/hubs/emulator-hub/vod_channels";
		const first = (await call("GET", path)).body as unknown as {
			vod_channels: unknown[];
			next_page_token: string;
			total_records: number;
		};
		expect(first).toMatchObject({ total_records: 35 });
		expect(first.vod_channels).toHaveLength(30);
		const token = encodeURIComponent(first.next_page_token);
		const second = (await call("GET", `${path}?next_page_token=${token}`)).body as unknown as {
			vod_channels: unknown[];
			next_page_token: string;
		};
		expect(second.vod_channels).toHaveLength(5);
		expect(second.next_page_token).toBe("");
		expect((await call("GET", `${path}?page_size=10&next_page_token=${token}`)).body.code).toBe(300);
		now += 15 * 60_000;
		expect((await call("GET", `${path}?next_page_token=${token}`)).body.code).toBe(300);
	});
});

describe("rate limits", () => {
	it("are counted by second, with Retry-After", async () => {
		let now = Date.UTC(2031, 0, 1);
		const { call } = await start({ rateLimit: "free", now: () => now });
		const statuses = [];
		for (let index = 0; index < 5; index++) statuses.push((await call("GET", "/hubs?role_type=host")).status);
		expect(statuses).toEqual([200, 200, 200, 200, 429]);
		const refused = await call("GET", "/hubs?role_type=host");
		expect(refused.body.message).toMatch(/per-second/);
		expect(refused.headers.get("retry-after")).toBe("1");
		now += 1_000;
		expect((await call("GET", "/hubs?role_type=host")).status).toBe(200);
	});

	it("are counted by day, with the time to go on", async () => {
		let now = Date.UTC(2031, 0, 1);
		const { call } = await start({ rateLimit: "free", now: () => (now += 50) });
		let refused: Answer | undefined;
		for (let index = 0; index < 6_001; index++) refused = await call("GET", "/hubs?role_type=host");
		expect(refused).toMatchObject({ status: 429 });
		expect(refused?.body.message).toMatch(/daily/);
		expect(refused?.headers.get("retry-after")).toBe("2031-01-02T00:00:00.000Z");
	}, 60_000);
});

describe("events", () => {
	it("are listed by status", async () => {
		const { call, conference } = await start();
		const eventId = await conference();
		const names = async (status: string): Promise<unknown> =>
			(
				(await call("GET", `/events?role_type=host&event_status_type=${status}`)).body as {
					events?: { event_id: string }[];
				}
			).events?.map((event) => event.event_id);
		expect(await names("draft")).toEqual([eventId]);
		await call("POST", `/events/${eventId}/event_actions`, { operation: "publish" });
		expect(await names("upcoming")).toEqual([eventId]);
		await call("POST", `/events/${eventId}/event_actions`, { operation: "cancel", cancel_message: "Sorry." });
		expect(await names("cancelled")).toEqual([eventId]);
	});

	it("are duplicated with their sessions and speakers, moved to the new start", async () => {
		const { call, conference } = await start();
		const eventId = await conference();
		const { body: speaker } = await call("POST", `/events/${eventId}/speakers`, { name: "Ada Example" });
		const session = {
			name: "Talk",
			type: 0,
			start_time: "2031-05-04T08:00:00Z",
			end_time: "2031-05-04T09:00:00Z",
			timezone: "Europe/Berlin",
		};
		await call("POST", `/events/${eventId}/sessions`, {
			...session,
			session_speakers: [{ speaker_id: (speaker as { speaker_id?: string }).speaker_id }],
		});
		const duplicate_event = { name: "Again", start_time: "2032-05-04T07:00:00Z", timezone: "Europe/Berlin" };
		const { status, body } = await call("POST", `/events/${eventId}/event_actions`, {
			operation: "duplicate",
			duplicate_event,
		});
		expect(status).toBe(201);
		const { event_id: copy = "" } = body as { event_id?: string };
		const { body: list } = await call("GET", `/events/${copy}/sessions`);
		expect(list).toMatchObject({
			sessions: [{ start_time: "2032-05-04T08:00:00Z", session_speakers: [{ name: "Ada Example" }] }],
		});
	});

	it("of a published session have a meeting or a webinar", async () => {
		const { call, conference } = await start();
		const eventId = await conference();
		const session = {
			name: "Talk",
			type: 2,
			start_time: "2031-05-04T08:00:00Z",
			end_time: "2031-05-04T09:00:00Z",
			timezone: "Europe/Berlin",
		};
		await call("POST", `/events/${eventId}/sessions`, session);
		const ids = async (): Promise<unknown> =>
			((await call("GET", `/events/${eventId}/sessions`)).body as { sessions?: unknown[] }).sessions?.[0];
		expect(await ids()).toMatchObject({ meeting_id: null, webinar_id: null });
		await call("POST", `/events/${eventId}/event_actions`, { operation: "publish" });
		expect(await ids()).toMatchObject({ meeting_id: null, webinar_id: expect.any(Number) as number });
	});
});

describe("the command", () => {
	const bin = join(import.meta.dirname, "../../emulator/bin/zoom-events-emulator.js");

	function launch(...args: string[]): Promise<{ child: ChildProcess; url: string }> {
		const child = spawn(process.execPath, [bin, ...args], { stdio: ["ignore", "pipe", "inherit"] });
		return new Promise((resolve, reject) => {
			child.stdout?.on("data", (text: Buffer) => {
				const url = /(http:\/\/[\d.:]+)\/v2/.exec(text.toString())?.[1];
				if (url !== undefined) resolve({ child, url });
			});
			child.on("exit", (code) => reject(new Error(`ended with ${code}`)));
		});
	}

	it("keeps everything that it acknowledged through kill -9", async () => {
		const folder = mkdtempSync(join(tmpdir(), "emulator-"));
		const first = await launch("--port", "0", "--data", folder);
		const token = await tokenOf(first.url);
		const post = async (name: string): Promise<Response> =>
			fetch(`${first.url}/v2/zoom_events/hubs/emulator-hub/vod_channels`, {
				method: "POST",
				headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
				body: JSON.stringify({ name, type: "VIDEO_LIST_HUB" }),
			});
		const acknowledged: string[] = [];
		const writing = (async () => {
			for (let index = 0; index < 10_000; index++) {
				const response = await post(`Channel ${index}`);
				acknowledged.push(((await response.json()) as { channel_id: string }).channel_id);
			}
		})().catch(() => undefined);
		while (acknowledged.length < 50) await new Promise((resolve) => setTimeout(resolve, 5));
		first.child.kill("SIGKILL");
		await writing;
		const second = await launch("--port", "0", "--data", folder);
		const state = (await (await fetch(`${second.url}/_emulator/state`)).json()) as Record<
			string,
			{ channel_id: string }[]
		>;
		second.child.kill("SIGTERM");
		const kept = new Set(state["vod-channel"]?.map((channel) => channel.channel_id));
		expect(acknowledged.length).toBeGreaterThanOrEqual(50);
		expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
		// At most the one request that was under way when the kill came.
		expect(kept.size - acknowledged.length).toBeLessThanOrEqual(1);
	});

	it("says so where its port is taken", async () => {
		const { child, url } = await launch("--port", "0");
		await expect(launch("--port", new URL(url).port)).rejects.toThrow("ended with 1");
		child.kill("SIGTERM");
	});
});
