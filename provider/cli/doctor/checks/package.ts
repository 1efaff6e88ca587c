import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { asObject, parseJson } from "../../../api/answers";
import { type Check, type Finding, fine, problem, skipped, warning } from "../check";
import type { Project } from "../project";
import { isAtLeast, LEAST } from "../versions";

const NAME = "pulumi-zoom-events";
const SDK = "@pulumi/pulumi";

/** Where Node.js finds a module from a folder, as Pulumi's own processes look for it; undefined where it doesn't. */
export function resolvedFrom(folder: string, module: string): string | undefined {
	try {
		return createRequire(join(folder, "program.js")).resolve(module);
	} catch {
		return undefined;
	}
}

/** A package's folder and version, by any file that it exports. */
export function packageAt(file: string, name: string): { folder: string; version: string } | undefined {
	for (let folder = dirname(file); ; folder = dirname(folder)) {
		const manifest = join(folder, "package.json");
		const text = existsSync(manifest) ? asObject(parseJson(readFileSync(manifest, "utf8"))) : undefined;
		if (text?.name === name) return { folder, version: String(text.version) };
		if (dirname(folder) === folder) return undefined;
	}
}

/** Folders of packages in a `node_modules`, with those of scopes. */
function packagesIn(modules: string): string[] {
	if (!existsSync(modules)) return [];
	return readdirSync(modules).flatMap((name) => {
		const path = join(modules, name);
		if (name === ".pnpm") return readdirSync(path).map((one) => join(path, one));
		if (name.startsWith(".")) return [];
		return name.startsWith("@") ? readdirSync(path).map((one) => join(path, one)) : [path];
	});
}

/** Where the package is among the packages of others, out of reach of the project. */
function nestedIn(folder: string): string | undefined {
	return packagesIn(join(folder, "node_modules"))
		.map((one) => join(one, "node_modules", NAME))
		.find((path) => existsSync(path));
}

/** Whether package.json names a package, of any kind of dependency. */
function isDeclared({ manifest }: Project, name: string): boolean {
	return ["dependencies", "devDependencies", "optionalDependencies"].some(
		(group) => asObject(manifest?.[group])?.[name] !== undefined,
	);
}

/** Why the package can't be found from the project. */
function missing(project: Project): Finding {
	const { folder, program } = project;
	const nested = nestedIn(folder) ?? nestedIn(program);
	const install = `npm install ${NAME} ${SDK}`;
	if (existsSync(join(folder, ".pnp.cjs"))) {
		return problem(
			"Yarn's Plug'n'Play keeps packages where Pulumi's processes don't look.",
			"Write nodeLinker: node-modules into .yarnrc.yml, and run yarn install.",
		);
	}
	if (nested !== undefined) {
		return problem(
			`${NAME} is in ${relative(folder, nested)}, where Pulumi doesn't find it: it is the dependency of a dependency.`,
			`Make it a dependency of the project itself: ${install}`,
		);
	}
	if (!existsSync(join(program, "node_modules")) && !existsSync(join(folder, "node_modules"))) {
		return problem(
			`there is no node_modules, and without ${NAME} no stack can be refreshed or destroyed either.`,
			isDeclared(project, NAME) ? "Run npm install (or npm ci)." : `Run ${install}`,
		);
	}
	return problem(`${NAME} is not installed where Pulumi looks for it, from ${folder}.`, `Run ${install}`);
}

/** What is found of the SDK, which the package and the program must share. */
function sdkFindings({ program }: Project, folder: string): Finding[] {
	const file = resolvedFrom(program, SDK);
	const sdk = file === undefined ? undefined : packageAt(file, SDK);
	if (sdk === undefined) return [problem(`${SDK} is not installed.`, `Run npm install ${SDK}`)];
	if (!isAtLeast(sdk.version, LEAST.pulumi)) {
		return [
			problem(
				`${SDK} is version ${sdk.version}, and ${LEAST.pulumi} or newer is needed.`,
				`Run npm install ${SDK}@latest`,
			),
		];
	}
	const own = resolvedFrom(realpathSync(folder), SDK);
	if (own !== undefined && file !== undefined && realpathSync(own) !== realpathSync(file)) {
		return [
			warning(
				`there are two copies of ${SDK}: one of the program, and one of ${NAME}.`,
				"Run npm dedupe, so that the two share one.",
			),
		];
	}
	return [fine(`${SDK} ${sdk.version}.`)];
}

/** The package, from where Pulumi's processes look for it. */
export const packageCheck: Check = {
	name: "Package",
	looksAt: `${NAME} and the Pulumi SDK, from where Pulumi looks for them`,
	needs: ["Project"],
	run({ version }, found) {
		const { project } = found;
		if (project === undefined) return [];
		if (project.runtime !== "nodejs")
			return [skipped(`the plugin brings its own; the program is in ${project.runtime}.`)];
		// The engine runs dynamic providers in the project's folder, and the program in its own.
		const files = [project.folder, project.program].map((folder) => resolvedFrom(folder, `${NAME}/dynamic`));
		const [file] = files;
		const at = file === undefined || files.includes(undefined) ? undefined : packageAt(file, NAME);
		if (at === undefined) return [missing(project)];
		found.packageFolder = at.folder;
		const text = `${NAME} ${at.version}`;
		const own = !isDeclared(project, NAME)
			? warning(
					`${text} is found, but only another package asks for it.`,
					`Add it to package.json: npm install ${NAME}`,
				)
			: at.version === version
				? fine(`${text}.`)
				: warning(
						`${text}, and this command is of version ${version}.`,
						"Run npx zoom-events in the project's folder.",
					);
		return [own, ...sdkFindings(project, at.folder)];
	},
};
