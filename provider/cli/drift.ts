import { spawn } from "node:child_process";
import type { Command } from "commander";
import { ReviewError, readPreview, reviewOf } from "../review";
import { commandWithOutputs, exitCodeOf, type OutputFlags, readSpec, readText, writeOut } from "./review-files";

interface Flags extends OutputFlags {
	preview?: string;
	file?: string;
	stack?: string;
	cwd?: string;
	pulumi: string;
}

/** Exit code where the account differs from the repository. */
export const DIFFERS = 2;

/** What `pulumi preview --refresh --json` prints; it changes neither the account nor the state. */
function previewOfAccount({ pulumi, stack, cwd }: Flags): Promise<string> {
	const args = [
		"preview",
		"--refresh",
		"--json",
		"--non-interactive",
		...(stack === undefined ? [] : ["--stack", stack]),
	];
	return new Promise((resolve, reject) => {
		const child = spawn(pulumi, args, { stdio: ["ignore", "pipe", "inherit"], ...(cwd !== undefined && { cwd }) });
		let output = "";
		child.stdout.setEncoding("utf8").on("data", (text: string) => {
			output += text;
		});
		child.on("error", (error) => reject(new ReviewError(`${pulumi} can't be run: ${error.message}`)));
		child.on("close", (code) => {
			// A preview that failed says why in its JSON; one that never began prints none.
			if (code === 0 || output.trimStart().startsWith("{")) resolve(output);
			else reject(new ReviewError(`pulumi preview --refresh ended with exit code ${code}. ${output.trim()}`.trim()));
		});
	});
}

async function run(flags: Flags): Promise<number> {
	const text = flags.preview === undefined ? await previewOfAccount(flags) : readText(flags.preview, "preview");
	const preview = readPreview(text);
	const spec = readSpec(flags.file, flags.param);
	const review = reviewOf({
		preview,
		before: spec,
		after: spec,
		timezone: flags.timezone,
		by: flags.by,
		mode: "drift",
	});
	writeOut(review, flags);
	if (review.errors.length > 0) return 1;
	return review.isEmpty ? 0 : DIFFERS;
}

/**
 * `zoom-events drift`: ends with 2 where the account differs from the repository, with 0 where not.
 *
 * @param end takes the exit code
 */
export function driftCommand(end: (code: number) => void): Command {
	return commandWithOutputs("drift")
		.description("Compare the account with the repository: exit code 2 and a summary if they differ, 0 if not.")
		.option("--preview <file>", "output of pulumi preview --refresh --json; by default the command is run")
		.option("--file <file>", "the conference file, for names and the programme")
		.option("--stack <name>", "the stack to compare; the selected one by default")
		.option("--cwd <folder>", "the program's folder; the current one by default")
		.option("--pulumi <command>", "the Pulumi CLI", "pulumi")
		.action(async (flags: Flags) => {
			end(await exitCodeOf(() => run(flags), flags));
		});
}
