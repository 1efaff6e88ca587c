import { AsyncLocalStorage } from "node:async_hooks";

/** Exit codes after a signal, as shells have them. */
const EXITS = { SIGINT: 130, SIGTERM: 143 } as const;

/** A signal that asks for an end. */
export type Signal = keyof typeof EXITS;

/** What is under way and must end before the process does. */
const underWay = new Set<Promise<unknown>>();

/** What ends such work early, and well. */
const stops = new Set<() => void>();

/** What ends work that leaves nothing behind, at any signal. */
const aborts = new Set<AbortController>();

/** True within work that must not end halfway: its own parts go on. */
const within = new AsyncLocalStorage<true>();

let isEnding = false;

/** What takes signals in the place of this process, which then goes on; all of them get each, and `stops` too. */
const takers = new Set<(signal: Signal) => void>();

/** Signals that were taken so far; work that answers two of them and still goes on hangs, and is left. */
let taken = 0;
const MOST_TAKEN = 2;

/** Of what would follow the end. */
const never: Promise<never> = new Promise(() => undefined);

/**
 * Does what must not end halfway: another process, or writes that belong together. A Ctrl-C ends this process after it,
 * and nothing that would follow is begun.
 *
 * @param stop ends it early and well, where only this process is told to end; a Ctrl-C is told to all of a terminal
 */
export async function unbroken<T>(work: () => Promise<T>, stop: () => void = () => undefined): Promise<T> {
	if (within.getStore() === true) return work();
	if (isEnding) return never;
	const doing = within.run(true, work);
	underWay.add(doing);
	stops.add(stop);
	try {
		const result = await doing;
		return isEnding ? await never : result;
	} catch (error) {
		if (isEnding) return await never;
		throw error;
	} finally {
		underWay.delete(doing);
		stops.delete(stop);
	}
}

/** Does work that answers signals itself, until it ends: a run of Pulumi that is to write its state, say. */
export async function answeringSignals<T>(take: (signal: Signal) => void, work: () => Promise<T>): Promise<T> {
	if (isEnding) return never;
	takers.add(take);
	try {
		return await work();
	} finally {
		takers.delete(take);
	}
}

/**
 * Does what ends early on Ctrl-C and SIGTERM, and cleans up after itself: the process ends after it, and nothing that
 * would follow is begun.
 *
 * @param work is told by the signal to end
 */
export async function abortable<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
	const controller = new AbortController();
	aborts.add(controller);
	try {
		return await unbroken(() => work(controller.signal));
	} finally {
		aborts.delete(controller);
	}
}

/**
 * Ends the process well on Ctrl-C and SIGTERM: after what is under way; at once on a second one.
 *
 * @param end called as it begins to end
 */
export function endOnSignals(end: () => void): void {
	for (const signal of Object.keys(EXITS) as Signal[]) {
		// Not `once`: without a handler, whoever cleans up at exit would end the process with what is under way.
		process.on(signal, () => {
			if (takers.size > 0) {
				if (++taken > MOST_TAKEN) process.exit(EXITS[signal]);
				for (const take of [...takers]) take(signal);
				for (const stop of stops) stop();
				return;
			}
			if (isEnding) process.exit(EXITS[signal]);
			isEnding = true;
			end();
			for (const controller of aborts) controller.abort();
			if (signal === "SIGTERM") for (const stop of stops) stop();
			void Promise.allSettled([...underWay]).then(() => process.exit(EXITS[signal]));
		});
	}
}
