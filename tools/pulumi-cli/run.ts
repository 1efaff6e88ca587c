/** `npm run pulumi -- <args>`: runs the Pulumi CLI that was found, in the folder that npm was called in. */
import { providePulumi } from "./provide.ts";
import { runPulumi } from "./spawn.ts";

async function main(): Promise<number> {
	const cli = await providePulumi();
	// npm starts scripts in the repository's root; the caller's own folder may hold another project.
	return runPulumi(cli, process.argv.slice(2), { cwd: process.env.INIT_CWD ?? process.cwd() });
}

main().then(
	(code) => {
		process.exitCode = code;
	},
	(error: Error) => {
		process.stderr.write(`${error.message}\n`);
		process.exitCode = 1;
	},
);
