import { type Command, InvalidArgumentError } from "commander";
import { readPreview, reviewOf } from "../review";
import { commandWithOutputs, exitCodeOf, type OutputFlags, readSpec, readText, writeOut } from "./review-files";

interface Flags extends OutputFlags {
	preview: string;
	before?: string;
	after?: string;
	guard?: true;
	freezeDays: number;
}

/** Exit code where somebody has to agree, with `--guard`. */
export const GUARDED = 3;

function toDays(text: string): number {
	const days = Number(text);
	if (!Number.isInteger(days) || days < 0) throw new InvalidArgumentError("days are a whole number, 0 or more");
	return days;
}

function run(flags: Flags): number {
	const preview = readPreview(readText(flags.preview, "preview"));
	const [before, after] = [readSpec(flags.before, flags.param), readSpec(flags.after, flags.param)];
	const guards = flags.guard === true ? { freezeDays: flags.freezeDays, now: new Date() } : undefined;
	const review = reviewOf({ preview, before, after, timezone: flags.timezone, by: flags.by, guards });
	writeOut(review, flags);
	if (review.errors.length > 0) return 1;
	return review.guarded.length > 0 ? GUARDED : 0;
}

/**
 * `zoom-events review`: says in people's words what a change of the conference does.
 *
 * @param end takes the exit code
 */
export function reviewCommand(end: (code: number) => void): Command {
	return commandWithOutputs("review")
		.description("Say in people's words what a change of a conference file does; for a comment in a pull request.")
		.requiredOption("--preview <file>", "what pulumi preview --json printed")
		.option("--before <file>", "the conference file before; leave it out where it is new")
		.option("--after <file>", "the conference file after; needed for the page and the picture")
		.option(
			"--guard",
			`end with ${GUARDED} where somebody has to agree: a loss shortly before the event, a cancelled event, a price that changes while it is sold`,
		)
		.option("--freeze-days <days>", "with --guard: days before the event from which nothing may be lost", toDays, 14)
		.action(async (flags: Flags) => {
			end(await exitCodeOf(() => run(flags), flags));
		});
}
