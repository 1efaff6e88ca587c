import { afterEach, beforeEach, expect, test } from "vitest";
import type { Emulator } from "../../emulator/index.ts";
import { Client, NoToken, Unanswered } from "../../emulator/verify/client.ts";
import { startApi } from "./verify-harness.ts";

let emulator: Emulator;
let client: Client;
const waits: number[] = [];
let spent = 0;

const CREDENTIALS = { accountId: "emulator", clientId: "emulator", clientSecret: "emulator" };

beforeEach(async () => {
	emulator = await startApi();
	waits.length = 0;
	spent = 0;
	client = new Client({ ...emulator, credentials: CREDENTIALS }, async (ms) => waits.push(ms));
});
afterEach(() => emulator.close());

const send = (method: string, path: string, body?: unknown) =>
	client.send(method, path, body, () => {
		spent++;
	});
const HUBS = "/zoom_events/hubs?role_type=host";
const CHANNELS = "/zoom_events/hubs/emulator-hub/vod_channels";
const CHANNEL = { name: "Talks", type: "VIDEO_LIST_HUB" };

test("waits as long as a 429 says, and counts each attempt", async () => {
	emulator.setFaults({ rules: [{ kind: "status", route: "POST", nth: 1, status: 429, retryAfter: "2" }] });
	expect(await send("POST", CHANNELS, CHANNEL)).toMatchObject({ status: 201 });
	expect(waits).toEqual([2000]);
	expect(spent).toBe(3);
});

test("doesn't wait for the limit of a day", async () => {
	emulator.setFaults({ rules: [{ kind: "status", route: "GET", status: 429, retryAfter: "43200" }] });
	await expect(send("GET", HUBS)).rejects.toThrow("the rate limit of the day is reached");
	expect(waits).toEqual([]);
});

test("sends a POST once, whose answer is lost", async () => {
	emulator.setFaults({ rules: [{ kind: "drop-after-commit", route: "POST", nth: 1 }] });
	await expect(send("POST", CHANNELS, CHANNEL)).rejects.toThrow(Unanswered);
	expect(emulator.state()["vod-channel"]).toHaveLength(1);
});

test("sends a GET again, whose answer is lost", async () => {
	emulator.setFaults({ rules: [{ kind: "drop-before", route: "GET", nth: 1 }] });
	expect(await send("GET", HUBS)).toMatchObject({ status: 200 });
});

test("renews a token that is refused, once", async () => {
	await send("GET", HUBS);
	emulator.setFaults({ rules: [{ kind: "token-expiry", route: "GET", nth: 1 }] });
	expect(await send("GET", HUBS)).toMatchObject({ status: 200 });
	expect(emulator.requests().tokens).toBe(2);
});

test("says that credentials are wrong, without them", async () => {
	const wrong = new Client({ ...emulator, credentials: { ...CREDENTIALS, clientSecret: "the-secret" } });
	const failure = await wrong.send("GET", HUBS, undefined, () => {}).catch((error: unknown) => error);
	expect(failure).toBeInstanceOf(NoToken);
	expect(String(failure)).toBe(
		"Error: The token endpoint answered 400. Check ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID and ZOOM_CLIENT_SECRET.",
	);
});
