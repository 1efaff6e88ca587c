import { rmSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeStack, type TestStack } from "../helpers/stack.ts";

const bin = join(import.meta.dirname, "../../provider/bin/zoom-events.js");

let stack: TestStack;
beforeAll(async () => {
	stack = await makeStack({});
	rmSync(join(stack.folder, "Pulumi.yaml"));
});
afterAll(() => stack.close());

it("what init writes comes up on the real CLI, and stays as it is", async () => {
	const args = [bin, "init", "--hub", "Emulator Hub"];
	const { exitCode, stdout } = await execa(process.execPath, args, { cwd: stack.folder, reject: false });
	expect(exitCode, stdout).toBe(0);
	await stack.pulumi("stack", "init", "first");
	const up = await stack.pulumi("up", "--yes", "--skip-preview");
	expect(up.exitCode, up.output).toBe(0);
	const preview = await stack.pulumi("preview", "--expect-no-changes");
	expect(preview.exitCode, preview.output).toBe(0);
});
