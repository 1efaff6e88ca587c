/** Writes what became of each test to the file that `TESTS_REPORT` names, for the closing summary of `npm test`. */
import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import type { Reporter, TestCase, TestModule } from "vitest/node";

/** What became of a test. */
export interface Outcome {
	/** Its file, and its name with those of its groups. */
	name: string;
	state: "passed" | "failed" | "skipped";
	/** Why it was skipped, where it says so. */
	reason?: string;
	/** How long it took, in ms. */
	ms: number;
}

/** All that became of a run. */
export interface Report {
	tests: Outcome[];
	/** Files and groups that failed outside of a test: at being loaded, before or after their tests. */
	broken: string[];
}

/** A group of tests that lack something has it in its name; see `test/helpers/needs.ts`. */
const NEEDS = /\((needs [^)]+)\)/;

function outcomeOf(test: TestCase): Outcome {
	const { state, ...result } = test.result();
	const name = `${relative(process.cwd(), test.module.moduleId)} > ${test.fullName}`;
	const reason = ("note" in result ? result.note : undefined) ?? NEEDS.exec(test.fullName)?.[1];
	return {
		name,
		state: state === "pending" ? "skipped" : state,
		...(reason !== undefined && { reason }),
		ms: test.diagnostic()?.duration ?? 0,
	};
}

/** Vitest's reporter. */
export default class OutcomeReporter implements Reporter {
	onTestRunEnd(modules: readonly TestModule[]): void {
		const file = process.env.TESTS_REPORT;
		if (file === undefined) return;
		const groups = modules.flatMap((module) => [module, ...module.children.allSuites()]);
		const report: Report = {
			tests: modules.flatMap((module) => [...module.children.allTests()].map(outcomeOf)),
			broken: groups
				.filter((group) => group.errors().length > 0)
				.map((group) => {
					const path = relative(process.cwd(), (group.type === "module" ? group : group.module).moduleId);
					return group.type === "module" ? path : `${path} > ${group.fullName}`;
				}),
		};
		writeFileSync(file, JSON.stringify(report));
	}
}
