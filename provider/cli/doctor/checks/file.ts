import { formatProblem, loadConference } from "../../../conference";
import { type Check, fine, problem, skipped, warning } from "../check";

/** The conference file, if one was named. */
export const fileCheck: Check = {
	name: "Conference",
	looksAt: "the conference file, and the templates that it extends",
	run({ file, params, now }, found) {
		if (file === undefined) return [skipped("no file was named, so that what it needs is not checked.")];
		const { spec, problems, warnings } = loadConference(file, params, new Date(now()));
		const [first] = problems;
		if (spec === undefined && first !== undefined) {
			const more = problems.length - 1;
			const rest = more === 0 ? "" : ` (and ${more} more)`;
			return [
				problem(
					`${formatProblem(first).split("\n")[0]}${rest}`,
					`Correct the file; zoom-events validate ${file} lists all that is wrong with it.`,
				),
			];
		}
		if (spec !== undefined) found.conference = spec;
		const [worst] = warnings;
		if (worst === undefined) return [fine(`${file} is valid.`)];
		const more = warnings.length === 1 ? "" : ` (and ${warnings.length - 1} more)`;
		return [warning(`${formatProblem(worst)}${more}`, `zoom-events validate ${file} says more of it.`)];
	},
};
