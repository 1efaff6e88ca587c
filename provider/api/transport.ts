import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { DelegateBackoff, handleWhen, retry } from "cockatiel";
import { almostErrorBody, errorBodyOf, firstLineOf, parseJson } from "./answers";
import { Attempt, isOnce, lostAttempt, RATE, unreadableAttempt } from "./attempt";
import type { Operation } from "./contract";
import { digest } from "./digest";
import { ConnectionError, RateLimitError, ZoomEventsError } from "./errors";
import { type Answer, HttpSender, headerOf, type TransportRequest } from "./http-sender";
import { RateLimiter } from "./limiter";
import { toSnakeCase } from "./names";
import { type RecordedOutcome, Recorder } from "./recorder";
import { refusalOf } from "./refusal";
import { dailyLimit, MAX_RETRY_AFTER_MS, retryAfterOf, tooLongToWait } from "./retry-after";
import { type Needs, ScopeCheck } from "./scope-check";
import type { ClientSettings } from "./settings";
import { TokenSource } from "./token";
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
	 * same: how long it is to the next attempt, and why, in a line.
	 */
	onWait?: (waitMs: number, reason: string) => void;
	/** Told what somebody should look into, though all goes on; the same thing once a client. */
	onNotice?: (text: string) => void;
	/** What is about to be done: compared with the token's scopes before the first request that needs it to be whole. */
	needs?: Needs;
}

const DEFAULTS = { timeoutMs: 60_000, maxRetries: 5, firstPauseMs: 250, maxPauseMs: 30_000 };

/** More refusals for the rate than these, by a client that keeps to its plan, show that the plan is not the account's. */
const FEW_REFUSALS = 20;

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
	readonly #sender: HttpSender;
	readonly #tokens: TokenSource;
	readonly #limiter: RateLimiter;
	readonly #waits: Waits;
	readonly #options: Required<Omit<TransportOptions, "onWait" | "onNotice" | "needs">> &
		Pick<TransportOptions, "onNotice">;
	readonly #scopes: ScopeCheck;
	/** Absent where nothing is recorded. */
	readonly #recorder: Recorder | undefined;
	/** Refusals for the rate so far. */
	#refusals = 0;

	constructor(
		private readonly settings: ClientSettings,
		options: TransportOptions = {},
	) {
		this.#options = { ...DEFAULTS, ...options };
		this.#sender = new HttpSender(settings, this.#options.timeoutMs);
		this.#tokens = new TokenSource(settings, this.#sender.dispatcher, this.#options.timeoutMs);
		this.#scopes = new ScopeCheck(options.needs);
		this.#recorder = settings.record === "" ? undefined : Recorder.of(settings.record, settings.apiUrl);
		const account = digest(`${settings.accountId} ${settings.apiUrl}`, 16, "hex");
		this.#waits = new Waits(options.onWait);
		const reason = "the account's rate limit allows no earlier request.";
		this.#limiter = new RateLimiter(settings.plan, join(settings.journalFolder, "rate", account), {
			onPause: (ms) => this.#waits.begin({ ms, beforeMs: 0, cause: RATE, reason }),
			onNotice: (text) => options.onNotice?.(text),
			...(settings.sharedRate !== "" && { shared: { url: settings.sharedRate, account } }),
		});
	}

	/** Ends idle connections, so that the process can exit at once. */
	close(): Promise<void> {
		this.#limiter.close();
		return this.#sender.close();
	}

	/**
	 * Sends one request and gives its JSON body; `undefined` for an answer without one.
	 *
	 * Repeated, at most `maxRetries` times: after 429 as `Retry-After` says, after a connection that never
	 * was, and, except for POST, after 5xx, lost answers and any that are not the API's own, whatever their status. A
	 * POST whose fate is unknown is not repeated.
	 *
	 * @throws ZoomApiError the API's refusal, by a class that says what can be done
	 * @throws ConnectionError no usable answer; its `retryAfterMs` is what a 429 asked for
	 * @throws RateLimitError the rate limit stayed used up; `ComeBackLaterError` where nothing waits for its end
	 * @throws AuthenticationError the credentials or the token were refused
	 * @throws MissingScopesError the token lacks scopes that are needed; nothing was sent
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

	/** The pause after a failed attempt, in ms; it is reported as it begins. */
	#pauseAfter(tries: Tries, attempt: number, { outcome, waitsFor }: Attempt): number {
		const { firstPauseMs, maxPauseMs } = this.#options;
		const ceiling = Math.min(maxPauseMs, firstPauseMs * 2 ** (attempt - 1));
		const ms = outcome.retryAfterMs ?? ceiling * (0.5 + Math.random() / 2);
		const reason = firstLineOf(outcome.message);
		tries.endPause = this.#waits.begin({ ms, beforeMs: tries.waitedMs, cause: waitsFor, reason });
		tries.waitedMs += ms;
		return ms;
	}

	async #attempt(asked: TransportRequest, tries: Tries, isSecondToken = false): Promise<unknown> {
		const { operation, target } = asked;
		tries.startedAt = Date.now();
		const { value: token, scope } = await this.#tokens.get().catch((error: unknown) => {
			throw error instanceof ConnectionError ? new Attempt(error, !error.isLasting, this.settings.oauthUrl) : error;
		});
		const request = this.#placed(asked);
		await this.#scopes.pass(operation, scope);
		await this.#limiter.take(operation.rateLabel);
		tries.startedAt = Date.now();
		const sentAt = performance.now();
		const record = (outcome: RecordedOutcome): void =>
			this.#recorder?.note(request, outcome, tries.startedAt, this.#options.onNotice);
		let response: Answer | undefined;
		let text: string;
		try {
			response = await this.#sender.send(request, token);
			text = await response.body.text();
		} catch (error) {
			record({ error });
			const retryAfterMs = response && this.#heedRate(operation, response, sentAt);
			throw lostAttempt(request, error, { timeoutMs: this.#options.timeoutMs, retryAfterMs });
		}
		const body = parseJson(text);
		const { statusCode: status, headers } = response;
		record({ status, headers, text });
		if (status < 300) {
			if (status === 204 || (text === "" && !saysWhatIsNew(operation))) return undefined;
			if (typeof body === "object" && body !== null) return operation.response === undefined ? undefined : body;
		}
		const said = status < 300 ? undefined : errorBodyOf(body ?? almostErrorBody(text));
		if (said === undefined) {
			const retryAfterMs = this.#heedRate(operation, response, sentAt);
			const failed = unreadableAttempt(request, status, { settings: this.settings, retryAfterMs });
			if (status !== 401 || tries.hasLostToken) throw failed;
			this.#tokens.reject(token);
			tries.hasLostToken = true;
			if (!failed.isRepeatable) throw failed;
			tries.mayHaveHappened ||= failed.outcome.mayHaveHappened;
			return this.#attempt(asked, tries, isSecondToken);
		}
		if (status === 401 && !isSecondToken) {
			this.#tokens.reject(token);
			return this.#attempt(asked, tries, true);
		}
		const isLimited = status === 429;
		const retryAfterMs = isLimited ? retryAfterOf(headerOf(response, "retry-after")) : undefined;
		const refusal = refusalOf(operation, target, { status, ...said, retryAfterMs });
		if (refusal instanceof RateLimitError && refusal.window === "day") throw dailyLimit(refusal);
		this.#heedRate(operation, response, sentAt);
		if (isLimited) this.#countRefusal();
		const isRepeatable = isLimited || (status >= 500 && !isOnce(request));
		throw new Attempt(refusal, isRepeatable, isLimited ? RATE : `HTTP ${status}`);
	}

	/** A request to the API, at the account's data centre where that is known. */
	#placed(request: TransportRequest): TransportRequest {
		const { apiUrl } = this.#tokens;
		if (request.operation.isFileApi || apiUrl === this.settings.apiUrl) return request;
		return { ...request, url: new URL(apiUrl + request.url.href.slice(this.settings.apiUrl.length)) };
	}

	/** Tells once of a plan that seems to be set too high. */
	#countRefusal(): void {
		const { plan } = this.settings;
		if (plan === "off" || ++this.#refusals !== FEW_REFUSALS + 1) return;
		this.#options.onNotice?.(
			`The API refused over ${FEW_REFUSALS} requests for their rate, although no more were sent than zoom-events:plan ("${plan}") allows: the account may be on a lower plan, or other apps, or runs on other machines, may be using up its rate.`,
		);
	}

	/** After a 429 all requests go slower, whoever sent it. */
	#heedRate({ rateLabel }: Operation, response: Answer, sentAt: number): number | undefined {
		if (response.statusCode !== 429) return undefined;
		const retryAfterMs = retryAfterOf(headerOf(response, "retry-after"));
		// A wait that is too long ends each request by an error: none must hang in the queue instead.
		if ((retryAfterMs ?? 0) <= MAX_RETRY_AFTER_MS) this.#limiter.refused(rateLabel, retryAfterMs, sentAt);
		return retryAfterMs;
	}
}

/** Whether an answer must have a body: what is read, or the ids of what was made, which the path doesn't name. */
function saysWhatIsNew({ method, path, response }: Operation): boolean {
	if (method !== "POST") return method === "GET" && response !== undefined;
	const { errors: _, ...said } = response?.properties ?? {};
	const names = Object.entries(said).flatMap(([name, { items }]) => [name, ...Object.keys(items?.properties ?? {})]);
	const named = (path.match(/\{\w+\}/g) ?? []).map((parameter) => toSnakeCase(parameter.slice(1, -1)));
	return names.some((name) => name.endsWith("_id") && !named.includes(name));
}
