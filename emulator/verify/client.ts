import { setTimeout as sleep } from "node:timers/promises";
import type { Credentials } from "../oauth";
import type { Stored } from "../store";

/** Where an API is, and who asks it. */
export interface Target {
	/** Base URL of the API: `https://api.zoom.us/v2`. */
	apiUrl: string;
	/** Endpoint of tokens. */
	oauthUrl: string;
	credentials: Credentials;
}

/** What the API answered. */
export interface Answer {
	status: number;
	/** Zoom's code in the body of a refusal. */
	code?: number;
	body: Stored;
	/** True where there is a body that isn't JSON. */
	isGarbled?: true;
}

/** No answer came, or none that says whether the request was done. */
export class Unanswered extends Error {}

/** The token endpoint refused the credentials. */
export class NoToken extends Error {}

const TIMEOUT_MS = 30_000;

/** Longest wait that a 429 can ask for; the limit of a day isn't waited for. */
const LONGEST_WAIT_S = 60;

/** Attempts of a request that can be repeated without harm, and of one that was refused with 429. */
const ATTEMPTS = 3;

/** Asks an API, with a token that is renewed once it is refused. */
export class Client {
	#token: string | undefined;

	constructor(
		private readonly target: Target,
		/** Waits so many milliseconds. */
		readonly pause: (ms: number) => Promise<unknown> = (ms) => sleep(ms),
	) {}

	/**
	 * Sends a request. What was refused with 429 is sent again, and so is a GET or DELETE without an answer; a POST or
	 * PATCH whose answer is lost is not.
	 *
	 * @param spend called before each attempt
	 * @throws Unanswered where no answer came
	 */
	async send(method: string, path: string, body: unknown, spend: () => void): Promise<Answer> {
		let isRenewed = false;
		for (let attempt = 1; ; attempt++) {
			const token = await this.#bearer(spend);
			spend();
			let response: Response;
			let text: string;
			try {
				response = await fetch(`${this.target.apiUrl}${path}`, {
					method,
					headers: {
						authorization: `Bearer ${token}`,
						...(body === undefined ? {} : { "content-type": "application/json" }),
					},
					...(body === undefined ? {} : { body: JSON.stringify(body) }),
					signal: AbortSignal.timeout(TIMEOUT_MS),
				});
				text = await response.text();
			} catch {
				if (attempt < ATTEMPTS && (method === "GET" || method === "DELETE")) {
					await this.pause(attempt * 1000);
					continue;
				}
				throw new Unanswered("no answer came");
			}
			const { status } = response;
			if (status === 401 && !isRenewed) {
				isRenewed = true;
				this.#token = undefined;
				continue;
			}
			if (status === 429 && attempt < ATTEMPTS) {
				await this.pause(waitOf(response.headers.get("retry-after")) * 1000);
				continue;
			}
			if (status >= 500 && attempt < ATTEMPTS && method === "GET") {
				await this.pause(attempt * 1000);
				continue;
			}
			if (status >= 500 || status === 429) throw new Unanswered(`the API answered ${status}`);
			return read(status, text);
		}
	}

	async #bearer(spend: () => void): Promise<string> {
		if (this.#token !== undefined) return this.#token;
		const { accountId, clientId, clientSecret } = this.target.credentials;
		spend();
		let response: Response;
		try {
			response = await fetch(this.target.oauthUrl, {
				method: "POST",
				headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}` },
				body: new URLSearchParams({ grant_type: "account_credentials", account_id: accountId }),
				signal: AbortSignal.timeout(TIMEOUT_MS),
			});
		} catch {
			throw new NoToken("The token endpoint doesn't answer. Check --oauth-url and the network.");
		}
		const { access_token: token } = parsed(await response.text()) ?? {};
		if (typeof token !== "string")
			throw new NoToken(
				`The token endpoint answered ${response.status}. Check ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID and ZOOM_CLIENT_SECRET.`,
			);
		this.#token = token;
		return token;
	}
}

/** Seconds that a `Retry-After` asks for, as a number or a date. */
function waitOf(header: string | null): number {
	if (header === null) return 1;
	const seconds = Number.isNaN(Number(header)) ? (Date.parse(header) - Date.now()) / 1000 : Number(header);
	if (!(seconds <= LONGEST_WAIT_S)) throw new Unanswered("the rate limit of the day is reached");
	return Math.max(0, seconds);
}

function parsed(text: string): Stored | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === "object" && value !== null ? (value as Stored) : {};
	} catch {
		return undefined;
	}
}

function read(status: number, text: string): Answer {
	const json = parsed(text === "" ? "{}" : text);
	const body = json ?? {};
	// A body that isn't quite JSON can still have a code.
	const code = json === undefined ? Number(/"code"\s*:\s*(\d+)/.exec(text)?.[1]) : body.code;
	const isCoded = status >= 400 && typeof code === "number" && !Number.isNaN(code);
	return { status, body, ...(isCoded && { code }), ...(json === undefined && { isGarbled: true }) };
}
