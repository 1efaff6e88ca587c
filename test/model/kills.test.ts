import fc from "fast-check";
import { afterAll, beforeAll, describe, it } from "vitest";
import { steps } from "./conference.ts";
import { ModelWorld } from "./world.ts";

/** Runs of each test; `MODEL_RUNS` asks for more. */
const RUNS = Number(process.env.MODEL_RUNS ?? 2_500);

/**
 * The same runs each time, so that a change is to blame where one fails. `MODEL_SEED=random` explores others;
 * `MODEL_SEED` and `MODEL_PATH` replay a failure as it was printed.
 */
const { MODEL_SEED = "20270504", MODEL_PATH } = process.env;
const REPLAY = {
	...(MODEL_SEED !== "random" && { seed: Number(MODEL_SEED) }),
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
