import { type Dispatcher, fetch, type Response } from "undici";
import { asObject, parseJson } from "./answers";
import { dataCentreUrl } from "./data-centre";
import { AuthenticationError, ConnectionError } from "./errors";
import { networkFault, reasonOf } from "./network-faults";
import { retryAfterOf } from "./retry-after";
import type { ClientSettings } from "./settings";

/** Renewed this long before its end, so that a slow request doesn't outlive its token. */
const MARGIN_MS = 60_000;

/** A bearer token, and what it opens. */
export interface Token {
	value: string;
	/** Names of scopes with blanks between, as the endpoint answered them; undefined where it named none. */
	scope: string | undefined;
}

/** Keeps one bearer token of server-to-server OAuth; asks anew when it ends or was refused. */
export class TokenSource {
	#token: (Token & { until: number }) | undefined;
	#apiUrl: string | undefined;
	#pending: Promise<Token | (() => Error)> | undefined;

	constructor(
		private readonly settings: ClientSettings,
		private readonly dispatcher: Dispatcher,
		private readonly timeoutMs: number,
	) {}

	/** Base URL of the API in the account's data centre, as the last token's answer named it; else that of the settings. */
	get apiUrl(): string {
		return this.#apiUrl ?? this.settings.apiUrl;
	}

	/**
	 * The present token; one request serves all who ask at the same time.
	 *
	 * @throws AuthenticationError where the endpoint refuses the credentials, in its own JSON
	 * @throws ConnectionError where it doesn't answer, or something that is neither a token nor a refusal
	 */
	async get(): Promise<Token> {
		if (this.#token !== undefined && Date.now() < this.#token.until) return this.#token;
		this.#pending ??= this.#request().finally(() => {
			this.#pending = undefined;
		});
		const outcome = await this.#pending;
		// Each asker gets an error of its own, since it notes there what its earlier tries may have done.
		if (typeof outcome === "function") throw outcome();
		return outcome;
	}

	/** Forgets a token that the API refused; another one that came meanwhile stays. */
	reject(value: string): void {
		if (this.#token?.value === value) this.#token = undefined;
	}

	/** A token, or what makes the error why there is none. */
	async #request(): Promise<Token | (() => Error)> {
		const { accountId, clientId, clientSecret, oauthUrl } = this.settings;
		const fault = (what: string, retryAfterMs?: number, remedy?: string) => () =>
			new ConnectionError(
				[`The token endpoint ${oauthUrl} ${what}.`, ...(remedy === undefined ? [] : [remedy])].join("\n"),
				false,
				retryAfterMs,
			);
		let response: Response;
		let text: string;
		try {
			response = await fetch(oauthUrl, {
				method: "POST",
				dispatcher: this.dispatcher,
				redirect: "manual",
				signal: AbortSignal.timeout(this.timeoutMs),
				headers: {
					authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`,
					"content-type": "application/x-www-form-urlencoded",
				},
				body: new URLSearchParams({ grant_type: "account_credentials", account_id: accountId }).toString(),
			});
		} catch (error) {
			const asked = { url: new URL(oauthUrl), timeoutMs: this.timeoutMs, setIn: "zoom-events:oauthUrl" };
			const { cause, remedy, isLasting } = networkFault(error, asked);
			return () =>
				new ConnectionError(
					`The token endpoint ${oauthUrl} can't be reached: ${cause}.\n${remedy}`,
					false,
					undefined,
					isLasting,
				);
		}
		try {
			text = await response.text();
		} catch (error) {
			return fault(`gave no complete answer: ${reasonOf(error)}`);
		}
		const { status } = response;
		const body = asObject(parseJson(text));
		const { access_token: value, expires_in: seconds, api_url: named, scope } = body ?? {};
		if (response.ok && typeof value === "string" && value !== "") {
			const lifetimeMs = (Number(seconds) || 3600) * 1000;
			const until = Date.now() + Math.max(lifetimeMs - MARGIN_MS, lifetimeMs / 2);
			this.#token = { value, scope: typeof scope === "string" ? scope : undefined, until };
			this.#apiUrl = dataCentreUrl(named, this.settings.apiUrl);
			return this.#token;
		}
		const reason = [body?.reason, body?.error].find((one) => typeof one === "string");
		if (status >= 400 && status < 500 && status !== 429 && reason !== undefined) {
			const message = `Zoom refused the credentials of account "${accountId}": ${reason}. Check zoom-events:accountId, zoom-events:clientId and zoom-events:clientSecret.`;
			const brief = "Zoom refused the credentials, as another error of this run says.";
			return () => Object.assign(new AuthenticationError(message, { status, code: 0 }), { brief });
		}
		const type = response.headers.get("content-type")?.split(";")[0] ?? "no type";
		const retryAfterMs = status === 429 ? retryAfterOf(response.headers.get("retry-after")) : undefined;
		if (body !== undefined) return fault(`answered HTTP ${status} and no access_token`, retryAfterMs);
		return fault(
			`answered HTTP ${status} and no readable JSON (${type})`,
			retryAfterMs,
			"Something on the way may answer in Zoom's place: check the network, and zoom-events:oauthUrl.",
		);
	}
}
