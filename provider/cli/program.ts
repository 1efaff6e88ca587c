import { Command, CommanderError } from "commander";
import { ZoomEventsError } from "../api/errors";
import { ConferenceError } from "../conference";
import { type Context, EXIT, type ExitCode, UsageError } from "./context";
import { addExport } from "./export";
import { addImport } from "./import";
import { addInit } from "./init";
import { addPlanTimes } from "./plan-times";
import { addPull } from "./pull";
import { addValidate } from "./validate";

const { version } = require("pulumi-zoom-events/package.json") as { version: string };

/** Where output goes. */
export type Output = Pick<Context, "out" | "err">;

const EXIT_CODES = `
Exit codes:
  0  it is done, and all is right
  1  the conference has problems, which are said
  2  wrong use, or it could not be done`;

/**
 * Runs the command line.
 *
 * @param args arguments without those of Node.js
 */
export async function run(args: readonly string[], { out, err }: Output): Promise<ExitCode> {
	let code: ExitCode = EXIT.ok;
	const context: Context = {
		out,
		err,
		end: (wanted) => {
			code = wanted;
		},
	};
	const program = new Command("zoom-events")
		.description("Conference files for the Zoom Webinars Plus & Events API: make, check, show, export, take over.")
		.version(version)
		.exitOverride()
		.configureOutput({ writeOut: out, writeErr: err })
		.showHelpAfterError("(add --help to see what it takes)")
		.addHelpText("afterAll", EXIT_CODES);
	for (const add of [addInit, addValidate, addPlanTimes, addExport, addPull, addImport]) add(program, context);
	try {
		await program.parseAsync([...args], { from: "user" });
		return code;
	} catch (error) {
		if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.failure;
		if (!(error instanceof UsageError || error instanceof ZoomEventsError || error instanceof ConferenceError))
			throw error;
		err(`zoom-events: ${error.message}\n`);
		return error instanceof ConferenceError ? EXIT.problems : EXIT.failure;
	}
}
