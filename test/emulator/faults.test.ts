import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { eventBody, fetchToken, type Harness, request, start } from "./harness.ts";

let api: Harness;
beforeAll(async () => {
	api = await start();
});
afterEach(async () => {
	await setFaults({ rules: [] });
});
afterAll(() => api.emulator.close());

function setFaults(plan: unknown): Promise<Response> {
	const body = typeof plan === "string" ? plan : JSON.stringify(plan);
	const headers = { "content-type": "application/json" };
	return fetch(`${api.emulator.url}/_emulator/faults`, { method: "PUT", body, headers });
}

const EVENTS = "POST /zoom_events/events";
const make = () => api.call("POST", "/events", eventBody(api.hubId));
const count = (): number => api.emulator.state().event?.length ?? 0;

/** How many events a failing create leaves behind. */
async function madeBy(step: () => Promise<unknown>): Promise<number> {
	const before = count();
	await step();
	return count() - before;
}

describe("a fault", () => {
	test("before anything is done ends the connection, and the next request goes well", async () => {
		expect((await setFaults({ rules: [{ kind: "drop-before", route: EVENTS, nth: 1 }] })).status).toBe(204);
		expect(await madeBy(() => expect(make()).rejects.toThrow())).toBe(0);
		expect((await make()).status).toBe(201);
	});

	test("after the commit ends the connection, and what was asked for is done", async () => {
		await setFaults({ rules: [{ kind: "drop-after-commit", route: EVENTS, nth: 1 }] });
		expect(await madeBy(() => expect(make()).rejects.toThrow())).toBe(1);
	});

	test("cuts the answer in the middle, and what was asked for is done", async () => {
		await setFaults({ rules: [{ kind: "truncate", route: EVENTS, nth: 1 }] });
		expect(await madeBy(() => expect(make()).rejects.toThrow(SyntaxError))).toBe(1);
	});

	test("answers a page of a proxy, and nothing is done", async () => {
		await setFaults({ rules: [{ kind: "html", route: EVENTS, nth: 1 }] });
		const token = (await fetchToken(api.emulator.oauthUrl)).body.access_token;
		const made = await madeBy(async () => {
			const answer = await fetch(`${api.emulator.apiUrl}/zoom_events/events`, {
				method: "POST",
				headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
				body: JSON.stringify(eventBody(api.hubId)),
			});
			expect(answer.status).toBe(502);
			expect(answer.headers.get("content-type")).toMatch(/^text\/html/);
			expect(await answer.text()).toMatch(/^<html>/);
		});
		expect(made).toBe(0);
	});

	test("refuses with a status, Zoom's code, a message and when to come again", async () => {
		const refusal = { status: 429, code: 4290, message: "Not so fast.", retryAfter: "7" };
		await setFaults({ rules: [{ kind: "status", route: EVENTS, ...refusal }] });
		const made = await madeBy(async () => {
			const { status, headers, body } = await make();
			expect({ status, body }).toEqual({ status: 429, body: { code: 4290, message: "Not so fast." } });
			expect(headers.get("retry-after")).toBe("7");
		});
		expect(made).toBe(0);
	});

	test("is a 503 with its status as code, and without Retry-After, where the rule names none", async () => {
		await setFaults({ rules: [{ kind: "status" }] });
		const { status, headers, body } = await make();
		expect({ status, code: body.code, retryAfter: headers.get("retry-after") }).toEqual({
			status: 503,
			code: 503,
			retryAfter: null,
		});
	});

	test("answers late, and well", async () => {
		await setFaults({ rules: [{ kind: "delay", delayMs: 30, route: EVENTS, nth: 1 }] });
		const started = Date.now();
		expect(await madeBy(async () => expect((await make()).status).toBe(201))).toBe(1);
		// At least so late: nothing is said of how long at most.
		expect(Date.now() - started).toBeGreaterThanOrEqual(29);
	});

	test("ends every token, that of the request too", async () => {
		const old = (await fetchToken(api.emulator.oauthUrl)).body.access_token;
		const ask = (token: string) => request(api.emulator.apiUrl, token, "GET", "/events?role_type=host");
		await setFaults({ rules: [{ kind: "token-expiry", nth: 1 }] });
		expect((await ask(old)).status).toBe(401);
		expect((await ask(old)).status).toBe(401);
		const fresh = (await fetchToken(api.emulator.oauthUrl)).body.access_token;
		expect((await ask(fresh)).status).toBe(200);
		// The other tests' token ended too.
		await api.emulator.close();
		api = await start();
	});

	test("answers a page of a proxy with a status, and what was asked for is done", async () => {
		await setFaults({ rules: [{ kind: "status-after-commit", status: 429, retryAfter: "3", route: EVENTS }] });
		const token = (await fetchToken(api.emulator.oauthUrl)).body.access_token;
		const made = await madeBy(async () => {
			const answer = await fetch(`${api.emulator.apiUrl}/zoom_events/events`, {
				method: "POST",
				headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
				body: JSON.stringify(eventBody(api.hubId)),
			});
			expect(answer.status).toBe(429);
			expect(answer.headers.get("content-type")).toMatch(/^text\/html/);
			expect(answer.headers.get("retry-after")).toBe("3");
			expect(await answer.text()).toBe("<html><h1>Too Many Requests</h1></html>");
		});
		expect(made).toBe(1);
	});

	test("refuses as the API does what is done, where that is asked for", async () => {
		const refusal = { status: 429, code: 4290, message: "Not so fast.", retryAfter: "7" };
		await setFaults({ rules: [{ kind: "status-after-commit", json: true, route: EVENTS, ...refusal }] });
		const made = await madeBy(async () => {
			const { status, headers, body } = await make();
			expect({ status, body }).toEqual({ status: 429, body: { code: 4290, message: "Not so fast." } });
			expect(headers.get("retry-after")).toBe("7");
		});
		expect(made).toBe(1);
	});

	test("after the commit is a 503 without Retry-After where the rule names none, and leaves the API's refusals", async () => {
		await setFaults({ rules: [{ kind: "status-after-commit", json: true }] });
		const { status, headers, body } = await make();
		expect({ status, code: body.code, retryAfter: headers.get("retry-after") }).toEqual({
			status: 503,
			code: 503,
			retryAfter: null,
		});
		expect(await api.call("GET", "/events/none")).toMatchObject({ status: 404, body: { code: 2002 } });
	});

	test("counts as a request, also where it has no answer", async () => {
		await fetch(`${api.emulator.url}/_emulator/requests/reset`, { method: "POST" });
		await setFaults({ rules: [{ kind: "drop-before", nth: 1 }] });
		await expect(make()).rejects.toThrow();
		expect(api.emulator.requests()).toMatchObject({ total: 1, writes: 1, byRoute: { [EVENTS]: 1 } });
	});
});

describe("a request for a token", () => {
	const TOKENS = "POST /oauth/token";
	const ask = () =>
		fetch(api.emulator.oauthUrl, {
			method: "POST",
			headers: { authorization: `Basic ${Buffer.from("emulator:emulator").toString("base64")}` },
			body: new URLSearchParams({ grant_type: "account_credentials", account_id: "emulator" }),
		});

	test("is cut in the middle, as a success", async () => {
		await setFaults({ rules: [{ kind: "truncate", route: TOKENS, nth: 1 }] });
		const answer = await ask();
		expect(answer.status).toBe(200);
		expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
		const text = await answer.text();
		expect(text).toMatch(/^\{"access_token":"/);
		expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
		expect((await fetchToken(api.emulator.oauthUrl)).status).toBe(200);
	});

	test.each(["drop-before", "drop-after-commit"])("meets %s", async (kind) => {
		await setFaults({ rules: [{ kind, route: TOKENS, nth: 1 }] });
		await expect(ask()).rejects.toThrow();
		expect((await ask()).status).toBe(200);
	});

	test.each([
		["html", {}, 502, "<html><h1>Bad Gateway</h1></html>"],
		["status-after-commit", { status: 503 }, 503, "<html><h1>Service Unavailable</h1></html>"],
	])("meets the page of %s", async (kind, fields, status, page) => {
		await setFaults({ rules: [{ kind, ...fields, route: TOKENS }] });
		const answer = await ask();
		expect({ status: answer.status, text: await answer.text() }).toEqual({ status, text: page });
	});

	test.each([{ kind: "status" }, { kind: "status-after-commit", json: true }])(
		"is refused in the form of its own endpoint: %o",
		async (kind) => {
			const refusal = { status: 429, code: 4700, message: "Too many tokens.", retryAfter: "2" };
			await setFaults({ rules: [{ ...kind, ...refusal, route: TOKENS }] });
			const { status, headers, body } = await fetchToken(api.emulator.oauthUrl);
			expect({ status, body }).toEqual({ status: 429, body: { error: "4700", reason: "Too many tokens." } });
			expect(headers.get("retry-after")).toBe("2");
		},
	);

	test.each([undefined, "*", "POST"])("goes well, and counts for no rule, where the route is %s", async (route) => {
		await setFaults({ rules: [{ kind: "status", ...(route && { route }), nth: 1 }] });
		expect((await ask()).status).toBe(200);
		expect((await make()).status).toBe(503);
	});
});

describe("a rule", () => {
	const statuses = async (requests: number): Promise<number[]> => {
		const all = [];
		for (let index = 0; index < requests; index++) all.push((await api.call("GET", "/events?role_type=host")).status);
		return all;
	};

	test("with a chance strikes the same requests for the same seed, and others for another", async () => {
		const drawn = async (seed: number): Promise<number[]> => {
			await setFaults({ seed, rules: [{ kind: "status", status: 500, probability: 0.3 }] });
			return statuses(60);
		};
		const first = await drawn(7);
		expect(new Set(first)).toEqual(new Set([200, 500]));
		expect(await drawn(7)).toEqual(first);
		expect(await drawn(8)).not.toEqual(first);
	});

	test.each([
		[0, 0],
		[1, 10],
	])("with chance %d strikes %d of 10", async (probability, struck) => {
		await setFaults({ rules: [{ kind: "status", probability }] });
		expect((await statuses(10)).filter((status) => status === 503)).toHaveLength(struck);
	});

	test("with nth strikes that request of its own route alone", async () => {
		await setFaults({ rules: [{ kind: "status", route: "GET /zoom_events/events", nth: 3 }] });
		expect((await make()).status).toBe(201);
		expect(await statuses(4)).toEqual([200, 200, 503, 200]);
	});

	test("is for a template of a path, for a method, or for all", async () => {
		const eventId = await api.event();
		const read = async () => (await api.call("GET", `/events/${eventId}`)).status;
		await setFaults({ rules: [{ kind: "status", route: "GET /zoom_events/events/{eventId}" }] });
		expect([await read(), ...(await statuses(1))]).toEqual([503, 200]);
		await setFaults({ rules: [{ kind: "status", route: "POST" }] });
		expect([await read(), (await make()).status]).toEqual([200, 503]);
		await setFaults({ rules: [{ kind: "status", route: "*" }] });
		expect([await read(), (await make()).status]).toEqual([503, 503]);
	});

	test("that comes first counts, and draws as it would alone", async () => {
		const alone = { kind: "status", status: 500, probability: 0.5 };
		const never = { kind: "html", route: "DELETE" };
		await setFaults({ seed: 3, rules: [alone] });
		const expected = await statuses(20);
		await setFaults({ seed: 3, rules: [never, alone, { kind: "status", status: 418, nth: 99 }] });
		expect(await statuses(20)).toEqual(expected);
		await setFaults({ rules: [{ kind: "status", status: 418 }, alone] });
		expect(await statuses(2)).toEqual([418, 418]);
	});
});

describe("a plan", () => {
	const one = (rule: object): object => ({ rules: [{ kind: "status", ...rule }] });

	test.each([
		["without rules", {}, ""],
		["of an unknown kind", { rules: [{ kind: "explode" }] }, "/rules/0/kind"],
		["without a kind", { rules: [{}] }, "/rules/0"],
		["with an unknown field", one({ chance: 1 }), "/rules/0"],
		["with a chance over 1", one({ probability: 1.5 }), "/rules/0/probability"],
		["with an nth of 0", one({ nth: 0 }), "/rules/0/nth"],
		["with a status that is no refusal", one({ status: 200 }), "/rules/0/status"],
		["with an unknown method", one({ route: "FETCH /zoom_events/events" }), "/rules/0/route"],
		["with a delay of more than ten minutes", one({ kind: "delay", delayMs: 600_001 }), "/rules/0/delayMs"],
		["with a Retry-After that is no text", one({ retryAfter: 7 }), "/rules/0/retryAfter"],
		["with a json that is no switch", one({ kind: "status-after-commit", json: "yes" }), "/rules/0/json"],
		["with a seed that is no whole number", { seed: 0.5, rules: [] }, "/seed"],
	])("%s is refused, with the place of each mistake, and changes nothing", async (_, plan, place) => {
		await setFaults({ rules: [{ kind: "status", status: 418 }] });
		const answer = await setFaults(plan);
		expect(answer.status).toBe(400);
		const { code, errors } = (await answer.json()) as { code: number; errors: { field: string }[] };
		expect(code).toBe(300);
		expect(errors.map(({ field }) => field)).toContain(place);
		expect((await make()).status).toBe(418);
	});

	test("that is no JSON is refused", async () => {
		expect((await setFaults("{")).status).toBe(400);
	});

	test("ends with a reset of the server", async () => {
		await setFaults({ rules: [{ kind: "status" }] });
		await api.emulator.reset();
		const token = (await fetchToken(api.emulator.oauthUrl)).body.access_token;
		expect((await request(api.emulator.apiUrl, token, "GET", "/events?role_type=host")).status).toBe(200);
		await api.emulator.close();
		api = await start();
	});
});
