import { performance } from "node:perf_hooks";
import { firstLineOf } from "../answers";
import type { RateLabel } from "../contract";
import { reasonOf } from "../network-faults";
import type { Pacer } from "../pacer";
import { openStore } from "./open-store";
import { LateError, type RateStore } from "./store";
import { placeOfStore, withoutPassword } from "./store-url";

/** Longest wait for a connection, and for an answer, in ms: a store that hangs must not hang a run. */
const CONNECT_MS = 2_000;
const ANSWER_MS = 1_000;

/** A store that failed is tried again after this long, in ms, unless an option says otherwise. */
const AGAIN_MS = 5_000;

/** Places are taken so far ahead, in ms: by then the store has answered, even if it is far away. */
const AHEAD_MS = 200;

/** What a shared rate needs of its limiter. */
export interface SharedRateOptions {
	/** Waits so many ms, and says so where that is long. */
	wait: (ms: number) => Promise<void>;
	/** Told once where the store can't be used. */
	onNotice: (text: string) => void;
	/** Opens a store; the real ones by default. */
	open?: typeof openStore;
	/** A store that failed is tried again after this long, in ms, beside what goes on without it. */
	againMs?: number;
}

/** Requests of one label that wait for their places. */
interface Lane {
	waiting: ((hasPlace: boolean) => void)[];
	/** Places that were taken and have not come yet. */
	ahead: number;
	isAsking: boolean;
}

/**
 * The rate of an account, shared with runners on other machines through a store.
 *
 * What one pacer knows is one number, the next free place. Here that number is in the store, and counted on the store's
 * clock: whoever has a request takes the next place, in one step that nobody else comes between. So the runners need to
 * know nothing of each other, nobody polls, and what they send together is as even as what one sends alone.
 */
export class SharedRate {
	readonly #lanes = new Map<RateLabel, Lane>();
	/** The open store, or the one that is being opened. */
	#store: Promise<RateStore> | undefined;
	#isUp = false;
	#triedAt = Number.NEGATIVE_INFINITY;
	#hasFailed = false;
	#hasTold = false;

	/**
	 * @param url of the store
	 * @param account digest of the account, by which the store tells accounts apart
	 */
	constructor(
		private readonly url: string,
		private readonly account: string,
		private readonly options: SharedRateOptions,
	) {}

	/**
	 * Resolves when a request may go; first come, first served.
	 *
	 * @returns false, and soon, where the store can't be used: the caller keeps to the rate by itself
	 */
	take(label: RateLabel, pacer: Pacer): Promise<boolean> {
		if (!this.#isUsable()) return Promise.resolve(false);
		const lane = this.#lanes.get(label) ?? { waiting: [], ahead: 0, isAsking: false };
		this.#lanes.set(label, lane);
		return new Promise((resolve) => {
			lane.waiting.push(resolve);
			void this.#ask(lane, label, pacer);
		});
	}

	/** Ends the connection. */
	close(): void {
		const store = this.#store;
		this.#store = undefined;
		this.#isUp = false;
		store?.then(
			(one) => one.close(),
			() => undefined,
		);
	}

	/** Whether requests go to the store; after a failure it is looked for in the background, now and then. */
	#isUsable(): boolean {
		if (this.#isUp || !this.#hasFailed) return true;
		if (performance.now() - this.#triedAt >= (this.options.againMs ?? AGAIN_MS)) {
			this.#triedAt = performance.now();
			this.#opened().then(
				() => {
					this.#hasFailed = false;
				},
				() => undefined,
			);
		}
		return false;
	}

	/** Takes places for what waits, as far ahead as it may, until nothing waits. */
	async #ask(lane: Lane, label: RateLabel, pacer: Pacer): Promise<void> {
		if (lane.isAsking) return;
		lane.isAsking = true;
		try {
			while (lane.waiting.length > 0) {
				const pauseMs = pacer.pausedUntil - performance.now();
				if (pauseMs > 0) {
					await this.options.wait(pauseMs);
					continue;
				}
				const intervalMs = pacer.interval(performance.now());
				const room = Math.max(1, Math.floor(AHEAD_MS / intervalMs)) - lane.ahead;
				// The next place that comes asks again.
				if (room <= 0) return;
				const count = Math.min(room, lane.waiting.length);
				const askedAt = performance.now();
				const firstMs = await this.#reserve(`${this.account}:${label}`, intervalMs, count);
				// The store counted somewhere between the question and the answer.
				const first = (askedAt + performance.now()) / 2 + firstMs;
				const placed = lane.waiting.splice(0, count);
				lane.ahead += placed.length;
				placed.forEach((goOn, index) => {
					void this.options.wait(first + index * intervalMs - performance.now()).then(() => {
						lane.ahead--;
						goOn(true);
						void this.#ask(lane, label, pacer);
					});
				});
			}
		} catch (error) {
			this.#fail(error);
			for (const goOn of lane.waiting.splice(0)) goOn(false);
		} finally {
			lane.isAsking = false;
		}
	}

	/** Asks the store; a connection that was cut meanwhile is made again at once, once. */
	async #reserve(key: string, intervalMs: number, count: number): Promise<number> {
		const ask = async (): Promise<number> => {
			const store = await this.#opened();
			return await inTime(store.reserve(key, intervalMs, count));
		};
		const wasUp = this.#isUp;
		try {
			return await ask();
		} catch (error) {
			this.close();
			if (!wasUp || error instanceof LateError) throw error;
			return await ask();
		}
	}

	async #opened(): Promise<RateStore> {
		this.#store ??= (this.options.open ?? openStore)(this.url, CONNECT_MS);
		const opening = this.#store;
		try {
			const store = await opening;
			this.#isUp = true;
			return store;
		} catch (error) {
			if (this.#store === opening) this.#store = undefined;
			throw error;
		}
	}

	#fail(error: unknown): void {
		this.close();
		this.#hasFailed = true;
		this.#triedAt = performance.now();
		if (this.#hasTold) return;
		this.#hasTold = true;
		const reason = withoutPassword(firstLineOf(reasonOf(error)), this.url).replace(/\.$/, "");
		this.options.onNotice(
			`The rate can't be shared through ${placeOfStore(this.url)}: ${reason}. The run goes on by itself: it keeps to the plan's rate on this machine, slows down where the API refuses requests because of others, and looks for the store every ${AGAIN_MS / 1000} s. Check zoom-events:sharedRate (or ZOOM_SHARED_RATE) and that the store can be reached from here.`,
		);
	}
}

/** What a store answers, unless it answers too late. */
async function inTime<T>(answer: Promise<T>): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		// A process that was busy for so long has the answer, and only has to read it: that comes before an immediate.
		timer = setTimeout(() => setImmediate(() => reject(new LateError(ANSWER_MS))), ANSWER_MS);
	});
	// What comes after the end is nobody's.
	answer.catch(() => undefined);
	try {
		return await Promise.race([answer, late]);
	} finally {
		clearTimeout(timer);
	}
}
