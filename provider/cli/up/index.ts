import { statSync } from "node:fs";
import { resolve } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { readPreview } from "../../review";
import { estimateOf } from "../../review/cost";
import { type Context, EXIT, UsageError } from "../context";
import { runPreviewOf } from "../preview-run";
import type { PulumiOptions } from "../pulumi";
import { agrees } from "../stack/agrees";
import { stackText } from "../stack/stack";
import { lookAtJournalFolder } from "./journal-folder";
import { modeOf } from "./mode";
import { OPERATIONS, type Operation } from "./operations";
import { parallelFor } from "./parallel";
import { onlyForPreview, refuseOwnOptions } from "./passed-options";
import { plannedOf } from "./planned";
import { fullNameOf, readRunSettings } from "./stack-settings";
import { foreignTypesIn } from "./state-types";
import { endedText, plannedText } from "./summary";
import { UnfinishedRun } from "./unfinished";
import { watchRun } from "./watched-run";

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

function toCount(text: string): number {
	const number = Number(text);
	if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError("use a whole number, 1 or more");
	return number;
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
	const { planned, settings, pulumiFlags, unfinished } = prepared;
	const mode = modeOf({
		isAskedFor: flags.checkpoints === true,
		foreignTypes: [...new Set([...planned.foreignTypes, ...(await foreignTypesIn(flags))])],
		folder: lookAtJournalFolder(settings.journalFolder, settings.isFolderChosen),
	});
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
	if (!mode.hasCheckpoints) unfinished.begin(operation.command);
	const ended = await watchRun(
		flags,
		{
			operation,
			planned,
			flags: pulumiFlags,
			hasCheckpoints: mode.hasCheckpoints,
			isVerbatim: flags.events === true,
		},
		context.progress,
	);
	if (ended.code === 0) unfinished.end(operation.command);
	context.err(`${endedText(operation, ended)}\n`);
	context.end(ended.code);
}

/** Previews a run and sums it up; undefined where it can't be done, which is said. */
async function prepare(operation: Operation, flags: Flags, passed: readonly string[], context: Context) {
	refuseOwnOptions(passed);
	const { cwd = ".", parallel: wanted } = flags;
	const settings = await readRunSettings(flags);
	const { plan, journalFolder } = settings;
	const parallel = wanted ?? parallelFor(plan);
	const run = ["--parallel", String(parallel)];
	const unfinished = new UnfinishedRun(journalFolder, await fullNameOf(flags));
	const before = unfinished.read();
	if (before === "up" && operation.command === "destroy")
		throw new UsageError(
			`the last up of ${stackText(flags)} ended before its state was written: what it created is recorded in ${journalFolder} and not in the state, so a destroy would leave it. Run zoom-events up first, then destroy.`,
		);
	if (before !== undefined && operation.command !== "refresh") {
		// The state may say of what was replaced or deleted that it is still there.
		run.push("--refresh");
		context.err(
			`The last run of ${stackText(flags)} (${before}) did not end well, so the state may be old: this one reads each object first.\n`,
		);
	}
	const { code, text } = await runPreviewOf(
		flags,
		[...operation.preview, ...run, ...onlyForPreview(passed)],
		"Previewing",
		context.progress,
	);
	const preview = readPreview(text);
	for (const error of new Set(preview.errors)) context.err(`error: ${error}\n`);
	if (code !== 0) {
		context.end(code);
		return undefined;
	}
	const planned = plannedOf(text);
	const estimate = estimateOf(preview, {
		plan,
		parallel,
		sizeOf: (path) => statSync(resolve(cwd, path), { throwIfNoEntry: false })?.size,
	});
	context.out(`${plannedText(operation, planned, preview, estimate)}\n`);
	return { planned, settings, pulumiFlags: [...run, ...passed], unfinished };
}
