import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { constants } from "node:os";
import type { ProvidedPulumi } from "./provide.ts";

/**
 * Runs the CLI with this terminal's input and output, and returns its exit code.
 *
 * On Ctrl-C the CLI ends by itself what it has begun, and this waits for it.
 */
export async function runPulumi(
	cli: ProvidedPulumi,
	args: readonly string[],
	options: Pick<SpawnOptions, "cwd"> & { readonly env?: Record<string, string> } = {},
): Promise<number> {
	const child = spawn(cli.command, args, { ...options, env: { ...process.env, ...cli.env, ...options.env }, stdio: "inherit" });
	return exitCodeOf(child);
}

/** Waits for a child of the same terminal; a signal to this process reaches it too, and once only. */
export async function exitCodeOf(child: ChildProcess): Promise<number> {
	const interrupt = () => {
		// A terminal sends Ctrl-C to the whole group, so the child has it already; a second one means "at once" to Pulumi.
		if (!process.stdin.isTTY) child.kill("SIGINT");
	};
	const terminate = () => child.kill("SIGINT");
	process.on("SIGINT", interrupt);
	process.on("SIGTERM", terminate);
	try {
		return await new Promise<number>((resolve, reject) => {
			child.once("error", reject);
			child.once("close", (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
		});
	} finally {
		process.off("SIGINT", interrupt);
		process.off("SIGTERM", terminate);
	}
}
