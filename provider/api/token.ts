import { type Dispatcher, fetch } from "undici";
import { AuthenticationError, ConnectionError } from "./errors";
import type { ClientSettings } from "./settings";

/** Renewed this long before its end, so that a slow request doesn't outlive its token. */
const MARGIN_MS = 60_000;

/** Keeps one bearer token of server-to-server OAuth; asks anew when it ends or was refused. */
export class TokenSource {
	#token: { value: string; until: number } | undefined;
	#pending: Promise<string> | undefined;

	constructor(
		private readonly settings: ClientSettings,
		private readonly dispatcher: Dispatcher,
		private readonly timeoutMs: number,
	) {}

	/**
	 * The present token; one request serves all who ask at the same time.
	 *
	 * @throws AuthenticationError where the credentials are refused
	 * @throws ConnectionError where the endpoint doesn't answer
	 */
	get(): Promise<string> {
		if (this.#token !== undefined && Date.now() < this.#token.until) return Promise.resolve(this.#token.value);
		this.#pending ??= this.#request().finally(() => {
			this.#pending = undefined;
		});
		return this.#pending;
	}

	/** Forgets a token that the API refused; another one that came meanwhile stays. */
	reject(value: string): void {
		if (this.#token?.value === value) this.#token = undefined;
	}

	async #request(): Promise<string> {
		const { accountId, clientId, clientSecret, oauthUrl } = this.settings;
		const response = await fetch(oauthUrl, {
			method: "POST",
			dispatcher: this.dispatcher,
			redirect: "manual",
			signal: AbortSignal.timeout(this.timeoutMs),
			headers: {
				authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`,
				"content-type": "application/x-www-form-urlencoded",
			},
			body: new URLSearchParams({ grant_type: "account_credentials", account_id: accountId }).toString(),
		}).catch((error: unknown) => {
			throw new ConnectionError(`The token endpoint ${oauthUrl} can't be reached: ${reasonOf(error)}.`, false);
		});
		const body = (await response.json().catch(() => ({}))) as Record<string, unknown>;
		if (response.status >= 500 || response.status === 429) {
			throw new ConnectionError(`The token endpoint ${oauthUrl} answered HTTP ${response.status}.`, false);
		}
		const { access_token: value, expires_in: seconds } = body;
		if (!response.ok || typeof value !== "string") {
			const reason = typeof body.reason === "string" ? body.reason : `HTTP ${response.status}`;
			throw new AuthenticationError(
				`Zoom refused the credentials of account "${accountId}": ${reason}. Check zoomEvents:accountId, zoomEvents:clientId and zoomEvents:clientSecret.`,
			);
		}
		const lifetimeMs = (typeof seconds === "number" ? seconds : 3600) * 1000;
		this.#token = { value, until: Date.now() + Math.max(lifetimeMs - MARGIN_MS, lifetimeMs / 2) };
		return value;
	}
}

/** The innermost message of a failed fetch, which wraps the socket's error. */
export function reasonOf(error: unknown): string {
	const { cause } = error as { cause?: unknown };
	if (cause !== undefined) return reasonOf(cause);
	const { code, message } = error as { code?: unknown; message?: string };
	if (message !== undefined && message !== "") return message;
	return String(code ?? error);
}
