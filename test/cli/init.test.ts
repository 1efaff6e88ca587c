import { rmSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, expect, it } from "vitest";
import { type Language, makeLanguageStack, needOf } from "../helpers/languages.ts";
import { describeWith } from "../helpers/needs.ts";
import { makeStack, type TestStack } from "../helpers/stack.ts";

const bin = join(import.meta.dirname, "../../provider/bin/zoom-events.js");

let stack: TestStack | undefined;
afterEach(async () => {
	await stack?.close();
	stack = undefined;
});

/** Writes a project, brings it up, and sees that nothing is left to do. */
async function comesUp(made: TestStack, ...args: string[]): Promise<void> {
	const init = [bin, "init", "--hub", "Emulator Hub", ...args];
	const { exitCode, stdout } = await execa(process.execPath, init, { cwd: made.folder, reject: false });
	expect(exitCode, stdout).toBe(0);
	await made.pulumi("stack", "init", "first");
	const up = await made.pulumi("up", "--yes", "--skip-preview");
	expect(up.exitCode, up.output).toBe(0);
	expect((made.emulator.state().session ?? []).map(({ name }) => name).sort()).toEqual([
		"Compilers for people",
		"Opening",
	]);
	const preview = await made.pulumi("preview", "--expect-no-changes");
	expect(preview.exitCode, preview.output).toBe(0);
}

it("what init writes comes up on the real CLI, and stays as it is", async () => {
	stack = await makeStack({});
	rmSync(join(stack.folder, "Pulumi.yaml"));
	await comesUp(stack);
});

const LANGUAGES: [name: string, language: Language][] = [
	["yaml", "yaml"],
	["python", "python"],
	["typescript", "typescript-native"],
];

for (const [name, language] of LANGUAGES) {
	describeWith(await needOf(language), `what init writes for ${name}`, () => {
		it("comes up on the real CLI, by the native plugin, and stays as it is", async () => {
			stack = await makeLanguageStack(language, { isEmpty: true });
			await comesUp(stack, "--language", name);
			const types = new Set(stack.resources().map(({ type }) => type.split(":")[0]));
			expect(types).toEqual(new Set(["pulumi", "zoom-events"]));
		});
	});
}
