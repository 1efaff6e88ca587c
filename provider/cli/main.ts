import { once } from "node:events";
import { createInterface } from "node:readline/promises";
import { EXIT } from "./context";
import { run } from "./program";

// Whoever reads a pipe may have read enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
	if (error.code !== "EPIPE") throw error;
});

/** Asks whoever is at the terminal; an input that ends says nothing. */
async function ask(question: string): Promise<string> {
	const lines = createInterface({ input: process.stdin, output: process.stderr });
	try {
		return await Promise.race([lines.question(question), once(lines, "close").then(() => "")]);
	} finally {
		lines.close();
	}
}

const { stdin, stderr } = process;

void run(process.argv.slice(2), {
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
