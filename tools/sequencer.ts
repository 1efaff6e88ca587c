/** The order of the files of tests: what takes longest begins first, so that all workers end at about the same time. */
import { join, relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const tests = join(import.meta.dirname, "../test");

/**
 * Seconds that the slow files take, about: it is their order that counts. A file that is not here takes less; one that
 * has become slow shows in the summary of `npm test`.
 */
const SECONDS: Record<string, number> = {
	"cli/replacement": 400,
	"cli/ownership": 290,
	"cli/doctor": 250,
	"package/install": 195,
	"lifecycle/conformance": 185,
	"cli/acceptance": 150,
	"cli/secrets": 145,
	"cli/node-versions": 130,
	"cli/plan": 125,
	"cli/recover": 125,
	"cli/kills": 115,
	"cli/adversity": 110,
	"cli/languages": 100,
	"cli/native": 90,
	"cli/concurrent": 85,
	"conference/fuzz": 80,
	"cli/gitops": 80,
	"cli/kills-unchecked": 80,
	"cli/devconf": 80,
	"cli/late": 80,
	"model/kills": 70,
	"cli/pull": 70,
	"cli/drift": 70,
	"cli/hosts": 70,
	"cli/scopes": 70,
	"model/faults": 65,
	"cli/init": 65,
	"cli/migrate": 65,
	"emulator/verify-differences": 65,
	"cli/everything": 60,
	"cli/errors": 55,
	"cli/conference": 50,
	"cli/batches": 50,
	"cli/resource-options": 50,
	"model/temperaments": 50,
	"review/cli": 50,
	"cli/half-done": 45,
	"cli/announce": 45,
	"package/sdks": 45,
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
