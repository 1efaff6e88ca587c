import { type Command, Option } from "commander";
import { type Context, EXIT, jsonText, UsageError } from "../context";
import { writeWhole } from "../files";
import type { PulumiOptions } from "../pulumi";
import { agrees } from "../stack/agrees";
import { readExportFile } from "../stack/export-file";
import { exportStack, stackText, writeStack } from "../stack/stack";
import { HOST_NAMES, type Host } from "./hosts";
import { migrated } from "./migrate";
import { migrationLines, nextLines } from "./text";

const EXAMPLES = `
Examples:
  zoom-events migrate --to native --stack edition-2029
  zoom-events migrate --to native --stack edition-2029 --yes
  zoom-events migrate --to dynamic export.json --output dynamic.json

Rewrites the state of a stack so that the next pulumi up of a program for the other host changes nothing: types, URNs
and all that names them, providers, and what each host keeps besides the objects. It asks neither Zoom nor for secrets,
which stay encrypted. Afterwards it lists what to change in the program.

Exit code 1 means that nothing was written, since nobody agreed.`;

interface Flags extends PulumiOptions {
	to: Host;
	output?: string;
	yes?: true;
}

/** `migrate`: a stack from dynamic resources to the native plugin, and back. */
export function addMigrate(program: Command, context: Context): void {
	program
		.command("migrate")
		.description("Move a stack from dynamic resources to the native plugin, or back")
		.argument("[export.json]", "a file written by pulumi stack export, instead of a stack")
		.addOption(new Option("--to <host>", "whose the resources become").choices([...HOST_NAMES]).makeOptionMandatory())
		.option("--stack <name>", "the stack; the selected one by default")
		.option("--output <file>", "with a file: where to write the result; standard output by default")
		.option("--yes", "write without asking")
		.option("--cwd <folder>", "the program's folder; the current one by default")
		.option("--pulumi <command>", "the Pulumi CLI", "pulumi")
		.addHelpText("after", EXAMPLES)
		.action((file: string | undefined, flags: Flags) =>
			file === undefined ? migrateStack(flags, context) : migrateFile(file, flags, context),
		);
}

/** Lines of text for people. */
function textOf(lines: readonly string[]): string {
	return lines.map((line) => `${line}\n`).join("");
}

async function migrateFile(file: string, { to, output, stack }: Flags, context: Context): Promise<void> {
	if (stack !== undefined) throw new UsageError("--stack and a file exclude each other.");
	const result = migrated(readExportFile(file, output), to);
	// The state goes to the standard output, which is then a file or a pipe.
	const say = output === undefined ? context.err : context.out;
	say(textOf(migrationLines(result, to)));
	if (output === undefined) context.out(jsonText(result.state));
	else {
		await writeWhole(output, jsonText(result.state), { mode: 0o600 });
		context.out(`Wrote ${output}.\n`);
	}
	if (result.moved.length > 0) say(textOf(nextLines(to, undefined)));
}

async function migrateStack(flags: Flags, context: Context): Promise<void> {
	const { to, output, stack } = flags;
	if (output !== undefined) throw new UsageError("--output needs a file written by pulumi stack export.");
	const before = await exportStack(flags);
	const result = migrated(before.state, to);
	context.out(textOf(migrationLines(result, to)));
	if (result.moved.length === 0) return;
	if (!(await isMeant(flags, context))) {
		context.end(EXIT.problems);
		return;
	}
	await writeStack(flags, before, result.state);
	context.out(`Wrote the state of ${stackText(flags)}.\n${textOf(nextLines(to, stack))}`);
}

async function isMeant(flags: Flags, { ask, err }: Context): Promise<boolean> {
	if (flags.yes === true) return true;
	if (ask !== undefined && (await agrees(ask, `Write the state of ${stackText(flags)}?`))) return true;
	err(`Nothing was written${ask === undefined ? ": add --yes to do so" : ""}.\n`);
	return false;
}
