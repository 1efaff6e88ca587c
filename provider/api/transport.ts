import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { DelegateBackoff, handleWhen, retry } from "cockatiel";
import { Agent, type Dispatcher, request as sendRequest } from "undici";
import type { Operation } from "./contract";
import { ConnectionError, callOf, type FieldFailure, RedirectError, ZoomApiError, ZoomEventsError } from "./errors";
import { RateLimiter } from "./limiter";
import { MAX_REDIRECTS, mayCarryAuthorization, redirectTarget } from "./redirects";
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
		readonly retryAfterMs?: number,
	) {
		super(outcome.message);
	}
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
	 * was, and, except for POST, after 5xx and lost answers. A POST whose fate is unknown is not repeated.
	 *
	 * @throws ZoomApiError the API's refusal
	 * @throws ConnectionError no usable answer
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
					const waitMs = failed?.retryAfterMs ?? ceiling * (0.5 + Math.random() / 2);
					if (waitMs > TELL_FROM_MS) onWait?.(waitMs, failed?.outcome.message ?? "");
					return waitMs;
				}),
			},
		);
		let mayHaveHappened = false;
		const noted = (error: unknown): never => {
			const outcome = error instanceof Attempt ? error.outcome : error;
			if (outcome instanceof ZoomEventsError) {
				// What a try has done is not undone by the refusal of the next.
				mayHaveHappened ||= outcome.mayHaveHappened;
				outcome.mayHaveHappened = mayHaveHappened;
			}
			throw error;
		};
		try {
			return await policy.execute(() => this.#attempt(request).catch(noted));
		} catch (error) {
			throw error instanceof Attempt ? error.outcome : error;
		}
	}

	async #attempt(request: TransportRequest, isSecondToken = false): Promise<unknown> {
		const { operation, target } = request;
		const isOnce = operation.method === "POST" && request.isRepeatable !== true;
		const token = await this.#tokens.get().catch((error: unknown) => {
			throw error instanceof ConnectionError ? new Attempt(error, true) : error;
		});
		await this.#limiter.take(operation.rateLabel);
		let response: Answer;
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
				wasSent && operation.method !== "GET",
			);
			throw new Attempt(outcome, !wasSent || !isOnce);
		}
		const body = parseJson(text);
		const { statusCode: status } = response;
		if (status < 300) {
			if (status === 204 || (text === "" && mayBeEmpty(operation))) return undefined;
			if (typeof body === "object" && body !== null) return operation.response === undefined ? undefined : body;
			// A proxy's page, or what is left of an answer: nothing says that the API has done anything.
			const outcome = new ConnectionError(
				`${callOf(operation, target)} was answered with HTTP ${status} and no readable JSON.`,
				operation.method !== "GET",
			);
			throw new Attempt(outcome, !isOnce);
		}
		const refusal = toRefusal(operation, target, status, body);
		if (status === 401 && !isSecondToken) {
			this.#tokens.reject(token);
			return this.#attempt(request, true);
		}
		if (status === 429) {
			const retryAfterMs = retryAfter(response);
			if (/daily/i.test(refusal.message)) throw dailyLimit(refusal, retryAfterMs);
			this.#limiter.refused(operation.rateLabel, retryAfterMs);
			throw new Attempt(refusal, true, retryAfterMs);
		}
		throw new Attempt(refusal, status >= 500 && !isOnce);
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

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

function toRefusal(operation: Operation, target: string, status: number, body: unknown): ZoomApiError {
	const { code, message, errors } = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
	const fields = Array.isArray(errors)
		? (errors as FieldFailure[]).map(({ field, message: text }) => ({ field: String(field), message: String(text) }))
		: [];
	return new ZoomApiError(operation, target, {
		status,
		// A body that is not the API's never counts as one of its codes.
		code: typeof code === "number" ? code : 0,
		message: typeof message === "string" ? message : "the answer is not the API's (no JSON error body)",
		fields,
	});
}

/** `Retry-After` in ms: seconds or a date; undefined where absent or unreadable. */
function retryAfter(response: Answer): number | undefined {
	const value = headerOf(response, "retry-after");
	if (value === null) return undefined;
	const waitMs = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
	return Number.isFinite(waitMs) ? Math.max(0, waitMs) : undefined;
}

function dailyLimit(refusal: ZoomApiError, waitMs: number | undefined): ZoomEventsError {
	const when = waitMs === undefined ? "after midnight UTC" : `at ${new Date(Date.now() + waitMs).toISOString()}`;
	return new ZoomEventsError(
		`${refusal.message}\nThe account's daily limit is used up. Run the command again ${when}; it goes on where it stopped.`,
	);
}
