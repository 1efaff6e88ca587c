import { join } from "node:path";
import { execa } from "execa";
import { afterEach, describe, expect, it } from "vitest";
import type { Estimate } from "../../provider/review/cost/index.ts";
import { makeStack, type TestStack } from "../helpers/stack.ts";

const commandLine = join(import.meta.dirname, "../../provider/bin/zoom-events.js");

const stacks: TestStack[] = [];
afterEach(async () => {
	for (const stack of stacks.splice(0)) await stack.close();
});

async function open(copy: string, isWhole = false): Promise<TestStack> {
	const stack = await makeStack({}, { copy, isWhole });
	stacks.push(stack);
	return stack;
}

/** Runs a command in the project's folder. */
async function cli(stack: TestStack, ...args: string[]): Promise<{ exitCode: number; stdout: string; stderr: string }> {
	const {
		exitCode = 1,
		stdout,
		stderr,
	} = await execa("node", [commandLine, ...args, "--stack", "test"], {
		cwd: stack.folder,
		env: stack.env,
		reject: false,
	});
	return { exitCode, stdout, stderr };
}

/** What the next `up` is said to take, and what it takes. */
async function planned(stack: TestStack): Promise<{ said: Estimate; writes: number; reads: number }> {
	const { exitCode, stdout, stderr } = await cli(stack, "plan", "--json", "--plan", "free");
	expect(exitCode, stderr).toBe(0);
	await stack.takeRequests();
	const up = await stack.pulumi("up", "--yes", "--skip-preview");
	expect(up.exitCode, up.output).toBe(0);
	const { total, writes } = await stack.takeRequests();
	return { said: JSON.parse(stdout) as Estimate, writes, reads: total - writes };
}

/** Look-ups by name that a program makes: the hub's, and the tiers' of sponsors. */
const LOOKUPS = 2;

describe.each([
	["examples/devconf-yaml", false],
	["examples/meetup", false],
	["examples/webinar", false],
	["examples/everything", false],
	["examples/languages/typescript-native", true],
] as const)("the plan for %s", (example, isWhole) => {
	it("has the writes of the up that follows, and at least its reads but for look-ups", async () => {
		const stack = await open(example, isWhole);
		const { said, writes, reads } = await planned(stack);
		expect(said.writes).toBe(writes);
		expect(reads).toBeLessThanOrEqual(said.reads + LOOKUPS);
		expect(said.requests).toBeLessThanOrEqual(2 * (writes + reads));
		const settled = await planned(stack);
		expect([settled.said.requests, settled.writes]).toEqual([0, 0]);
	});
});

describe("a command that waits for the API", () => {
	it("says why and how long, once a wait", async () => {
		const stack = await open("examples/webinar");
		stack.emulator.setFaults({ rules: [{ kind: "status", status: 429, retryAfter: "7", nth: 1 }] });
		const { exitCode, stderr } = await cli(stack, "plan");
		expect(exitCode, stderr).toBe(0);
		expect(stderr.match(/^Waiting 7 s before the next attempt: .*$/gm)).toHaveLength(1);
	});
});
