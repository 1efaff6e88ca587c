import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { RateLabel } from "./contract";
import { KeyedQueue } from "./keyed-queue";
import { REQUESTS_PER_SECOND } from "./limits";
import { Neighbours } from "./neighbours";
import { Pacer } from "./pacer";
import type { ClientSettings } from "./settings";
import { SharedRate } from "./shared-rate/shared-rate";

/** What a limiter can do besides. */
export interface LimiterOptions {
	/** Told when the next request must wait, in ms; gives what to call when it goes on. */
	onPause?: (waitMs: number) => () => void;
	/** Where the account's rate is shared with other machines; undefined where it is not. */
	shared?: { url: string; account: string };
	/** Told what somebody should look into. */
	onNotice?: (text: string) => void;
}

/**
 * Keeps the plan's rate for all requests of this process, shared fairly with the other processes of this machine that
 * use the same account, and through a store, where one is set, with those of other machines; slows down where others use
 * it, too, and comes back.
 */
export class RateLimiter {
	readonly #pacers = new Map<RateLabel, Pacer>();
	readonly #turns = new KeyedQueue();
	readonly #neighbours: Neighbours;
	/** Absent where no store is set. */
	readonly #shared: SharedRate | undefined;
	#hasBegun = false;

	/** @param folder where the processes of this machine that use the account see each other */
	constructor(
		private readonly plan: ClientSettings["plan"],
		folder: string,
		private readonly options: LimiterOptions = {},
	) {
		this.#neighbours = new Neighbours(folder);
		const { shared, onNotice = () => undefined } = options;
		if (shared !== undefined) {
			this.#shared = new SharedRate(shared.url, shared.account, { wait: (ms) => this.#pause(ms), onNotice });
		}
	}

	/** Resolves when a request with this label may go; first come, first served. */
	async take(label: RateLabel): Promise<void> {
		const pacer = this.#pacerOf(label);
		if (pacer === undefined) return;
		// In the store every process has places of its own: no share is taken of them a second time.
		if (await this.#shared?.take(label, pacer)) return;
		// A place is taken when it is the next one, so that what waits follows a change of pace.
		await this.#turns.run(label, () => this.#wait(pacer));
	}

	async #wait(pacer: Pacer): Promise<void> {
		const others = this.#neighbours.count();
		if (!this.#hasBegun) {
			this.#hasBegun = true;
			// The others must have seen this process before it takes its share.
			if (others > 0) await this.#pause(2 * Neighbours.LOOK_MS);
		}
		const now = performance.now();
		await this.#pause(pacer.reserve(now, 1 / (others + 1)) - now);
	}

	async #pause(waitMs: number): Promise<void> {
		if (waitMs <= 0) return;
		const goOn = this.options.onPause?.(waitMs);
		await sleep(waitMs);
		goOn?.();
	}

	/**
	 * The API refused a request for its rate: 429.
	 *
	 * @param retryAfterMs what it asks for, where it does
	 * @param sentAt when the request was sent, as `performance.now()` counts
	 */
	refused(label: RateLabel, retryAfterMs?: number, sentAt?: number): void {
		this.#pacerOf(label)?.slowDown(performance.now(), retryAfterMs, sentAt);
	}

	/** Leaves the rate to the others. */
	close(): void {
		this.#shared?.close();
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
