import { Command, CommanderError } from "commander";
import { ZoomEventsError } from "../api/errors";
import { ConferenceError } from "../conference";
import { ReviewError } from "../review";
import { type Context, EXIT, UsageError } from "./context";
import { addDoctor } from "./doctor";
import { driftCommand } from "./drift";
import { addExport } from "./export";
import { addFleet } from "./fleet";
import { addImport } from "./import";
import { addInit } from "./init";
import { addMigrate } from "./migrate";
import { addPlan } from "./plan";
import { addPlanTimes } from "./plan-times";
import { Progress } from "./progress";
import { addPull } from "./pull";
import { addRecording } from "./recording";
import { addRecover } from "./recover";
import { addPeople, addReport } from "./report";
import { reviewCommand } from "./review";
import { addScopes } from "./scopes";
import { addSync } from "./sync";
import { addUp } from "./up";
import { addValidate } from "./validate";
import { withOperandsLast } from "./words";

const { version } = require("pulumi-zoom-events/package.json") as { version: string };

/** Commands whose 2 says something of the account, so wrong usage of them is 1. */
const COMPARING: readonly (string | undefined)[] = ["review", "drift", "sync"];

function wrongUseOf([command]: readonly string[]): number {
	return COMPARING.includes(command) ? EXIT.problems : EXIT.failure;
}

/** Where output goes and whether it is taken, the current time, who can be asked, and where progress is shown. */
export type Output = Pick<Context, "out" | "err"> &
	Partial<Pick<Context, "now" | "ask" | "progress" | "ready" | "isTerminal">>;

const EXIT_CODES = `
Exit codes:
  0  success; no problems found
  1  the file has problems (listed); for doctor: something is in the way of pulumi up; for recover and migrate: something needs a decision from you; for recording: the API differs
  2  wrong usage, or the command failed (1 for review and drift); for drift: the account differs
  3  for review --guard: somebody has to approve
  up, refresh, destroy and preview end as Pulumi does`;

/**
 * Runs the command line.
 *
 * @param args arguments without those of Node.js
 */
export async function run(args: readonly string[], output: Output): Promise<number> {
	const { ready = () => Promise.resolve(true), isTerminal = false } = output;
	const { now = new Date(), ask, progress = new Progress({ write: output.err, columns: () => undefined }) } = output;
	const out = (text: string): void => progress.around(() => output.out(text));
	const err = (text: string): void => progress.around(() => output.err(text));
	let code: number = EXIT.ok;
	const context: Context = {
		out,
		err,
		ready,
		isTerminal,
		now,
		ask,
		progress,
		end: (wanted) => {
			code = wanted;
		},
	};
	const program = new Command("zoom-events")
		.description("Conference files for the Zoom Webinars Plus & Events API: create, check, show, export, import.")
		.version(version)
		// An option's value or an id may look like an option of the program, such as -V.
		.enablePositionalOptions()
		.exitOverride()
		.configureOutput({ writeOut: out, writeErr: err })
		.showHelpAfterError("(add --help for usage)")
		.addHelpText("afterAll", EXIT_CODES);
	for (const add of [
		addInit,
		addDoctor,
		addValidate,
		addPlanTimes,
		addExport,
		addPull,
		addImport,
		addSync,
		addRecover,
		addMigrate,
		addRecording,
		addPlan,
		addScopes,
		addReport,
		addPeople,
		addUp,
		addFleet,
	])
		add(program, context);
	for (const command of [reviewCommand, driftCommand])
		program.addCommand(command(context.end, progress).copyInheritedSettings(program));
	try {
		await program.parseAsync(withOperandsLast(program, args), { from: "user" });
		return code;
	} catch (error) {
		if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : wrongUseOf(args);
		if (
			!(
				error instanceof UsageError ||
				error instanceof ZoomEventsError ||
				error instanceof ConferenceError ||
				error instanceof ReviewError
			)
		)
			throw error;
		err(`zoom-events: ${error.message}\n`);
		return error instanceof ConferenceError ? EXIT.problems : EXIT.failure;
	} finally {
		progress.close();
	}
}
