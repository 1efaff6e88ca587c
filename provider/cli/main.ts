import { EXIT } from "./context";
import { run } from "./program";

// Whoever reads a pipe may have read enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
	if (error.code !== "EPIPE") throw error;
});

void run(process.argv.slice(2), {
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
