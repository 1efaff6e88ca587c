import { createInterface } from "node:readline/promises";
import { Command, InvalidArgumentError } from "commander";
import { loadContract } from "../contract";
import { credentialsFromEnvironment } from "../oauth";
import { scopesToVerify } from "../scopes";
import { type Emulator, startEmulator } from "../server";
import { countOf, type Finding, summary } from "./report";
import { clean, plan, type VerifyOptions, verify } from "./run";

/** Exit codes of `verify`: a difference counts only with `--strict`. */
const EXIT = { done: 0, differs: 1, failed: 2, stopped: 130 } as const;

interface Flags {
	against?: string;
	oauthUrl?: string;
	hub?: string;
	only?: string[];
	publish?: true;
	budget?: number;
	out: string;
	yes?: true;
	clean?: true;
	strict?: true;
}

function toCount(text: string): number {
	const count = Number(text);
	if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError("use a whole number from 1");
	return count;
}

/** The API's own address: without a final slash, so that paths can follow. */
function toUrl(text: string): string {
	if (!URL.canParse(text)) throw new InvalidArgumentError("use a URL such as https://api.zoom.us/v2");
	return text.replace(/\/+$/, "");
}

/** The API to ask, and the local one where that is it. */
async function targetOf({ against, oauthUrl }: Flags): Promise<{ target: Target; emulator?: Emulator }> {
	if (against === undefined) {
		const emulator = await startEmulator({ scopes: scopesToVerify(loadContract()) });
		const { apiUrl, oauthUrl: tokens } = emulator;
		return { target: { apiUrl, oauthUrl: tokens, credentials: credentialsFromEnvironment() }, emulator };
	}
	const { ZOOM_ACCOUNT_ID: accountId, ZOOM_CLIENT_ID: clientId, ZOOM_CLIENT_SECRET: clientSecret } = process.env;
	if (accountId === undefined || clientId === undefined || clientSecret === undefined)
		throw new Error("Set ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID and ZOOM_CLIENT_SECRET.");
	const tokens = oauthUrl ?? process.env.ZOOM_OAUTH_URL ?? "https://zoom.us/oauth/token";
	return { target: { apiUrl: against, oauthUrl: tokens, credentials: { accountId, clientId, clientSecret } } };
}

type Target = Pick<VerifyOptions, "apiUrl" | "oauthUrl" | "credentials">;

async function isConfirmed(flags: Flags): Promise<boolean> {
	if (flags.yes === true || flags.against === undefined || !process.stdin.isTTY) return true;
	const lines = createInterface({ input: process.stdin, output: process.stdout });
	const said = await lines.question("Go on? [y/N] ");
	lines.close();
	return /^y(es)?$/i.test(said.trim());
}

function lineOf({ id, verdict, seen, answered, local, why }: Finding): string {
	if (verdict === "not asked") return `not asked  ${id}: ${why}`;
	const detail = answered === undefined ? "" : ` (${answered})`;
	return verdict === "agree" ? `agrees     ${id}: ${seen}` : `differs    ${id}: ${seen}${detail}, and here ${local}`;
}

/** Asks for an early end by Ctrl-C or SIGTERM, after which everything is removed; a second one ends at once. */
function stopSignal(): AbortSignal {
	const controller = new AbortController();
	const stop = (): void => {
		if (controller.signal.aborted) process.exit(EXIT.stopped);
		console.error("Stopping: what was made is removed first.");
		controller.abort();
	};
	process.on("SIGINT", stop);
	process.on("SIGTERM", stop);
	return controller.signal;
}

async function run(flags: Flags): Promise<number> {
	const { requests, probes } = plan(flags.only, flags.publish === true);
	const { target, emulator } = await targetOf(flags);
	const options: VerifyOptions = {
		...target,
		out: flags.out,
		signal: stopSignal(),
		publish: flags.publish === true,
		onFinding: (finding) => console.log(lineOf(finding)),
		...(flags.hub !== undefined && { hubId: flags.hub }),
		...(flags.only !== undefined && { only: flags.only }),
		...(flags.budget !== undefined && { budget: flags.budget }),
	};
	try {
		if (flags.clean === true) {
			const { removed, left } = await clean(options);
			console.log(`${removed} removed, ${left.length} left`);
			for (const line of left) console.error(line);
			return left.length === 0 ? EXIT.done : EXIT.failed;
		}
		console.log(
			`${probes.length} behaviours of ${flags.against ?? "the local API"}: at most ${flags.budget ?? requests} requests, in drafts that are removed again${flags.publish === true ? "; some are published and cancelled" : ""}.`,
		);
		if (!(await isConfirmed(flags))) return EXIT.done;
		const report = await verify(options);
		console.log(`${summary(report)}\nThe report is in ${flags.out}.`);
		for (const line of report.left) console.error(`Left behind: ${line}`);
		if (report.left.length > 0) return EXIT.failed;
		if (options.signal?.aborted === true) return EXIT.stopped;
		return flags.strict === true && countOf(report, "differ") > 0 ? EXIT.differs : EXIT.done;
	} finally {
		await emulator?.close();
	}
}

/** `zoom-events-emulator verify`. */
export function verifyCommand(): Command {
	return new Command("verify")
		.description(
			"Asks an API what its description leaves open, and compares the answers with the local API's. Works in drafts that it makes and removes.",
		)
		.option(
			"--against <url>",
			"base URL of the API, such as https://api.zoom.us/v2; a local API of its own by default",
			toUrl,
		)
		.option("--oauth-url <url>", "token endpoint; ZOOM_OAUTH_URL or https://zoom.us/oauth/token by default")
		.option("--hub <id>", "hub to work in; the first that the account hosts by default")
		.option("--only <id...>", "behaviours or groups to ask about; all by default")
		.option("--publish", "publish and cancel events and channels of its own for the behaviours that need it")
		.option("--budget <n>", "the most requests; as many as are needed by default", toCount)
		.option("--out <folder>", "folder for report.json and report.md", "zoom-events-verify")
		.option("--yes", "don't ask before it begins")
		.option("--clean", "only remove what earlier runs left")
		.option("--strict", "end with 1 where an answer differs")
		.addHelpText(
			"after",
			"\nCredentials of --against: ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID and ZOOM_CLIENT_SECRET.\nEnds with 0 once it has asked, 1 with --strict where an answer differs, 2 where it failed or left something behind.",
		)
		.action(async (flags: Flags) => {
			try {
				process.exit(await run(flags));
			} catch (error) {
				console.error(`zoom-events-emulator: ${(error as Error).message}`);
				process.exit(EXIT.failed);
			}
		});
}
