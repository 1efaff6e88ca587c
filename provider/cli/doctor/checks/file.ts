import { formatProblem, loadConference } from "../../../conference";
import { type Check, fine, problem, skipped, warning } from "../check";

/** Problems of a file that are shown; the rest is for `validate`. */
const MOST_SHOWN = 3;

/** The conference file, if one was named. */
export const fileCheck: Check = {
	name: "Conference",
	looksAt: "the conference file, and the templates that it extends",
	run({ file, params, now }, found) {
		if (file === undefined) return [skipped("no file was named; the checks below look at the account alone")];
		const { spec, problems, warnings } = loadConference(file, params, new Date(now()));
		if (spec === undefined) {
			const shown = problems.slice(0, MOST_SHOWN).map((one) => formatProblem(one).split("\n")[0] ?? "");
			const remedy =
				problems.length > MOST_SHOWN
					? `See all ${problems.length}: zoom-events validate ${file}`
					: `Fix it, and check: zoom-events validate ${file}`;
			return shown.map((text, index) => problem(text, index === shown.length - 1 ? remedy : "See below."));
		}
		found.conference = spec;
		if (warnings.length === 0) return [fine(`${file} is valid.`)];
		return warnings.slice(0, MOST_SHOWN).map((one) => warning(formatProblem(one), `zoom-events validate ${file}`));
	},
};
