import fc from "fast-check";
import { afterAll, beforeAll, it } from "vitest";
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

/** Holds of random conferences, edits and faults that the API ends up with what is declared. */
export function convergesUnderFaults(withKills: boolean): void {
	let world: ModelWorld;
	beforeAll(async () => {
		world = await ModelWorld.start();
	});
	afterAll(() => world.close());

	it(
		`is what is declared, once, after the run that ends well: ${RUNS} runs`,
		async () => {
			await fc.assert(
				fc.asyncProperty(steps(withKills), (all) => world.run(all)),
				{ numRuns: RUNS, endOnFailure: true, ...REPLAY },
			);
		},
		RUNS * 1_000,
	);
}
