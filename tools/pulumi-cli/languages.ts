import { chmodSync, copyFileSync, existsSync, renameSync } from "node:fs";
import { basename, delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { CliError, type GoProgram, goBuilds, goSource, hasGo, onPath, say } from "./go-build.ts";
import { BUILT, type ProvidedPulumi } from "./provide.ts";
import { type ProvidedPython, providePython } from "./python.ts";
import { VERSIONS } from "./versions.ts";

/** What runs programs of the languages that tests use beside Node.js's. */
export interface ProvidedLanguages {
	/** The CLI, with the hosts that were found on its PATH. */
	pulumi: ProvidedPulumi;
	/** Why there is no YAML host; undefined where there is one. */
	yamlLacks: string | undefined;
	/** Python with Pulumi's SDK, or why there is none or no host for it. */
	python: ProvidedPython | { lacks: string };
}

const here = dirname(fileURLToPath(import.meta.url));
const SDK = "github.com/pulumi/pulumi/sdk/v3";

const YAML_HOST: GoProgram = {
	module: join(here, "language-yaml"),
	target: join(BUILT, "pulumi-language-yaml"),
	packagePath: "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml",
	version: VERSIONS.yamlHost,
	takes: "two minutes on two cores at the first time",
};
const PYTHON_HOST: GoProgram = {
	module: join(here, "language-python"),
	target: join(BUILT, "pulumi-language-python"),
	packagePath: `${SDK}/python/cmd/pulumi-language-python`,
	version: VERSIONS.languageHost,
	takes: "less than a minute",
};

/** What the Python host starts in the program's Python: a script that belongs beside it. */
const PYTHON_EXEC = "pulumi-language-python-exec";

async function copyPythonExec(): Promise<void> {
	const script = join(BUILT, PYTHON_EXEC);
	if (existsSync(script)) return;
	const unfinished = `${script}.${process.pid}.part`;
	copyFileSync(join(await goSource(PYTHON_HOST.module, SDK), "python/cmd", PYTHON_EXEC), unfinished);
	chmodSync(unfinished, 0o755);
	renameSync(unfinished, script);
}

/** Makes sure of a host: the one beside the CLI or on PATH, else one that is built. Says why where none can be had. */
async function lacks(pulumi: ProvidedPulumi, program: GoProgram): Promise<string | undefined> {
	const name = basename(program.target);
	if (existsSync(join(dirname(pulumi.command), name)) || (await onPath(name)) !== undefined) return undefined;
	if (!(await hasGo())) return `${name}: install Pulumi, which brings it, or Go 1.26 to build it`;
	try {
		await goBuilds(BUILT, [program]);
		return undefined;
	} catch (error) {
		if (!(error instanceof CliError)) throw error;
		say(error.message);
		return `${name}, which could not be built here: install Pulumi, which brings it`;
	}
}

/**
 * The hosts of YAML and Python programs, and a Python with Pulumi's SDK: what is installed, else what was built or
 * installed here before, else built and installed now. What can't be had is said, and fails nothing.
 */
export async function provideLanguages(pulumi: ProvidedPulumi): Promise<ProvidedLanguages> {
	const yamlLacks = await lacks(pulumi, YAML_HOST);
	const pythonLacks = await lacks(pulumi, PYTHON_HOST);
	if (existsSync(PYTHON_HOST.target)) await copyPythonExec();
	const PATH = [pulumi.env.PATH, ...(dirname(pulumi.command) === BUILT ? [] : [BUILT])].join(delimiter);
	return {
		pulumi: { ...pulumi, env: { ...pulumi.env, PATH } },
		yamlLacks,
		python: pythonLacks === undefined ? await providePython() : { lacks: pythonLacks },
	};
}
