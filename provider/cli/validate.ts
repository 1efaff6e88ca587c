import type { Command } from "commander";
import { type ConferenceSpec, formatProblem, loadConference, type ParamValues, strictly } from "../conference";
import { sectionEntries } from "../conference/sections";
import { type Context, codeOf, collectParam, jsonText, STRICT } from "./context";

const EXAMPLES = `
Examples:
  zoom-events validate conference.yaml
  zoom-events validate 2028.yaml --param year=2028 --param firstDay=2028-05-09
  zoom-events validate conference.yaml --strict --json`;

/** Sizes of the sections that hold something: `{ sessions: 12 }`. */
function countsOf(spec: ConferenceSpec): Record<string, number> {
	const counts = sectionEntries.map(([name]): [string, number] => [name, Object.keys(spec[name] ?? {}).length]);
	return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

/** `ticketTypes`, 2 to `2 ticket types`. */
function countText([section, count]: [string, number]): string {
	const words = section.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
	return `${count} ${count === 1 ? words.replace(/s$/, "") : words}`;
}

interface Flags {
	param?: ParamValues;
	strict?: true;
	json?: true;
}

/** `validate FILE`: everything that is wrong with a conference file, or hardly meant, each with its line. */
export function addValidate(program: Command, context: Context): void {
	program
		.command("validate")
		.description("Check a conference file; list every problem with its line and column")
		.argument("<file>", "the conference file")
		.option("--param <name=value>", "value of a parameter; can be repeated", collectParam)
		.option(...STRICT)
		.option("--json", "print problems, warnings and counts as JSON")
		.addHelpText("after", EXAMPLES)
		.action((file: string, { param = {}, strict, json }: Flags) => {
			const loaded = loadConference(file, param, context.now);
			const { spec, problems, warnings } = strict === true ? strictly(loaded) : loaded;
			const counts = spec === undefined ? {} : countsOf(spec);
			if (json === true) context.out(jsonText({ file, problems, warnings, counts }));
			else {
				for (const problem of [...problems, ...warnings]) context.out(`${formatProblem(problem)}\n`);
				const texts = Object.entries(counts).map(countText);
				const above = warnings.length === 1 ? "the warning" : `the ${warnings.length} warnings`;
				const verdict = warnings.length === 0 ? "is valid" : `is valid, but see ${above} above`;
				if (spec !== undefined)
					context.out(`${file} ${verdict}: ${texts.length === 0 ? "an event" : texts.join(", ")}.\n`);
			}
			context.end(codeOf(problems));
		});
}
