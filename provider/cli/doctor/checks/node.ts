import { type Check, fine, problem, warning } from "../check";
import { isAtLeast, LEAST } from "../versions";

/** The Node.js that runs this, which is the one that Pulumi takes too. */
export const nodeCheck: Check = {
	name: "Node.js",
	looksAt: "the version of the Node.js on the PATH",
	run({ nodeVersion }) {
		if (!isAtLeast(nodeVersion, LEAST.node)) {
			return [
				problem(
					`version ${nodeVersion} is too old: ${LEAST.node} or newer is needed.`,
					"Install Node.js 24, or 22, and put it first on the PATH.",
				),
			];
		}
		if (!isAtLeast(nodeVersion, LEAST.nodeOfSdk)) {
			return [
				warning(
					`version ${nodeVersion} works, but newer versions of the Pulumi SDK ask for ${LEAST.nodeOfSdk}.`,
					"Install Node.js 24, or 22, when you can.",
				),
			];
		}
		return [fine(`version ${nodeVersion}.`)];
	},
};
