import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { DelegateBackoff, handleWhen, retry } from "cockatiel";
import { Agent, type Dispatcher, request as sendRequest } from "undici";
import { errorBodyOf, parseJson } from "./answers";
import type { Operation } from "./contract";
import { ConnectionError, callOf, RedirectError, ZoomApiError, ZoomEventsError } from "./errors";
import { RateLimiter } from "./limiter";
import { MAX_REDIRECTS, mayCarryAuthorization, redirectTarget } from "./redirects";
import { dailyLimit, MAX_RETRY_AFTER_MS, retryAfterOf, tooLongToWait } from "./retry-after";
import type { ClientSettings } from "./settings";
import { reasonOf, TokenSource } from "./token";

/** How patient the transport is. Times in ms. */
export interface TransportOptions {
	/** Longest wait for one answer, its body included; of a body that is streamed, the longest pause. */
	timeoutMs?: number;
	/** Repeats of one request after the first try. */
	maxRetries?: number;
	/** First pause between tries; doubles each time, with jitter, up to `maxPauseMs`. */
	firstPauseMs?: number;
	maxPauseMs?: number;
	/** Told of every wait over 5 s: how long, and why. */
	onWait?: (waitMs: number, reason: string) => void;
}

/** A body that is too large for memory: opened anew for each try and each redirect. */
export interface StreamedBody {
	contentType: string;
	/** Length of all of it, in bytes. */
	length: number;
	open(): Readable;
}

/** One request, ready to be sent as often as needed. */
export interface TransportRequest {
	operation: Operation;
	/** The object in the path, for messages: `speaker "abc"`. */
	target: string;
	url: URL;
	/** A JSON value, a form, or a `StreamedBody`. */
	body?: unknown;
	/** True for a POST that does no harm twice. */
	isRepeatable?: boolean;
}

type SendOptions = NonNullable<Parameters<typeof sendRequest>[1]>;
type Answer = Dispatcher.ResponseData<unknown>;

function isStreamed(body: unknown): body is StreamedBody {
	return typeof (body as Partial<StreamedBody> | undefined)?.open === "function";
}

const DEFAULTS = { timeoutMs: 60_000, maxRetries: 5, firstPauseMs: 250, maxPauseMs: 30_000 };

/** Waits longer than this are told to the user. */
const TELL_FROM_MS = 5_000;

/** Errors of a socket that was never connected: the API can't have seen the request. */
const NEVER_SENT = new Set([
	"ECONNREFUSED",
	"ENOTFOUND",
	"EAI_AGAIN",
	"EHOSTUNREACH",
	"ENETUNREACH",
	"UND_ERR_CONNECT_TIMEOUT",
]);

/** A failed try, with what the retry policy has to know. */
class Attempt extends Error {
	constructor(
		readonly outcome: ZoomEventsError,
		readonly isRepeatable: boolean,
	) {
		super(outcome.message);
	}
}

/** What is known of the tries of one request. */
interface Tries {
	/** True where one of them may have been carried out. */
	mayHaveHappened: boolean;
	/** True where a 401 that is not the API's own has cost a token already. */
	hasLostToken: boolean;
}

/** Sends requests: token, rate limit, keep-alive, time-out, retries, redirects. Knows nothing of what they mean. */
export class Transport {
	readonly #dispatcher: Dispatcher;
	readonly #tokens: TokenSource;
	readonly #limiter: RateLimiter;
	readonly #options: Required<Omit<TransportOptions, "onWait">> & Pick<TransportOptions, "onWait">;

	constructor(
		private readonly settings: ClientSettings,
		options: TransportOptions = {},
	) {
		this.#options = { ...DEFAULTS, ...options };
		this.#dispatcher = new Agent({ keepAliveTimeout: 30_000, connect: { timeout: 10_000 } });
		this.#tokens = new TokenSource(settings, this.#dispatcher, this.#options.timeoutMs);
		const account = createHash("sha256").update(`${settings.accountId} ${settings.apiUrl}`).digest("hex").slice(0, 16);
		this.#limiter = new RateLimiter(settings.plan, join(settings.journalFolder, "rate", account));
	}

	/** Ends idle connections, so that the process can exit at once. */
	close(): Promise<void> {
		this.#limiter.close();
		return this.#dispatcher.close();
	}

	/**
	 * Sends one request and gives its JSON body; `undefined` for an answer without one.
	 *
	 * Repeated, at most `maxRetries` times: after 429 as `Retry-After` says, after a connection that never
	 * was, and, except for POST, after 5xx, lost answers and any that are not the API's own, whatever their status. A
	 * POST whose fate is unknown is not repeated.
	 *
	 * @throws ZoomApiError the API's refusal
	 * @throws ConnectionError no usable answer; its `retryAfterMs` is what a 429 asked for
	 * @throws ComeBackLaterError the daily limit is used up, or a 429 asked for a wait of over 15 minutes
	 * @throws AuthenticationError the credentials were refused
	 */
	async send(request: TransportRequest): Promise<unknown> {
		const { maxRetries, firstPauseMs, maxPauseMs, onWait } = this.#options;
		const policy = retry(
			handleWhen((error) => error instanceof Attempt && error.isRepeatable),
			{
				maxAttempts: maxRetries,
				backoff: new DelegateBackoff(({ attempt, result }) => {
					const failed = "error" in result && result.error instanceof Attempt ? result.error : undefined;
					const ceiling = Math.min(maxPauseMs, firstPauseMs * 2 ** (attempt - 1));
					const waitMs = failed?.outcome.retryAfterMs ?? ceiling * (0.5 + Math.random() / 2);
					if (waitMs > TELL_FROM_MS) onWait?.(waitMs, failed?.outcome.message ?? "");
					return waitMs;
				}),
			},
		);
		const tries: Tries = { mayHaveHappened: false, hasLostToken: false };
		const noted = (error: unknown): never => {
			const failed = error instanceof Attempt ? (tooLongToWait(error.outcome) ?? error) : error;
			const outcome = failed instanceof Attempt ? failed.outcome : failed;
			if (outcome instanceof ZoomEventsError) {
				// What a try has done is not undone by the refusal of the next.
				tries.mayHaveHappened ||= outcome.mayHaveHappened;
				outcome.mayHaveHappened = tries.mayHaveHappened;
			}
			throw failed;
		};
		try {
			return await policy.execute(() => this.#attempt(request, tries).catch(noted));
		} catch (error) {
			throw error instanceof Attempt ? error.outcome : error;
		}
	}

	async #attempt(request: TransportRequest, tries: Tries, isSecondToken = false): Promise<unknown> {
		const { operation, target } = request;
		const isOnce = operation.method === "POST" && request.isRepeatable !== true;
		const isWrite = operation.method !== "GET";
		const token = await this.#tokens.get().catch((error: unknown) => {
			throw error instanceof ConnectionError ? new Attempt(error, true) : error;
		});
		await this.#limiter.take(operation.rateLabel);
		let response: Answer | undefined;
		let text: string;
		try {
			response = await this.#request(request, token);
			text = await response.body.text();
		} catch (error) {
			if (error instanceof RedirectError) throw error;
			// A file that can't be read is nobody's connection.
			if (error instanceof ZoomEventsError) throw error;
			const { code = "", name } = error as { code?: string; name?: string };
			const wasSent = !NEVER_SENT.has(code);
			const isLate = name === "TimeoutError" || code === "UND_ERR_HEADERS_TIMEOUT" || code === "UND_ERR_BODY_TIMEOUT";
			const reason = isLate ? `no answer within ${this.#options.timeoutMs} ms` : reasonOf(error);
			const outcome = new ConnectionError(
				`${callOf(operation, target)} got no answer from ${request.url.origin}: ${reason}.`,
				wasSent && isWrite,
				response && this.#heedRate(operation, response),
			);
			throw new Attempt(outcome, !wasSent || !isOnce);
		}
		const body = parseJson(text);
		const { statusCode: status } = response;
		if (status < 300) {
			if (status === 204 || (text === "" && mayBeEmpty(operation))) return undefined;
			if (typeof body === "object" && body !== null) return operation.response === undefined ? undefined : body;
		}
		const said = status < 300 ? undefined : errorBodyOf(body);
		if (said === undefined) {
			// A proxy's page, or what is left of an answer: whatever its status, nothing says that the API did or refused it.
			const outcome = new ConnectionError(
				`${callOf(operation, target)} was answered with HTTP ${status} and no readable JSON.\n${this.#checkOf(operation)}`,
				isWrite,
				this.#heedRate(operation, response),
			);
			if (status === 401 && !tries.hasLostToken) {
				this.#tokens.reject(token);
				tries.hasLostToken = true;
				tries.mayHaveHappened ||= isWrite;
				if (!isOnce) return this.#attempt(request, tries, isSecondToken);
			}
			throw new Attempt(outcome, !isOnce);
		}
		if (status === 401 && !isSecondToken) {
			this.#tokens.reject(token);
			return this.#attempt(request, tries, true);
		}
		const retryAfterMs = status === 429 ? retryAfterOf(headerOf(response, "retry-after")) : undefined;
		const refusal = new ZoomApiError(operation, target, { status, ...said, retryAfterMs });
		if (status === 429 && /daily/i.test(said.message)) throw dailyLimit(refusal);
		this.#heedRate(operation, response);
		throw new Attempt(refusal, status === 429 || (status >= 500 && !isOnce));
	}

	/** After a 429 all requests go slower, whoever sent it. */
	#heedRate({ rateLabel }: Operation, response: Answer): number | undefined {
		if (response.statusCode !== 429) return undefined;
		const retryAfterMs = retryAfterOf(headerOf(response, "retry-after"));
		// A wait that is too long ends each request by an error: none must hang in the queue instead.
		if ((retryAfterMs ?? 0) <= MAX_RETRY_AFTER_MS) this.#limiter.refused(rateLabel, retryAfterMs);
		return retryAfterMs;
	}

	/** What to check where something else than the API answers. */
	#checkOf({ isFileApi }: Operation): string {
		const name = isFileApi ? "fileApiUrl" : "apiUrl";
		return `Something on the way may answer in Zoom's place: check the network, and zoomEvents:${name} (${this.settings[name]}).`;
	}

	async #request({ operation, url, body }: TransportRequest, token: string): Promise<Answer> {
		const base = operation.isFileApi ? this.settings.fileApiUrl : this.settings.apiUrl;
		let place = url;
		for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
			const headers = {
				accept: "application/json",
				...(mayCarryAuthorization(place, base) ? { authorization: `Bearer ${token}` } : {}),
			};
			const response = await sendRequest(place, await this.#prepared(operation.method, body, headers));
			if (response.statusCode < 300 || response.statusCode >= 400) return response;
			await response.body.dump();
			const next = redirectTarget(place.href, headerOf(response, "location"));
			if (!operation.isFileApi) {
				throw new RedirectError(
					`${operation.id} was redirected to ${next.origin}, which is not followed. Check zoomEvents:apiUrl (${this.settings.apiUrl}).`,
				);
			}
			place = next;
		}
		throw new RedirectError(`${operation.id} was redirected more than ${MAX_REDIRECTS} times.`);
	}

	async #prepared(method: string, body: unknown, headers: Record<string, string>): Promise<SendOptions> {
		const { timeoutMs } = this.#options;
		const common = { method: method as Dispatcher.HttpMethod, dispatcher: this.#dispatcher };
		if (isStreamed(body)) {
			const { contentType, length } = body;
			return {
				...common,
				headers: { ...headers, "content-type": contentType, "content-length": String(length) },
				body: body.open(),
				// Counted anew with every piece that is sent or comes.
				headersTimeout: timeoutMs,
				bodyTimeout: timeoutMs,
			};
		}
		const signal = AbortSignal.timeout(timeoutMs);
		if (body === undefined) return { ...common, headers, signal };
		if (body instanceof FormData) {
			const encoded = new Response(body);
			const type = encoded.headers.get("content-type") ?? "";
			return {
				...common,
				headers: { ...headers, "content-type": type },
				signal,
				body: new Uint8Array(await encoded.arrayBuffer()),
			};
		}
		return {
			...common,
			headers: { ...headers, "content-type": "application/json" },
			signal,
			body: JSON.stringify(body),
		};
	}
}

function headerOf({ headers }: Answer, name: string): string | null {
	const value = headers[name];
	return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** Whether an answer without a body is one: what is read must show something, and what is made its id. */
function mayBeEmpty({ method, response }: Operation): boolean {
	return response === undefined || (method !== "GET" && method !== "POST");
}
