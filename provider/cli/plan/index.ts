import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { readPreview } from "../../review";
import { type Estimate, estimateLines, estimateOf } from "../../review/cost";
import { type Context, EXIT, jsonText } from "../context";
import { planOption } from "../plan-option";
import { runPreview } from "../preview-run";
import type { PulumiOptions } from "../pulumi";
import { readText } from "../review-files";

const EXAMPLES = `
Examples:
  zoom-events plan --stack edition-2029
  zoom-events plan --plan business --parallel 32
  pulumi preview --json > preview.json && zoom-events plan --preview preview.json --json

Counted are the requests of the update itself, if nothing is contested, lost or repeated; the time is what the plan's
rate limit takes. pulumi up runs a preview and looks names up before; --refresh reads each object too. Whether people
get e-mail is said as Zoom's description says it; "may" is where it says nothing.`;

/** Resources that Pulumi handles at the same time for each core, where it isn't told. */
const PARALLEL_PER_CORE = 4;

interface Flags extends PulumiOptions {
	preview?: string;
	plan: Estimate["plan"];
	parallel: number;
	json?: true;
}

function toCount(text: string): number {
	const number = Number(text);
	if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError("use a whole number, 1 or more");
	return number;
}

/** `plan`: what an `up` asks of the API, and who gets e-mail for it. */
export function addPlan(program: Command, context: Context): void {
	program
		.command("plan")
		.description("Say how many requests pulumi up will make, how long they take, and who gets e-mail; changes nothing")
		.option("--preview <file>", "output of pulumi preview --json; by default the command is run")
		.option("--stack <name>", "the stack; the selected one by default")
		.addOption(planOption())
		.option(
			"--parallel <number>",
			"as for pulumi up: what is created at the same time shares calls",
			toCount,
			PARALLEL_PER_CORE * availableParallelism(),
		)
		.option("--json", "print the estimate as JSON")
		.option("--cwd <folder>", "the program's folder; the current one by default")
		.option("--pulumi <command>", "the Pulumi CLI", "pulumi")
		.addHelpText("after", EXAMPLES)
		.action((flags: Flags) => plan(flags, context));
}

async function plan(flags: Flags, context: Context): Promise<void> {
	const { preview: file, parallel, cwd = ".", json } = flags;
	const text =
		file === undefined ? await runPreview(flags, [], "Previewing", context.progress) : readText(file, "preview");
	const preview = readPreview(text);
	const estimate = estimateOf(preview, { plan: flags.plan, parallel, sizeOf: (path) => sizeOf(resolve(cwd, path)) });
	context.out(json === true ? jsonText(estimate) : `${estimateLines(estimate).join("\n")}\n`);
	for (const error of preview.errors) context.err(`The preview failed, so the plan is not whole: ${error}\n`);
	if (preview.errors.length > 0) context.end(EXIT.problems);
}

/** Size of a file in bytes; undefined where it isn't there. */
function sizeOf(path: string): number | undefined {
	return statSync(path, { throwIfNoEntry: false })?.size;
}
