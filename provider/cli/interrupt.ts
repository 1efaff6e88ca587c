import type { ChildProcess } from "node:child_process";

/** Exit codes after a signal, as shells have them. */
export const SIGNAL_EXITS = { SIGINT: 130, SIGTERM: 143 } as const;

/** What is under way and must end before the process does: other processes, and writes of several files. */
const underWay = new Set<Promise<unknown>>();

async function kept<T>(work: Promise<T>): Promise<T> {
	underWay.add(work);
	try {
		return await work;
	} finally {
		underWay.delete(work);
	}
}

/** Does what must not end halfway: a Ctrl-C ends the process after it. */
export function unbroken<T>(work: () => Promise<T>): Promise<T> {
	return kept(work());
}

/** A process of its own that gets the terminal's Ctrl-C too, and is left its time to end well. */
export function awaited<T extends ChildProcess>(child: T): T {
	const ended = new Promise<void>((resolve) => {
		child.once("close", () => resolve());
		child.once("error", () => resolve());
	});
	void kept(ended);
	return child;
}

/** Resolves when nothing is under way any more. */
export async function settled(): Promise<void> {
	while (underWay.size > 0) await Promise.allSettled([...underWay]);
}

/**
 * Ends the process well on Ctrl-C and SIGTERM: after what is under way; at once on a second one.
 *
 * @param isEnding called as it begins to end
 */
export function endOnSignals(isEnding: (signal: keyof typeof SIGNAL_EXITS) => void): void {
	for (const signal of Object.keys(SIGNAL_EXITS) as (keyof typeof SIGNAL_EXITS)[]) {
		process.once(signal, () => {
			// The handler is gone by now: a second signal ends the process at once.
			isEnding(signal);
			void settled().then(() => process.exit(SIGNAL_EXITS[signal]));
		});
	}
}
