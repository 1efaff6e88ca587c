import { readFileSync } from "node:fs";
import { basename, extname, resolve } from "node:path";
import { type Check, fine, problem, skipped, warning } from "../check";
import { isAtLeast } from "../versions";

/** The first Node.js that reads TypeScript itself, which then takes the place of Pulumi's compiler. */
const READS_TYPES = "22.18";

/** A call of `require` in a program that has made none for itself. */
const REQUIRE = /(?:^|[^.\w])require\(/m;

/** Whether a program's files are of the kind of modules that Node.js takes them for. */
export const modulesCheck: Check = {
	name: "Modules",
	looksAt: 'ES modules and CommonJS: "type" in package.json against what the program is',
	needs: ["Project"],
	run({ nodeVersion }, { project }) {
		if (project === undefined || project.runtime !== "nodejs")
			return [skipped("the program needs no Node.js modules.")];
		const { entry, manifest, isTypeScript } = project;
		if (manifest === undefined)
			return [problem("the program's folder has no package.json that can be read.", "Write one: npm init -y")];
		if (entry === undefined) {
			const main = typeof manifest.main === "string" ? manifest.main : "index.js or index.ts";
			return [
				problem(`the program's file ${main} is not there.`, 'Correct "main" in package.json, or write the file.'),
			];
		}
		const name = basename(entry);
		const { main } = manifest;
		const before =
			typeof main === "string" && !entry.startsWith(resolve(project.program, main))
				? [
						warning(
							`"main" in package.json is ${main}, which is not there; ${name} is run.`,
							`Write "main": "${name}".`,
						),
					]
				: [];
		const isModule =
			extname(entry) === ".mjs" ||
			extname(entry) === ".mts" ||
			(manifest.type === "module" && !/\.c[jt]s$/.test(entry));
		if (!isModule) return [...before, fine(`${name} is CommonJS, or is compiled to it.`)];
		if (isTypeScript && !project.hasLoader && !isAtLeast(nodeVersion, READS_TYPES)) {
			return [
				problem(
					`package.json says "type": "module", and Pulumi can't load ${name} as an ES module (Unknown file extension ".ts").`,
					'Remove "type": "module" from package.json; import works in TypeScript all the same.',
				),
			];
		}
		const text = readFileSync(entry, "utf8");
		if (REQUIRE.test(text) && !text.includes("createRequire")) {
			return [
				problem(
					`${name} is an ES module by package.json, and calls require, which there is not.`,
					'Remove "type": "module" from package.json, or write import in place of require.',
				),
			];
		}
		return [...before, fine(`${name} is an ES module.`)];
	},
};
