/** The order of the files of tests: what takes longest begins first, so that all workers end at about the same time. */
import { join, relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const tests = join(import.meta.dirname, "../test");

/**
 * Seconds that the slow files take, about: it is their order that counts. A file that is not here takes less; one that
 * has become slow shows in the summary of `npm test`.
 */
const SECONDS: Record<string, number> = {
	"cli/ownership": 110,
	"cli/recover": 90,
	"cli/acceptance": 80,
	"cli/adversity": 80,
	"package/install": 150,
	"cli/languages": 70,
	"cli/secrets": 70,
	"cli/gitops": 50,
	"cli/everything": 50,
	"cli/kills": 45,
	"model/kills": 45,
	"model/faults": 40,
	"cli/half-done": 40,
	"cli/concurrent": 40,
	"cli/pull": 40,
	"cli/announce": 35,
	"cli/conference": 30,
	"cli/devconf": 30,
	"cli/errors": 25,
};

const secondsOf = ({ moduleId }: TestSpecification): number =>
	SECONDS[relative(tests, moduleId).replace(/\.test\.ts$/, "")] ?? 0;

/** Vitest's order, the slow files first, whichever project they are of. */
export default class SlowFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const usual = await super.sort(files);
		return usual.sort((a, b) => secondsOf(b) - secondsOf(a));
	}
}
