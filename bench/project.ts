import { copyFileSync, mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { type ProvidedPulumi, providePulumi } from "../tools/pulumi-cli/provide.ts";
import { CREDENTIALS } from "./api.ts";
import { root } from "./machine.ts";
import { endWithBench, markedEnv, removeFolder, temporaryFolder, watchFamily, watchMemory } from "./processes.ts";

/** Programs of `bench/programs`: the same conference on this provider, on its native plugin, on a do-nothing one (`bare`: less what the SDK adds), on a textbook one. */
export type ProgramName = "ours" | "native" | "idle" | "bare" | "textbook";

/** How a run of pulumi went. */
export interface Run {
	ms: number;
	/** CPU time of pulumi and all that it has started and waited for, in ms. */
	cpuMs: number;
	/** Most memory of the provider's process, in bytes; where it was watched and seen. Of all processes, of this package's own command line. */
	peakBytes?: number;
	/** Time from a mark in the output to the end, in ms; where the mark came. */
	sinceMarkMs?: number;
}

/** What a stack's state weighs. */
export interface StateSize {
	/** Bytes of the state file, divided by the objects in it. */
	perObject: number;
	/** Bytes of a session's `__provider`, once. */
	provider: number;
}

/** How pulumi is run. */
export interface RunOptions {
	watchesMemory?: boolean;
	/** True: the engine writes its state once, at the end, which saves most of the time of a large `up`. */
	writesOnce?: boolean;
}

/** A project with an empty stack, in a temporary folder. */
export interface Project {
	/**
	 * Runs pulumi.
	 *
	 * @throws Error with what it printed, where it fails
	 */
	pulumi(args: readonly string[], options?: RunOptions): Promise<Run>;
	/**
	 * Runs this package's own command line; the same holds.
	 *
	 * @param mark text of its output from which on time is taken, too
	 */
	zoomEvents(args: readonly string[], mark?: string): Promise<Run>;
	/** Brings everything up, for figures that don't measure this step. */
	prepare(): Promise<void>;
	stateSize(): StateSize;
	remove(): void;
}

/** `up` as the bench runs it. */
export const UP = ["up", "--yes", "--skip-preview"] as const;

/** The engine's switches for a state that is written once. */
const WRITE_ONCE = { PULUMI_SKIP_CHECKPOINTS: "true", PULUMI_EXPERIMENTAL: "true" };

/** Where the engine finds the native plugin. */
const PLUGIN = "plugins:\n  providers:\n    - { name: zoom-events, path: node_modules/.bin }\n";

/**
 * Environment of a project whose folders are below another, without its backend.
 *
 * @param plan whose rate limits the provider keeps
 */
export function environmentOf(
	pulumi: ProvidedPulumi,
	base: string,
	apiUrl: string,
	plan: "off" | "pro",
): NodeJS.ProcessEnv {
	return {
		...markedEnv(),
		...pulumi.env,
		PULUMI_HOME: join(base, "home"),
		PULUMI_CONFIG_PASSPHRASE: "bench",
		ZOOM_API_URL: `${apiUrl}/v2`,
		ZOOM_OAUTH_URL: `${apiUrl}/oauth/token`,
		ZOOM_FILE_API_URL: "",
		ZOOM_ACCOUNT_ID: CREDENTIALS.accountId,
		ZOOM_CLIENT_ID: CREDENTIALS.clientId,
		ZOOM_CLIENT_SECRET: CREDENTIALS.clientSecret,
		ZOOM_PLAN: plan,
		ZOOM_JOURNAL_FOLDER: join(base, "journal"),
	};
}

/** This package's own command line. */
export const COMMAND_LINE = join(root, "provider/bin/zoom-events.js");

let cli: Promise<ProvidedPulumi> | undefined;

/** The CLI that is measured. */
export function pulumiCli(): Promise<ProvidedPulumi> {
	cli ??= providePulumi();
	return cli;
}

/**
 * Makes a project of a program that declares this many sessions.
 *
 * @param plan whose rate limits the provider keeps
 */
export async function makeProject(
	program: ProgramName,
	sessions: number,
	apiUrl: string,
	plan: "off" | "pro" = "off",
): Promise<Project> {
	const pulumi = await pulumiCli();
	const base = temporaryFolder();
	const folder = join(base, "project");
	const state = join(base, "state");
	const modules = join(folder, "node_modules");
	mkdirSync(state);
	for (const name of ["@pulumi", "idle-provider"]) mkdirSync(join(modules, name), { recursive: true });
	mkdirSync(join(modules, ".bin"));
	symlinkSync(
		join(root, "provider/bin/pulumi-resource-zoom-events.js"),
		join(modules, ".bin/pulumi-resource-zoom-events"),
	);
	for (const name of ["@pulumi/pulumi", "pulumi-zoom-events"])
		symlinkSync(realpathSync(join(root, "node_modules", name)), join(modules, name));
	const programs = join(root, "bench/programs");
	for (const file of [`${program}.cjs`, "idle.cjs", "conference.cjs"])
		copyFileSync(join(programs, file), join(folder, file));
	copyFileSync(join(programs, "idle-provider.cjs"), join(modules, "idle-provider/index.js"));
	writeFileSync(join(folder, "package.json"), `{ "name": "bench", "main": "${program}.cjs" }`);
	writeFileSync(
		join(folder, "Pulumi.yaml"),
		`name: bench\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n${program === "native" ? PLUGIN : ""}`,
	);
	const env = {
		...environmentOf(pulumi, base, apiUrl, plan),
		PULUMI_BACKEND_URL: `file://${state}`,
		BENCH_SESSIONS: String(sessions),
		BENCH_NAME: `Bench ${program.padEnd(8, ".")}`,
	};
	const run = async (
		args: readonly string[],
		more: NodeJS.ProcessEnv = {},
		command: readonly string[] = [pulumi.command, "--non-interactive"],
		mark?: string,
	): Promise<Run> => {
		const started = performance.now();
		// A shell tells the CPU time of what it has waited for, and of what that has.
		const child = execa("bash", ["-c", COUNTED, ...command, ...args], {
			cwd: folder,
			env: { ...env, ...more },
			reject: false,
			all: true,
		});
		endWithBench(child);
		let marked: number | undefined;
		child.all.on("data", (text: Buffer) => {
			if (mark !== undefined && text.toString().includes(mark)) marked ??= performance.now();
		});
		const { failed, all } = await child;
		if (failed) throw new Error(`${args[0]} of the program "${program}" failed:\n${all}`);
		const ended = performance.now();
		return {
			...{ ms: ended - started, cpuMs: cpuIn(all) },
			...(marked !== undefined && { sinceMarkMs: ended - marked }),
		};
	};
	const runPulumi = async (args: readonly string[], options: RunOptions = {}): Promise<Run> => {
		const endWatch =
			options.watchesMemory === true
				? watchMemory(program === "native" ? "pulumi-resource-zoom-events" : "dynamic-provider")
				: undefined;
		try {
			const ran = await run(args, options.writesOnce === true ? WRITE_ONCE : {});
			const peakBytes = endWatch?.();
			return { ...ran, ...(peakBytes === undefined ? {} : { peakBytes }) };
		} finally {
			endWatch?.();
		}
	};
	await run(["stack", "init", "bench"]);
	return {
		pulumi: runPulumi,
		zoomEvents: async (args, mark) => {
			const endWatch = watchFamily("zoom-events-emulator");
			try {
				const ran = await run([...args, "--pulumi", pulumi.command], {}, [process.execPath, COMMAND_LINE], mark);
				return { ...ran, peakBytes: endWatch() };
			} finally {
				endWatch();
			}
		},
		prepare: async () => {
			await runPulumi(UP, { writesOnce: true });
		},
		stateSize: () => sizeOf(readFileSync(join(state, ".pulumi/stacks/bench/bench.json"), "utf8"), sessions),
		remove: () => removeFolder(base),
	};
}

/** Runs a command, and prints the CPU time of its whole family in the form of `times`: user and system, of the shell and of its children. */
const COUNTED = '"$0" "$@"; code=$?; times; exit $code';

/** CPU time in ms of what `times` has printed last, of children alone. */
function cpuIn(output: string): number {
	const parts = [...(output.trim().split("\n").at(-1) ?? "").matchAll(/(\d+)m([\d.]+)s/g)];
	return parts.reduce((sum, [, minutes, seconds]) => sum + (Number(minutes) * 60 + Number(seconds)) * 1000, 0);
}

function sizeOf(text: string, sessions: number): StateSize {
	const { checkpoint } = JSON.parse(text) as {
		checkpoint: { latest: { resources: { urn: string; id?: string; inputs?: { __provider?: string } }[] } };
	};
	const objects = checkpoint.latest.resources.filter(({ urn, id }) => id !== undefined && !urn.includes("::pulumi:"));
	// Of a run that left something out, no figure would be true.
	if (objects.length !== sessions + 1) throw new Error(`the state holds ${objects.length} of ${sessions + 1} objects`);
	const session = objects.find(({ urn }) => urn.includes("::session-"));
	return {
		perObject: Buffer.byteLength(text) / objects.length,
		provider: JSON.stringify(session?.inputs?.__provider ?? "").length - 2,
	};
}
