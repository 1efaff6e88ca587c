import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { onPath, reasonOf, say } from "./go-build.ts";
import { withLock } from "./lock.ts";
import { VERSIONS } from "./versions.ts";

/** A Python with Pulumi's SDK. */
export interface ProvidedPython {
	/** Its interpreter, in a virtual environment of its own. */
	python: string;
	/** Folder of its packages. */
	packages: string;
}

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const FOLDER = join(root, ".pulumi-cli", `python-${VERSIONS.python}`);

/** What is installed: the SDK, and what builds and runs a package that is generated from a schema. */
const PACKAGES = [`pulumi==${VERSIONS.python}`, "packaging", "semver", "setuptools", "wheel"];

/** Runs a command; gives what it printed. */
async function printed(command: string, ...args: string[]): Promise<string> {
	return (await execa(command, args, { env: { PIP_DISABLE_PIP_VERSION_CHECK: "1" } })).stdout;
}

/** A Python in a virtual environment that is made at the first time, or why there is none. */
export async function providePython(): Promise<ProvidedPython | { lacks: string }> {
	const python = join(FOLDER, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
	// pip writes in place: only what it has finished is trusted.
	const finished = join(FOLDER, "finished");
	try {
		if (!existsSync(finished)) {
			const system = (await onPath("python3")) ?? (await onPath("python"));
			if (system === undefined) return { lacks: "Python: install Python 3.10 or newer" };
			mkdirSync(FOLDER, { recursive: true });
			await withLock(FOLDER, say, async () => {
				if (existsSync(finished)) return;
				say(`installing Pulumi's Python SDK ${VERSIONS.python} (less than a minute)…`);
				await printed(system, "-m", "venv", "--clear", FOLDER);
				await printed(python, "-m", "pip", "install", "--quiet", ...PACKAGES);
				writeFileSync(finished, VERSIONS.python);
			});
		}
		const packages = await printed(python, "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])");
		return { python, packages: packages.trim() };
	} catch (error) {
		say(`Pulumi's Python SDK can't be installed: ${reasonOf(error)}`);
		return { lacks: "Pulumi's Python SDK, which could not be installed here" };
	}
}
