import type { Command } from "commander";
import { readPreview, reviewOf } from "../review";
import { commandWithOutputs, exitCodeOf, type OutputFlags, readSpec, readText, writeOut } from "./review-files";

interface Flags extends OutputFlags {
	preview: string;
	before?: string;
	after?: string;
}

function run(flags: Flags): number {
	const preview = readPreview(readText(flags.preview, "preview"));
	const [before, after] = [readSpec(flags.before, flags.param), readSpec(flags.after, flags.param)];
	const review = reviewOf({ preview, before, after, timezone: flags.timezone, by: flags.by });
	writeOut(review, flags);
	return review.errors.length > 0 ? 1 : 0;
}

/** `zoom-events review`: says in people's words what a change of the conference does. */
export function reviewCommand(): Command {
	return commandWithOutputs("review")
		.description("Say in people's words what a change of a conference file does; for a comment in a pull request.")
		.requiredOption("--preview <file>", "what pulumi preview --json printed")
		.option("--before <file>", "the conference file before; leave it out where it is new")
		.option("--after <file>", "the conference file after; needed for the page and the picture")
		.action(async (flags: Flags) => {
			process.exitCode = await exitCodeOf(() => run(flags), flags);
		});
}
