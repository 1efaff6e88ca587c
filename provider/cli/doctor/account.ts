import { request } from "undici";
import { asObject, errorBodyOf, parseJson } from "../../api/answers";
import { type OperationId, operation } from "../../api/contract";
import { dataCentreUrl } from "../../api/data-centre";
import { ZoomEventsError } from "../../api/errors";
import { HttpSender } from "../../api/http-sender";
import { type NetworkFault, networkFault } from "../../api/network-faults";
import { refusalOf } from "../../api/refusal";
import { retryAfterOf } from "../../api/retry-after";
import type { ClientSettings } from "../../api/settings";

/** Longest wait for one answer, in ms: a doctor doesn't wait as long as a run does. */
export const TIMEOUT_MS = 15_000;

/** What the token endpoint answered, whatever it is. */
export interface TokenAnswer {
	/** HTTP status. */
	status: number;
	/** The server's time in ms since 1970; undefined where it doesn't say it. */
	serverTime: number | undefined;
	/** The body as an object; undefined where it is none. */
	body: Record<string, unknown> | undefined;
	/** Media type of the body. */
	type: string;
}

/** An answer of the API's. */
export interface ApiAnswer {
	/** Header values by name in lower case. */
	headers: Record<string, string>;
	/** The JSON body of a success. */
	body: Record<string, unknown>;
}

/** The API refused a call, or gave no answer that can be used. */
export class AskError extends ZoomEventsError {
	override readonly name = "AskError";
	/** @param status HTTP status; 0 where there was no answer */
	constructor(
		message: string,
		readonly status: number,
		readonly code: number,
		readonly headers: Record<string, string>,
	) {
		super(message);
	}
}

function plainHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(", ")]));
}

/** Asks an account once for each thing, by the connections that the provider uses, and repeats nothing. */
export class Account {
	readonly #sender: HttpSender;
	#token = "";
	#apiUrl: string;

	/** @throws ConfigurationError where the environment names a proxy that can't be used */
	constructor(readonly settings: ClientSettings) {
		this.#sender = new HttpSender(settings, TIMEOUT_MS);
		this.#apiUrl = settings.apiUrl;
	}

	/** Base URL of the API, in the account's data centre where the token's answer named one. */
	get apiUrl(): string {
		return this.#apiUrl;
	}

	/** The token; empty before one came. It must not be printed. */
	get token(): string {
		return this.#token;
	}

	/**
	 * Whether anything answers at an address, by a request that carries no credentials.
	 *
	 * @returns why nothing does; undefined where something answers, whatever it says
	 */
	async reach(url: string, setting: "apiUrl" | "oauthUrl"): Promise<NetworkFault | undefined> {
		try {
			const { body } = await request(url, this.#options("GET"));
			await body.dump();
			return undefined;
		} catch (error) {
			return networkFault(error, { url: new URL(url), timeoutMs: TIMEOUT_MS, setIn: `zoom-events:${setting}` });
		}
	}

	/** Asks for a token, and keeps it where one comes. */
	async requestToken(): Promise<TokenAnswer> {
		const { accountId, clientId, clientSecret, oauthUrl, apiUrl } = this.settings;
		const response = await request(oauthUrl, {
			...this.#options("POST"),
			headers: {
				authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`,
				"content-type": "application/x-www-form-urlencoded",
			},
			body: new URLSearchParams({ grant_type: "account_credentials", account_id: accountId }).toString(),
		});
		const headers = plainHeaders(response.headers);
		const body = asObject(parseJson(await response.body.text()));
		const date = Date.parse(headers.date ?? "");
		if (typeof body?.access_token === "string") this.#token = body.access_token;
		this.#apiUrl = dataCentreUrl(body?.api_url, apiUrl) ?? apiUrl;
		return {
			status: response.statusCode,
			serverTime: Number.isNaN(date) ? undefined : date,
			body,
			type: headers["content-type"]?.split(";")[0] ?? "no type",
		};
	}

	/**
	 * Calls a reading operation without a path's parameters.
	 *
	 * @throws AskError where it is refused or nothing usable comes
	 */
	async ask(id: OperationId, query: Readonly<Record<string, string>>): Promise<ApiAnswer> {
		const known = operation(id);
		const url = new URL(this.#apiUrl + known.path);
		for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
		let status = 0;
		let text = "";
		let headers: Record<string, string> = {};
		try {
			const answer = await this.#sender.send({ operation: known, target: "", url }, this.#token);
			status = answer.statusCode;
			headers = plainHeaders(answer.headers);
			text = await answer.body.text();
		} catch (error) {
			if (error instanceof ZoomEventsError) throw new AskError(error.message, status, 0, headers);
			const { cause, remedy } = networkFault(error, { url, timeoutMs: TIMEOUT_MS, setIn: "zoom-events:apiUrl" });
			throw new AskError(`${id} got no answer from ${url.origin}: ${cause}.\n${remedy}`, status, 0, headers);
		}
		const body = parseJson(text);
		const found = asObject(body);
		if (status < 300 && found !== undefined) return { headers, body: found };
		const said = status < 300 ? undefined : errorBodyOf(body);
		if (said === undefined) {
			throw new AskError(
				`${id} was answered with HTTP ${status} and no readable JSON.\nSomething between this machine and Zoom answers in its place, such as a proxy: check the network and zoom-events:apiUrl.`,
				status,
				0,
				headers,
			);
		}
		const retryAfterMs = status === 429 ? retryAfterOf(headers["retry-after"] ?? null) : undefined;
		const { message } = refusalOf(known, "", { status, ...said, retryAfterMs });
		throw new AskError(message, status, said.code, headers);
	}

	/** Ends idle connections. */
	close(): Promise<void> {
		return this.#sender.close();
	}

	#options(method: "GET" | "POST") {
		return { method, dispatcher: this.#sender.dispatcher, signal: AbortSignal.timeout(TIMEOUT_MS) };
	}
}
