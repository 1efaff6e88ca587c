import { existsSync, readdirSync, realpathSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, isAbsolute, join } from "node:path";
import { UsageError } from "../../context";
import { type Check, fine, problem, type Surroundings } from "../check";
import { isAtLeast, LEAST } from "../versions";

const INSTALL = "Install it as https://www.pulumi.com/docs/install says, or set its path with --pulumi.";

/** Folders in which the CLI looks for a language host: its own, those of the PATH, and that of plugins. */
function foldersOf({ pulumi, environment }: Surroundings): string[] {
	const path = (environment.PATH ?? "").split(delimiter).filter((one) => one !== "");
	const commands = isAbsolute(pulumi) ? [pulumi] : path.map((folder) => join(folder, pulumi));
	const command = commands.find((one) => existsSync(one));
	const plugins = join(environment.PULUMI_HOME ?? join(homedir(), ".pulumi"), "plugins");
	return [
		...(command === undefined ? [] : [dirname(command), dirname(realpathSync(command))]),
		...path,
		...(existsSync(plugins) ? readdirSync(plugins).map((one) => join(plugins, one)) : []),
	];
}

/** The Pulumi CLI, and the language host of the project beside it, which has its version. */
export const pulumiCheck: Check = {
	name: "Pulumi",
	looksAt: "the versions of the Pulumi CLI and of the project's language host",
	async run(surroundings, { project }) {
		let version: string;
		try {
			const { code, out } = await surroundings.runPulumi(["version"]);
			if (code !== 0) return [problem(`${surroundings.pulumi} version ended with exit code ${code}.`, INSTALL)];
			version = out.trim().replace(/^v/, "");
		} catch (error) {
			if (!(error instanceof UsageError)) throw error;
			return [problem(`${surroundings.pulumi} can't be run.`, INSTALL)];
		}
		if (!isAtLeast(version, LEAST.pulumi))
			return [problem(`version ${version} is too old: ${LEAST.pulumi} or newer is needed.`, INSTALL)];
		if (project === undefined) return [fine(`version ${version}.`)];
		const host = `pulumi-language-${project.runtime}`;
		const isThere = foldersOf(surroundings).some((folder) =>
			["", ".exe"].some((ending) => existsSync(join(folder, host + ending))),
		);
		if (isThere) return [fine(`version ${version}, with ${host}.`)];
		return [
			problem(
				`version ${version}, but its language host ${host} is neither beside it nor on the PATH.`,
				"Install the whole of Pulumi's download: the CLI alone runs no program.",
			),
		];
	},
};
