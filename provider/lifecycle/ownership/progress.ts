/** How long nothing must move before a run counts as stuck, in ms: longer than an engine takes between two steps. */
const QUIET_MS = 1_000;

/** Knows how much is under way in a run, and so whether waiting can still help. */
export class Progress {
	#busy = 0;
	#timer: NodeJS.Timeout | undefined;
	#waiting: (() => void)[] = [];

	/** @param quietMs how long nothing must move before a run counts as stuck */
	constructor(private readonly quietMs = QUIET_MS) {}

	/** Does a step, which counts as movement when it begins and when it ends. */
	async doing<T>(step: () => Promise<T>): Promise<T> {
		this.#begin();
		try {
			return await step();
		} finally {
			this.#end();
		}
	}

	/**
	 * Waits, within a step, for something that another step does.
	 *
	 * @returns true when it has happened; false when nothing else moves any more, so that it never will
	 */
	async waitFor(event: Promise<void>): Promise<boolean> {
		const idle = new Promise<boolean>((resolve) => {
			this.#waiting.push(() => resolve(false));
		});
		this.#end();
		try {
			return await Promise.race([event.then(() => true), idle]);
		} finally {
			this.#begin();
		}
	}

	#begin(): void {
		this.#busy++;
		clearTimeout(this.#timer);
	}

	#end(): void {
		this.#busy--;
		clearTimeout(this.#timer);
		if (this.#busy > 0 || this.#waiting.length === 0) return;
		this.#timer = setTimeout(() => {
			for (const wake of this.#waiting.splice(0)) wake();
		}, this.quietMs);
	}
}
