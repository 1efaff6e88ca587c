import { defineConfig } from "vitest/config";

/** Layers of tests; those of the real CLI take long, two at a time: each stack has folders, a state and a port of its own. */
export default defineConfig({
	test: {
		// By default one core is left idle, which is half of a small machine.
		maxWorkers: "100%",
		projects: [
			{
				test: {
					name: "fast",
					include: [
						"test/{model,unit,tools,api,lifecycle,conference,zoom-cli,contract,emulator,docs,review,policy,types}/**/*.test.ts",
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
					maxWorkers: 2,
				},
			},
		],
	},
});
