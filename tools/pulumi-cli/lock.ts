import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

function isAlive(pid: number): boolean {
	try {
		// Signal 0 asks only; to process 0 it would always succeed.
		return pid > 0 && process.kill(pid, 0);
	} catch {
		return false;
	}
}

/** The process that holds a lock; 0 where it is gone meanwhile, or can't be read. */
function holderOf(file: string): number {
	try {
		return Number(readFileSync(file, "utf8"));
	} catch {
		return 0;
	}
}

/** Takes a lock file; false where a living process holds it. */
function take(file: string): boolean {
	const own = `${file}.${process.pid}`;
	// A link shows the file with its content at once, so that nobody sees an empty lock.
	writeFileSync(own, String(process.pid));
	try {
		linkSync(own, file);
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
	} finally {
		rmSync(own, { force: true });
	}
	if (!isAlive(holderOf(file))) rmSync(file, { force: true });
	return false;
}

/** Runs a step while no other process does: waits for a living one, and takes over from a dead one. */
export async function withLock(file: string, say: (text: string) => void, step: () => Promise<void>): Promise<void> {
	for (let waits = 0; !take(file); waits++) {
		if (waits === 1) say("another process is building; waiting for it…");
		await sleep(waits === 0 ? 10 : 1_000);
	}
	try {
		await step();
	} finally {
		if (holderOf(file) === process.pid) rmSync(file, { force: true });
	}
}
