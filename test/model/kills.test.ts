import fc from "fast-check";
import { afterAll, beforeAll, describe, it } from "vitest";
import { steps } from "./conference.ts";
import { ModelWorld } from "./world.ts";

/** Runs of each test; `MODEL_RUNS` asks for more. */
const RUNS = Number(process.env.MODEL_RUNS ?? 2_500);

/** Replays a failure: `MODEL_SEED` and `MODEL_PATH` as it printed them. */
const { MODEL_SEED, MODEL_PATH } = process.env;
const REPLAY = {
	...(MODEL_SEED !== undefined && { seed: Number(MODEL_SEED) }),
	...(MODEL_PATH !== undefined && { path: MODEL_PATH }),
};

let world: ModelWorld;
beforeAll(async () => {
	world = await ModelWorld.start();
});
afterAll(() => world.close());

describe("any conference, edited in any way, with 30 % of all requests going wrong and the process killed", () => {
	it(
		`is what is declared, once, after the run that ends well: ${RUNS} runs`,
		async () => {
			await fc.assert(
				fc.asyncProperty(steps(true), (all) => world.run(all)),
				{ numRuns: RUNS, endOnFailure: true, ...REPLAY },
			);
		},
		RUNS * 1_000,
	);
});
