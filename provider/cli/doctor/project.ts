import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parse } from "yaml";
import { asObject } from "../../api/answers";
import { PACKAGE } from "../../lifecycle/state-form";

/** A Pulumi project, as far as its files say what it is. */
export interface Project {
	/** Folder of its Pulumi.yaml. */
	folder: string;
	/** Folder of its program. */
	program: string;
	name: string;
	/** Language host: `nodejs`, `yaml`, `python`. */
	runtime: string;
	/** File that is run, where it is Node.js that runs it; undefined where none is there. */
	entry: string | undefined;
	/** True where it is Node.js that runs it, and compiles it first. */
	isTypeScript: boolean;
	/** Which of this package's hosts it uses, as far as its files show. */
	hosts: ReadonlySet<"dynamic" | "native">;
	/** Path of the plugin's folder in Pulumi.yaml, as it is written there. */
	pluginPath: string | undefined;
	/** True where Pulumi.yaml has Node.js load the program in a way of its own: `nodeargs: --import tsx`. */
	hasLoader: boolean;
	/** `backend.url` of Pulumi.yaml. */
	backend: string | undefined;
	/** What package.json says; undefined where there is none, or it can't be read. */
	manifest: Readonly<Record<string, unknown>> | undefined;
	/** True where there is a package.json that can't be read. */
	isManifestBroken: boolean;
}

const PROJECT_FILES = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"];

/** Folders of a program that hold none of its own files. */
const NOT_OWN = /^(?:node_modules|dist|bin|sdks|venv|\..*)$/;

/** Endings that Pulumi tries for a program. */
const ENDINGS = [".js", ".ts", ".mjs", ".cjs"];

/** Files of programs that are looked at; more would hold up a check. */
const MOST_FILES = 500;

/** The project file of a folder, or of the nearest above it. */
export function projectFileOf(folder: string): string | undefined {
	const file = PROJECT_FILES.map((name) => join(folder, name)).find((path) => existsSync(path));
	if (file !== undefined) return file;
	const above = dirname(folder);
	return above === folder ? undefined : projectFileOf(above);
}

/** Own files of a program that have one of these endings. */
function* sourcesOf(folder: string): Generator<string> {
	for (const entry of readdirSync(folder, { withFileTypes: true })) {
		const path = join(folder, entry.name);
		if (entry.isDirectory() && !NOT_OWN.test(entry.name)) yield* sourcesOf(path);
		else if (entry.isFile() && /\.[cm]?[jt]s$/.test(entry.name) && !entry.name.endsWith(".d.ts")) yield path;
	}
}

/** The hosts whose entry of the package a program's files name. */
function hostsOf(folder: string): Set<"dynamic" | "native"> {
	const hosts = new Set<"dynamic" | "native">();
	let looked = 0;
	for (const file of sourcesOf(folder)) {
		if (++looked > MOST_FILES || hosts.size === 2) break;
		for (const [, sub] of readFileSync(file, "utf8").matchAll(/["']pulumi-zoom-events(\/native)?["']/g))
			hosts.add(sub === undefined ? "dynamic" : "native");
	}
	return hosts;
}

/** The file that Pulumi runs: that of `main`, else `index`, as where `main` is not there. */
function entryOf(folder: string, main: unknown): string | undefined {
	const bases = [...(typeof main === "string" ? [resolve(folder, main)] : []), join(folder, "index")];
	const names = bases.flatMap((base) => [
		base,
		...ENDINGS.map((ending) => base + ending),
		join(base, "index.js"),
		join(base, "index.ts"),
	]);
	return names.find((name) => existsSync(name) && statSync(name).isFile());
}

function readManifest(folder: string): Record<string, unknown> | undefined {
	try {
		return asObject(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));
	} catch {
		return undefined;
	}
}

/**
 * Reads a project file, and what it says of the program.
 *
 * @throws Error where it is no YAML map with a name and a runtime
 */
export function readProject(file: string): Project {
	const text = asObject(parse(readFileSync(file, "utf8")));
	const runtime = asObject(text?.runtime)?.name ?? text?.runtime;
	const nodeArgs = asObject(asObject(text?.runtime)?.options)?.nodeargs;
	if (typeof text?.name !== "string" || typeof runtime !== "string") throw new Error("it has no name or no runtime");
	const folder = dirname(file);
	const program = resolve(folder, typeof text.main === "string" ? text.main : ".");
	const providers = asObject(text.plugins)?.providers;
	const plugin = (Array.isArray(providers) ? providers : []).map(asObject).find((one) => one?.name === PACKAGE);
	const manifest = readManifest(program);
	const isNode = runtime === "nodejs";
	const entry = isNode ? entryOf(program, manifest?.main) : undefined;
	const backend = asObject(text.backend)?.url;
	return {
		folder,
		program,
		name: text.name,
		runtime,
		entry,
		isTypeScript: entry !== undefined && /\.[cm]?ts$/.test(entry),
		hosts: isNode ? hostsOf(program) : new Set(["native"]),
		pluginPath: typeof plugin?.path === "string" ? plugin.path : undefined,
		hasLoader: typeof nodeArgs === "string" && /--(?:import|loader|experimental-loader)\b/.test(nodeArgs),
		backend: typeof backend === "string" ? backend : undefined,
		manifest,
		isManifestBroken: manifest === undefined && existsSync(join(program, "package.json")),
	};
}
