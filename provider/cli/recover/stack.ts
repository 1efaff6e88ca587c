import { UsageError } from "../context";
import { type PulumiOptions, type PulumiRun, pulumiError, runPulumi } from "../pulumi";
import { needsSecrets, type ReadState } from "./interrupted";
import { readExport, type StackExport } from "./stack-export";

/** A stack as messages name it. */
export function stackText({ stack }: { stack?: string }): string {
	return stack === undefined ? "the selected stack" : `stack ${stack}`;
}

/** The state of a stack, and the text as which it was read. */
export interface StackState extends ReadState {
	text: string;
}

async function exported(options: PulumiOptions, ...flags: string[]): Promise<string> {
	const run = await runPulumi(options, ["stack", "export", ...flags]);
	if (run.code !== 0) throw failed("read", options, run);
	return run.out;
}

function failed(what: string, options: PulumiOptions, run: PulumiRun): UsageError {
	const error = pulumiError(run);
	const next = error.includes("currently locked")
		? ` Another run is using it, or was killed: wait, or remove the lock with pulumi cancel${options.stack === undefined ? "" : ` --stack ${options.stack}`}.`
		: "";
	return new UsageError(`the state of ${stackText(options)} can't be ${what}: ${error.replace(/\.?$/, ".")}${next}`);
}

/**
 * Reads the state of a stack; with its secrets in clear where objects are to be found by them.
 *
 * @throws UsageError where Pulumi can't give it
 */
export async function readStack(options: PulumiOptions): Promise<StackState> {
	const text = await exported(options);
	const sealed = readExport(text, "the output of pulumi stack export");
	if (!needsSecrets(sealed)) return { text, sealed, open: sealed };
	const open = readExport(await exported(options, "--show-secrets"), "the output of pulumi stack export");
	return { text, sealed, open };
}

/**
 * Writes a state to its stack.
 *
 * @param before the state from which it was made
 * @throws UsageError where the state was written to meanwhile, or Pulumi refuses what is to be written
 */
export async function writeStack(options: PulumiOptions, before: StackState, state: StackExport): Promise<void> {
	if ((await exported(options)) !== before.text)
		throw new UsageError(
			`the state of ${stackText(options)} has changed in the meantime: another run is using it. Nothing was written. Run this again when that run has finished.`,
		);
	// Through the standard input, so that no file has it.
	const run = await runPulumi(options, ["stack", "import"], JSON.stringify(state));
	if (run.code !== 0) throw failed("written", options, run);
}
