/** Step of `tools/setup.mjs`: gets the Pulumi CLI and says which one it is. */
import { providePulumi } from "./provide.ts";

providePulumi().then(
	({ version, source, command }) => process.stderr.write(`[pulumi-cli] Pulumi ${version} (${source}): ${command}\n`),
	(error: Error) => {
		process.stderr.write(`[pulumi-cli] ${error.name === "PulumiNotFoundError" ? error.message : error.stack}\n`);
		process.exitCode = 1;
	},
);
