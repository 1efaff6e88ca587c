import { USED } from "./limits";

/** Lateness of timers that is caught up, in ms; more would make bursts. */
export const TOLERANCE_MS = 15;

/** Counted by the second, a limit is free again after this long at most, in ms. */
const SECOND_MS = 1_000;

/** A 429 makes the pace this part of what it was, down to the least. */
const SLOWER = 0.9;
const SLOWEST = 0.02;

/**
 * How the pace comes back: by this part of itself in each second, and by more the longer there was no 429. In proportion
 * to itself, since many clients would otherwise come back together faster than each 429 slows one of them down.
 */
const RECOVERY_A_SECOND = 0.01;
const RECOVERY_GROWS_A_SECOND = 0.004;

/** By how much the pace has grown so long after a 429, as a logarithm. */
function recovered(afterMs: number): number {
	const seconds = afterMs / 1000;
	return RECOVERY_A_SECOND * seconds + (RECOVERY_GROWS_A_SECOND * seconds ** 2) / 2;
}

/**
 * Which part of the limit is used: all of it until a 429 shows that others use it, too, and then as much as is left.
 *
 * It falls by 429s, once for all that were under way together, and grows slowly without one. Of clients that know
 * nothing of each other, the faster one meets more 429s, so that their shares become the same; what they use together
 * stays where few requests are refused. Times are ms of the caller's.
 */
export class Pace {
	#factor = 1;
	#refusedAt = Number.NEGATIVE_INFINITY;

	/** The part at this time, above 0 to 1. */
	at(now: number): number {
		return this.#factor === 1 ? 1 : Math.min(1, this.#factor * Math.exp(recovered(now - this.#refusedAt)));
	}

	/**
	 * Takes note of a 429.
	 *
	 * @param sentAt when the refused request was sent: one that was under way when the pace fell last says nothing of what
	 * it is now
	 */
	slowDown(now: number, sentAt: number): void {
		if (sentAt < this.#refusedAt) return;
		this.#factor = Math.max(SLOWEST, this.at(now) * SLOWER);
		this.#refusedAt = now;
	}
}

/**
 * Gives each request its time, evenly spaced (the generic cell rate algorithm). It knows no clock: times are ms of the
 * caller's.
 */
export class Pacer {
	#next = 0;
	#pausedUntil = Number.NEGATIVE_INFINITY;
	readonly #pace = new Pace();

	constructor(private readonly perSecond: number) {}

	/** No request goes before this. */
	get pausedUntil(): number {
		return this.#pausedUntil;
	}

	/** Time from one request to the next, in ms, at the present pace. */
	interval(now: number, share = 1): number {
		return 1000 / (this.perSecond * USED * this.#pace.at(now) * share);
	}

	/**
	 * Takes the next place.
	 *
	 * @param share part of the limit that is this process's own, above 0 to 1
	 * @returns when the request may go: `now`, or later
	 */
	reserve(now: number, share = 1): number {
		const place = Math.max(this.#next, this.#pausedUntil, now - TOLERANCE_MS);
		this.#next = place + this.interval(now, share);
		return Math.max(now, place);
	}

	/**
	 * Goes slower from now on: the account's limit was reached by others, too.
	 *
	 * @param retryAfterMs for how long the refused request waits. The others wait with it only if that is longer than the
	 * second by which the rate is counted: it was too early by a fraction of that, and their places would be nobody's.
	 * @param sentAt when the refused request was sent
	 */
	slowDown(now: number, retryAfterMs = 0, sentAt = now): void {
		this.#pace.slowDown(now, sentAt);
		if (retryAfterMs > SECOND_MS) this.#pausedUntil = Math.max(this.#pausedUntil, now + retryAfterMs);
	}
}
