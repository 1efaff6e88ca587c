import { existsSync } from "node:fs";
import { basename, delimiter, join, relative, resolve } from "node:path";
import { PACKAGE } from "../../../lifecycle/state-form";
import { type Check, type Finding, fine, problem, type Surroundings, warning } from "../check";
import { type Project, projectFileOf, readProject } from "../project";

const PLUGIN = `pulumi-resource-${PACKAGE}`;

/** How programs on Windows are named too. */
const ENDINGS = ["", ".cmd", ".exe"];

const PLUGINS = "plugins: { providers: [{ name: zoom-events, path: node_modules/.bin }] }";

function hasPlugin(folder: string): boolean {
	return ENDINGS.some((ending) => existsSync(join(folder, PLUGIN + ending)));
}

/** Whether Pulumi finds the native plugin where the project says. */
function pluginFinding({ folder, pluginPath }: Project, { environment }: Surroundings): Finding {
	if (pluginPath === undefined) {
		const onPath = (environment.PATH ?? "").split(delimiter).some((one) => one !== "" && hasPlugin(one));
		const add = `Add to Pulumi.yaml:\n  ${PLUGINS}`;
		return onPath
			? warning(`Pulumi.yaml names no plugin ${PACKAGE}; the one on the PATH is taken.`, add)
			: problem(`Pulumi.yaml names no plugin ${PACKAGE}, which the program uses.`, add);
	}
	const at = resolve(folder, pluginPath);
	if (!existsSync(at)) {
		return problem(
			`Pulumi.yaml has the plugin in ${pluginPath}, and there is no such folder.`,
			"Run npm install; in a workspace the path may be ../../node_modules/.bin (docs/languages.md has a table).",
		);
	}
	if (!hasPlugin(at)) {
		return problem(
			`Pulumi.yaml has the plugin in ${pluginPath}, and ${PLUGIN} is not there.`,
			"Run npm install pulumi-zoom-events; in a workspace the path may be ../../node_modules/.bin (docs/languages.md has a table).",
		);
	}
	return fine(`the native plugin is in ${pluginPath}.`);
}

/** The project file, and what it says of the plugin. */
export const projectCheck: Check = {
	name: "Project",
	looksAt: "Pulumi.yaml: its runtime, and where the native plugin is",
	run(surroundings, found) {
		const file = projectFileOf(surroundings.folder);
		if (file === undefined) {
			return [
				problem(
					"there is no Pulumi.yaml in this folder or above it.",
					"Run this in the program's folder, or name it with --cwd; zoom-events init writes a project.",
				),
			];
		}
		let project: Project;
		try {
			project = readProject(file);
		} catch (error) {
			const why = (error as Error).message.split("\n")[0]?.replace(/:$/, "");
			return [problem(`${basename(file)} can't be read: ${why}.`, "Fix it; a project needs name: and runtime:.")];
		}
		if (project.isManifestBroken)
			return [
				problem(
					"package.json is no JSON that can be read.",
					"Correct it: node -p 'require(\"./package.json\")' says where.",
				),
			];
		found.project = project;
		const { name, runtime, hosts } = project;
		const where = relative(surroundings.folder, file) || basename(file);
		return [
			fine(`"${name}" (${runtime}), by ${where}.`),
			...(hosts.has("native") ? [pluginFinding(project, surroundings)] : []),
		];
	},
};
