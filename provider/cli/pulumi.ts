import { spawn } from "node:child_process";
import { UsageError } from "./context";
import { unbroken } from "./interrupt";

/** How the Pulumi CLI is run. */
export interface PulumiOptions {
	/** Name or path of the CLI. */
	pulumi: string;
	stack?: string;
	/** The program's folder. */
	cwd?: string;
}

/** How a run of the CLI ended. */
export interface PulumiRun {
	code: number | null;
	/** What it printed on its standard output. */
	out: string;
	/** The same of the error output. */
	err: string;
}

/**
 * Runs the Pulumi CLI on a stack, without questions.
 *
 * @param input what it reads on its standard input
 * @throws UsageError where it can't be run at all
 */
export function runPulumi(
	{ pulumi, stack, cwd }: PulumiOptions,
	args: readonly string[],
	input?: string,
): Promise<PulumiRun> {
	const all = [...args, "--non-interactive", ...(stack === undefined ? [] : ["--stack", stack])];
	return unbroken(
		() =>
			new Promise((resolve, reject) => {
				// What writes a state gets no Ctrl-C: it ends whole.
				const isWrite = input !== undefined;
				const child = spawn(pulumi, all, { stdio: "pipe", detached: isWrite, ...(cwd !== undefined && { cwd }) });
				const said = { out: "", err: "" };
				child.stdout.setEncoding("utf8").on("data", (text: string) => {
					said.out += text;
				});
				child.stderr.setEncoding("utf8").on("data", (text: string) => {
					said.err += text;
				});
				child.on("error", ({ message }) =>
					reject(
						new UsageError(
							`${pulumi} can't be run: ${message}. Install the Pulumi CLI, or set its path with --pulumi.`,
						),
					),
				);
				child.on("close", (code) => resolve({ code, ...said }));
				// It may end before it has read all: its exit code says why.
				child.stdin.on("error", () => undefined);
				child.stdin.end(input ?? "");
			}),
	);
}

/** What went wrong, on one line: Pulumi's own error, without what stands around it. */
export function pulumiError({ code, err }: PulumiRun): string {
	const lines = err.split("\n").map((line) => line.trim());
	const said = lines.find((line) => line.startsWith("error:")) ?? lines.find((line) => line !== "");
	return said === undefined ? `it exited with code ${code}` : said.replace(/^error:\s*/, "");
}
