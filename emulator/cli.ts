import { mkdirSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import { SOURCES, type Source } from "./behaviours";
import { comparedWith, readFacts } from "./facts";
import { PLANS, type Plan } from "./rate-limit";
import { parseScopes } from "./scopes";
import { startEmulator } from "./server";
import { TEMPERAMENTS } from "./temperaments";
import { verifyCommand } from "./verify/command";

const { version } = require("zoom-events-emulator/package.json") as { version: string };

function toPort(text: string): number {
	const port = Number(text);
	if (!Number.isInteger(port) || port < 0 || port > 65_535)
		throw new InvalidArgumentError("use a port number from 0 to 65535");
	return port;
}

function toScopes(text: string): string[] {
	try {
		return parseScopes(text);
	} catch (error) {
		throw new InvalidArgumentError((error as Error).message);
	}
}

interface Flags {
	port: number;
	host: string;
	data?: string;
	rateLimit: Plan;
	log?: string;
	seed?: string;
	follow: Source;
	facts?: string;
	temperament: string[];
	scopes?: string[];
}

/** The temperaments for `--help`: each with what it does. */
function temperamentHelp(): string {
	return TEMPERAMENTS.map(({ forms, does }) => `  ${forms.join(", ")}\n      ${does}`).join("\n");
}

async function run({ temperament: temperaments, ...flags }: Flags): Promise<void> {
	if (flags.data !== undefined) mkdirSync(flags.data, { recursive: true });
	const { facts: file, ...options } = flags;
	const facts = file === undefined ? {} : readFacts(file);
	const emulator = await startEmulator({ ...options, temperaments, facts });
	const { follows, cannot } = comparedWith(facts, flags.follow);
	console.log(
		[
			`Zoom Events API on ${emulator.apiUrl} (token at ${emulator.oauthUrl})`,
			...follows.map((fact) => `Answers as the account did: ${fact}`),
			...cannot.map((fact) => `Can't answer as the account did: ${fact}`),
		].join("\n"),
	);
	const stop = (): void => {
		emulator.close().then(
			() => process.exit(0),
			() => process.exit(1),
		);
	};
	process.once("SIGINT", stop);
	process.once("SIGTERM", stop);
}

const program = new Command("zoom-events-emulator")
	.description(
		'A strict local server for the Zoom Webinars Plus & Events API. Credentials: ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID and ZOOM_CLIENT_SECRET, each "emulator" by default.',
	)
	.version(version)
	.option("--port <port>", "port to listen on; 0 takes a free one", toPort, 4010)
	.option("--host <address>", "address to listen on", "127.0.0.1")
	.option("--data <folder>", "keep the data in this folder; in memory by default")
	.addOption(new Option("--rate-limit <plan>", "enforce the rate limits of a plan").choices(PLANS).default("off"))
	.option("--log <file>", "append every request to this file as NDJSON, without bodies")
	.option("--seed <file>", "objects to start with (JSON)")
	.addOption(
		new Option("--follow <source>", "what counts where the API's description and observed behaviour disagree")
			.choices(SOURCES)
			.default("observed"),
	)
	.option("--facts <file>", "answer as an account did, by the report.json of verify")
	.option("--scopes <list>", "scopes of the app, between commas, or @file; all by default", toScopes)
	.addOption(
		new Option("--temperament <name[=value]>", "answer in a way that a real API may; can be given several times")
			.argParser((text: string, before: string[]) => [...before, text])
			.default([], "none"),
	)
	.addHelpText("after", `\nTemperaments:\n${temperamentHelp()}`)
	.addHelpText(
		"after",
		"\nFor tests, without a token: PUT /_emulator/faults makes requests fail,\nGET /_emulator/state shows what is stored, GET /_emulator/requests counts requests.\nThe package's README lists all endpoints and kinds of faults.",
	)
	.action(async (flags: Flags) => {
		try {
			await run(flags);
		} catch (error) {
			const { code, message } = error as NodeJS.ErrnoException;
			const text =
				code === "EADDRINUSE"
					? `Port ${flags.port} is taken. Stop the process that uses it, or choose another with --port.`
					: message;
			console.error(`zoom-events-emulator: ${text}`);
			process.exit(1);
		}
	});

program.addCommand(verifyCommand());

void program.parseAsync();
