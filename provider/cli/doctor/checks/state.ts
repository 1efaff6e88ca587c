import { asObject, parseJson } from "../../../api/answers";
import { UsageError } from "../../context";
import { pulumiError } from "../../pulumi";
import { type Check, fine, problem, warning } from "../check";

/** What tells where states are, without a password in a database's URL. */
function backendText(url: string): string {
	return url.replace(/(:\/\/[^/@:]*):[^/@]*@/, "$1:***@");
}

/** Where states are kept, and whether the stack is there. */
export const stateCheck: Check = {
	name: "State",
	looksAt: "where the stack's state is kept, and whether the stack is there",
	needs: ["Project", "Pulumi"],
	async run({ runPulumi, environment, stack: wanted }, found) {
		const { project } = found;
		if (project === undefined) return [];
		try {
			const who = await runPulumi(["whoami", "--json"]);
			if (who.code !== 0) {
				return [
					problem(
						`Pulumi is not signed in to where the state is: ${pulumiError(who)}.`.replace(/\.\.$/, "."),
						"Run pulumi login (Pulumi Cloud), or pulumi login file://~ (this machine alone); or set PULUMI_BACKEND_URL.",
					),
				];
			}
			const url = String(asObject(parseJson(who.out))?.url ?? project.backend ?? environment.PULUMI_BACKEND_URL ?? "");
			found.backend = url;
			const list = await runPulumi(["stack", "ls", "--json"]);
			if (list.code !== 0) {
				return [
					problem(
						`the stacks can't be listed: ${pulumiError(list)}`,
						`Check that ${backendText(url)} can be reached, and may be read.`,
					),
				];
			}
			const stacks = (parseJson(list.out) ?? []) as { name?: string; current?: boolean; updateInProgress?: boolean }[];
			const stack = stacks.find(({ name, current }) =>
				wanted === undefined
					? current === true
					: name === wanted || name?.split("/").at(-1) === wanted.split("/").at(-1),
			);
			if (stack?.name !== undefined) {
				found.stack = { name: stack.name, isUpdating: stack.updateInProgress === true };
				return [fine(`stack "${stack.name}" in ${backendText(url)}.`)];
			}
			const names = stacks.map(({ name }) => name).join(", ");
			if (wanted !== undefined) {
				return [
					problem(
						`there is no stack "${wanted}" in ${backendText(url)}; there are: ${names || "none"}.`,
						`Check the name, or run pulumi stack init ${wanted}`,
					),
				];
			}
			return [
				warning(
					`no stack is selected in ${backendText(url)}; there are: ${names || "none"}.`,
					names === "" ? "Run pulumi stack init <name>" : "Run pulumi stack select <name>",
				),
			];
		} catch (error) {
			if (!(error instanceof UsageError)) throw error;
			return [problem(error.message, "Install the Pulumi CLI.")];
		}
	},
};
