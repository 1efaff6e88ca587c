import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ZoomEventsClient } from "../../provider/api/client.ts";
import {
	AuthenticationError,
	ComeBackLaterError,
	ConnectionError,
	RateLimitError,
	RedirectError,
	type ZoomApiError,
	ZoomEventsError,
} from "../../provider/api/errors.ts";
import type { TransportOptions } from "../../provider/api/transport.ts";
import { json, type ScriptedServer, scriptedServer } from "../helpers/scripted-server.ts";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
	vi.useRealTimers();
	for (const one of open.splice(0).reverse()) await one.close();
});

async function server(...args: Parameters<typeof scriptedServer>): Promise<ScriptedServer> {
	const started = await scriptedServer(...args);
	open.push(started);
	return started;
}

async function start(
	script: Parameters<typeof scriptedServer>[0],
	options: TransportOptions = {},
	token?: Parameters<typeof scriptedServer>[1],
): Promise<{ server: ScriptedServer; client: ZoomEventsClient }> {
	const started = await server(script, token);
	const client = new ZoomEventsClient(started.settings, { firstPauseMs: 1, maxPauseMs: 5, ...options });
	open.push(client);
	return { server: started, client };
}

const read = (using: ZoomEventsClient) => using.call("getSpeaker", { path: { eventId: "e", speakerId: "s" } });
const make = (using: ZoomEventsClient) =>
	using.call("createSpeaker", { path: { eventId: "e" }, body: { name: "Ada Example" } });
const edit = (using: ZoomEventsClient) =>
	using.call("updateSpeaker", { path: { eventId: "e", speakerId: "s" }, body: { name: "Ada Example" } });
const remove = (using: ZoomEventsClient) => using.call("deleteSpeaker", { path: { eventId: "e", speakerId: "s" } });
const speaker = { speaker_id: "s", name: "Ada Example" };
const failure = (promise: Promise<unknown>) =>
	promise.then(
		() => undefined,
		(error: unknown) => error,
	);

const PER_SECOND = {
	code: 429,
	message: "You have reached the maximum per-second rate limit for this API. Try again later.",
};
const PER_DAY = { code: 429, message: "You have reached the maximum daily rate limit for this API." };

/** Lets the faked clock run until a promise is settled. */
async function whileTimePasses<T>(promise: Promise<T>, stepMs = 500): Promise<T> {
	let isSettled = false;
	const settled = promise.finally(() => {
		isSettled = true;
	});
	settled.catch(() => undefined);
	while (!isSettled) {
		// Time for the sockets, which know no faked clock.
		await sleep(5);
		vi.advanceTimersByTime(stepMs);
	}
	return settled;
}

describe("a rate limit per second", () => {
	it.each([
		["a read", read],
		["a create", make],
		["an update", edit],
	])("makes %s wait and go on, without Retry-After too", async (_, call) => {
		const { server, client } = await start([json(429, PER_SECOND), json(429, PER_SECOND), json(200, speaker)]);
		await call(client);
		expect(server.seen).toHaveLength(3);
	});

	it("tells of a wait over 5 s, once a wait, with the reason", async () => {
		vi.useFakeTimers({ toFake: ["setTimeout", "Date"] });
		const waits: [number, string][] = [];
		const { server, client } = await start(
			[
				json(429, PER_SECOND, { "retry-after": "6" }),
				json(429, PER_SECOND, { "retry-after": "1" }),
				json(201, speaker),
			],
			{ onWait: (ms, reason) => waits.push([ms, reason]) },
		);
		await whileTimePasses(make(client));
		expect(server.seen).toHaveLength(3);
		expect(waits).toHaveLength(1);
		expect(waits[0]?.[0]).toBe(6_000);
		expect(waits[0]?.[1]).toMatch(/createSpeaker.*HTTP 429.*per-second/);
	});

	it("waits until the instant that Retry-After names", async () => {
		vi.useFakeTimers({ toFake: ["setTimeout", "Date"] });
		const waits: number[] = [];
		const until = new Date(Date.now() + 9_000).toUTCString();
		const { client } = await start([json(429, PER_SECOND, { "retry-after": until }), json(200, speaker)], {
			onWait: (ms) => waits.push(ms),
		});
		await whileTimePasses(read(client));
		expect(waits).toHaveLength(1);
	});

	it.each(["soon", "", "-3"])("takes a Retry-After of %j for none", async (value) => {
		const { server, client } = await start([json(429, PER_SECOND, { "retry-after": value }), json(200, speaker)]);
		await read(client);
		expect(server.seen).toHaveLength(2);
	});

	it("that never ends is an error that says what may be the cause, and nothing was done", async () => {
		const { server, client } = await start([json(429, PER_SECOND, { "retry-after": "0" })], { maxRetries: 2 });
		const error = (await failure(make(client))) as RateLimitError;
		expect(error).toBeInstanceOf(RateLimitError);
		expect(error.message).toMatch(/other apps of the account count too.*zoom-events:plan/s);
		expect(error.mayHaveHappened).toBe(false);
		expect(server.seen).toHaveLength(3);
	});
});

describe("a plan that is set higher than the account's", () => {
	const HINT =
		'The API refused over 20 requests for their rate, although no more were sent than zoom-events:plan ("business") allows: the account may be on a lower plan, or other apps, or runs on other machines, may be using up its rate.';

	/** A client of a server whose first answers are 429, and what it notices. */
	async function refused(times: number, answer = json(429, PER_SECOND, { "retry-after": "0" }), plan = "business") {
		const started = await server([...Array(times).fill(answer), json(200, speaker)]);
		const notices: string[] = [];
		const settings = { ...started.settings, plan: plan as "business" };
		const client = new ZoomEventsClient(settings, {
			maxRetries: 100,
			firstPauseMs: 1,
			maxPauseMs: 1,
			onNotice: (text) => notices.push(text),
		});
		open.push(client);
		await failure(read(client));
		return { client, notices };
	}

	it("is told of once, after more than 20 refusals", async () => {
		expect((await refused(20)).notices).toEqual([]);
		expect((await refused(45)).notices).toEqual([HINT]);
	});

	it("is not known by answers that are not the API's own, or where no plan is kept", async () => {
		const page = (response: ServerResponse) => void response.writeHead(429, { "retry-after": "0" }).end("<html>");
		expect((await refused(25, page)).notices).toEqual([]);
		expect((await refused(25, json(429, PER_SECOND, { "retry-after": "0" }), "off")).notices).toEqual([]);
	});
});

describe("waiting", () => {
	const hangUp = (response: ServerResponse) => void response.destroy();

	/** Starts a client that pauses 2 s after each failure, and keeps what it told after how many requests. */
	async function waiting(script: Parameters<typeof scriptedServer>[0]) {
		vi.useFakeTimers({ toFake: ["setTimeout", "Date"], now: 0 });
		vi.spyOn(Math, "random").mockReturnValue(1);
		const lines: { tries: number; ms: number; reason: string }[] = [];
		const started = await start(script, {
			firstPauseMs: 2_000,
			maxPauseMs: 2_000,
			maxRetries: 20,
			onWait: (ms, reason) => lines.push({ tries: started.server.seen.length, ms, reason }),
		});
		return { ...started, lines };
	}
	afterEach(() => void vi.restoreAllMocks());

	it("for a connection is told of after 5 s in all and then again and again, however short each pause is", async () => {
		const { client, lines, server } = await waiting([hangUp]);
		vi.spyOn(Date, "now").mockReturnValue(0);
		expect(await failure(whileTimePasses(read(client)))).toBeInstanceOf(ConnectionError);
		expect(lines[0]).toEqual({
			tries: 3,
			ms: 2_000,
			reason: `getSpeaker for speaker "s" of event "e" got no answer from ${server.url}: other side closed.`,
		});
		// 20 pauses of 2 s are 40 s.
		expect(lines.length).toBeGreaterThanOrEqual(3);
		expect(new Set(lines.map(({ reason }) => reason)).size).toBe(1);
	});

	it("of a connection counts what the failed tries took, too", async () => {
		const { client, lines } = await waiting([
			(response) => {
				vi.advanceTimersByTime(4_000);
				response.destroy();
			},
		]);
		await failure(whileTimePasses(read(client)));
		expect(lines[0]?.tries).toBe(1);
	});

	it("of many requests at a time for the same is told of once in 15 s", async () => {
		const { client, lines } = await waiting([hangUp]);
		await whileTimePasses(Promise.all(Array.from({ length: 30 }, () => failure(read(client)))));
		expect(lines.length).toBeGreaterThanOrEqual(2);
		expect(lines.length).toBeLessThanOrEqual(Date.now() / 15_000 + 1);
	});

	it("of two requests, one for the rate and one for the connection, is told of each", async () => {
		const { client, lines } = await waiting([
			(response, request) =>
				request.method === "PATCH"
					? hangUp(response)
					: json(429, PER_SECOND, { "retry-after": "3" })(response, request),
		]);
		const both = [failure(edit(client)), failure(read(client))];
		await whileTimePasses(Promise.all(both));
		expect(new Set(lines.map(({ reason }) => reason.split(" ")[0]))).toEqual(new Set(["updateSpeaker", "getSpeaker"]));
	});

	it("for the place in the queue that a 429 has put off is told of, where the request itself was not refused", async () => {
		const page = (response: ServerResponse) => void response.writeHead(429, { "retry-after": "6" }).end("<html>");
		const started = await server([page, json(200, speaker)]);
		const waits: [number, string][] = [];
		const onWait = (ms: number, reason: string) => waits.push([Math.ceil(ms / 1000), reason]);
		const client = new ZoomEventsClient({ ...started.settings, plan: "business" }, { onWait });
		open.push(client);
		await failure(make(client));
		void failure(read(client));
		await vi.waitFor(() => expect(waits).toHaveLength(1));
		expect(waits).toEqual([[6, "the account's rate limit allows no earlier request."]]);
	});
});

describe("the daily limit", () => {
	it.each([
		["a read", read],
		["a create", make],
		["an update", edit],
		["a delete", remove],
	])("stops %s at once, with the time at which it may go on", async (_, call) => {
		const until = "2031-01-01T00:00:00.000Z";
		const { server, client } = await start([json(429, PER_DAY, { "retry-after": until })]);
		const error = (await failure(call(client))) as ZoomEventsError;
		expect(error).toBeInstanceOf(ZoomEventsError);
		expect(error.message).toMatch(/daily limit is used up.*again at 2031-01-01T00:00:00.*continues where it stopped/s);
		expect(error.mayHaveHappened).toBe(false);
		expect(server.seen).toHaveLength(1);
	});

	it("says when to come back, and nothing of the plan", async () => {
		vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2027-05-03T18:00:00Z") });
		const { client } = await start([json(429, PER_DAY, { "retry-after": "2027-05-04T00:00:00Z" })]);
		const error = (await failure(read(client))) as ComeBackLaterError;
		expect(error).toBeInstanceOf(ComeBackLaterError);
		expect(error.at).toEqual(new Date("2027-05-04T00:00:00Z"));
		expect(error.message.split("\n")).toEqual([
			'getSpeaker for speaker "s" of event "e" was refused with HTTP 429, code 429: You have reached the maximum daily rate limit for this API.',
			"The account's daily limit is used up. Run the command again at 2027-05-04T00:00:00Z; it continues where it stopped.",
		]);
	});

	it("without Retry-After names midnight UTC", async () => {
		const { client } = await start([json(429, PER_DAY)]);
		const error = (await failure(read(client))) as ComeBackLaterError;
		expect(error.message).toMatch(/Run the command again after midnight UTC; it continues where it stopped\.$/);
		expect(error.at).toBeUndefined();
	});
});

describe("a Retry-After of over 15 minutes", () => {
	const page = (wait: string) => (response: ServerResponse) =>
		void response.writeHead(429, { "content-type": "text/html", "retry-after": wait }).end("<html>");

	it.each([
		["a read", read],
		["a create", make],
		["an update", edit],
	])("is not waited for by %s: an error says when to come back, and nothing of the plan", async (_, call) => {
		vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2027-05-04T06:00:00Z") });
		const waits: number[] = [];
		const { server, client } = await start([json(429, PER_SECOND, { "retry-after": "43200" })], {
			onWait: (ms) => waits.push(ms),
		});
		const error = (await failure(call(client))) as ComeBackLaterError;
		expect(error).toBeInstanceOf(ComeBackLaterError);
		expect(error).toMatchObject({ mayHaveHappened: false, at: new Date("2027-05-04T18:00:00Z") });
		expect(error.message.split("\n")[0]).toMatch(
			/ was refused with HTTP 429, code 429: You have reached the maximum per-s/,
		);
		expect(error.message.split("\n").slice(1)).toEqual([
			"It asks for a wait of 720 min, which is too long. Run the command again at 2027-05-04T18:00:00Z; it continues where it stopped.",
		]);
		expect(server.seen).toHaveLength(1);
		expect(waits).toEqual([]);
	});

	it("of a page leaves a create uncertain", async () => {
		const { server, client } = await start([page("43200")]);
		const error = (await failure(make(client))) as ComeBackLaterError;
		expect(error).toMatchObject({ name: "ComeBackLaterError", mayHaveHappened: true });
		expect(error.message).toMatch(/HTTP 429 and no readable JSON\.\nIt asks for a wait of 720 min/);
		expect(server.seen).toHaveLength(1);
	});

	it("of the token endpoint is not waited for either", async () => {
		const { server, client } = await start([json(200, speaker)], {}, page("43200"));
		expect(await failure(make(client))).toMatchObject({ name: "ComeBackLaterError", mayHaveHappened: false });
		expect([server.seen.length, server.tokens.length]).toEqual([0, 1]);
	});

	it("stops no other request", async () => {
		const started = await server([json(429, PER_SECOND, { "retry-after": "43200" }), json(200, speaker)]);
		const client = new ZoomEventsClient({ ...started.settings, plan: "business" });
		open.push(client);
		await failure(make(client));
		await expect(read(client)).resolves.toEqual(speaker);
	});

	it("may be longer than any date knows", async () => {
		const { client } = await start([json(429, PER_SECOND, { "retry-after": "9".repeat(30) })]);
		expect(await failure(read(client))).toMatchObject({ name: "ComeBackLaterError" });
	});

	it("begins after 15 minutes, which are waited for", async () => {
		vi.useFakeTimers({ toFake: ["setTimeout", "Date"] });
		const waits: number[] = [];
		const { server, client } = await start([json(429, PER_SECOND, { "retry-after": "900" }), json(200, speaker)], {
			onWait: (ms) => waits.push(ms),
		});
		await whileTimePasses(read(client), 30_000);
		expect(server.seen).toHaveLength(2);
		expect(waits[0]).toBe(900_000);
	});
});

describe("a token answer", () => {
	const IN_PLACE = "Something on the way may answer in Zoom's place: check the network, and zoom-events:oauthUrl.";
	const html = (status: number) => (response: ServerResponse) =>
		void response.writeHead(status, { "content-type": "text/html; charset=utf-8" }).end("<html>sign in</html>");
	const text = (status: number, body: string) => (response: ServerResponse) =>
		void response.writeHead(status, { "content-type": "application/json" }).end(body);

	it.each<[string, (response: ServerResponse) => void, string]>([
		["that is a page as 200", html(200), `answered HTTP 200 and no readable JSON (text/html).\n${IN_PLACE}`],
		["that is a page as 400", html(400), `answered HTTP 400 and no readable JSON (text/html).\n${IN_PLACE}`],
		["that is a page as 401", html(401), `answered HTTP 401 and no readable JSON (text/html).\n${IN_PLACE}`],
		["that is a page as 503", html(503), `answered HTTP 503 and no readable JSON (text/html).\n${IN_PLACE}`],
		[
			"that is cut",
			text(200, '{"access_token":"t0k'),
			`answered HTTP 200 and no readable JSON (application/json).\n${IN_PLACE}`,
		],
		["that is empty", text(200, ""), `answered HTTP 200 and no readable JSON (application/json).\n${IN_PLACE}`],
		["that is null", text(200, "null"), `answered HTTP 200 and no readable JSON (application/json).\n${IN_PLACE}`],
		["without a token", text(200, '{"token":"x"}'), "answered HTTP 200 and no access_token."],
		["with an empty token", text(200, '{"access_token":""}'), "answered HTTP 200 and no access_token."],
		["that is another's JSON as 403", text(403, '{"message":"blocked"}'), "answered HTTP 403 and no access_token."],
		[
			"that is a fault with a reason",
			text(500, '{"reason":"x","error":"y"}'),
			"answered HTTP 500 and no access_token.",
		],
		["that is a 429", text(429, '{"reason":"x","error":"y"}'), "answered HTTP 429 and no access_token."],
		[
			"that breaks off",
			(response) => {
				response.writeHead(200, { "content-length": "100" });
				response.write("{", () => response.destroy());
			},
			"gave no complete answer: other side closed.",
		],
	])("%s is a fault of the connection, and repeated", async (_, answer, message) => {
		const { server, client } = await start([json(201, speaker)], { maxRetries: 2 }, answer);
		const error = (await failure(make(client))) as ConnectionError;
		expect(error).toMatchObject({ name: "ConnectionError", mayHaveHappened: false });
		expect(error.message).toBe(`The token endpoint ${server.url}/oauth/token ${message}`);
		expect([server.seen.length, server.tokens.length]).toEqual([0, 3]);
	});

	it("that is none for a while holds no create up for ever", async () => {
		let asked = 0;
		const good = json(200, { access_token: "t", expires_in: "3599" });
		const { server, client } = await start([json(201, speaker)], {}, (response, request) =>
			++asked < 3 ? html(403)(response) : good(response, request),
		);
		await make(client);
		expect([server.seen.length, server.tokens.length]).toEqual([1, 3]);
	});

	it.each([
		[
			"a reason",
			{ reason: "Invalid client_id or client_secret", error: "invalid_client" },
			"Invalid client_id or client_secret",
		],
		["an error alone", { error: "invalid_client" }, "invalid_client"],
	])("that refuses with %s is final", async (_, body, reason) => {
		const { server, client } = await start([json(201, speaker)], {}, json(400, body));
		const error = (await failure(make(client))) as Error;
		expect(error).toBeInstanceOf(AuthenticationError);
		expect(error.message).toBe(
			`Zoom refused the credentials of account "acc": ${reason}. Check zoom-events:accountId, zoom-events:clientId and zoom-events:clientSecret.`,
		);
		expect(server.tokens).toHaveLength(1);
	});

	it("that is a 429 is waited for as it says", async () => {
		vi.useFakeTimers({ toFake: ["setTimeout", "Date"] });
		const waits: [number, string][] = [];
		let asked = 0;
		const { server, client } = await start(
			[json(201, speaker)],
			{ onWait: (ms, reason) => waits.push([ms, reason]) },
			(response, request) =>
				++asked === 1
					? json(429, {}, { "retry-after": "7" })(response, request)
					: json(200, { access_token: "t", expires_in: 3599 })(response, request),
		);
		await whileTimePasses(make(client));
		expect(waits).toEqual([
			[7_000, `The token endpoint ${server.url}/oauth/token answered HTTP 429 and no access_token.`],
		]);
	});

	it("that fails for two requests at a time says nothing of the one by what the other may have done", async () => {
		let asked = 0;
		let release = (): void => undefined;
		const { server, client } = await start([html(401)], { maxRetries: 0 }, (response, request) => {
			if (++asked === 1) return json(200, { access_token: "t", expires_in: 3599 })(response, request);
			release = () => html(502)(response);
		});
		const update = failure(edit(client));
		await vi.waitFor(() => expect(server.tokens).toHaveLength(2));
		const create = failure(make(client));
		release();
		expect(await update).toMatchObject({ name: "ConnectionError", mayHaveHappened: true });
		expect(await create).toMatchObject({ name: "ConnectionError", mayHaveHappened: false });
	});
});

describe("a token that ends in mid-run", () => {
	const expired = json(401, { code: 124, message: "Access token is expired." });

	it("is renewed once for all requests that are under way, and no request is lost or doubled", async () => {
		let tokens = 0;
		const valid = (): string => `Bearer token-${tokens}`;
		const done: string[] = [];
		const { server, client } = await start(
			[
				(response, request) => {
					if (request.headers.authorization === "Bearer token-1" && done.length >= 5) return expired(response, request);
					if (request.headers.authorization !== valid()) return expired(response, request);
					done.push(request.body);
					return json(201, speaker)(response, request);
				},
			],
			{},
			(response, request) => json(200, { access_token: `token-${++tokens}`, expires_in: 3599 })(response, request),
		);
		await Promise.all(
			Array.from({ length: 20 }, (_, index) =>
				client.call("createSpeaker", { path: { eventId: "e" }, body: { name: `Speaker ${index}` } }),
			),
		);
		expect(done).toHaveLength(20);
		expect(new Set(done).size).toBe(20);
		expect(server.tokens).toHaveLength(2);
	});

	it("that is refused anew is an error, and a create is known not to have happened", async () => {
		const { server, client } = await start([expired]);
		const error = (await failure(make(client))) as AuthenticationError;
		expect(error).toMatchObject({
			name: "AuthenticationError",
			operation: "createSpeaker",
			status: 401,
			code: 124,
			mayHaveHappened: false,
		});
		expect(server.seen).toHaveLength(2);
	});

	it("waits for a token endpoint that is down for a while", async () => {
		let asked = 0;
		const { server, client } = await start([json(201, speaker)], {}, (response, request) => {
			if (++asked < 3) response.destroy();
			else json(200, { access_token: "t", expires_in: 3599 })(response, request);
		});
		await make(client);
		expect(server.seen).toHaveLength(1);
	});
});

describe("an answer that is not the API's", () => {
	const html = (status: number) => (response: ServerResponse) =>
		void response.writeHead(status, { "content-type": "text/html" }).end("<html>maintenance</html>");

	const text = (status: number, body: string) => (response: ServerResponse) =>
		void response.writeHead(status, { "content-type": "application/json" }).end(body);

	describe.each([
		["HTML as 200", html(200)],
		["half of a JSON", text(200, '{"speaker_id":')],
	])("%s", (_, answer) => {
		it.each([
			["a read", read],
			["an update", edit],
			["a delete", remove],
		])("is no success of %s, which is repeated", async (_, call) => {
			const { server, client } = await start([answer, json(200, speaker)]);
			await call(client);
			expect(server.seen).toHaveLength(2);
		});

		it("of a create may be one: it is not repeated", async () => {
			const { server, client } = await start([answer, json(201, speaker)]);
			const error = (await failure(make(client))) as ConnectionError;
			expect(error).toBeInstanceOf(ConnectionError);
			expect(error.mayHaveHappened).toBe(true);
			expect(error.message.includes("<html>")).toBe(false);
			expect(server.seen).toHaveLength(1);
		});
	});

	it("is one without a body, where there should be one: a read does not take it for an object that is gone", async () => {
		const { server, client } = await start([text(200, ""), json(200, speaker)]);
		await expect(read(client)).resolves.toEqual(speaker);
		expect(server.seen).toHaveLength(2);
		const second = await start([text(201, ""), json(201, speaker)]);
		expect(await failure(make(second.client))).toMatchObject({ name: "ConnectionError", mayHaveHappened: true });
		expect(second.server.seen).toHaveLength(1);
	});

	it("is none without a body where there need be none", async () => {
		const { server, client } = await start([text(200, ""), (response) => response.writeHead(204).end()]);
		await edit(client);
		await remove(client);
		expect(server.seen).toHaveLength(2);
	});

	it("counts as JSON by its content, whatever its type says", async () => {
		const { client } = await start([
			(response) => response.writeHead(200, { "content-type": "text/plain" }).end(JSON.stringify(speaker)),
		]);
		await expect(read(client)).resolves.toEqual(speaker);
	});

	const cut = (status: number) => text(status, '{"code":300,"mess');
	const foreign = (status: number) => text(status, '{"error":"blocked"}');

	describe.each([
		["a page as 400", html(400), 400],
		["a page as 403", html(403), 403],
		["a page as 404", html(404), 404],
		["a page as 407", html(407), 407],
		["a page as 429", html(429), 429],
		["a page as 502", html(502), 502],
		["half of a refusal", cut(400), 400],
		["half of a 429", cut(429), 429],
		["a list as 400", text(400, "[]"), 400],
		["null as 400", text(400, "null"), 400],
		["nothing as 500", text(500, ""), 500],
		["another's JSON as 403", foreign(403), 403],
	])("%s", (_, answer, status) => {
		it.each([
			["a read", read],
			["an update", edit],
			["a delete", remove],
		])("is no refusal of %s, which is repeated", async (_, call) => {
			const { server, client } = await start([answer, json(200, speaker)]);
			await call(client);
			expect(server.seen).toHaveLength(2);
		});

		it("of a create is uncertain: it is not repeated, and says so", async () => {
			const { server, client } = await start([answer, json(201, speaker)]);
			const error = (await failure(make(client))) as ConnectionError;
			expect(error).toBeInstanceOf(ConnectionError);
			expect(error).toMatchObject({ name: "ConnectionError", mayHaveHappened: true });
			expect(error.message.split("\n")).toEqual([
				`createSpeaker for event "e" was answered with HTTP ${status} and no readable JSON.`,
				`Something on the way may answer in Zoom's place: check the network, and zoom-events:apiUrl (${server.url}/v2).`,
			]);
			expect(server.seen).toHaveLength(1);
		});
	});

	it("to the last try leaves an update uncertain, and a read not", async () => {
		const { server, client } = await start([html(403)], { maxRetries: 2 });
		expect(await failure(edit(client))).toMatchObject({ name: "ConnectionError", mayHaveHappened: true });
		expect(server.seen).toHaveLength(3);
		expect(await failure(read(client))).toMatchObject({ name: "ConnectionError", mayHaveHappened: false });
	});

	it("as 429 to a create says how long to wait before it is looked for", async () => {
		const page = (response: ServerResponse) =>
			void response.writeHead(429, { "content-type": "text/html", "retry-after": "7" }).end("<html>slow down</html>");
		const { server, client } = await start([page]);
		expect(await failure(make(client))).toMatchObject({ mayHaveHappened: true, retryAfterMs: 7_000 });
		expect(server.seen).toHaveLength(1);
	});

	it("as 429 whose body is lost says so too", async () => {
		const torn = (response: ServerResponse) => {
			response.writeHead(429, { "content-type": "application/json", "retry-after": "7", "content-length": "100" });
			response.write('{"code":429,', () => response.destroy());
		};
		const { client } = await start([torn]);
		expect(await failure(make(client))).toMatchObject({
			name: "ConnectionError",
			mayHaveHappened: true,
			retryAfterMs: 7_000,
		});
	});

	it("as 429 makes a read and an update wait as it says, and go on", async () => {
		vi.useFakeTimers({ toFake: ["setTimeout", "Date"] });
		const page = (response: ServerResponse) => void response.writeHead(429, { "retry-after": "6" }).end("<html>");
		for (const call of [read, edit]) {
			const waits: number[] = [];
			const { server, client } = await start([page, json(200, speaker)], { onWait: (ms) => waits.push(ms) });
			await whileTimePasses(call(client));
			expect(server.seen).toHaveLength(2);
			expect(waits).toEqual([6_000]);
		}
	});

	it("as 429 holds up the other requests for as long as it says", async () => {
		const page = (response: ServerResponse) => void response.writeHead(429, { "retry-after": "1.2" }).end("<html>");
		const started = await server([page, json(200, speaker)]);
		const client = new ZoomEventsClient({ ...started.settings, plan: "business" });
		open.push(client);
		const before = performance.now();
		await failure(make(client));
		await read(client);
		expect(performance.now() - before).toBeGreaterThan(1_100);
	});

	it("as 401 costs a token, once a request", async () => {
		const { server, client } = await start([html(401), json(200, speaker)], { maxRetries: 0 });
		await expect(read(client)).resolves.toEqual(speaker);
		expect([server.seen.length, server.tokens.length]).toEqual([2, 2]);
		const second = await start([html(401)], { maxRetries: 2 });
		expect(await failure(edit(second.client))).toMatchObject({ name: "ConnectionError", mayHaveHappened: true });
		expect([second.server.seen.length, second.server.tokens.length]).toEqual([4, 2]);
	});

	it("as 401 to a create does not repeat it: the token of the next request is a new one", async () => {
		const { server, client } = await start([html(401), json(200, speaker)]);
		expect(await failure(make(client))).toMatchObject({ name: "ConnectionError", mayHaveHappened: true });
		expect(server.seen).toHaveLength(1);
		await read(client);
		expect(server.tokens).toHaveLength(2);
	});

	it("as 401 leaves an update uncertain, whatever the answer with the new token is", async () => {
		const { client } = await start([html(401), json(400, { code: 300, message: "No." })]);
		expect(await failure(edit(client))).toMatchObject({ name: "ValidationError", code: 300, mayHaveHappened: true });
	});
});

describe("a refusal", () => {
	it.each<[string, Record<string, unknown>, number, string]>([
		["with a code alone", { code: 300 }, 300, "no reason was given"],
		["with the code as text", { code: "300", message: "No." }, 300, "No."],
		["with a message alone", { message: "No." }, 0, "No."],
		["with error_message", { code: 300, error_message: "No on-site ticket." }, 300, "No on-site ticket."],
		["with a reason alone", { reason: "No." }, 0, "No."],
		["with a code that is no number", { code: "none", message: "No." }, 0, "No."],
		["with null for fields", { code: 300, message: "No.", errors: null }, 300, "No."],
		[
			"with null for all else",
			{ code: 300, message: null, error_message: null, reason: null },
			300,
			"no reason was given",
		],
	])("%s is the API's own, and final", async (_, body, code, message) => {
		const { server, client } = await start([json(400, body)]);
		const error = (await failure(make(client))) as ZoomApiError;
		expect(error).toMatchObject({ name: "ValidationError", status: 400, code, mayHaveHappened: false, fields: [] });
		expect(error.message.split("\n")[0]).toBe(
			`createSpeaker for event "e" was refused with HTTP 400, code ${code}: ${message}`,
		);
		expect(server.seen).toHaveLength(1);
	});

	it("with fields in any shape shows what they say", async () => {
		const errors = [
			{ field: "email", message: "Invalid field." },
			{ field: "name", error_message: "Too long." },
			{ email: "ada@example.com", error_message: "User doesn't have an on-site ticket" },
			"Not today.",
			null,
			{},
		];
		const { client } = await start([json(400, { code: 300, message: "Validation Failed.", errors })]);
		const error = (await failure(make(client))) as ZoomApiError;
		expect(error.fields).toEqual([
			{ field: "email", message: "Invalid field." },
			{ field: "name", message: "Too long." },
			{ field: "", message: "User doesn't have an on-site ticket" },
			{ field: "", message: "Not today." },
		]);
		expect(error.message.split("\n").slice(1, 5)).toEqual([
			"  email: Invalid field.",
			"  name: Too long.",
			"  User doesn't have an on-site ticket",
			"  Not today.",
		]);
	});
});

describe("a body that trickles", () => {
	/** Sends the head and a piece of the body, then a blank now and then, for ever. */
	const trickle = (response: ServerResponse): void => {
		response.writeHead(201, { "content-type": "application/json" });
		response.write('{"speaker_id":');
		const timer = setInterval(() => response.write(" "), 10);
		response.once("close", () => clearInterval(timer));
	};

	it("ends by the time-out of the whole answer; a read is repeated", async () => {
		const { server, client } = await start([trickle, json(200, speaker)], { timeoutMs: 300 });
		await expect(read(client)).resolves.toEqual(speaker);
		expect(server.seen).toHaveLength(2);
	});

	it("of a create is not repeated, and may have happened", async () => {
		const { server, client } = await start([trickle], { timeoutMs: 1000 });
		const error = (await failure(make(client))) as ConnectionError;
		expect(error.message).toMatch(/no answer within 1000 ms/);
		expect(error.mayHaveHappened).toBe(true);
		expect(server.seen).toHaveLength(1);
	});

	it("of a token request ends too", async () => {
		const { client } = await start([json(200, speaker)], { timeoutMs: 100, maxRetries: 0 }, trickle);
		const error = await failure(read(client));
		expect(error).toBeInstanceOf(ZoomEventsError);
	});
});

describe("a redirect to another host", () => {
	it.each([301, 302, 303, 307, 308])(
		"by %d is not followed by a request of the API: nothing reaches it",
		async (status) => {
			const other = await server([json(200, speaker)]);
			const { client } = await start([
				(response) => response.writeHead(status, { location: `${other.url}/v2/steal` }).end(),
			]);
			for (const call of [read, make]) await expect(call(client)).rejects.toThrow(RedirectError);
			expect([...other.seen, ...other.tokens]).toEqual([]);
		},
	);

	it("of the token request is not followed: the client secret goes nowhere else", async () => {
		const other = await server([json(200, { access_token: "t", expires_in: 3599 })]);
		const { client } = await start([json(200, speaker)], { maxRetries: 0 }, (response) =>
			response.writeHead(307, { location: `${other.url}/oauth/token` }).end(),
		);
		const error = (await failure(read(client))) as Error;
		expect(error).toBeInstanceOf(ZoomEventsError);
		expect([...other.seen, ...other.tokens]).toEqual([]);
		expect(String(error).includes("s3cret")).toBe(false);
	});

	it("of a file carries neither token nor cookie, and the content arrives whole", async () => {
		const other = await server([json(201, { file_id: "f" })]);
		const { client } = await start([
			(response) => response.writeHead(307, { location: `${other.url}/store`, "set-cookie": "session=abc" }).end(),
		]);
		const form = new FormData();
		form.set("file", new Blob(["the content"]));
		await client.send("uploadEventFile", { body: form });
		expect(other.seen[0]?.headers.authorization).toBeUndefined();
		expect(other.seen[0]?.headers.cookie).toBeUndefined();
		expect(other.seen[0]?.body.includes("the content")).toBe(true);
	});

	it("to no valid place is an error", async () => {
		const { client } = await start([(response) => response.writeHead(302, { location: "http://[" }).end()]);
		await expect(read(client)).rejects.toThrow(/redirected to an invalid address/);
	});
});
