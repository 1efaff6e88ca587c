/** The order of the files of tests: what takes longest begins first, so that all workers end at about the same time. */
import { basename } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Seconds that the slow files take on two cores, about. A file that is not here takes a few; one that has become slow
 * shows in the summary of `npm test`.
 */
const SECONDS: Record<string, number> = {};

const secondsOf = ({ moduleId }: TestSpecification): number => SECONDS[basename(moduleId, ".test.ts")] ?? 0;

/** Vitest's order, the slow files first, whichever project they are of. */
export default class SlowFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const usual = await super.sort(files);
		return usual.sort((a, b) => secondsOf(b) - secondsOf(a));
	}
}
