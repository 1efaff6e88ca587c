import { UsageError } from "../context";
import { type PulumiOptions, type PulumiRun, pulumiError, runPulumi } from "../pulumi";
import { readExport, type StackExport } from "./stack-export";

/** A stack as messages name it. */
export function stackText({ stack }: { stack?: string }): string {
	return stack === undefined ? "the selected stack" : `stack ${stack}`;
}

/** A state as Pulumi exports it, and the text as which it was read. */
export interface StackState {
	text: string;
	state: StackExport;
}

async function exported(options: PulumiOptions, ...flags: string[]): Promise<string> {
	const run = await runPulumi(options, ["stack", "export", ...flags]);
	if (run.code !== 0) throw failed("read", options, run);
	return run.out;
}

/** What to do about an error that a lock is the reason of, with a blank before; empty where none is. */
export function lockAdvice(error: string, { stack }: { stack?: string }): string {
	return error.includes("currently locked")
		? ` Another run is using it, or was killed: wait, or remove the lock with pulumi cancel${stack === undefined ? "" : ` --stack ${stack}`}.`
		: "";
}

function failed(what: string, options: PulumiOptions, run: PulumiRun): UsageError {
	const error = pulumiError(run);
	const next = lockAdvice(error, options);
	return new UsageError(`the state of ${stackText(options)} can't be ${what}: ${error.replace(/\.?$/, ".")}${next}`);
}

/**
 * Reads the state of a stack.
 *
 * @param flags further ones of `pulumi stack export`
 * @throws UsageError where Pulumi can't give it
 */
export async function exportStack(options: PulumiOptions, ...flags: string[]): Promise<StackState> {
	const text = await exported(options, ...flags);
	return { text, state: readExport(text, "the output of pulumi stack export") };
}

/**
 * Writes a state to its stack.
 *
 * @param before the state from which it was made
 * @throws UsageError where the state was written to meanwhile, or Pulumi refuses what is to be written
 */
export async function writeStack(
	options: PulumiOptions,
	before: Pick<StackState, "text">,
	state: StackExport,
): Promise<void> {
	if ((await exported(options)) !== before.text)
		throw new UsageError(
			`the state of ${stackText(options)} has changed in the meantime: another run is using it. Nothing was written. Run this again when that run has finished.`,
		);
	// Through the standard input, so that no file has it.
	const run = await runPulumi(options, ["stack", "import"], JSON.stringify(state));
	if (run.code !== 0) throw failed("written", options, run);
}
