import fc from "fast-check";
import { expect } from "vitest";

/** How long a property is tried, in ms: a slow or busy machine tries less often, and fails for nothing. */
const MOST_MS = 20_000;

/** Runs that are done in that time on any machine, or something is wrong. */
const FEWEST = 10;

/** Holds a property of so many random values, or of as many as the time allows; a failure names its seed and path. */
export function holds<T>(property: fc.IProperty<T>, runs: number): void {
	const details = fc.check(property, {
		numRuns: runs,
		interruptAfterTimeLimit: MOST_MS,
		markInterruptAsFailure: false,
	});
	if (details.failed) throw new Error(fc.defaultReportMessage(details), { cause: details.errorInstance });
	if (details.interrupted)
		console.info(`${expect.getState().currentTestName}: ${details.numRuns} of ${runs} runs in ${MOST_MS / 1000} s`);
	expect(details.numRuns).toBeGreaterThanOrEqual(Math.min(runs, FEWEST));
}
