import { resolve } from "node:path";
import type { Command } from "commander";
import type { ParamValues } from "../../conference";
import { type Context, collectParam, EXIT, jsonText } from "../context";
import { runPulumi } from "../pulumi";
import type { Check, Surroundings } from "./check";
import { clockCheck } from "./checks/clock";
import { credentialsCheck } from "./checks/credentials";
import { fileCheck } from "./checks/file";
import { hubCheck } from "./checks/hub";
import { licenceCheck } from "./checks/licence";
import { lockCheck } from "./checks/lock";
import { modulesCheck } from "./checks/modules";
import { networkCheck } from "./checks/network";
import { nodeCheck } from "./checks/node";
import { notesCheck } from "./checks/notes";
import { packageCheck } from "./checks/package";
import { projectCheck } from "./checks/project";
import { pulumiCheck } from "./checks/pulumi";
import { ratesCheck } from "./checks/rates";
import { scopesCheck } from "./checks/scopes";
import { settingsCheck } from "./checks/settings";
import { sharedRateCheck } from "./checks/shared-rate";
import { stateCheck } from "./checks/state";
import { typescriptCheck } from "./checks/typescript";
import { examine } from "./run";
import { diagnosisText, isFine, masked } from "./text";

const { version } = require("pulumi-zoom-events/package.json") as { version: string };

/** All checks, in an order in which each comes after those that it needs. */
export const CHECKS: readonly Check[] = [
	fileCheck,
	nodeCheck,
	projectCheck,
	pulumiCheck,
	packageCheck,
	typescriptCheck,
	modulesCheck,
	stateCheck,
	lockCheck,
	settingsCheck,
	notesCheck,
	networkCheck,
	credentialsCheck,
	clockCheck,
	scopesCheck,
	hubCheck,
	licenceCheck,
	ratesCheck,
	sharedRateCheck,
];

const EXAMPLES = `
Examples:
  zoom-events doctor
  zoom-events doctor conference.yaml
  zoom-events doctor conference.yaml --stack edition-2029 --json

It writes nothing, neither here nor in the account, and shows no secret. Settings come from the stack's config, else from
the environment. A check that needs what has a problem is skipped, and marked with –.

Exit codes: 0 nothing is in the way of pulumi up (there may be warnings), 1 something is, 2 wrong usage.`;

interface Flags {
	stack?: string;
	cwd: string;
	pulumi: string;
	param?: ParamValues;
	json?: true;
}

/** `doctor [FILE]`: what keeps `pulumi up` from working, and what to do about it. */
export function addDoctor(program: Command, context: Context): void {
	program
		.command("doctor")
		.description("Check the machine, the project, the account and the stack: what is missing, and what to do")
		.argument("[file]", "the conference file that is to be deployed")
		.option("--param <name=value>", "value of a parameter; can be repeated", collectParam)
		.option("--stack <name>", "the stack; the selected one by default")
		.option("--cwd <folder>", "the program's folder", ".")
		.option("--pulumi <command>", "the Pulumi CLI", "pulumi")
		.option("--json", "print what was found as JSON")
		.addHelpText("after", EXAMPLES)
		.action(async (file: string | undefined, { stack, cwd, pulumi, param: params = {}, json }: Flags) => {
			const folder = resolve(cwd);
			await doctor(
				{
					folder,
					file,
					params,
					stack,
					pulumi,
					version,
					environment: process.env,
					nodeVersion: process.versions.node,
					runPulumi: (args, { isOfStack = false } = {}) =>
						runPulumi({ pulumi, cwd: folder, ...(isOfStack && stack !== undefined && { stack }) }, args),
					now: () => Date.now(),
				},
				json === true,
				context,
			);
		});
}

/** Runs all checks, and prints what they found. */
export async function doctor(
	surroundings: Surroundings,
	asJson: boolean,
	context: Pick<Context, "out" | "end">,
): Promise<void> {
	const { diagnoses, secrets } = await examine(CHECKS, surroundings);
	const isOk = isFine(diagnoses);
	const text = asJson ? jsonText({ ok: isOk, checks: diagnoses }) : diagnosisText(diagnoses);
	context.out(masked(text, secrets));
	context.end(isOk ? EXIT.ok : EXIT.problems);
}
