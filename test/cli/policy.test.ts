import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeStack, type Run, type TestStack } from "../helpers/stack.ts";

/** The pack as a program: the language host of a CLI that was built from source is too old to run a pack's folder. */
const pack = join(import.meta.dirname, "../../policy/run.sh");

describe("the policy pack on the real CLI", () => {
	let stack: TestStack;

	async function preview(...args: string[]): Promise<Run> {
		const { exitCode = 1, all } = await execa(
			"pulumi",
			["preview", "--non-interactive", "--stack", "test", "--policy-pack", pack, ...args],
			{ cwd: stack.folder, env: stack.env, all: true, reject: false },
		);
		return { exitCode, output: all };
	}

	beforeAll(async () => {
		stack = await makeStack({}, { copy: "examples/gitops" });
	});
	afterAll(() => stack.close());

	it("lets the example pass", async () => {
		const { exitCode, output } = await preview();
		expect(exitCode, output).toBe(0);
		expect(output).toMatch(/zoom-events/);
	});

	it("refuses a session that says nothing, and a published event without protection", async () => {
		const file = stack.read("conference.yaml");
		stack.write("conference.yaml", `${file.replace(", description: How it began.", "")}\npublish: true\n`);
		const { exitCode, output } = await preview();
		expect(exitCode, output).not.toBe(0);
		expect(output).toContain("devconf-keynote has no description");
		expect(output).toContain("is not protected, though the event is published");
		stack.write("conference.yaml", file);
	});

	it("takes settings: a freeze that has begun wants everything protected", async () => {
		const config = join(stack.folder, "policy.json");
		stack.write("policy.json", JSON.stringify({ "frozen-near-event": { freezeDays: 10_000 } }));
		const { exitCode, output } = await preview("--policy-pack-config", config);
		expect(exitCode, output).not.toBe(0);
		expect(output).toContain("devconf-keynote is not protected, and the event begins on 2029-05-08");
	});

	it("takes a protected conference", async () => {
		const [file, program] = [stack.read("conference.yaml"), stack.read("index.ts")];
		stack.write("conference.yaml", `${file}\npublish: true\n`);
		stack.write("index.ts", program.replace(/\}\);/, "}, { protect: true });"));
		const { exitCode, output } = await preview();
		expect(exitCode, output).toBe(0);
	});
});
