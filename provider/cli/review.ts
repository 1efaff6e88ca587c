import { type Command, InvalidArgumentError } from "commander";
import { type ReviewInput, readPreview, reviewOf } from "../review";
import { planOption } from "./plan-option";
import { commandWithOutputs, exitCodeOf, type OutputFlags, readSpec, readText, writeOut } from "./review-files";

interface Flags extends OutputFlags {
	preview: string;
	before?: string;
	after?: string;
	strict?: true;
	guard?: true;
	freezeDays: number;
	plan: NonNullable<ReviewInput["plan"]>;
}

/** Exit code where somebody has to agree, with `--guard`. */
export const GUARDED = 3;

function toDays(text: string): number {
	const days = Number(text);
	if (!Number.isInteger(days) || days < 0) throw new InvalidArgumentError("use a whole number of days, 0 or more");
	return days;
}

function run(flags: Flags): number {
	const preview = readPreview(readText(flags.preview, "preview"));
	const warnings = flags.strict === true ? "problems" : "said";
	const [before, after] = [readSpec(flags.before, flags.param), readSpec(flags.after, flags.param, warnings)];
	const guards = flags.guard === true ? { freezeDays: flags.freezeDays, now: new Date() } : undefined;
	const review = reviewOf({ preview, before, after, timezone: flags.timezone, by: flags.by, guards, plan: flags.plan });
	writeOut(review, flags);
	if (review.errors.length > 0) return 1;
	return review.guarded.length > 0 ? GUARDED : 0;
}

/**
 * `zoom-events review`: says in plain words what a change of the conference does.
 *
 * @param end takes the exit code
 */
export function reviewCommand(end: (code: number) => void): Command {
	return commandWithOutputs("review")
		.description("Describe a change to a conference file in plain words, for a comment on a pull request.")
		.requiredOption("--preview <file>", "output of pulumi preview --json")
		.option("--before <file>", "the conference file before the change; omit it if the file is new")
		.option("--after <file>", "the conference file after the change; needed for the page and the picture")
		.option("--strict", "count warnings of the file after the change as problems")
		.option(
			"--guard",
			`exit with ${GUARDED} if somebody has to approve: a deletion shortly before the event, a cancelled event, a price change during the sale`,
		)
		.option(
			"--freeze-days <days>",
			"with --guard: number of days before the event in which deletions need approval",
			toDays,
			14,
		)
		.addOption(planOption())
		.action(async (flags: Flags) => {
			end(await exitCodeOf(() => run(flags), flags));
		});
}
