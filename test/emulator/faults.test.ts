import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { loadContract } from "../../emulator/contract.ts";
import { eventBody, fetchToken, type Harness, request, SESSION, start } from "./harness.ts";

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
/** What Node.js says of a connection that ended without an answer. */
const NO_ANSWER = "fetch failed";
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
		expect(await madeBy(() => expect(make()).rejects.toThrow(NO_ANSWER))).toBe(0);
		expect((await make()).status).toBe(201);
	});

	test("after the commit ends the connection, and what was asked for is done", async () => {
		await setFaults({ rules: [{ kind: "drop-after-commit", route: EVENTS, nth: 1 }] });
		expect(await madeBy(() => expect(make()).rejects.toThrow(NO_ANSWER))).toBe(1);
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
		await expect(make()).rejects.toThrow(NO_ANSWER);
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
		await expect(ask()).rejects.toThrow(NO_ANSWER);
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

/** An answer to a request for a list, with the names, or else the e-mails or ids, of its objects. */
async function listed(path: string, from = api): Promise<{ total: number; next: string; all: unknown[] }> {
	const body = (await from.ok("GET", path)) as unknown as Record<string, unknown>;
	const objects = Object.values(body).find(Array.isArray) as Record<string, unknown>[];
	return {
		total: Number(body.total_records ?? objects.length),
		next: String(body.next_page_token ?? ""),
		all: objects.map(({ name, email, video_id: id }) => name ?? email ?? id),
	};
}

/** A new channel's registrations, which are in pages. */
async function registrations(): Promise<{ at: string; add: (name: string) => Promise<unknown> }> {
	const channels = `/hubs/${api.hubId}/vod_channels`;
	const { channel_id: id } = await api.ok("POST", channels, { name: "Talks", type: "VIDEO_LIST_HUB" });
	const at = `${channels}/${id}/registrations`;
	const person = (name: string) => ({ email: `${name}@example.com`, first_name: name, last_name: "Example" });
	return { at, add: (name) => api.ok("POST", at, { registrations: [person(name)] }) };
}

describe("a list that lags", () => {
	let path: string;
	const speaker = (name: string) => api.ok("POST", `${path}/speakers`, { name });
	const names = async (): Promise<unknown[]> => (await listed(`${path}/speakers`)).all;

	beforeEach(async () => {
		path = `/events/${await api.event()}`;
	});

	test("misses an object in its first answers, each object by its own count", async () => {
		await speaker("Ada");
		await setFaults({ rules: [{ kind: "list-lag", lists: 2 }] });
		await speaker("Bob");
		expect(await names()).toEqual(["Ada"]);
		await speaker("Eve");
		expect([await names(), await names(), await names()]).toEqual([["Ada"], ["Ada", "Bob"], ["Ada", "Bob", "Eve"]]);
	});

	test("counts for itself, and GET of one object shows it at once", async () => {
		await setFaults({ rules: [{ kind: "list-lag", lists: 1 }] });
		const { speaker_id: id } = await speaker("Ada");
		expect((await api.ok("GET", `${path}/speakers/${id}`)).name).toBe("Ada");
		await api.ok("POST", `${path}/sessions`, { ...SESSION, session_speakers: [{ speaker_id: id }] });
		expect([await names(), await names()]).toEqual([[], ["Ada"]]);
		const sessions = `${path}/sessions`;
		expect([await listed(sessions), await listed(sessions)]).toEqual([
			{ total: 0, next: "", all: [] },
			{ total: 1, next: "", all: ["Opening"] },
		]);
	});

	test("counts no answer that would not show the object", async () => {
		await setFaults({ rules: [{ kind: "list-lag", lists: 1 }] });
		const { at, add } = await registrations();
		await add("ada");
		const found = async (email: string) => (await listed(`${at}?email=${email}`)).all;
		expect([await found("bob@example.com"), await found("bob@example.com")]).toEqual([[], []]);
		expect([await found("ada@example.com"), await found("ada@example.com")]).toEqual([[], ["ada@example.com"]]);
	});

	test("counts no request that fails", async () => {
		await setFaults({
			rules: [
				{ kind: "list-lag", lists: 1 },
				{ kind: "status", route: "GET", nth: 1 },
			],
		});
		await speaker("Ada");
		expect((await api.call("GET", `${path}/speakers`)).status).toBe(503);
		expect([await names(), await names()]).toEqual([[], ["Ada"]]);
	});

	test("misses for a time of the server's clock", async () => {
		await setFaults({ rules: [{ kind: "list-lag", lagMs: 5_000 }] });
		await speaker("Ada");
		api.clock.now += 4_999;
		expect(await names()).toEqual([]);
		api.clock.now += 1;
		expect(await names()).toEqual(["Ada"]);
	});

	test("misses for answers and for a time, whichever is longer", async () => {
		await setFaults({ rules: [{ kind: "list-lag", lists: 1, lagMs: 5_000 }] });
		await speaker("Ada");
		expect([await names(), await names()]).toEqual([[], []]);
		await speaker("Bob");
		api.clock.now += 5_000;
		expect([await names(), await names()]).toEqual([["Ada"], ["Ada", "Bob"]]);
	});

	test("shows what was there before, also where it was changed", async () => {
		const { speaker_id: id } = await speaker("Ada");
		await setFaults({ rules: [{ kind: "list-lag", lists: 9 }] });
		await api.ok("PATCH", `${path}/speakers/${id}`, { name: "Ada L." });
		expect(await names()).toEqual(["Ada L."]);
	});

	test("misses what is made anew under the same key", async () => {
		const act = (operation: string) =>
			api.ok("PATCH", `${path}/coeditors`, { operation, coeditors: [{ email: "ada@example.com" }] });
		await act("add");
		await setFaults({ rules: [{ kind: "list-lag", lists: 1 }] });
		await act("delete");
		await act("add");
		const found = async () => (await listed(`${path}/coeditors`)).all;
		expect([await found(), await found()]).toEqual([[], ["ada@example.com"]]);
	});

	test("misses the same on all pages of an answer", async () => {
		const { at, add } = await registrations();
		await add("a");
		await add("b");
		await setFaults({ rules: [{ kind: "list-lag", lists: 1 }] });
		await add("c");
		const first = await listed(`${at}?page_size=1`);
		expect({ ...first, next: "" }).toEqual({ total: 2, next: "", all: ["a@example.com"] });
		await add("d");
		const rest = `${at}?page_size=1&next_page_token=${first.next}`;
		expect(await listed(rest)).toEqual({ total: 2, next: "", all: ["b@example.com"] });
		expect((await listed(at)).all).toEqual(["a@example.com", "b@example.com", "c@example.com"]);
		expect((await listed(at)).all).toHaveLength(4);
	});

	test("is for its route, and for the requests that the rule strikes alone", async () => {
		await setFaults({
			rules: [{ kind: "list-lag", lists: 1, nth: 2, route: "GET /zoom_events/events/{eventId}/speakers" }],
		});
		await speaker("Ada");
		await api.ok("POST", `${path}/sessions`, SESSION);
		expect((await listed(`${path}/sessions`)).all).toEqual(["Opening"]);
		expect([await names(), await names(), await names()]).toEqual([["Ada"], [], ["Ada"]]);
	});

	test("goes with any other fault of the request", async () => {
		await setFaults({
			rules: [
				{ kind: "list-lag", lists: 1 },
				{ kind: "list-lag", lists: 2 },
				{ kind: "drop-after-commit", route: "POST /zoom_events/events/{eventId}/speakers" },
			],
		});
		await expect(speaker("Ada")).rejects.toThrow(NO_ANSWER);
		expect([await names(), await names(), await names()]).toEqual([[], [], ["Ada"]]);
	});
});

describe("a list with a cap", () => {
	let path: string;
	beforeAll(async () => {
		path = `/events/${await api.event()}`;
		for (const name of ["Ada", "Bob", "Eve"]) {
			await api.ok("POST", `${path}/speakers`, { name });
			await api.ok("POST", `${path}/access_links`, {
				name,
				type: "registration",
				authentication_method: "bypass_auth",
			});
		}
	});

	test("ends after so many objects, the oldest, and says so", async () => {
		await setFaults({ rules: [{ kind: "list-cap", cap: 2 }] });
		expect(await listed(`${path}/speakers`)).toEqual({ total: 2, next: "", all: ["Ada", "Bob"] });
		expect(await api.ok("GET", `${path}/access_links`)).toEqual({
			access_links: [expect.objectContaining({ name: "Ada" }), expect.objectContaining({ name: "Bob" })],
		});
		expect(await listed(`${path}/sponsor_tiers`)).toEqual({ total: 2, next: "", all: ["Platinum", "Gold"] });
	});

	test("has no page after it, and the pages before", async () => {
		const { at, add } = await registrations();
		for (const name of ["a", "b", "c", "d"]) await add(name);
		await setFaults({ rules: [{ kind: "list-cap", cap: 3 }] });
		const all = ["a@example.com", "b@example.com", "c@example.com"];
		expect(await listed(at)).toEqual({ total: 3, next: "", all });
		expect(await listed(`${at}?page_size=3`)).toEqual({ total: 3, next: "", all });
		const first = await listed(`${at}?page_size=2`);
		expect({ ...first, next: "" }).toEqual({ total: 3, next: "", all: all.slice(0, 2) });
		const rest = `${at}?page_size=2&next_page_token=${first.next}`;
		expect(await listed(rest)).toEqual({ total: 3, next: "", all: ["c@example.com"] });
	});

	test("is as it is where it has fewer objects, and for another route", async () => {
		await setFaults({
			rules: [
				{ kind: "list-cap", cap: 3 },
				{ kind: "list-cap", cap: 1, route: "GET /zoom_events/events/{eventId}/sponsor_tiers" },
			],
		});
		expect(await listed(`${path}/speakers`)).toEqual({ total: 3, next: "", all: ["Ada", "Bob", "Eve"] });
		expect(await listed(`${path}/sponsor_tiers`)).toEqual({ total: 1, next: "", all: ["Platinum"] });
	});

	test("may lag, and meet another fault, too", async () => {
		await setFaults({
			rules: [
				{ kind: "list-cap", cap: 4 },
				{ kind: "list-lag", lists: 1 },
				{ kind: "status", route: "GET", nth: 1 },
			],
		});
		for (const name of ["Kim", "Lou"]) await api.ok("POST", `${path}/speakers`, { name });
		expect((await api.call("GET", `${path}/speakers`)).status).toBe(503);
		expect(await listed(`${path}/speakers`)).toEqual({ total: 3, next: "", all: ["Ada", "Bob", "Eve"] });
		expect(await listed(`${path}/speakers`)).toEqual({ total: 4, next: "", all: ["Ada", "Bob", "Eve", "Kim"] });
	});
});

test("every operation that answers a list is one for these conditions, and no other is", () => {
	const lists = loadContract().flatMap(({ path, list }) => (list === undefined ? [] : [`${path} ${list}`]));
	expect(lists.map((line) => line.replace("/zoom_events/", "")).sort()).toEqual([
		"events events",
		"events/{eventId}/access_links access_links",
		"events/{eventId}/attendee_action attendees",
		"events/{eventId}/coeditors coeditors",
		"events/{eventId}/email_types email_types",
		"events/{eventId}/email_types/{emailTypeId}/send_status emails",
		"events/{eventId}/exhibitors exhibitors",
		"events/{eventId}/registrants registrants",
		"events/{eventId}/reports/chat_transcripts chat_transcripts",
		"events/{eventId}/reports/custom_reports/{customReportId} registrants",
		"events/{eventId}/reports/event_attendance attendees",
		"events/{eventId}/reports/sessions/{sessionId}/attendance attendees",
		"events/{eventId}/reports/survey surveys",
		"events/{eventId}/reports/ticket_registration registrations",
		"events/{eventId}/sessions sessions",
		"events/{eventId}/sessions/{sessionId}/attendee_action attendees",
		"events/{eventId}/sessions/{sessionId}/attendees attendees",
		"events/{eventId}/sessions/{sessionId}/interpreters interpreters",
		"events/{eventId}/sessions/{sessionId}/polls polls",
		"events/{eventId}/sessions/{sessionId}/reservations reservations",
		"events/{eventId}/speakers speakers",
		"events/{eventId}/sponsor_tiers sponsor_tiers",
		"events/{eventId}/ticket_types ticket_types",
		"events/{eventId}/tickets tickets",
		"hubs hubs",
		"hubs/{hubId}/attendee_insights/engagement data",
		"hubs/{hubId}/hosts hosts",
		"hubs/{hubId}/videos videos",
		"hubs/{hubId}/vod_channels vod_channels",
		"hubs/{hubId}/vod_channels/{channelId}/registrations registrations",
		"hubs/{hubId}/vod_channels/{channelId}/reports/registrations registrations",
		"hubs/{hubId}/vod_channels/{channelId}/videos videos",
	]);
});

describe("every list of what operations make", () => {
	let own: Harness;
	const at = { event: "", session: "", channel: "", hub: "" };
	const EMAIL = "ada@example.com";

	/** One object of each kind, made while lists lag. */
	beforeAll(async () => {
		own = await start();
		own.emulator.setFaults({ rules: [{ kind: "list-lag", lists: 1 }] });
		at.hub = `/hubs/${own.hubId}`;
		at.event = `/events/${await own.event()}`;
		const seats = { session_reservation: { allow_reservations: true, max_capacity: 1 } };
		at.session = `${at.event}/sessions/${(await own.ok("POST", `${at.event}/sessions`, { ...SESSION, ...seats })).session_id}`;
		await own.ok("POST", `${at.event}/speakers`, { name: "Bob" });
		const sale = { start_time: "2026-01-01T00:00:00Z", end_time: "2026-05-01T00:00:00Z" };
		await own.ok("POST", `${at.event}/ticket_types`, { name: "All days", currency: "EUR", free: true, ...sale });
		await own.ok("POST", `${at.event}/access_links`, {
			name: "Public",
			type: "registration",
			authentication_method: "bypass_auth",
		});
		await own.ok("POST", `${at.event}/exhibitors`, {
			name: "Acme",
			contact_name: "Kim",
			contact_email: "kim@example.com",
			is_sponsor: true,
			tier_id: String(own.emulator.state().tier?.[0]?.tier_id),
		});
		await own.ok("PATCH", `${at.event}/coeditors`, { operation: "add", coeditors: [{ email: EMAIL }] });
		await own.ok("POST", `${at.event}/event_actions`, { operation: "publish" });
		await own.ok("POST", `${at.event}/tickets`, {
			tickets: [{ email: EMAIL, first_name: "Ada", last_name: "Example" }],
		});
		await own.ok("POST", `${at.session}/reservations`, { email: EMAIL });
		for (const to of [at.event, at.session])
			await own.ok("PATCH", `${to}/attendee_action`, { attendees: [{ email: EMAIL, action: "check-in" }] });
		await own.ok("POST", `${at.hub}/hosts`, { email: EMAIL });
		const channel = await own.ok("POST", `${at.hub}/vod_channels`, { name: "Talks", type: "VIDEO_LIST_HUB" });
		at.channel = `${at.hub}/vod_channels/${channel.channel_id}`;
		await own.ok("POST", `${at.channel}/registrations`, {
			registrations: [{ email: EMAIL, first_name: "Ada", last_name: "Example" }],
		});
		const form = new FormData();
		form.set("file_type", "recording");
		form.set("hub_id", own.hubId);
		form.set("file", new Blob(["film"]), "film.mp4");
		const token = (await fetchToken(own.emulator.oauthUrl)).body.access_token;
		const headers = { authorization: `Bearer ${token}` };
		await fetch(`${own.emulator.apiUrl}/zoom_events/files`, { method: "POST", headers, body: form });
		const [video] = own.emulator.state().video ?? [];
		await own.ok("POST", `${at.channel}/videos`, { video_ids: [video?.video_id] });
	});
	afterAll(() => own.emulator.close());

	test.each([
		["events", () => "/events?role_type=host", ["DevConf"]],
		["sessions", () => `${at.event}/sessions`, ["Opening"]],
		["speakers", () => `${at.event}/speakers`, ["Bob"]],
		["ticket types", () => `${at.event}/ticket_types`, ["All days"]],
		["access links", () => `${at.event}/access_links`, ["Public"]],
		["exhibitors", () => `${at.event}/exhibitors`, ["Acme"]],
		["sponsor tiers", () => `${at.event}/sponsor_tiers`, ["Platinum", "Gold", "Silver"]],
		["co-editors", () => `${at.event}/coeditors`, [EMAIL]],
		["tickets", () => `${at.event}/tickets`, [EMAIL]],
		["registrants", () => `${at.event}/registrants`, [EMAIL]],
		["attendees of a session", () => `${at.session}/attendees`, [EMAIL]],
		["reservations", () => `${at.session}/reservations`, [EMAIL]],
		["check-ins to an event", () => `${at.event}/attendee_action`, [EMAIL]],
		["check-ins to a session", () => `${at.session}/attendee_action`, [EMAIL]],
		["the registration report", () => `${at.event}/reports/ticket_registration`, [EMAIL]],
		["the attendance report of an event", () => `${at.event}/reports/event_attendance`, [EMAIL]],
		[
			"the attendance report of a session",
			() => `${at.session.replace("/sessions", "/reports/sessions")}/attendance`,
			[EMAIL],
		],
		["hub hosts", () => `${at.hub}/hosts`, [EMAIL]],
		["videos of a hub", () => `${at.hub}/videos`, ["film.mp4"]],
		["channels", () => `${at.hub}/vod_channels`, ["Talks"]],
		["videos of a channel", () => `${at.channel}/videos`, ["film.mp4"]],
		["registrations of a channel", () => `${at.channel}/registrations`, [EMAIL]],
		["the report of a channel", () => `${at.channel}/reports/registrations`, [EMAIL]],
	])("lags: %s", async (_, path, all) => {
		expect(await listed(path(), own)).toEqual({ total: 0, next: "", all: [] });
		expect(await listed(path(), own)).toEqual({ total: all.length, next: "", all });
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
		["with a lag of no list", one({ kind: "list-lag", lists: 0 }), "/rules/0/lists"],
		["with a lag of no time", one({ kind: "list-lag", lagMs: 0.5 }), "/rules/0/lagMs"],
		["with a lag of neither", one({ kind: "list-lag" }), "/rules/0"],
		["with a cap below 0", one({ kind: "list-cap", cap: -1 }), "/rules/0/cap"],
		["with a list-cap without a cap", one({ kind: "list-cap" }), "/rules/0"],
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
