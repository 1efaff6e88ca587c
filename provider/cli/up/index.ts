import type { Command } from "commander";
import { type Context, EXIT, UsageError } from "../context";
import { toCount } from "../counts";
import type { PulumiOptions } from "../pulumi";
import { agrees } from "../stack/agrees";
import { stackText } from "../stack/stack";
import { OPERATIONS, type Operation } from "./operations";
import { refuseOwnOptions } from "./passed-options";
import { costOf, performRun, prepareRun, runModeOf } from "./prepared";
import { readConfig, runSettingsOf } from "./stack-settings";
import { endedText, plannedText } from "./summary";

const EXAMPLES = `
Examples:
  zoom-events up --stack edition-2029
  zoom-events up --stack edition-2029 --yes --events
  zoom-events destroy -- --exclude-protected

Pulumi's own options follow --. Exit codes and Ctrl-C are those of Pulumi.

Pulumi writes the whole state before and after each object, which takes most of the time of a large conference. Where
all resources of the stack are this package's, and its own record of pending creates outlives the run, the state is
written once, at the end; see docs/scale.md. --checkpoints has Pulumi write it as usual.`;

interface Flags extends PulumiOptions {
	yes?: true;
	checkpoints?: true;
	parallel?: number;
	events?: true;
}

/** `up`, `preview`, `refresh` and `destroy`: Pulumi's own, with what a large conference needs. */
export function addUp(program: Command, context: Context): void {
	for (const [name, operation] of Object.entries(OPERATIONS)) {
		withCommon(program.command(name).description(operation.description))
			.option("--yes", "perform it without asking")
			.option("--checkpoints", "have Pulumi write its state before and after each object, as usual")
			.option("--events", "pass on Pulumi's own output, for the log of a CI job; no progress bar")
			.addHelpText("after", EXAMPLES)
			.action((passed: string[], flags: Flags) => perform(operation, flags, passed, context));
	}
	withCommon(program.command("preview").description("Run pulumi preview, and sum up what an update will do"))
		.addHelpText("after", EXAMPLES)
		.action(async (passed: string[], flags: Flags) => {
			await prepare(OPERATIONS.up, flags, passed, context);
		});
}

function withCommon(command: Command): Command {
	return command
		.argument("[options...]", "options of Pulumi, after --")
		.option("--stack <name>", "the stack; the selected one by default")
		.option(
			"--parallel <number>",
			"operations at the same time; by default as many as fill the rate of the Zoom plan",
			toCount,
		)
		.option("--cwd <folder>", "the program's folder; the current one by default")
		.option("--pulumi <command>", "the Pulumi CLI", "pulumi");
}

async function perform(operation: Operation, flags: Flags, passed: readonly string[], context: Context): Promise<void> {
	const { ask } = context;
	if (flags.yes !== true && ask === undefined)
		throw new UsageError("nobody is at a terminal to agree to what the preview shows: add --yes.");
	const prepared = await prepare(operation, flags, passed, context);
	if (prepared === undefined) return;
	const mode = await runModeOf(flags, prepared, flags.checkpoints === true);
	context.err(`${mode.text}\n`);
	if (
		flags.yes !== true &&
		ask !== undefined &&
		!(await agrees(ask, `${operation.question} of ${stackText(flags)}?`))
	) {
		context.err("Nothing was done.\n");
		context.end(EXIT.problems);
		return;
	}
	const how = { hasCheckpoints: mode.hasCheckpoints, isVerbatim: flags.events === true };
	const ended = await performRun(flags, prepared, how, context.progress);
	context.err(`${endedText(operation, ended)}\n`);
	context.end(ended.code);
}

/** Previews a run and sums it up; undefined where it can't be done, which is said. */
async function prepare(operation: Operation, flags: Flags, passed: readonly string[], context: Context) {
	refuseOwnOptions(passed);
	const settings = runSettingsOf(await readConfig(flags), flags);
	const prepared = await prepareRun(flags, { operation, settings, passed, parallel: flags.parallel }, context.progress);
	const { code, planned, preview } = prepared;
	if (code !== 0) {
		context.end(code);
		return undefined;
	}
	context.out(`${plannedText(operation, planned, preview, costOf(preview, prepared, flags.cwd))}\n`);
	return prepared;
}
