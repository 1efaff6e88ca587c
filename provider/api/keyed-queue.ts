/** Runs steps with the same key one after the other, in the order in which they came; others go beside them. */
export class KeyedQueue {
	/** The last step of each key; gone when it has ended. */
	readonly #last = new Map<string, Promise<unknown>>();

	/** How many keys have steps that have not ended. */
	get size(): number {
		return this.#last.size;
	}

	/**
	 * Runs a step after those of the same key that came before it, whether they fail or not.
	 *
	 * @returns what the step gives
	 */
	run<T>(key: string, step: () => Promise<T>): Promise<T> {
		const before = this.#last.get(key) ?? Promise.resolve();
		const outcome = before.catch(() => undefined).then(step);
		this.#last.set(key, outcome);
		const forget = (): void => {
			if (this.#last.get(key) === outcome) this.#last.delete(key);
		};
		outcome.then(forget, forget);
		return outcome;
	}
}
