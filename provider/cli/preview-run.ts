import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ReviewError } from "../review";
import { EventLog, waitOf } from "./event-log";
import { unbroken } from "./interrupt";
import type { Showing } from "./progress";
import type { PulumiOptions } from "./pulumi";

/** Older releases know the log of events among the commands for debugging alone. */
export const LOGGING = { PULUMI_DEBUG_COMMANDS: "true" };

/** The engine then writes no state as it goes: a preview would build one after every step, and keeps none. */
export const ONCE = { PULUMI_SKIP_CHECKPOINTS: "true" };

/** The engine's own log is looked at this often, in ms. */
export const LOOK_MS = 500;

/** What a preview printed, and how it ended. */
export interface PreviewRun {
	code: number;
	/** JSON, also of a preview that failed. */
	text: string;
}

/** What `pulumi preview --json` prints; see `runPreviewOf`. */
export async function runPreview(
	options: PulumiOptions,
	flags: readonly string[],
	label: string,
	progress: Showing,
): Promise<string> {
	return (await runPreviewOf(options, ["preview", ...flags], label, progress)).text;
}

/**
 * A preview as JSON; it changes neither the account nor the state. What it waits for is shown.
 *
 * @param command what is previewed, with its flags: `["destroy", "--preview-only"]`
 * @param label what it is for, in a word: `Comparing`
 * @throws ReviewError where there is no preview, not even one that failed
 */
export async function runPreviewOf(
	{ pulumi, stack, cwd }: PulumiOptions,
	command: readonly string[],
	label: string,
	progress: Showing,
): Promise<PreviewRun> {
	const folder = mkdtempSync(join(tmpdir(), "zoom-events-preview-"));
	const file = join(folder, "events");
	const log = new EventLog(file, (event) => {
		const wait = waitOf(event);
		if (wait !== undefined) progress.waits(wait.waitMs, wait.reason);
	});
	const task = progress.begin(label);
	const timer = setInterval(() => log.look(), LOOK_MS);
	try {
		return await printed(
			pulumi,
			[
				...[...command, "--json", "--non-interactive"],
				...["--event-log", file],
				...(stack === undefined ? [] : ["--stack", stack]),
			],
			cwd,
			(text) => progress.print(text),
		);
	} finally {
		clearInterval(timer);
		task.end();
		rmSync(folder, { recursive: true, force: true });
	}
}

function printed(
	pulumi: string,
	args: readonly string[],
	cwd: string | undefined,
	onError: (text: string) => void,
): Promise<PreviewRun> {
	let child: ChildProcess | undefined;
	const run = (): Promise<PreviewRun> =>
		new Promise((resolve, reject) => {
			const started = spawn(pulumi, args, {
				stdio: ["ignore", "pipe", "pipe"],
				env: { ...process.env, ...LOGGING, ...ONCE },
				...(cwd !== undefined && { cwd }),
			});
			child = started;
			let output = "";
			started.stdout.setEncoding("utf8").on("data", (text: string) => {
				output += text;
			});
			started.stderr.setEncoding("utf8").on("data", onError);
			started.on("error", (error) => reject(new ReviewError(`${pulumi} can't be run: ${error.message}`)));
			started.on("close", (code) => {
				// A preview that failed says why in its JSON; one that never began prints none.
				if (code === 0 || output.trimStart().startsWith("{")) resolve({ code: code ?? 1, text: output });
				else reject(new ReviewError(`pulumi ${args[0]} ended with exit code ${code}. ${output.trim()}`.trim()));
			});
		});
	return unbroken(run, () => child?.kill("SIGTERM"));
}
