/** Asks a store for places: which is all that a store is needed for. */
export interface RateStore {
	/**
	 * Takes the next places of a rate, one after the other, on the store's clock.
	 *
	 * @param key of the rate
	 * @param intervalMs from one place to the next
	 * @param count how many
	 * @returns how long it is until the first, in ms: 0 or more
	 */
	reserve(key: string, intervalMs: number, count: number): Promise<number>;
	/** Ends the connection at once. */
	close(): void;
}

/** A store gave no answer in time. */
export class LateError extends Error {
	constructor(ms: number) {
		super(`no answer within ${ms} ms`);
	}
}

/** Places that are further away than this are the trace of a clock that was set back, in ms: nobody waits for them. */
export const FURTHEST_MS = 60_000;
