import { type Command, Option } from "commander";
import type { ParamValues } from "../../conference";
import { type Context, collectParam, EXIT, jsonText, loadOrSay, UsageError } from "../context";
import { writeWhole } from "../files";
import { unbroken } from "../interrupt";
import type { PulumiOptions } from "../pulumi";
import { agrees } from "../stack/agrees";
import { readExportFile } from "../stack/export-file";
import { stackText, writeStack } from "../stack/stack";
import { unfinishedText } from "../up/unfinished";
import type { ReadState } from "./interrupted";
import { type Plan, planData, planLines, planNeedsPerson, planOf } from "./plan";
import { type ReadStack, readStack } from "./read-state";

const EXAMPLES = `
Examples:
  zoom-events recover --stack edition-2029
  zoom-events recover --stack edition-2029 --yes
  zoom-events recover --stack edition-2029 --file conference.yaml
  zoom-events recover --state export.json --output recovered.json

If pulumi up was killed along with its machine, the state lacks the objects that were being created: those found in the
account are added to the state, and the next pulumi up creates the others. Entries that Pulumi can neither refresh nor
delete ("code must be a string, not undefined") are repaired. With --file, if the state is lost or old, each object in
the conference file is looked up, and its id is written into the file under "adopt".

Credentials and URLs come from the environment, as for pull. The account is only read. Exit code 1 means that
something needs a decision from you (listed).`;

interface Flags extends PulumiOptions {
	state?: string;
	output?: string;
	file?: string;
	param?: ParamValues;
	yes?: true;
	json?: true;
}

/** `recover`: what was made in the account and is in no state. */
export function addRecover(program: Command, context: Context): void {
	program
		.command("recover")
		.description("Recover what a killed run created, or a lost state")
		.option("--stack <name>", "the stack; the selected one by default")
		.addOption(
			new Option("--state <file>", "a file written by pulumi stack export, instead of a stack").conflicts("stack"),
		)
		.option("--output <file>", "with --state: where to write the result; standard output by default")
		.option("--file <file>", "the conference file, if the state is lost or old")
		.option("--param <name=value>", "value of a parameter of the file; can be repeated", collectParam)
		.option("--yes", "write without asking")
		.option("--json", "print what was found as JSON; ask nothing")
		.option("--cwd <folder>", "the program's folder; the current one by default")
		.option("--pulumi <command>", "the Pulumi CLI", "pulumi")
		.addHelpText("after", EXAMPLES)
		.action((flags: Flags) => recover(flags, context));
}

async function recover(flags: Flags, context: Context): Promise<void> {
	const { state: stateFile, output, file, param = {}, json } = flags;
	if (output !== undefined && stateFile === undefined) throw new UsageError("--output needs --state.");
	if (json === true && stateFile !== undefined && output === undefined)
		throw new UsageError("both the state and the JSON would go to standard output: add --output.");
	const spec = file === undefined ? undefined : loadOrSay(file, param, context);
	if (file !== undefined && spec === undefined) return;
	const read = stateFile === undefined ? await readStack(flags) : readFileState(stateFile, output);
	const unfinished = stateFile === undefined ? await unfinishedText(flags) : undefined;
	if (unfinished !== undefined) context.err(`${unfinished}\n`);
	const ask = flags.yes === true || json === true ? undefined : context.ask;
	const conference = file === undefined || spec === undefined ? undefined : { file, spec };
	const plan = await planOf(read, { conference, ask, client: context.progress.clientOptions() });
	// The state goes to the standard output, which is then a file or a pipe.
	const say = stateFile !== undefined && output === undefined ? context.err : context.out;
	if (json !== true) show(plan, say);
	const isWritten = await write(plan, read, flags, { ...context, out: say, ask });
	if (json === true) context.out(jsonText({ ...planData(plan), isWritten }));
	if (stateFile !== undefined && output === undefined) context.out(jsonText(plan.result));
	if (planNeedsPerson(plan) || !isWritten) context.end(EXIT.problems);
}

function readFileState(file: string, output: string | undefined): ReadState {
	const state = readExportFile(file, output);
	return { sealed: state, open: state };
}

function show(plan: Plan, say: (text: string) => void): void {
	const lines = planLines(plan);
	say(`${lines.length === 0 ? "Nothing to recover." : lines.join("\n")}\n`);
}

/**
 * Writes what a plan has to write, if a flag or a person says so.
 *
 * @returns whether nothing is left to write
 */
async function write(plan: Plan, read: ReadState | ReadStack, flags: Flags, context: Context): Promise<boolean> {
	const { output, stack, yes, json } = flags;
	const { findings, result, file } = plan;
	const tell = (text: string): void => (json === true ? undefined : context.out(text));
	if (output !== undefined) {
		await writeWhole(output, jsonText(result), { mode: 0o600 });
		tell(`Wrote ${output}.\n`);
	}
	const isStackChanged = "text" in read && findings.length > 0;
	const isFileChanged = file?.isChanged === true;
	if (!isStackChanged && !isFileChanged) return true;
	const what = [...(isStackChanged ? [`the state of ${stackText(flags)}`] : []), ...(isFileChanged ? [file.file] : [])];
	const isMeant = yes === true || (context.ask && (await agrees(context.ask, `Write ${what.join(" and ")}?`)));
	if (isMeant !== true) {
		if (json !== true) context.err(`Nothing was written${context.ask === undefined ? ": add --yes to do so" : ""}.\n`);
		return false;
	}
	// Ids that are in the state are to be in the file too.
	await unbroken(async () => {
		if (isStackChanged) await writeStack(flags, read, result);
		if (isFileChanged) await writeWhole(file.file, file.adopted.text);
	});
	tell(`Wrote ${what.join(" and ")}. Next: pulumi up${stack === undefined ? "" : ` --stack ${stack}`}\n`);
	return true;
}
