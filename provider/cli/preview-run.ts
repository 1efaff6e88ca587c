import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StringDecoder } from "node:string_decoder";
import { readWait } from "../api/waits";
import { ReviewError } from "../review";
import { unbroken } from "./interrupt";
import type { Progress } from "./progress";
import type { PulumiOptions } from "./pulumi";

/** The engine's own log is looked at this often, in ms. */
const LOOK_MS = 500;

/**
 * What `pulumi preview --json` prints; it changes neither the account nor the state. What it waits for is shown.
 *
 * @param flags further ones of the preview
 * @param label what it is for, in a word: `Comparing`
 * @throws ReviewError where there is no preview, not even one that failed
 */
export async function runPreview(
	{ pulumi, stack, cwd }: PulumiOptions,
	flags: readonly string[],
	label: string,
	progress: Progress,
): Promise<string> {
	const folder = mkdtempSync(join(tmpdir(), "zoom-events-preview-"));
	const log = new EngineWaits(join(folder, "events"), progress);
	const task = progress.begin(label);
	const timer = setInterval(() => log.look(), LOOK_MS);
	try {
		return await printed(
			pulumi,
			[
				...["preview", ...flags, "--json", "--non-interactive"],
				...["--event-log", log.file],
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
): Promise<string> {
	let child: ChildProcess | undefined;
	const run = (): Promise<string> =>
		new Promise((resolve, reject) => {
			const started = spawn(pulumi, args, {
				stdio: ["ignore", "pipe", "pipe"],
				// Older releases know the log of events among the commands for debugging alone.
				env: { ...process.env, PULUMI_DEBUG_COMMANDS: "true" },
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
				if (code === 0 || output.trimStart().startsWith("{")) resolve(output);
				else reject(new ReviewError(`pulumi ${args[0]} ended with exit code ${code}. ${output.trim()}`.trim()));
			});
		});
	return unbroken(run, () => child?.kill("SIGTERM"));
}

/** The waits that the engine's log of events tells of: with `--json` nothing else does before the end. */
class EngineWaits {
	readonly #decoder = new StringDecoder("utf8");
	readonly #buffer = Buffer.alloc(1 << 16);
	#offset = 0;
	#rest = "";

	constructor(
		readonly file: string,
		private readonly progress: Progress,
	) {}

	/** Reads what was added since. */
	look(): void {
		const lines = (this.#rest + this.#added()).split("\n");
		this.#rest = lines.pop() ?? "";
		for (const line of lines) {
			const wait = line.includes('"diagnosticEvent"') ? readWait(messageIn(line)) : undefined;
			if (wait !== undefined) this.progress.waits(wait.waitMs, wait.reason);
		}
	}

	#added(): string {
		let file: number;
		try {
			file = openSync(this.file, "r");
		} catch {
			// It has not begun.
			return "";
		}
		try {
			let added = "";
			for (;;) {
				const bytes = readSync(file, this.#buffer, 0, this.#buffer.length, this.#offset);
				if (bytes === 0) return added;
				this.#offset += bytes;
				added += this.#decoder.write(this.#buffer.subarray(0, bytes));
			}
		} finally {
			closeSync(file);
		}
	}
}

function messageIn(line: string): string {
	try {
		const event = JSON.parse(line) as { diagnosticEvent?: { message?: string } };
		return event.diagnosticEvent?.message ?? "";
	} catch {
		return "";
	}
}
