/** A request that waits for this long in total is reported, in ms. */
const TELL_FROM_MS = 5_000;

/** A continuing wait is reported again after this long, in ms. */
const TELL_EVERY_MS = 15_000;

/** One wait, as it is reported to the user. */
export interface Wait {
	/** Length in ms. */
	ms: number;
	/** How long the request waited before, in ms: pauses, and tries that failed. */
	beforeMs: number;
	/** The same for all that wait for the same thing. */
	cause: string;
	/** What fails and why, in a line. */
	reason: string;
}

/** Waits for one thing that go on at present. */
interface Group {
	waiting: Set<{ until: number; reason: string }>;
	/** There from one line to the next that may follow. */
	timer?: NodeJS.Timeout | undefined;
}

/** Tells the user of what requests wait for: a line for all that wait for the same, and again as long as they do. */
export class Waits {
	readonly #groups = new Map<string, Group>();

	/** @param tell given the time to the next attempt, in ms, and the reason */
	constructor(private readonly tell?: (waitMs: number, reason: string) => void) {}

	/**
	 * Takes note of a wait that begins.
	 *
	 * @returns ends it
	 */
	begin({ ms, beforeMs, cause, reason }: Wait): () => void {
		if (this.tell === undefined || beforeMs + ms <= TELL_FROM_MS) return () => undefined;
		const group = this.#groups.get(cause) ?? { waiting: new Set() };
		this.#groups.set(cause, group);
		const now = Date.now();
		const wait = { until: now + ms, reason };
		group.waiting.add(wait);
		if (group.timer === undefined) this.#tellOf(group, now);
		return () => group.waiting.delete(wait);
	}

	#tellOf(group: Group, now: number): void {
		group.timer = undefined;
		const next = [...group.waiting].find(({ until }) => until > now);
		if (next === undefined) return;
		this.tell?.(next.until - now, next.reason);
		group.timer = setTimeout(() => this.#tellOf(group, Date.now()), TELL_EVERY_MS);
		// A line that is due later keeps no process alive.
		group.timer.unref();
	}
}

const WAITING = /Waiting (\d+) s before the next attempt: ([^\n]*)/;

/** How a wait is said to people, wherever. */
export function waitText(waitMs: number, reason: string): string {
	return `Waiting ${Math.ceil(waitMs / 1000)} s before the next attempt: ${reason.split("\n")[0]}`;
}

/** A wait that somebody else has said; undefined where a text says none. */
export function readWait(text: string): { waitMs: number; reason: string } | undefined {
	const [, seconds, reason] = WAITING.exec(text) ?? [];
	return seconds === undefined || reason === undefined ? undefined : { waitMs: Number(seconds) * 1000, reason };
}
