import { once } from "node:events";
import { createInterface } from "node:readline/promises";
import { EXIT } from "./context";
import { endOnSignals } from "./interrupt";
import { run } from "./program";
import { Progress } from "./progress";

/** Whether somebody reads standard output. */
let isRead = true;

// Whoever reads a pipe may have read enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
	if (error.code !== "EPIPE") throw error;
	isRead = false;
});

/** Waits while whoever reads standard output is slow; false once nobody reads. */
async function ready(): Promise<boolean> {
	const { stdout } = process;
	if (stdout.writableNeedDrain)
		await Promise.race([once(stdout, "drain"), once(stdout, "close")]).catch(() => undefined);
	return isRead;
}

/** Asks whoever is at the terminal; an input that ends says nothing. */
async function ask(question: string): Promise<string> {
	const lines = createInterface({ input: process.stdin, output: process.stderr });
	// At a question the terminal gives no signal.
	lines.once("SIGINT", () => process.kill(process.pid, "SIGINT"));
	try {
		return await Promise.race([lines.question(question), once(lines, "close").then(() => "")]);
	} catch {
		return "";
	} finally {
		lines.close();
	}
}

const { stdin, stderr } = process;

const progress = new Progress({
	write: (text) => stderr.write(text),
	columns: () => (stderr.isTTY && process.env.TERM !== "dumb" ? stderr.columns : undefined),
});
endOnSignals(() => progress.close());

void run(process.argv.slice(2), {
	progress,
	ready,
	isTerminal: process.stdout.isTTY && process.env.TERM !== "dumb",
	ask: stdin.isTTY && stderr.isTTY ? ask : undefined,
	out: (text) => process.stdout.write(text),
	err: (text) => process.stderr.write(text),
}).then(
	(code) => {
		// Not `exit`, so that a pipe gets all that was written.
		process.exitCode = code;
	},
	(error: unknown) => {
		console.error(error);
		process.exitCode = EXIT.failure;
	},
);
