import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import SlowFirst from "./tools/sequencer.ts";

/** Layers of tests; those of the real CLI take long: each stack has folders, a state and a port of its own. */
export default defineConfig({
	test: {
		// All projects share these workers: one more than there are cores, since tests of the CLI also wait.
		maxWorkers: availableParallelism() + 1,
		sequence: { sequencer: SlowFirst },
		projects: [
			{
				test: {
					name: "fast",
					include: [
						"test/{model,unit,tools,api,lifecycle,conference,zoom-cli,contract,emulator,docs,review,policy}/**/*.test.ts",
					],
					// What hangs, ends; a slow or busy machine has time.
					testTimeout: 120_000,
					hookTimeout: 120_000,
				},
			},
			{
				test: {
					name: "cli",
					include: ["test/{cli,package}/**/*.test.ts"],
					testTimeout: 600_000,
					hookTimeout: 600_000,
				},
			},
		],
	},
});
