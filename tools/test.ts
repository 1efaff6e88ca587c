/** `npm test`: every check and test, each with its time; ends with `N passed, N failed, N skipped`. */
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { provideOrExit } from "./pulumi-cli/provide.ts";

// The first build of the CLI takes minutes: here its progress shows, and no test waits for it.
await provideOrExit();

const report = join(tmpdir(), `zoom-events-tests-${process.pid}.json`);
const vitestArgs = process.argv.slice(2);

const steps: { name: string; command: string; args: string[] }[] = [
	{ name: "format and lint", command: "biome", args: ["check", "--error-on-warnings"] },
	{ name: "types", command: "tsc", args: ["-p", "tsconfig.json"] },
	{
		name: "architecture",
		command: "depcruise",
		args: ["provider", "emulator", "policy", "bench", "tools", "test", "--config", ".dependency-cruiser.cjs"],
	},
	{
		name: "tests",
		command: "vitest",
		args: ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...vitestArgs],
	},
];

let failedStep: string | undefined;
for (const { name, command, args } of steps) {
	console.log(`\n── ${name}`);
	const started = Date.now();
	const { exitCode } = await execa(command, args, {
		preferLocal: true,
		reject: false,
		stdio: ["ignore", "inherit", "inherit"],
	});
	console.log(`── ${name}: ${exitCode === 0 ? "passed" : "FAILED"} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
	if (exitCode !== 0) {
		failedStep = name;
		break;
	}
}

/** A test, as the runner's report has it. */
interface Reported {
	fullName: string;
	status: string;
	/** In ms; absent where it did not run. */
	duration?: number;
}

/** How many of the slowest tests are shown. */
const SLOWEST = 10;

/** The runner's report; nothing where it wrote none. */
function reported(): Reported[] {
	try {
		const { testResults } = JSON.parse(readFileSync(report, "utf8")) as {
			testResults: { assertionResults: Reported[] }[];
		};
		return testResults.flatMap(({ assertionResults }) => assertionResults);
	} catch {
		return [];
	} finally {
		rmSync(report, { force: true });
	}
}

const tests = reported();
const slowest = [...tests].sort((a, b) => (b.duration ?? 0) - (a.duration ?? 0)).slice(0, SLOWEST);
if (slowest.length > 0) console.log("\nThe slowest tests:");
for (const { fullName, duration = 0 } of slowest)
	console.log(`  ${(duration / 1000).toFixed(1).padStart(7)} s  ${fullName}`);

const count = (...statuses: string[]): number => tests.filter(({ status }) => statuses.includes(status)).length;
const skipped = tests.filter(({ status }) => !["passed", "failed"].includes(status));
if (skipped.length > 0) console.log("\nNot run here:");
for (const { fullName } of skipped) console.log(`  ${fullName}`);

const passed = count("passed");
// A check that failed before the tests counts as one failure.
const failed = failedStep === undefined ? count("failed") : Math.max(count("failed"), 1);
if (failedStep !== undefined) console.log(`\nStopped at: ${failedStep}`);
console.log(`\n${passed} passed, ${failed} failed, ${skipped.length} skipped`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
