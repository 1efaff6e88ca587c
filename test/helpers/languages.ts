import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { afterAll } from "vitest";
import type { EmulatorOptions } from "../../emulator/index.ts";
import { type ProvidedLanguages, provideLanguages } from "../../tools/pulumi-cli/languages.ts";
import { providePulumi } from "../../tools/pulumi-cli/provide.ts";
import type { ProvidedPython } from "../../tools/pulumi-cli/python.ts";
import type { Need } from "./needs.ts";
import { makeStack, type TestStack } from "./stack.ts";

const root = join(import.meta.dirname, "../..");

/** The folders of `examples/languages`. */
export type Language = "yaml" | "python" | "typescript-native";

/** What programs of other languages are run by; found, or built, once in each file of tests. */
let provided: Promise<ProvidedLanguages> | undefined;

async function languages(): Promise<ProvidedLanguages> {
	provided ??= providePulumi().then(provideLanguages);
	return provided;
}

/** What tests of a language need of the machine. */
export async function needOf(language: Language): Promise<Need> {
	const { yamlLacks, python } = await languages();
	const lacks = {
		yaml: yamlLacks,
		python: "lacks" in python ? python.lacks : undefined,
		"typescript-native": undefined,
	};
	return { what: lacks[language] ?? language, isThere: lacks[language] === undefined };
}

/**
 * The Python of a project: an environment of its own with the package's SDK installed, as `pip install -r
 * requirements.txt` does; it sees the packages of the one that all tests share, so that nothing is fetched.
 */
async function installedPython({ python, packages }: ProvidedPython): Promise<string> {
	const base = mkdtempSync(join(tmpdir(), "zoom-events-python-"));
	const folder = join(base, VENV);
	await execa(python, ["-m", "venv", "--without-pip", folder]);
	const own = join(folder, "bin/python");
	const purelib = "import sysconfig; print(sysconfig.get_paths()['purelib'])";
	const { stdout: ownPackages } = await execa(own, ["-c", purelib]);
	writeFileSync(join(ownPackages, "shared.pth"), `${packages}\n`);
	// A build leaves its files in the folder.
	const sdk = join(base, "sdk");
	cpSync(join(root, "node_modules/pulumi-zoom-events/sdk/python"), sdk, { recursive: true });
	await execa(own, ["-m", "pip", "install", "--quiet", "--no-index", "--no-build-isolation", "--no-deps", sdk], {
		env: { PIP_DISABLE_PIP_VERSION_CHECK: "1" },
	});
	return own;
}

/** The environment of a Python project, by its `Pulumi.yaml`. */
const VENV = "venv";

let python: Promise<string> | undefined;
afterAll(async () => {
	if (python !== undefined) rmSync(dirname(environmentOf(await python)), { recursive: true, force: true });
});

/** Folder of the environment that an interpreter is of. */
const environmentOf = (interpreter: string): string => dirname(dirname(interpreter));

/**
 * A stack of the project in a language that `examples/languages` has.
 *
 * @param options.isEmpty whether the project is still to be written
 */
export async function makeLanguageStack(
	language: Language,
	{ isEmpty = false, ...options }: EmulatorOptions & { isEmpty?: boolean; env?: Record<string, string> } = {},
): Promise<TestStack> {
	const { pulumi, python: shared } = await languages();
	const env: Record<string, string> = { ...options.env };
	if (language === "python") {
		if ("lacks" in shared) throw new Error(shared.lacks);
		python ??= installedPython(shared);
		// The host that can be built here reads no `virtualenv` of the project; newer ones read both.
		env.PULUMI_PYTHON_CMD = await python;
	}
	const copy = isEmpty ? {} : { copy: `examples/languages/${language}` };
	const stack = await makeStack({}, { ...options, ...copy, isWhole: true, cli: pulumi, env });
	if (language === "python" && python !== undefined) symlinkSync(environmentOf(await python), join(stack.folder, VENV));
	return stack;
}
