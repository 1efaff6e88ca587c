import { basename } from "node:path";
import { type Check, fine, problem, skipped } from "../check";
import { isAtLeast, LEAST } from "../versions";
import { packageAt, resolvedFrom } from "./package";

/** The TypeScript by which Pulumi compiles the program. */
export const typescriptCheck: Check = {
	name: "TypeScript",
	looksAt: "the TypeScript that compiles the program",
	needs: ["Project", "Package"],
	run(_, { project, packageFolder }) {
		if (project === undefined || project.runtime !== "nodejs") return [skipped("the program needs none.")];
		if (project.entry === undefined) return [skipped("there is no program.")];
		if (!project.isTypeScript) return [skipped("the program is JavaScript.")];
		// The SDK asks for it from its own place.
		const sdk = resolvedFrom(project.program, "@pulumi/pulumi");
		const file =
			resolvedFrom(project.program, "typescript") ?? (sdk === undefined ? undefined : resolvedFrom(sdk, "typescript"));
		const found = file === undefined ? undefined : packageAt(file, "typescript");
		const install = 'Run npm install --save-dev "typescript@>=5 <7"';
		if (found === undefined) {
			return [
				problem(
					`${basename(project.entry)} needs TypeScript ${LEAST.typescript} or 6, which is not installed; Pulumi's own is 3.8.`,
					install,
				),
			];
		}
		const { version } = found;
		if (!isAtLeast(version, LEAST.typescript) || isAtLeast(version, LEAST.typescriptAfter))
			return [problem(`version ${version} can't be used: 5 and 6 can.`, install)];
		return packageFolder === undefined ? [] : [fine(`version ${version}.`)];
	},
};
