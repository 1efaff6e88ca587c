/** `npm start`: the example conference, brought up on a local Zoom Events API by the real Pulumi CLI. */
import { PORT, STACK, startDemo } from "./demo.ts";

const say = (text = ""): void => console.log(text);
const title = (text: string): void => say(`\n\u001b[1m── ${text}\u001b[0m`);

let isInterrupted = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
	// Ctrl-C reaches pulumi too, which ends in good order; only then does this process end.
	process.on(signal, () => {
		isInterrupted = true;
	});
}

const demo = await startDemo();
title(`Pulumi ${demo.pulumi.version} (${demo.pulumi.source}) and a local Zoom Events API on ${demo.apiUrl}`);
say("Data in .local/api, Pulumi's state in .local/state.");

async function step(...args: string[]): Promise<void> {
	const code = await demo.run(...args);
	if (isInterrupted) throw new Error("Interrupted. Run npm start again: it goes on from its state.");
	if (code !== 0) {
		throw new Error(
			`pulumi ${args[0]} ended with exit code ${code}. If a former run was killed and its lock is left: npm run demo -- cancel --yes`,
		);
	}
}

let exitCode = 0;
try {
	await step("stack", "select", "--create", STACK, "--non-interactive");
	title("pulumi up: the account becomes what examples/devconf says");
	await step("up", "--yes", "--stack", STACK);
	const before = await demo.writes();
	title("pulumi up, once more: nothing to do");
	await step("up", "--yes", "--stack", STACK, "--skip-preview");
	const made = (await demo.writes()) - before;
	exitCode = made === 0 ? 0 : 1;
	say(`\nThe second run made ${made} write requests${made === 0 ? "." : "; it should have made none."}`);
	title("Where to look next");
	say("  examples/devconf/programme.ts   the programme: change a talk and run npm start again");
	say("  npm run demo -- preview         any pulumi command on this demo: preview, refresh, destroy …");
	say(`  npm run emulator                the local API; what is in it: curl http://127.0.0.1:${PORT}/_emulator/state`);
	say("  .local/requests.ndjson          every request that was made");
	say("  docs/resources/                 a page for each resource");
} catch (error) {
	console.error(`\n${(error as Error).message}`);
	exitCode = 1;
} finally {
	demo.stop();
}
process.exit(exitCode);
