import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { RateLimit } from "../../emulator/rate-limit.ts";
import { eventBody, fetchToken, type Harness, request, SESSION, start } from "./harness.ts";

interface Contract {
	paths: Record<string, Record<string, { operationId: string }>>;
}
const contract = JSON.parse(
	readFileSync(join(import.meta.dirname, "../../schema/zoom-events.openapi.json"), "utf8"),
) as Contract;
const operations = Object.entries(contract.paths).flatMap(([path, methods]) =>
	Object.entries(methods).map(([method, { operationId }]) => ({ method: method.toUpperCase(), path, operationId })),
);

let api: Harness;
beforeAll(async () => {
	api = await start();
});
afterAll(() => api.emulator.close());

describe("tokens", () => {
	test("come for the account's credentials, each of its own, for an hour", async () => {
		const [first, second] = [await fetchToken(api.emulator.oauthUrl), await fetchToken(api.emulator.oauthUrl)];
		expect(first).toMatchObject({ status: 200, body: { token_type: "bearer", expires_in: 3599 } });
		expect(first.body.access_token).not.toBe(second.body.access_token);
	});

	test("may be asked for by query as by form", async () => {
		const url = `${api.emulator.oauthUrl}?grant_type=account_credentials&account_id=emulator`;
		const authorization = `Basic ${Buffer.from("emulator:emulator").toString("base64")}`;
		expect((await fetch(url, { method: "POST", headers: { authorization } })).status).toBe(200);
	});

	test.each([
		["a wrong secret", fetchToken, "wrong", "emulator", "invalid_client"],
		["a wrong account", fetchToken, "emulator", "wrong", "invalid_request"],
	])("are refused for %s", async (_, ask, secret, account, error) => {
		const { status, body } = await ask(api.emulator.oauthUrl, secret, account);
		expect({ status, error: body.error, reason: typeof body.reason }).toEqual({ status: 400, error, reason: "string" });
	});

	test("a missing, wrong or dead one is 401 with code 124", async () => {
		const dead = { status: 401, body: { code: 124, message: "Invalid access token." } };
		const { access_token: token } = (await fetchToken(api.emulator.oauthUrl)).body;
		const get = (bearer: string) => request(api.emulator.apiUrl, bearer, "GET", "/hubs?role_type=host");
		expect(await get("wrong")).toMatchObject(dead);
		expect(await api.call("GET", "/hubs?role_type=host", undefined, { authorization: "" })).toMatchObject(dead);
		expect((await get(token)).status).toBe(200);
		await fetch(`${api.emulator.url}/_emulator/expire-tokens`, { method: "POST" });
		expect(await get(token)).toMatchObject(dead);

		const young = await start();
		const other = (await fetchToken(young.emulator.oauthUrl)).body.access_token;
		young.clock.now += 3599_000;
		expect(await request(young.emulator.apiUrl, other, "GET", "/hubs?role_type=host")).toMatchObject(dead);
		await young.emulator.close();
		await api.emulator.close();
		api = await start();
	});
});

describe("requests", () => {
	test("a bad body tells every field that fails, unknown ones too", async () => {
		const body = {
			...eventBody(api.hubId),
			name: 1,
			event_type: "PARTY",
			colour: "red",
			calendar: [{ start_time: "now", end_time: "2026-06-30T23:59:60Z", x: 1 }],
		};
		const reply = await api.call("POST", "/events", body);
		expect(reply).toMatchObject({ status: 400, body: { code: 300, message: "Validation Failed." } });
		const fields = reply.body.errors.map(({ field }: { field: string }) => field.replaceAll(/\[(\d+)\]/g, ".$1"));
		expect(new Set(fields)).toEqual(
			new Set(["name", "event_type", "colour", "calendar.0.start_time", "calendar.0.end_time", "calendar.0.x"]),
		);
		for (const { message } of reply.body.errors) expect(message).not.toBe("");
	});

	test("a missing body, a broken one and a missing field are refused with 300", async () => {
		for (const body of [undefined, "{", {}]) {
			expect(await api.call("POST", "/events", body)).toMatchObject({ status: 400, body: { code: 300 } });
		}
	});

	test("query parameters have their enum, limits and names", async () => {
		for (const query of [
			"role_type=owner",
			"page_size=301&role_type=host",
			"page_size=0&role_type=host",
			"colour=red",
		]) {
			expect(await api.call("GET", `/events?${query}`), query).toMatchObject({ status: 400, body: { code: 300 } });
		}
	});

	test("an unknown path is 404, a wrong method 405", async () => {
		expect((await api.call("GET", "/nothing")).status).toBe(404);
		expect((await api.call("PUT", "/events")).status).toBe(405);
	});

	test("every operation of the contract is routed", async () => {
		expect(operations).toHaveLength(91);
		for (const { method, path, operationId } of operations) {
			const filled = path.replace("/zoom_events", "").replaceAll(/\{\w+\}/g, "none");
			const { status, body } = await api.call(method, filled, method === "GET" || method === "DELETE" ? undefined : {});
			const routed = status < 500 || (status === 501 && body.code === 501 && body.message.includes(operationId));
			expect(routed && status !== 405 && body.message !== "There is no such path.", `${operationId}: ${status}`).toBe(
				true,
			);
		}
	});

	test("are counted by method and route, those for tokens apart", async () => {
		await fetch(`${api.emulator.url}/_emulator/requests/reset`, { method: "POST" });
		const eventId = await api.event();
		await api.ok("GET", `/events/${eventId}`);
		await fetchToken(api.emulator.oauthUrl);
		expect(api.emulator.requests()).toEqual({
			total: 2,
			writes: 1,
			tokens: 1,
			byRoute: { "POST /zoom_events/events": 1, "GET /zoom_events/events/{eventId}": 1 },
		});
	});

	test("a reset leaves one hub and no counts", async () => {
		await api.event();
		await fetch(`${api.emulator.url}/_emulator/reset`, { method: "POST" });
		const { hub, ...rest } = (await (await fetch(`${api.emulator.url}/_emulator/state`)).json()) as Record<
			string,
			unknown[]
		>;
		expect(hub).toHaveLength(1);
		expect(Object.values(rest).flat()).toEqual([]);
		expect(api.emulator.requests().total).toBe(0);
		await api.emulator.close();
		api = await start();
	});
});

describe("answers", () => {
	let broken: Harness | undefined;
	afterEach(() => broken?.emulator.close());

	test("that break the contract are a 500 that says what, and change nothing", async () => {
		broken = await start({
			handlers: {
				createEvent: ({ store }) => {
					store.put("event/half", { event_id: "half" });
					return { event_id: 7, colour: "red" };
				},
			},
		});
		const reply = await broken.call("POST", "/events", eventBody(broken.hubId));
		expect(reply.status).toBe(500);
		for (const part of ["createEvent", "event_id", "colour"]) expect(reply.body.message).toContain(part);
		expect(broken.emulator.state().event ?? []).toEqual([]);
	});

	test("a request that fails half-way leaves nothing", async () => {
		const recurrence = { type: 1, repeat_interval: 1, duration: 30, end_date_time: "2020-01-01T00:00:00Z" };
		const before = api.emulator.state();
		const reply = await api.call("POST", "/events", { ...eventBody(api.hubId), event_type: "RECURRING", recurrence });
		expect(reply.status).toBe(400);
		expect(api.emulator.state()).toEqual({
			...before,
			...Object.fromEntries(Object.keys(api.emulator.state()).map((kind) => [kind, before[kind] ?? []])),
		});
	});
});

describe("pages", () => {
	test("hold 30, or page_size; tokens end with an empty one, die, and belong to one query", async () => {
		for (let number = 1; number <= 65; number++)
			await api.ok("POST", `/hubs/${api.hubId}/vod_channels`, { name: `Channel ${number}`, type: "VIDEO_LIST_HUB" });
		const path = `/hubs/${api.hubId}/vod_channels`;
		const names: string[] = [];
		let token = "";
		const sizes: number[] = [];
		do {
			const page = await api.ok("GET", `${path}?next_page_token=${token}`);
			sizes.push(page.vod_channels.length);
			names.push(...page.vod_channels.map(({ name }: { name: string }) => name));
			token = page.next_page_token;
		} while (token !== "");
		expect(sizes).toEqual([30, 30, 5]);
		expect(new Set(names).size).toBe(65);
		expect(names[0]).toBe("Channel 1");

		const { next_page_token: next } = await api.ok("GET", `${path}?page_size=10`);
		const refused = { status: 400, body: { code: 300 } };
		expect(await api.call("GET", `${path}?page_size=20&next_page_token=${next}`)).toMatchObject(refused);
		expect(await api.call("GET", `${path}?page_size=10&next_page_token=${next}x`)).toMatchObject(refused);
		api.clock.now += 15 * 60_000 - 1;
		expect((await api.call("GET", `${path}?page_size=10&next_page_token=${next}`)).status).toBe(200);
		api.clock.now += 1;
		expect(await api.call("GET", `${path}?page_size=10&next_page_token=${next}`)).toMatchObject(refused);
	});

	test("sessions come whole", async () => {
		const eventId = await api.event();
		for (let number = 0; number < 40; number++) await api.ok("POST", `/events/${eventId}/sessions`, SESSION);
		expect((await api.ok("GET", `/events/${eventId}/sessions`)).sessions).toHaveLength(40);
	});
});

describe("rate limits", () => {
	const HUBS = "/hubs?role_type=host";
	test.each([
		["free", 4],
		["pro", 30],
		["business", 80],
	] as const)("%s allows %i light requests a second", async (rateLimit, limit) => {
		const limited = await start({ rateLimit });
		for (let count = 0; count < limit; count++) expect((await limited.call("GET", HUBS)).status).toBe(200);
		const over = await limited.call("GET", HUBS);
		expect(over).toMatchObject({ status: 429, body: { code: 429 } });
		expect(over.body.message).toContain("per-second rate limit");
		expect(over.headers.get("retry-after")).toBe("1");
		limited.clock.now += 1000;
		expect((await limited.call("GET", HUBS)).status).toBe(200);
		await limited.emulator.close();
	});

	test.each([
		["free", "LIGHT", 4, 6_000],
		["pro", "HEAVY", 10, 30_000],
		["business", "HEAVY", 40, 60_000],
	] as const)(
		"%s allows %s requests %i a second and %i a day, refused ones apart",
		(plan, label, perSecond, perDay) => {
			const limit = new RateLimit(plan);
			let now = Date.parse("2026-01-10T00:00:00Z");
			for (let taken = 0; taken < perDay; now += 1000) {
				for (let count = 0; count < perSecond && taken < perDay; count++, taken++) limit.count(label, now);
				if (taken < perDay) expect(() => limit.count(label, now)).toThrow("per-second rate limit");
			}
			expect(() => limit.count(label, now)).toThrow(
				expect.objectContaining({
					status: 429,
					message: expect.stringContaining("daily rate limit") as string,
					headers: expect.objectContaining({ "retry-after": "2026-01-11T00:00:00.000Z" }) as object,
				}),
			);
			limit.count(label, Date.parse("2026-01-11T00:00:00Z"));
		},
	);
});

test("the request log holds a line a request and no secret", async () => {
	const log = join(mkdtempSync(join(tmpdir(), "emulator-")), "requests.ndjson");
	const logged = await start({ log });
	const token = (await fetchToken(logged.emulator.oauthUrl)).body.access_token as string;
	const eventId = await logged.event({ name: "Private name" });
	await request(logged.emulator.apiUrl, token, "GET", `/events/${eventId}/registrants?email=ada%40example.com`);
	await logged.emulator.close();
	const text = readFileSync(log, "utf8");
	for (const secret of [token, "Private name", "ada", "Basic", "Bearer"]) expect(text).not.toContain(secret);
	const lines = text
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line) as Record<string, unknown>);
	const created = lines.find(({ operationId }) => operationId === "createEvent");
	expect(created).toMatchObject({
		method: "POST",
		path: "/v2/zoom_events/events",
		route: "/zoom_events/events",
		status: 201,
	});
	expect(typeof created?.ms).toBe("number");
	expect(lines).toHaveLength(4);
});

test("a seed file gives a fresh state its objects; an event with registrants is cancelled with a message only", async () => {
	const seed = join(mkdtempSync(join(tmpdir(), "emulator-")), "seed.json");
	const event = { ...eventBody("hub-2"), event_id: "event-1", status: "PUBLISHED", end_time: "2026-05-06T18:00:00Z" };
	writeFileSync(
		seed,
		JSON.stringify({
			"hub/hub-2": { hub_id: "hub-2", name: "Second" },
			"event/event-1": event,
			"registrant/event-1/ada": { email: "ada@example.com", name: "Ada" },
		}),
	);
	const seeded = await start({ seed });
	expect(seeded.emulator.state().hub).toHaveLength(2);
	expect(await seeded.ok("GET", "/events/event-1")).toMatchObject({ hub_id: "hub-2", status: "PUBLISHED" });
	const cancel = (message: object) =>
		seeded.call("POST", "/events/event-1/event_actions", { operation: "cancel", ...message });
	expect(await cancel({})).toMatchObject({ status: 400, body: { errors: [{ field: "cancel_message" }] } });
	expect((await cancel({ cancel_message: "Next year again" })).status).toBe(201);
	await seeded.emulator.reset();
	expect(seeded.emulator.state().event).toMatchObject([{ status: "PUBLISHED" }]);
	await seeded.emulator.close();
});
