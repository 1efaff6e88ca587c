import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Marks this run's processes: what they start inherits it, and keeps it when its parent is gone. */
const MARK = `ZOOM_EVENTS_BENCH=${randomUUID()}`;

/** Environment for every process of the bench. */
export const markedEnv = (): NodeJS.ProcessEnv => ({ ...process.env, [MARK.split("=")[0] ?? ""]: MARK.split("=")[1] });

const children = new Set<ChildProcess>();
const folders = new Set<string>();

/** A process of this run. */
interface FoundProcess {
	pid: number;
	command: string;
}

function readProc(pid: number, file: string): string {
	try {
		return readFileSync(`/proc/${pid}/${file}`, "utf8");
	} catch {
		// It ended meanwhile, or this system has no /proc.
		return "";
	}
}

/** The processes that this run has started, at any depth; none on a system without `/proc`. */
export function ownProcesses(): FoundProcess[] {
	let names: string[] = [];
	try {
		names = readdirSync("/proc");
	} catch {
		return [];
	}
	return names
		.map(Number)
		.filter((pid) => Number.isInteger(pid) && pid !== process.pid)
		.filter((pid) => readProc(pid, "environ").split("\0").includes(MARK))
		.map((pid) => ({ pid, command: readProc(pid, "cmdline").replaceAll("\0", " ") }));
}

/** Most memory that a process has held so far (VmHWM), in bytes; undefined where it is not known. */
function peakMemory(pid: number): number | undefined {
	const kib = /^VmHWM:\s+(\d+) kB$/m.exec(readProc(pid, "status"))?.[1];
	return kib === undefined ? undefined : Number(kib) * 1024;
}

/** How often processes are looked for, in ms: the peak itself is the kernel's, so only the last moments are missed. */
const LOOK_MS = 100;

/** The same of whole families: a look at each process takes its time. */
const FAMILY_LOOK_MS = 500;

/**
 * Watches own processes whose command line holds a text.
 *
 * @returns ends the watch, and gives the highest peak in bytes; undefined where none was seen
 */
export function watchMemory(command: string): () => number | undefined {
	let peak: number | undefined;
	const look = (): void => {
		for (const found of ownProcesses()) {
			if (found.command.includes(command)) peak = Math.max(peak ?? 0, peakMemory(found.pid) ?? 0);
		}
	};
	const timer = setInterval(look, LOOK_MS);
	return () => {
		clearInterval(timer);
		return peak;
	};
}

/** What a process holds in memory at present, shared pages by their share (PSS), in bytes; 0 where it is not known. */
function memoryOf(pid: number): number {
	return 1024 * Number(/^Pss:\s+(\d+) kB$/m.exec(readProc(pid, "smaps_rollup"))?.[1] ?? 0);
}

/**
 * Watches what all processes hold together that a process has started, at any depth.
 *
 * @param besides commands that don't count: the local API
 * @returns ends the watch, and gives the most that was seen, in bytes
 */
export function watchFamily(besides: string): () => number {
	let most = 0;
	const look = (): void => {
		const own = ownProcesses().filter(({ command }) => !command.includes(besides));
		most = Math.max(
			most,
			own.reduce((sum, { pid }) => sum + memoryOf(pid), 0),
		);
	};
	const timer = setInterval(look, FAMILY_LOOK_MS);
	return () => {
		clearInterval(timer);
		return most;
	};
}

/** Starts a process that ends with the bench. */
export function start(command: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess {
	const child = spawn(command, args, { ...options, env: { ...markedEnv(), ...options.env } });
	return endWithBench(child);
}

/** Resolves when a process has printed its first line; it must have a pipe for that. */
export async function firstLineOf({ stdout }: ChildProcess): Promise<void> {
	if (stdout === null) throw new Error("the process prints into no pipe");
	await once(stdout, "data");
}

/** Most memory that a process has held so far, in bytes; not a number where it is not known. */
export function peakOf({ pid = 0 }: ChildProcess): number {
	return peakMemory(pid) ?? Number.NaN;
}

/** Has a process end with the bench. */
export function endWithBench<Child extends ChildProcess>(child: Child): Child {
	children.add(child);
	child.once("exit", () => children.delete(child));
	return child;
}

/** Makes a temporary folder that is gone at the bench's end. */
export function temporaryFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), "zoom-events-bench-"));
	folders.add(folder);
	return folder;
}

/** Removes a temporary folder before the end. */
export function removeFolder(folder: string): void {
	rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
	folders.delete(folder);
}

function kill(pid: number): void {
	try {
		process.kill(pid, "SIGKILL");
	} catch {
		// It ended meanwhile.
	}
}

/** Ends every process of this run and removes its folders. */
export function cleanUp(): void {
	for (const child of children) child.kill("SIGKILL");
	// A process may start another between the look and its end.
	for (let found = ownProcesses(), tries = 0; found.length > 0 && tries < 20; found = ownProcesses(), tries++)
		for (const { pid } of found) kill(pid);
	for (const folder of [...folders]) removeFolder(folder);
}

/** Cleans up when the bench is interrupted. */
export function cleanUpAtSignals(): void {
	const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
	for (const [signal, code] of Object.entries(codes)) {
		process.once(signal, () => {
			cleanUp();
			process.exit(code);
		});
	}
}
