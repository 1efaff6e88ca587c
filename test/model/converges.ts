import { randomInt } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, it } from "vitest";
import { steps } from "./conference.ts";
import { ModelWorld } from "./world.ts";

/** Runs of each test; `MODEL_RUNS` asks for more. */
const RUNS = Number(process.env.MODEL_RUNS ?? 300);

/** Other runs each time. `MODEL_SEED` and `MODEL_PATH` replay a failure as it was printed. */
const { MODEL_SEED, MODEL_PATH } = process.env;
const SEED = MODEL_SEED === undefined ? randomInt(2 ** 31) : Number(MODEL_SEED);
const REPLAY = { seed: SEED, ...(MODEL_PATH !== undefined && { path: MODEL_PATH }) };

/** Holds of random conferences, edits and faults that the API ends up with what is declared. */
export function convergesUnderFaults(withKills: boolean): void {
	let world: ModelWorld;
	beforeAll(async () => {
		world = await ModelWorld.start();
	});
	afterAll(() => world.close());

	it(
		`is what is declared, once, after the run that ends well: ${RUNS} runs (MODEL_SEED=${SEED})`,
		async () => {
			await fc.assert(
				fc.asyncProperty(steps(withKills), (all) => world.run(all)),
				{ numRuns: RUNS, endOnFailure: true, ...REPLAY },
			);
		},
		RUNS * 1_000,
	);
}
