import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import SlowFirst from "./tools/sequencer.ts";

/** What hangs, ends; a slow or busy machine has time. */
const FAST = { testTimeout: 120_000, hookTimeout: 120_000 };

/** Files that change what others in the same process would see: a module, the clock, Pulumi's engine. */
const ALONE = [
	"test/model/*.test.ts",
	"test/api/{faults,waits}.test.ts",
	"test/unit/{create-journal,lookups,resource}.test.ts",
	"test/zoom-cli/{pull,report}.test.ts",
];

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
						"test/{unit,plan,tools,api,lifecycle,scopes,conference,zoom-cli,contract,emulator,docs,programme,review,policy,types,native}/**/*.test.ts",
					],
					exclude: ALONE,
					// A third of the time would go into loading the same modules for each file.
					isolate: false,
					...FAST,
				},
			},
			{ test: { name: "alone", include: ALONE, ...FAST } },
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
