import type { Command } from "commander";
import { readPreview, reviewOf } from "../review";
import { runPreview } from "./preview-run";
import type { Progress } from "./progress";
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

async function run(flags: Flags, progress: Progress): Promise<number> {
	const text =
		flags.preview === undefined
			? await runPreview(flags, ["--refresh"], "Comparing", progress)
			: readText(flags.preview, "preview");
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
 * @param progress shows how far it is, and what is waited for
 */
export function driftCommand(end: (code: number) => void, progress: Progress): Command {
	return commandWithOutputs("drift")
		.description("Compare the account with the repository: exit code 2 and a summary if they differ, 0 if not.")
		.option("--preview <file>", "output of pulumi preview --refresh --json; by default the command is run")
		.option("--file <file>", "the conference file, for names and the programme")
		.option("--stack <name>", "the stack to compare; the selected one by default")
		.option("--cwd <folder>", "the program's folder; the current one by default")
		.option("--pulumi <command>", "the Pulumi CLI", "pulumi")
		.action(async (flags: Flags) => {
			end(await exitCodeOf(() => run(flags, progress), flags));
		});
}
