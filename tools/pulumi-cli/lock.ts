import { setTimeout as sleep } from "node:timers/promises";
import { lock } from "proper-lockfile";

/** A lock that its process has not touched for this long is taken over, in ms: that process was killed. */
const STALE_MS = 20_000;

/** Takes the lock of a folder; undefined where another process has it. */
async function take(folder: string, staleMs: number, say: (text: string) => void) {
	try {
		return await lock(folder, {
			stale: staleMs,
			onCompromised: () => say("another process took over the lock, since this one stood still for long."),
		});
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "ELOCKED") throw error;
		return undefined;
	}
}

/**
 * Runs a step while no other process does: waits for a living one, and takes over from a dead one.
 *
 * @param folder what the step works in; the lock is beside it
 * @param staleMs after which a lock that nobody touches is a dead process's
 */
export async function withLock(
	folder: string,
	say: (text: string) => void,
	step: () => Promise<void>,
	staleMs = STALE_MS,
): Promise<void> {
	let release = await take(folder, staleMs, say);
	for (let waits = 0; release === undefined; waits++) {
		if (waits === 1) say("another process is building; waiting for it…");
		await sleep(waits === 0 ? 10 : 1_000);
		release = await take(folder, staleMs, say);
	}
	try {
		await step();
	} finally {
		// What another took over is no longer ours to give back.
		await release().catch(() => undefined);
	}
}
