import { afterEach, describe, expect, it } from "vitest";
import { ZoomEventsClient } from "../../provider/api/client.ts";
import {
	AuthenticationError,
	ConnectionError,
	MissingCredentialsError,
	RedirectError,
	ZoomApiError,
	ZoomEventsError,
} from "../../provider/api/errors.ts";
import { mayCarryAuthorization } from "../../provider/api/redirects.ts";
import { resolveSettings } from "../../provider/api/settings.ts";
import type { TransportOptions } from "../../provider/api/transport.ts";
import { json, type ScriptedServer, scriptedServer } from "../helpers/scripted-server.ts";

let server: ScriptedServer | undefined;
let client: ZoomEventsClient | undefined;
afterEach(async () => {
	await client?.close();
	await server?.close();
	client = undefined;
	server = undefined;
});

async function start(
	script: Parameters<typeof scriptedServer>[0],
	options: TransportOptions = {},
	token?: Parameters<typeof scriptedServer>[1],
) {
	server = await scriptedServer(script, token);
	client = new ZoomEventsClient(server.settings, { firstPauseMs: 1, maxPauseMs: 5, ...options });
	return { server, client };
}

const read = (using: ZoomEventsClient) => using.call("getSpeaker", { path: { eventId: "e/1", speakerId: "s" } });
const make = (using: ZoomEventsClient) =>
	using.call("createSpeaker", { path: { eventId: "e" }, body: { name: "Ada Example" } });
const speaker = { speaker_id: "s", name: "Ada Example" };
const refusal = (status: number, code = status, message = "no") => json(status, { code, message });

describe("tokens", () => {
	it("are asked for once, with Basic credentials and the account, and sent as bearer", async () => {
		const { server, client } = await start([json(200, speaker)]);
		await Promise.all([read(client), read(client), read(client)]);
		expect(server.tokens).toHaveLength(1);
		expect(server.tokens[0]?.headers.authorization).toBe(
			`Basic ${Buffer.from("client-id:s3cret-value").toString("base64")}`,
		);
		expect(server.tokens[0]?.body).toBe("grant_type=account_credentials&account_id=acc");
		expect(server.seen.map(({ headers }) => headers.authorization)).toEqual(Array(3).fill("Bearer t0ken-value"));
	});

	it("are renewed once after a 401, which then is an error", async () => {
		const { server, client } = await start([refusal(401, 124, "Invalid access token."), json(200, speaker)]);
		await expect(read(client)).resolves.toEqual(speaker);
		expect(server.tokens).toHaveLength(2);
		const second = await start([refusal(401, 124, "Invalid access token.")]);
		await expect(read(second.client)).rejects.toThrow(/124/);
		expect(second.server.seen).toHaveLength(2);
	});

	it("that are refused give one clear error without the secret", async () => {
		const { client } = await start(
			[],
			{},
			json(400, { reason: "Invalid client_id or client_secret", error: "invalid_client" }),
		);
		const error = await read(client).catch((caught: unknown) => caught as Error);
		expect(error).toBeInstanceOf(AuthenticationError);
		expect(String(error)).toMatch(/zoom-events:clientSecret/);
		expect(String(error)).not.toContain("s3cret");
	});
});

describe("requests", () => {
	it("escape the path, and send JSON", async () => {
		const { server, client } = await start([json(200, speaker), json(201, speaker)]);
		await read(client);
		await make(client);
		expect(server.seen[0]?.url).toBe("/v2/zoom_events/events/e%2F1/speakers/s");
		expect(server.seen[1]).toMatchObject({ method: "POST", body: '{"name":"Ada Example"}' });
		expect(server.seen[1]?.headers["content-type"]).toBe("application/json");
	});

	it("give undefined for 204", async () => {
		const { client } = await start([(response) => response.writeHead(204).end()]);
		await expect(client.call("deleteSpeaker", { path: { eventId: "e", speakerId: "s" } })).resolves.toBeUndefined();
	});

	it("follow all pages, each with the same query", async () => {
		const { server, client } = await start([
			json(200, { next_page_token: "more", events: [{ event_id: "1" }] }),
			json(200, { next_page_token: "", events: [{ event_id: "2" }] }),
		]);
		const ids = [];
		for await (const event of client.list("getEvents", { query: { role_type: "host", event_status_type: "draft" } }))
			ids.push(event.event_id);
		expect(ids).toEqual(["1", "2"]);
		expect(server.seen.map(({ url }) => url)).toEqual([
			"/v2/zoom_events/events?role_type=host&event_status_type=draft&page_size=300",
			"/v2/zoom_events/events?role_type=host&event_status_type=draft&page_size=300&next_page_token=more",
		]);
	});
});

describe("a list whose next_page_token comes again", () => {
	const page = (id: string, token: string) => json(200, { next_page_token: token, events: [{ event_id: id }] });

	it.each([
		["the same token twice in a row", [page("1", "a"), page("2", "a")], ["1"], 2],
		["tokens in a circle", [page("1", "a"), page("2", "b"), page("3", "a")], ["1", "2"], 3],
	])("is an error, not a loop without an end: %s", async (_, script, expected, requests) => {
		const { server, client } = await start(script);
		const ids: unknown[] = [];
		const listed = (async () => {
			for await (const event of client.list("getEvents", { query: { role_type: "host" } })) ids.push(event.event_id);
		})();
		const error = (await listed.catch((caught: unknown) => caught)) as Error;
		expect(error).toBeInstanceOf(ZoomEventsError);
		expect(error.message).toBe(
			"getEvents answered the same next_page_token twice, so that its list would never end. Run the command again later.",
		);
		expect(ids).toEqual(expected);
		expect(server.seen).toHaveLength(requests);
	});
});

describe("retries", () => {
	it("wait as Retry-After says after 429, and tell of long waits; POST too, since it was not done", async () => {
		const waits: number[] = [];
		const { server, client } = await start(
			[json(429, { code: 429, message: "per-second rate limit" }, { "retry-after": "0.05" }), json(201, speaker)],
			{
				onWait: (ms) => waits.push(ms),
			},
		);
		const started = Date.now();
		await make(client);
		expect(Date.now() - started).toBeGreaterThanOrEqual(45);
		expect(server.seen).toHaveLength(2);
		expect(waits).toEqual([]);
	});

	it("stop at the daily limit, with the time to go on", async () => {
		const until = "2031-01-01T00:00:00.000Z";
		const { server, client } = await start([
			json(429, { code: 429, message: "maximum daily rate limit" }, { "retry-after": until }),
		]);
		await expect(read(client)).rejects.toThrow(/daily limit.*2031-01-01T00:00:00/s);
		expect(server.seen).toHaveLength(1);
	});

	it("repeat reads after 5xx, resets and bodies that are no JSON", async () => {
		const { server, client } = await start([
			refusal(503),
			(response) => response.destroy(),
			(response) => response.writeHead(200, { "content-type": "text/html" }).end("<html>maintenance</html>"),
			json(200, speaker),
		]);
		await expect(read(client)).resolves.toEqual(speaker);
		expect(server.seen).toHaveLength(4);
	});

	it("are bounded", async () => {
		const { server, client } = await start([refusal(503)], { maxRetries: 2 });
		await expect(read(client)).rejects.toThrow(ZoomApiError);
		expect(server.seen).toHaveLength(3);
	});

	it.each([
		["a lost answer", (response: import("node:http").ServerResponse) => response.destroy()],
		[
			"an answer that is no JSON",
			(response: import("node:http").ServerResponse) => response.writeHead(201).end("<html>"),
		],
	])("never repeat a POST after %s: it may have happened", async (_, answer) => {
		const { server, client } = await start([(response) => void answer(response)]);
		const error = await make(client).catch((caught: unknown) => caught);
		expect(error).toBeInstanceOf(ConnectionError);
		expect((error as ConnectionError).mayHaveHappened).toBe(true);
		expect(server.seen).toHaveLength(1);
	});

	it("never repeat a POST after 5xx", async () => {
		const { server, client } = await start([refusal(500)]);
		await expect(make(client)).rejects.toThrow(ZoomApiError);
		expect(server.seen).toHaveLength(1);
	});

	it("repeat a POST whose connection was never made, and know that nothing happened", async () => {
		const closed = await scriptedServer([]);
		await closed.close();
		server = await scriptedServer([]);
		client = new ZoomEventsClient(
			{ ...server.settings, apiUrl: `${closed.url}/v2` },
			{ firstPauseMs: 1, maxRetries: 2 },
		);
		const error = await make(client).catch((caught: unknown) => caught);
		expect(error).toBeInstanceOf(ConnectionError);
		expect((error as ConnectionError).mayHaveHappened).toBe(false);
	});

	it("end a slow answer by a time-out", async () => {
		const { client } = await start([() => undefined], { timeoutMs: 50, maxRetries: 0 });
		await expect(read(client)).rejects.toThrow(/no answer within 50 ms/);
	});
});

describe("refusals", () => {
	it("name operation, object, code, fields and what to do", async () => {
		const { client } = await start([
			json(400, { code: 1003, message: "Taken.", errors: [{ field: "email", message: "Invalid field." }] }),
		]);
		const error = (await make(client).catch((caught: unknown) => caught)) as ZoomApiError;
		expect(error).toBeInstanceOf(ZoomApiError);
		expect(error.message).toMatch(
			/createSpeaker for event "e".*HTTP 400, code 1003: Taken\..*email: Invalid field\..*adopt/s,
		);
		expect(error).toMatchObject({ status: 400, code: 1003, fields: [{ field: "email", message: "Invalid field." }] });
	});

	it("of something that is not the API never count as not found", async () => {
		const { client } = await start([
			(response) => response.writeHead(404, { "content-type": "text/html" }).end("<html>no such page</html>"),
		]);
		const error = (await read(client).catch((caught: unknown) => caught)) as Error;
		expect(error).toBeInstanceOf(ConnectionError);
		expect(error.message).toContain("HTTP 404 and no readable JSON");
		expect(error.message).not.toContain("<html>");
	});

	it("hold no token and no secret", async () => {
		const { client } = await start([refusal(403, 260200)]);
		const error = (await read(client).catch((caught: unknown) => caught)) as Error;
		expect(`${error.stack}${JSON.stringify(error)}`).not.toMatch(/t0ken|s3cret/);
	});
});

describe("redirects", () => {
	it("of the API are not followed", async () => {
		const { server, client } = await start([
			(response) => response.writeHead(302, { location: "https://login.example.com/" }).end(),
		]);
		await expect(read(client)).rejects.toThrow(RedirectError);
		expect(server.seen).toHaveLength(1);
	});

	it("of the file API are, with the token for Zoom's hosts and the configured one only", async () => {
		const other = await scriptedServer([json(201, { file_id: "f" })]);
		const { server, client } = await start([
			(response) => response.writeHead(307, { location: "/files/v2/again" }).end(),
			(response) => response.writeHead(307, { location: `${other.url}/elsewhere` }).end(),
		]);
		const form = new FormData();
		form.set("file", new Blob(["x"]));
		await client.send("uploadEventFile", { body: form });
		expect(server.seen.map(({ headers }) => headers.authorization)).toEqual(Array(2).fill("Bearer t0ken-value"));
		expect(other.seen[0]?.headers.authorization).toBeUndefined();
		await other.close();
	});

	it.each([
		["https://fileapi.zoom.us/x", true],
		["https://us02web.zoom.us/x", true],
		["http://fileapi.zoom.us/x", false],
		["https://zoom.us.example.com/x", false],
		["https://notzoom.us/x", false],
		["http://127.0.0.1:4010/x", true],
	])("carry the token to %s: %s", (target, expected) => {
		expect(mayCarryAuthorization(new URL(target), "http://127.0.0.1:4010/v2")).toBe(expected);
	});
});

describe("settings", () => {
	it("come from the configuration, else the environment, else defaults", () => {
		const settings = resolveSettings((name) => ({ clientId: "configured" })[name as "clientId"], {
			ZOOM_ACCOUNT_ID: "a",
			ZOOM_CLIENT_ID: "b",
			ZOOM_CLIENT_SECRET: "c",
			ZOOM_PLAN: "business",
		});
		expect(settings).toMatchObject({
			accountId: "a",
			clientId: "configured",
			clientSecret: "c",
			plan: "business",
			apiUrl: "https://api.zoom.us/v2",
		});
	});

	it("that are missing are named at once, with the commands that set them", () => {
		const failing = (): unknown => resolveSettings(() => undefined, { ZOOM_PLAN: "gold" });
		expect(failing).toThrow(MissingCredentialsError);
		expect(failing).toThrow(
			/pulumi config set zoom-events:accountId.*ZOOM_ACCOUNT_ID.*--secret zoom-events:clientSecret.*plan is "gold"/s,
		);
		expect(() => new ZoomEventsClient({ clientId: "x" })).toThrow(ZoomEventsError);
	});
});

it("a refusal after a lost try says that the request may have happened all the same", async () => {
	const { client } = await start(
		[
			(response) => response.writeHead(200, { "content-type": "application/json" }).end('{"errors'),
			json(400, { code: 300, message: "No." }),
		],
		{ maxRetries: 3 },
	);
	const body = { operation: "add" as const, coeditors: [{ email: "ada@example.com" }] };
	const refused = client.call("coeditoractions", { path: { eventId: "e" }, body });
	await expect(refused).rejects.toMatchObject({ code: 300, mayHaveHappened: true });
});
