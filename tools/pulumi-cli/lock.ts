import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}

/** Takes a lock file; false where a living process holds it. */
function take(file: string): boolean {
	try {
		writeFileSync(file, String(process.pid), { flag: "wx" });
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
	}
	if (!isAlive(Number(readFileSync(file, "utf8")))) rmSync(file, { force: true });
	return false;
}

/** Runs a step while no other process does: waits for a living one, and takes over from a dead one. */
export async function withLock(file: string, say: (text: string) => void, step: () => Promise<void>): Promise<void> {
	for (let waits = 0; !take(file); waits++) {
		if (waits === 1) say("another process is building; waiting for it…");
		await sleep(1_000);
	}
	try {
		await step();
	} finally {
		rmSync(file, { force: true });
	}
}
