import { type Emulator, type EmulatorOptions, startEmulator } from "../../emulator/index.ts";

/** What tests read off answers; which of it is there depends on the operation. */
export interface Fields {
	code: number;
	message: string;
	errors: { field: string; message: string }[];
	error: string;
	reason: string;
	access_token: string;
	next_page_token: string;
	name: string;
	status: string;
	url: string;
	event_id: string;
	session_id: string;
	speaker_id: string;
	tier_id: string;
	ticket_type_id: string;
	access_link_id: string;
	exhibitor_id: string;
	channel_id: string;
	is_default: boolean;
	start_time: string;
	end_time: string;
	associated_sessions: string[];
	session_speakers: { speaker_id: string }[];
	events: Fields[];
	sessions: Fields[];
	speakers: Fields[];
	sponsor_tiers: Fields[];
	ticket_types: Fields[];
	access_links: Fields[];
	exhibitors: Fields[];
	vod_channels: Fields[];
}

/** An answer of the API: its status, headers and body. */
export interface Reply {
	status: number;
	headers: Headers;
	body: Fields;
}

/** A local API in this process, called as any HTTP client would, with a clock that stands still until it is moved. */
export interface Harness {
	emulator: Emulator;
	clock: { now: number };
	call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
	/** A call that must succeed; gives its body. */
	ok(method: string, path: string, body?: unknown): Promise<Fields>;
	/** Makes a draft event of a type and gives its id. */
	event(changes?: object): Promise<string>;
	hubId: string;
}

const START = Date.parse("2026-01-10T08:00:00Z");

export const CALENDAR = [{ start_time: "2026-05-04T08:00:00Z", end_time: "2026-05-06T18:00:00Z" }];

/** Asks for a token as a server-to-server app does. */
export async function fetchToken(oauthUrl: string, secret = "emulator", account = "emulator"): Promise<Reply> {
	return read(
		await fetch(oauthUrl, {
			method: "POST",
			headers: { authorization: `Basic ${Buffer.from(`emulator:${secret}`).toString("base64")}` },
			body: new URLSearchParams({ grant_type: "account_credentials", account_id: account }),
		}),
	);
}

/** Sends a request with a bearer token. */
export async function request(
	apiUrl: string,
	token: string,
	method: string,
	path: string,
	body?: unknown,
	headers: Record<string, string> = {},
): Promise<Reply> {
	const content = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
	const type: Record<string, string> = body === undefined ? {} : { "content-type": "application/json" };
	const url = `${apiUrl}/zoom_events${path}`;
	return read(
		await fetch(url, { method, headers: { authorization: `Bearer ${token}`, ...type, ...headers }, ...content }),
	);
}

async function read(response: Response): Promise<Reply> {
	const text = await response.text();
	const { status, headers } = response;
	return { status, headers, body: JSON.parse(text || "{}") as Fields };
}

/** Starts a local API; close `emulator` after use. */
export async function start(options: EmulatorOptions = {}): Promise<Harness> {
	const clock = { now: START };
	const emulator = await startEmulator({ now: () => clock.now, ...options });
	const token = (await fetchToken(emulator.oauthUrl)).body.access_token;
	const call: Harness["call"] = (method, path, body, headers) =>
		request(emulator.apiUrl, token, method, path, body, headers);
	const ok: Harness["ok"] = async (method, path, body) => {
		const reply = await call(method, path, body);
		if (reply.status >= 300)
			throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body, undefined, 1)}`);
		return reply.body;
	};
	const hubId = String(emulator.state().hub?.[0]?.hub_id);
	const event: Harness["event"] = async (changes) =>
		(await ok("POST", "/events", { ...eventBody(hubId), ...changes })).event_id;
	return { emulator, clock, call, ok, event, hubId };
}

/** A valid body for a new conference. */
export function eventBody(hubId: string): Record<string, unknown> {
	return {
		name: "DevConf",
		description: "Three days for developers",
		timezone: "Europe/Berlin",
		event_type: "CONFERENCE",
		access_level: "PRIVATE_UNRESTRICTED",
		attendance_type: "hybrid",
		hub_id: hubId,
		calendar: CALENDAR,
	};
}

/** A valid body for a new session of that conference. */
export const SESSION = {
	name: "Opening",
	start_time: "2026-05-04T09:00:00Z",
	end_time: "2026-05-04T10:00:00Z",
	timezone: "Europe/Berlin",
	type: 0,
};
