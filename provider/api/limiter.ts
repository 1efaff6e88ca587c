import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { RateLabel } from "./contract";
import { KeyedQueue } from "./keyed-queue";
import { REQUESTS_PER_SECOND, USED } from "./limits";
import { Neighbours } from "./neighbours";
import type { ClientSettings } from "./settings";

/** Lateness of timers that is caught up, in ms; more would make bursts. */
const TOLERANCE_MS = 15;

/** After a 429 the pace is this part of what it was, down to the least. */
const SLOWER = 0.7;
const SLOWEST = 0.1;

/** Part of the full pace that comes back in each second without a 429. */
const RECOVERY_A_SECOND = 0.05;

/**
 * Gives each request its time, evenly spaced (the generic cell rate algorithm). It knows no clock: times are ms of the
 * caller's.
 */
export class Pacer {
	#next = 0;
	#factor = 1;
	#slowedAt = Number.NEGATIVE_INFINITY;

	constructor(private readonly perSecond: number) {}

	/**
	 * Takes the next place.
	 *
	 * @param share part of the limit that is this process's own, above 0 to 1
	 * @returns when the request may go: `now`, or later
	 */
	reserve(now: number, share = 1): number {
		const interval = 1000 / (this.perSecond * USED * this.#pace(now) * share);
		const place = Math.max(this.#next, now - TOLERANCE_MS);
		this.#next = place + interval;
		return Math.max(now, place);
	}

	/** Goes slower from now on, and not at all for a while: the account's limit was reached by others, too. */
	slowDown(now: number, pauseMs = 0): void {
		// Requests that were under way together are refused together: that counts once.
		if (now - this.#slowedAt > 1000) {
			this.#factor = Math.max(SLOWEST, this.#pace(now) * SLOWER);
			this.#slowedAt = now;
		}
		this.#next = Math.max(this.#next, now + pauseMs);
	}

	#pace(now: number): number {
		return Math.min(1, this.#factor + (RECOVERY_A_SECOND * (now - this.#slowedAt)) / 1000);
	}
}

/**
 * Keeps the plan's rate for all requests of this process, shared fairly with the other processes of this machine that
 * use the same account; slows down where others use it, too, and comes back.
 */
export class RateLimiter {
	readonly #pacers = new Map<RateLabel, Pacer>();
	readonly #turns = new KeyedQueue();
	readonly #neighbours: Neighbours;
	#hasBegun = false;

	/**
	 * @param folder where the processes of this machine that use the account see each other
	 * @param onPause told when the next request must wait, in ms; gives what to call when it goes on
	 */
	constructor(
		private readonly plan: ClientSettings["plan"],
		folder: string,
		private readonly onPause: (waitMs: number) => () => void = () => () => undefined,
	) {
		this.#neighbours = new Neighbours(folder);
	}

	/** Resolves when a request with this label may go; first come, first served. */
	take(label: RateLabel): Promise<void> {
		const pacer = this.#pacerOf(label);
		if (pacer === undefined) return Promise.resolve();
		// A place is taken when it is the next one, so that what waits follows a change of pace.
		return this.#turns.run(label, () => this.#wait(pacer));
	}

	async #wait(pacer: Pacer): Promise<void> {
		const others = this.#neighbours.count();
		if (!this.#hasBegun) {
			this.#hasBegun = true;
			// The others must have seen this process before it takes its share.
			if (others > 0) pacer.slowDown(performance.now(), 2 * Neighbours.LOOK_MS);
		}
		const now = performance.now();
		const waitMs = pacer.reserve(now, 1 / (others + 1)) - now;
		if (waitMs <= 0) return;
		const goOn = this.onPause(waitMs);
		await sleep(waitMs);
		goOn();
	}

	/** The API refused a request for its rate: 429, `Retry-After` in ms where it came. */
	refused(label: RateLabel, retryAfterMs = 0): void {
		this.#pacerOf(label)?.slowDown(performance.now(), retryAfterMs);
	}

	/** Leaves the rate to the others. */
	close(): void {
		this.#neighbours.leave();
	}

	#pacerOf(label: RateLabel): Pacer | undefined {
		if (this.plan === "off") return undefined;
		let pacer = this.#pacers.get(label);
		if (pacer === undefined) {
			pacer = new Pacer(REQUESTS_PER_SECOND[this.plan][label]);
			this.#pacers.set(label, pacer);
		}
		return pacer;
	}
}
