/** The native plugin's process: `bin/pulumi-resource-zoom-events.js`. It loads no `@pulumi/pulumi` but its messages. */
import { join } from "node:path";
import { functionDescriptions } from "./functions/descriptions";
import { runPlugin } from "./hosts/native/main";
import { descriptions } from "./kinds";

const { version } = require("pulumi-zoom-events/package.json") as { version: string };

void runPlugin(
	{
		version,
		schemaFile: join(__dirname, "../schema/pulumi.json"),
		descriptions,
		functions: functionDescriptions,
		construct: async (request, engineAddress) => (await import("./construct.js")).construct(request, engineAddress),
	},
	process.argv.slice(2),
);
