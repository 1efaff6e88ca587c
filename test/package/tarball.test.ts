import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { publint } from "publint";
import type * as typescript from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { filesBelow, newFolder, type PackageFolder, PUBLISHED, pack, root, unpack } from "./pack.ts";
import { readmeProgram } from "./readme.ts";

const REPOSITORY = "https://github.com/zoom-events-as-code/pulumi-zoom-events";

/** Files that are no module of the package's own code, by package. */
const OTHERS: Record<PackageFolder, string[]> = {
	provider: [
		"LICENSE",
		"README.md",
		"bin/pulumi-resource-zoom-events.js",
		"bin/zoom-events.js",
		"dist/schema/conference.schema.json",
		"dist/schema/pulumi.json",
		"dist/schema/zoom-events.d.ts",
		"dist/schema/zoom-events.js",
		"dist/schema/zoom-events.js.map",
		"dist/schema/zoom-events.openapi.json",
		"package.json",
		...filesBelow(join(root, "provider/sdk"), ["__pycache__", "build"]).map((file) => `sdk/${file}`),
		"typescript-too-old.d.ts",
	],
	emulator: [
		"LICENSE",
		"README.md",
		"bin/zoom-events-emulator.js",
		"dist/schema/zoom-events.d.ts",
		"dist/schema/zoom-events.js",
		"dist/schema/zoom-events.js.map",
		"dist/schema/zoom-events.openapi.json",
		"package.json",
	],
};

interface SourceMap {
	sources: string[];
	sourcesContent?: (string | null)[];
}

interface Manifest {
	name: string;
	version: string;
	description: string;
	keywords: string[];
	dependencies: Record<string, string>;
}

const textOf = (...path: string[]): string => readFileSync(join(...path), "utf8");

/** Modules of a package's sources, without their ending. */
function modulesOf(folder: PackageFolder): string[] {
	return filesBelow(join(root, folder), ["dist", "node_modules"])
		.filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
		.map((file) => `dist/${folder}/${file.slice(0, -".ts".length)}`);
}

const tarballs = {} as Record<PackageFolder, string>;
const unpacked = {} as Record<PackageFolder, string>;

beforeAll(async () => {
	for (const folder of PUBLISHED) {
		tarballs[folder] = await pack(folder);
		unpacked[folder] = join(newFolder(), "unpacked");
		await unpack(tarballs[folder], unpacked[folder]);
	}
});

describe.each(PUBLISHED)("the package in %s", (folder) => {
	const manifest = (): Manifest => JSON.parse(textOf(unpacked[folder], "package.json")) as Manifest;

	it("is right by publint", async () => {
		const bytes = new Uint8Array(readFileSync(tarballs[folder])).buffer;
		const { messages } = await publint({ pack: { tarball: bytes }, strict: true });
		expect(messages).toEqual([]);
	});

	it("has each module with its types and its map, and beside them these files alone", () => {
		const modules = modulesOf(folder).flatMap((module) => [`${module}.d.ts`, `${module}.js`, `${module}.js.map`]);
		const packed = filesBelow(unpacked[folder]);
		const stale = `${folder}/dist has files without a source: remove the folder, and build again`;
		expect(packed, stale).toEqual([...OTHERS[folder], ...modules].sort());
	});

	it("has maps that hold their sources", () => {
		const maps = filesBelow(unpacked[folder]).filter((file) => file.endsWith(".js.map"));
		const lacking = maps.filter((file) => {
			const { sources, sourcesContent = [] } = JSON.parse(textOf(unpacked[folder], file)) as SourceMap;
			return sources.some((_, place) => typeof sourcesContent[place] !== "string");
		});
		expect(lacking).toEqual([]);
	});

	it("says where it comes from, what it needs and how it is published", () => {
		const { description, keywords, name } = manifest();
		expect(name).toBe({ provider: "pulumi-zoom-events", emulator: "zoom-events-emulator" }[folder]);
		expect(description).toMatch(/^[^.]{20,}$/);
		expect(keywords).toEqual(expect.arrayContaining(["zoom", "zoom-events"]));
		expect(manifest()).toMatchObject({
			license: "Apache-2.0",
			author: "The contributors to Zoom Events as code",
			repository: { type: "git", url: `git+${REPOSITORY}.git`, directory: folder },
			homepage: `${REPOSITORY}#readme`,
			bugs: `${REPOSITORY}/issues`,
			engines: { node: ">=20.19" },
			sideEffects: expect.arrayContaining(["./bin/*.js"]) as unknown,
			publishConfig: { access: "public", provenance: true },
		});
	});

	it("has the project's licence, and a page whose links lead somewhere on every site", () => {
		expect(textOf(unpacked[folder], "LICENSE")).toBe(textOf(root, "LICENSE"));
		const page = textOf(unpacked[folder], "README.md");
		const links = [...page.matchAll(/\]\(([^)]+)/g)].map(([, target = ""]) => target);
		expect(links.filter((target) => !/^(https:\/\/|#)/.test(target))).toEqual([]);
	});

	it("declares what its modules and types import", () => {
		const { dependencies, ...rest } = manifest() as Manifest & { peerDependencies?: Record<string, string> };
		const declared = Object.keys({ ...dependencies, ...rest.peerDependencies, [rest.name]: "" });
		const undeclared = filesBelow(unpacked[folder])
			.filter((file) => /\.(js|d\.ts)$/.test(file))
			.flatMap((file) => {
				const text = textOf(unpacked[folder], file);
				const imports = [...text.matchAll(/(?:(?<!\.)require\(| from |import\()"([^".$][^"]*)"/g)];
				return imports
					.map(([, name = ""]) =>
						name
							.split("/")
							.slice(0, name.startsWith("@") ? 2 : 1)
							.join("/"),
					)
					.filter((name) => !name.startsWith("node:") && !declared.includes(name))
					.map((name) => `${file}: ${name}`);
			});
		expect(undeclared).toEqual([]);
	});
});

it("the page of the provider has the README's commands and program", () => {
	for (const language of ["sh", "ts"])
		expect(readmeProgram("provider/README.md", language)).toBe(readmeProgram("README.md", language));
});

describe("the types of the provider", () => {
	let folder: string;
	beforeAll(() => {
		folder = newFolder();
		mkdirSync(join(folder, "node_modules/@pulumi"), { recursive: true });
		const packages = ["@pulumi/pulumi", "@types", "ajv", "undici"];
		for (const name of packages) symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
		symlinkSync(unpacked.provider, join(folder, "node_modules/pulumi-zoom-events"));
		writeFileSync(join(folder, "package.json"), "{}");
		writeFileSync(join(folder, "index.ts"), readmeProgram("README.md", "ts"));
	});

	/** What a compiler says of the README's program, of that file itself as Pulumi asks it. */
	function problemsBy(compiler: string, options: Record<string, string | boolean>): string[] {
		const ts = createRequire(import.meta.url)(compiler) as typeof typescript;
		const given = { noEmit: true, strict: true, skipLibCheck: true, ...options };
		const { options: read, errors } = ts.convertCompilerOptionsFromJson(given, folder);
		const program = ts.createProgram([join(folder, "index.ts")], { ...read, preserveSymlinks: true });
		const source = program.getSourceFile(join(folder, "index.ts"));
		return [...errors, ...ts.getPreEmitDiagnostics(program, source)].map(({ messageText }) =>
			ts.flattenDiagnosticMessageText(messageText, "\n"),
		);
	}

	it.each([
		{ module: "nodenext" },
		{ module: "esnext", moduleResolution: "bundler" },
		{ module: "commonjs", moduleResolution: "node10" },
	])("are read in each way to find them: %j", (options) => {
		expect(problemsBy("typescript", { target: "es2022", ...options })).toEqual([]);
	});

	it("say to a compiler that is too old what is missing", () => {
		const old = "@pulumi/pulumi/vendor/typescript@3.8.3/typescript.js";
		const problems = problemsBy(old, { target: "es2020", module: "commonjs" });
		expect(problems.length).toBeGreaterThan(0);
		for (const problem of problems)
			expect(problem).toMatch(/needs TypeScript 5 or 6 in this project: install typescript@5/);
	});

	it("say so of all that can be called", () => {
		const exported = createRequire(import.meta.url)(join(root, "provider")) as Record<string, unknown>;
		const callable = Object.keys(exported).filter((name) => typeof exported[name] === "function");
		const declared = [...textOf(unpacked.provider, "typescript-too-old.d.ts").matchAll(/declare const (\w+)/g)];
		expect(declared.map(([, name]) => name).sort()).toEqual(callable.sort());
	});
});
