import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { EmulatorOptions } from "../../emulator/index.ts";
import { ZoomEventsClient } from "../../provider/api/client.ts";
import { PermissionError } from "../../provider/api/errors.ts";
import { tokenProxy } from "../helpers/token-proxy.ts";
import { fetchToken, type Harness, request, start } from "./harness.ts";

let api: Harness | undefined;
afterEach(() => api?.emulator.close());

async function scopeOf(options: EmulatorOptions): Promise<string> {
	api = await start(options);
	const { body } = await fetchToken(api.emulator.oauthUrl);
	return (body as unknown as { scope: string }).scope;
}

const SPEAKERS = "/events/nowhere/speakers";

describe("a token", () => {
	it("lists every granular scope where nothing limits them", async () => {
		const scopes = (await scopeOf({})).split(" ");
		expect(new Set(scopes).size).toBe(166);
		expect(scopes).toHaveLength(166);
		expect(scopes.slice(0, 2)).toEqual([
			"zoom_events:read:list_attendee_actions",
			"zoom_events:read:list_attendee_actions:admin",
		]);
		expect(scopes).toContain("zoom_events:write:speaker:admin");
	});

	it("lists those that it has, in their order, others of Zoom's too", async () => {
		const scopes = ["zoom_events:write:event:admin", "user:read:admin"];
		expect(await scopeOf({ scopes })).toBe("zoom_events:write:event:admin user:read:admin");
	});

	it("may have none", async () => {
		expect(await scopeOf({ scopes: [] })).toBe("");
		expect((await api?.call("GET", "/hubs?role_type=host"))?.body.code).toBe(4711);
	});

	it("keeps its scopes in a data folder: a change counts for new ones", async () => {
		const data = mkdtempSync(join(tmpdir(), "emulator-scopes-"));
		const before = await start({ data, scopes: ["zoom_events:read:list_hubs"] });
		const token = (await fetchToken(before.emulator.oauthUrl)).body.access_token;
		await before.emulator.close();
		api = await start({ data });
		expect((await request(api.emulator.apiUrl, token, "GET", SPEAKERS)).body.code).toBe(4711);
		expect((await api.call("GET", SPEAKERS)).body.code).toBe(2002);
	});
});

describe("an operation", () => {
	it("is refused with 400/4711 and its granular scopes where the token has none of it, before anything else", async () => {
		api = await start({ scopes: ["zoom_events:read:list_hubs"] });
		const refused = await api.call("POST", SPEAKERS, { unknown: true });
		expect(refused.status).toBe(400);
		expect(refused.body).toEqual({
			code: 4711,
			message:
				"Invalid access token, does not contain scopes:[zoom_events:write:speaker, zoom_events:write:speaker:admin].",
		});
		expect((await api.call("GET", "/hubs?role_type=host")).status).toBe(200);
	});

	it.each([
		"zoom_events:read:list_speakers",
		"zoom_events:read:list_speakers:admin",
		"zoom_events_speakers:read",
		"zoom_events_speakers:read:admin",
	])("is done by %s alone", async (scope) => {
		api = await start({ scopes: [scope] });
		expect((await api.call("GET", SPEAKERS)).body.code).toBe(2002);
		expect((await api.call("POST", SPEAKERS, { name: "Ada Example" })).body.code).toBe(4711);
	});

	it("asks for a token first", async () => {
		api = await start({ scopes: [] });
		expect((await request(api.emulator.apiUrl, "none", "GET", SPEAKERS)).status).toBe(401);
	});
});

it.each(["plain", "quoted"])("the provider names the scopes, whether the refusal is JSON or not: %s", async (form) => {
	api = await start({ scopes: [], facts: { "scopes.missing": form } });
	const { apiUrl, oauthUrl } = api.emulator;
	// Of a token that says its scopes the provider needs no refusal.
	const tokens = await tokenProxy({ saysScopes: false });
	tokens.target = oauthUrl;
	const credentials = { accountId: "emulator", clientId: "emulator", clientSecret: "emulator" };
	const client = new ZoomEventsClient({ ...credentials, apiUrl, oauthUrl: tokens.url, plan: "off" }, { maxRetries: 0 });
	const error = await client
		.call("getSpeakers", { path: { eventId: "e" } })
		.catch((caught: unknown) => caught as PermissionError);
	await client.close();
	await tokens.close();
	expect(error).toBeInstanceOf(PermissionError);
	expect(error).toMatchObject({
		code: 4711,
		scopes: ["zoom_events:read:list_speakers", "zoom_events:read:list_speakers:admin"],
	});
});

it("the quoted form is the one that clients saw", async () => {
	api = await start({ scopes: [], facts: { "scopes.missing": "quoted" } });
	const token = (await fetchToken(api.emulator.oauthUrl)).body.access_token;
	const response = await fetch(`${api.emulator.apiUrl}/zoom_events/events/e/speakers`, {
		headers: { authorization: `Bearer ${token}` },
	});
	expect(response.headers.get("content-type")).toMatch(/^application\/json/);
	expect(await response.text()).toBe(
		'{"code":4711,"message":"Invalid access token, does not contain scopes:["zoom_events:read:list_speakers","zoom_events:read:list_speakers:admin"]"}',
	);
});
