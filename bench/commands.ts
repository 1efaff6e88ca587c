import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { root } from "./machine.ts";
import { endWithBench, markedEnv } from "./processes.ts";

/** What a whole process took. */
export interface Usage {
	/** CPU time, in ms. */
	cpuMs: number;
	/** Most memory that it held, in bytes. */
	peakBytes: number;
}

/**
 * Runs this package's own command line in a process of its own.
 *
 * @param folder where it runs, and where its usage is noted
 * @param endings exit codes that are no failure
 * @throws Error with what it printed, where it fails
 */
export async function runCommand(
	folder: string,
	args: readonly string[],
	env: NodeJS.ProcessEnv = {},
	endings: readonly number[] = [0],
): Promise<Usage> {
	const file = join(folder, "usage.json");
	rmSync(file, { force: true });
	const command = ["--require", join(root, "bench/programs/usage.cjs"), join(root, "provider/bin/zoom-events.js")];
	const child = execa(process.execPath, [...command, ...args], {
		cwd: folder,
		env: { ...markedEnv(), ...env, BENCH_USAGE: file },
		reject: false,
		all: true,
		maxBuffer: 2 ** 30,
	});
	endWithBench(child);
	const { exitCode = -1, all } = await child;
	if (!endings.includes(exitCode)) throw new Error(`zoom-events ${args[0]} ended with ${exitCode}:\n${all}`);
	return JSON.parse(readFileSync(file, "utf8")) as Usage;
}
