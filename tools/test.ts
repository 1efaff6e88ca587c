/** `npm test`: every check and test, each with its time; ends with `N passed, N failed`. */
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
		args: ["provider", "emulator", "policy", "--config", ".dependency-cruiser.cjs"],
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

/** Tests that ran, as the runner's report counts them. */
function counted(): { passed: number; failed: number } {
	try {
		const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8")) as {
			numPassedTests: number;
			numFailedTests: number;
		};
		return { passed: numPassedTests, failed: numFailedTests };
	} catch {
		return { passed: 0, failed: 0 };
	} finally {
		rmSync(report, { force: true });
	}
}

const { passed, failed } = counted();
// A check that failed before the tests counts as one failure.
const failures = failedStep === undefined ? failed : Math.max(failed, 1);
if (failedStep !== undefined) console.log(`\nStopped at: ${failedStep}`);
console.log(`\n${passed} passed, ${failures} failed`);
process.exit(failures === 0 && passed > 0 ? 0 : 1);
