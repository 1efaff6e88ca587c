/** `npm test`: every check and test, each with its time; ends with `N passed, N failed, N skipped`. */
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { provideLanguages } from "./pulumi-cli/languages.ts";
import { provideOrExit } from "./pulumi-cli/provide.ts";
import type { Outcome, Report } from "./reporter.ts";

// The first build of the CLI takes minutes: here its progress shows, and no test waits for it.
await provideLanguages(await provideOrExit());

const file = join(tmpdir(), `zoom-events-tests-${process.pid}.json`);
const vitestArgs = process.argv.slice(2);

interface Step {
	name: string;
	command: string;
	args: string[];
}

/** What is looked at without being run; one after the other they would leave cores idle. */
const checks: Step[] = [
	{ name: "format and lint", command: "biome", args: ["check", "--error-on-warnings"] },
	{ name: "types", command: "tsc", args: ["-p", "tsconfig.json"] },
	{
		name: "architecture",
		command: "depcruise",
		args: ["provider", "emulator", "policy", "bench", "tools", "test", "--config", ".dependency-cruiser.cjs"],
	},
];
const suite: Step = {
	name: "tests",
	command: "vitest",
	args: ["run", "--reporter=default", "--reporter=./tools/reporter.ts", ...vitestArgs],
};

/** Runs a step, which prints as it goes or at its end, and says whether it passed. */
async function passes({ name, command, args }: Step, prints: "now" | "at its end"): Promise<boolean> {
	const started = Date.now();
	const output = prints === "now" ? "inherit" : "pipe";
	if (prints === "now") console.log(`\n── ${name}`);
	const { exitCode, all } = await execa(command, args, {
		preferLocal: true,
		reject: false,
		stdio: ["ignore", output, output],
		all: true,
		env: { TESTS_REPORT: file },
	});
	if (prints === "at its end") console.log(`\n── ${name}\n${all ?? ""}`);
	console.log(`── ${name}: ${exitCode === 0 ? "passed" : "FAILED"} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
	return exitCode === 0;
}

const passed = await Promise.all(checks.map((check) => passes(check, "at its end")));
const failedSteps = checks.filter((_, index) => passed[index] === false).map(({ name }) => name);
if (failedSteps.length === 0 && !(await passes(suite, "now"))) failedSteps.push(suite.name);

/** How many of the slowest tests are shown. */
const SLOWEST = 10;

/** What became of the tests; nothing where none ran. */
function reported(): Report {
	try {
		return JSON.parse(readFileSync(file, "utf8")) as Report;
	} catch {
		return { tests: [], broken: [] };
	} finally {
		rmSync(file, { force: true });
	}
}

const { tests, broken } = reported();
const of = (wanted: Outcome["state"]): Outcome[] => tests.filter(({ state }) => state === wanted);

const slowest = of("passed")
	.sort((a, b) => b.ms - a.ms)
	.slice(0, SLOWEST);
if (slowest.length > 0) console.log("\nThe slowest tests:");
for (const { name, ms } of slowest) console.log(`  ${(ms / 1000).toFixed(1).padStart(7)} s  ${name}`);

const skipped = of("skipped");
if (skipped.length > 0) console.log("\nSkipped:");
for (const reason of new Set(skipped.map((one) => one.reason))) {
	const alike = skipped.filter((one) => one.reason === reason);
	console.log(`  ${String(alike.length).padStart(4)}  ${reason ?? "for no reason that is told"}`);
	// What ends a group before its tests, say, leaves them without a reason: they are told by name.
	if (reason === undefined) for (const { name } of alike) console.log(`        ${name}`);
}

const failures = [...of("failed").map(({ name }) => name), ...broken];
// A check that failed before the tests, or a runner that came to no end, counts as one failure.
if (failures.length === 0) failures.push(...failedSteps);
if (failures.length > 0) console.log("\nFailed:");
for (const name of failures) console.log(`  ${name}`);
console.log(`\n${of("passed").length} passed, ${failures.length} failed, ${skipped.length} skipped`);
process.exit(failures.length === 0 && of("passed").length > 0 ? 0 : 1);
