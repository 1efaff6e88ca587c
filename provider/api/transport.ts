import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { DelegateBackoff, handleWhen, retry } from "cockatiel";
import { Agent, type Dispatcher, request as sendRequest } from "undici";
import { errorBodyOf, firstLineOf, parseJson } from "./answers";
import type { Operation } from "./contract";
import { ConnectionError, callOf, RedirectError, ZoomApiError, ZoomEventsError } from "./errors";
import { RateLimiter } from "./limiter";
import { MAX_REDIRECTS, mayCarryAuthorization, redirectTarget } from "./redirects";
import { dailyLimit, MAX_RETRY_AFTER_MS, retryAfterOf, tooLongToWait } from "./retry-after";
import type { ClientSettings } from "./settings";
import { reasonOf, TokenSource } from "./token";
import { Waits } from "./waits";

/** How patient the transport is. Times in ms. */
export interface TransportOptions {
	/** Longest wait for one answer, its body included; of a body that is streamed, the longest pause. */
	timeoutMs?: number;
	/** Repeats of one request after the first try. */
	maxRetries?: number;
	/** First pause between tries; doubles each time, with jitter, up to `maxPauseMs`. */
	firstPauseMs?: number;
	maxPauseMs?: number;
	/**
	 * Told where a request waits for over 5 s in all, and every 15 s as long as it does, once for all that wait for the
	 * same: how long it is to the next try, and why, in a line.
	 */
	onWait?: (waitMs: number, reason: string) => void;
	/** Told what somebody should look into, though all goes on; the same thing once a client. */
	onNotice?: (text: string) => void;
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

/** More refusals for the rate than these, by a client that keeps to its plan, show that the plan is not the account's. */
const FEW_REFUSALS = 20;

/** What requests wait for where the account's rate is used up, by a 429 or in the queue. */
const RATE = "rate";

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
		/** What the next try waits for: the same for all requests that fail for it. */
		readonly waitsFor: string,
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
	/** When the present one began, not counting its turn in the queue. */
	startedAt: number;
	/** Time of those that failed, and of the pauses after them, in ms. */
	waitedMs: number;
	/** Ends the pause before the next. */
	endPause: () => void;
}

/** Sends requests: token, rate limit, keep-alive, time-out, retries, redirects. Knows nothing of what they mean. */
export class Transport {
	readonly #dispatcher: Dispatcher;
	readonly #tokens: TokenSource;
	readonly #limiter: RateLimiter;
	readonly #waits: Waits;
	readonly #options: Required<Omit<TransportOptions, "onWait" | "onNotice">> & Pick<TransportOptions, "onNotice">;
	/** Refusals for the rate so far. */
	#refusals = 0;

	constructor(
		private readonly settings: ClientSettings,
		options: TransportOptions = {},
	) {
		this.#options = { ...DEFAULTS, ...options };
		this.#dispatcher = new Agent({ keepAliveTimeout: 30_000, connect: { timeout: 10_000 } });
		this.#tokens = new TokenSource(settings, this.#dispatcher, this.#options.timeoutMs);
		const account = createHash("sha256").update(`${settings.accountId} ${settings.apiUrl}`).digest("hex").slice(0, 16);
		this.#waits = new Waits(options.onWait);
		const reason = "the account's rate limit leaves no earlier place for a request.";
		this.#limiter = new RateLimiter(settings.plan, join(settings.journalFolder, "rate", account), (ms) =>
			this.#waits.begin({ ms, beforeMs: 0, cause: RATE, reason }),
		);
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
		const tries: Tries = {
			mayHaveHappened: false,
			hasLostToken: false,
			startedAt: Date.now(),
			waitedMs: 0,
			endPause: () => undefined,
		};
		const policy = retry(
			handleWhen((error) => error instanceof Attempt && error.isRepeatable),
			{
				maxAttempts: this.#options.maxRetries,
				// Nothing but an `Attempt` is repeated.
				backoff: new DelegateBackoff(({ attempt, result }) =>
					this.#pauseAfter(tries, attempt, (result as { error: Attempt }).error),
				),
			},
		);
		const noted = (error: unknown): never => {
			tries.waitedMs += Date.now() - tries.startedAt;
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
			return await policy.execute(() => {
				tries.endPause();
				return this.#attempt(request, tries).catch(noted);
			});
		} catch (error) {
			throw error instanceof Attempt ? error.outcome : error;
		}
	}

	/** The pause after a try that failed, in ms; it is told of as it begins. */
	#pauseAfter(tries: Tries, attempt: number, { outcome, waitsFor }: Attempt): number {
		const { firstPauseMs, maxPauseMs } = this.#options;
		const ceiling = Math.min(maxPauseMs, firstPauseMs * 2 ** (attempt - 1));
		const ms = outcome.retryAfterMs ?? ceiling * (0.5 + Math.random() / 2);
		const reason = firstLineOf(outcome.message);
		tries.endPause = this.#waits.begin({ ms, beforeMs: tries.waitedMs, cause: waitsFor, reason });
		tries.waitedMs += ms;
		return ms;
	}

	async #attempt(request: TransportRequest, tries: Tries, isSecondToken = false): Promise<unknown> {
		const { operation, target } = request;
		tries.startedAt = Date.now();
		const token = await this.#tokens.get().catch((error: unknown) => {
			throw error instanceof ConnectionError ? new Attempt(error, true, this.settings.oauthUrl) : error;
		});
		await this.#limiter.take(operation.rateLabel);
		tries.startedAt = Date.now();
		let response: Answer | undefined;
		let text: string;
		try {
			response = await this.#request(request, token);
			text = await response.body.text();
		} catch (error) {
			throw this.#lost(request, error, response);
		}
		const body = parseJson(text);
		const { statusCode: status } = response;
		if (status < 300) {
			if (status === 204 || (text === "" && mayBeEmpty(operation))) return undefined;
			if (typeof body === "object" && body !== null) return operation.response === undefined ? undefined : body;
		}
		const said = status < 300 ? undefined : errorBodyOf(body);
		if (said === undefined) {
			const failed = this.#unreadable(request, response);
			if (status !== 401 || tries.hasLostToken) throw failed;
			this.#tokens.reject(token);
			tries.hasLostToken = true;
			if (!failed.isRepeatable) throw failed;
			tries.mayHaveHappened ||= failed.outcome.mayHaveHappened;
			return this.#attempt(request, tries, isSecondToken);
		}
		if (status === 401 && !isSecondToken) {
			this.#tokens.reject(token);
			return this.#attempt(request, tries, true);
		}
		const isLimited = status === 429;
		const retryAfterMs = isLimited ? retryAfterOf(headerOf(response, "retry-after")) : undefined;
		const refusal = new ZoomApiError(operation, target, { status, ...said, retryAfterMs });
		if (isLimited && /daily/i.test(said.message)) throw dailyLimit(refusal);
		this.#heedRate(operation, response);
		if (isLimited) this.#countRefusal();
		const isRepeatable = isLimited || (status >= 500 && !isOnce(request));
		throw new Attempt(refusal, isRepeatable, isLimited ? RATE : `HTTP ${status}`);
	}

	/** What a try is that got no answer, or the head of one. */
	#lost(request: TransportRequest, error: unknown, response: Answer | undefined): unknown {
		// A redirect that is not followed, or a file that can't be read, is nobody's connection.
		if (error instanceof ZoomEventsError) return error;
		const { operation, target, url } = request;
		const { code = "", name } = error as { code?: string; name?: string };
		const wasSent = !NEVER_SENT.has(code);
		const isLate = name === "TimeoutError" || code === "UND_ERR_HEADERS_TIMEOUT" || code === "UND_ERR_BODY_TIMEOUT";
		const reason = isLate ? `no answer within ${this.#options.timeoutMs} ms` : reasonOf(error);
		const outcome = new ConnectionError(
			`${callOf(operation, target)} got no answer from ${url.origin}: ${reason}.`,
			wasSent && operation.method !== "GET",
			response && this.#heedRate(operation, response),
		);
		return new Attempt(outcome, !wasSent || !isOnce(request), url.origin);
	}

	/**
	 * What a try is whose answer is a proxy's page, or what is left of one: whatever its status, nothing says that the
	 * API did or refused anything.
	 */
	#unreadable(request: TransportRequest, response: Answer): Attempt {
		const { operation, target, url } = request;
		const name = operation.isFileApi ? "fileApiUrl" : "apiUrl";
		const outcome = new ConnectionError(
			`${callOf(operation, target)} was answered with HTTP ${response.statusCode} and no readable JSON.\nSomething on the way may answer in Zoom's place: check the network, and zoomEvents:${name} (${this.settings[name]}).`,
			operation.method !== "GET",
			this.#heedRate(operation, response),
		);
		return new Attempt(outcome, !isOnce(request), response.statusCode === 429 ? RATE : url.origin);
	}

	/** Tells once of a plan that seems to be set too high. */
	#countRefusal(): void {
		const { plan } = this.settings;
		if (plan === "off" || ++this.#refusals !== FEW_REFUSALS + 1) return;
		this.#options.onNotice?.(
			`The API refused over ${FEW_REFUSALS} requests for their rate, although no more were sent than zoomEvents:plan ("${plan}") allows: the account's plan may be a lower one, or other apps use up its rate.`,
		);
	}

	/** After a 429 all requests go slower, whoever sent it. */
	#heedRate({ rateLabel }: Operation, response: Answer): number | undefined {
		if (response.statusCode !== 429) return undefined;
		const retryAfterMs = retryAfterOf(headerOf(response, "retry-after"));
		// A wait that is too long ends each request by an error: none must hang in the queue instead.
		if ((retryAfterMs ?? 0) <= MAX_RETRY_AFTER_MS) this.#limiter.refused(rateLabel, retryAfterMs);
		return retryAfterMs;
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

/** Whether a request may be carried out once alone, so that only a look can tell whether to repeat it. */
function isOnce({ operation, isRepeatable }: TransportRequest): boolean {
	return operation.method === "POST" && isRepeatable !== true;
}

function headerOf({ headers }: Answer, name: string): string | null {
	const value = headers[name];
	return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** Whether an answer without a body is one: what is read must show something, and what is made its id. */
function mayBeEmpty({ method, response }: Operation): boolean {
	return response === undefined || (method !== "GET" && method !== "POST");
}
