/** What stopped a probe before it had an answer, in words for the report. */
export class NotAsked extends Error {}

/** Requests that may be made, some of which are kept for cleaning up. */
export class Budget {
	#used = 0;
	#kept = 0;

	/** @param limit the most requests, attempts that are made again included */
	constructor(readonly limit: number) {}

	/** Requests so far. */
	get used(): number {
		return this.#used;
	}

	/** What is left for asking. */
	get left(): number {
		return this.limit - this.#used - this.#kept;
	}

	/** @throws NotAsked where no request is left for asking */
	spend(): void {
		if (this.left < 1) throw new NotAsked("the budget of requests is used up");
		this.#used++;
	}

	/**
	 * Keeps requests for cleaning up what is about to be made.
	 *
	 * @throws NotAsked where there are not enough for both
	 */
	keep(count: number): void {
		if (this.left < count + 1) throw new NotAsked("the budget of requests is used up");
		this.#kept += count;
	}

	/** Gives back what was kept. */
	release(count: number): void {
		this.#kept -= count;
	}

	/** A request that cleans up: always made, whatever is left. */
	spendOnCleaning(): void {
		this.#used++;
	}
}
