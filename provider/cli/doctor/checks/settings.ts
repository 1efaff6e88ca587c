import { asObject, parseJson } from "../../../api/answers";
import { ConfigurationError } from "../../../api/errors";
import { resolveSettings, SETTING_SOURCES } from "../../../api/settings";
import { configured } from "../../../lifecycle/stack-settings";
import { UsageError } from "../../context";
import { type PulumiRun, pulumiError } from "../../pulumi";
import { type Check, type Finding, fine, problemOf, type Surroundings, warning } from "../check";

const CREDENTIALS = ["accountId", "clientId", "clientSecret"] as const;

/** One line for what can't be read of a stack's config, whose settings then come from the environment. */
function unread(why: string, remedy: string): Finding {
	return warning(`the stack's config can't be read (${why}), so only the environment counts here.`, remedy);
}

/** The config of the stack, as `pulumi config --json` gives it. */
async function configOf(
	runPulumi: Surroundings["runPulumi"],
): Promise<{ values: Record<string, string>; finding?: Finding }> {
	const ask = async (...more: string[]): Promise<PulumiRun> =>
		await runPulumi(["config", "--json", ...more], { isOfStack: true });
	const entriesOf = ({ out }: PulumiRun): [string, Record<string, unknown>][] =>
		Object.entries(asObject(parseJson(out)) ?? {}).map(([key, entry]) => [key, asObject(entry) ?? {}]);
	let run: PulumiRun;
	try {
		run = await ask();
	} catch (error) {
		if (error instanceof UsageError) return { values: {} };
		throw error;
	}
	if (run.code !== 0) {
		const why = pulumiError(run);
		// Neither is asked of somebody who has no stack yet.
		if (/no stack selected|not logged in|PULUMI_ACCESS_TOKEN/i.test(why)) return { values: {} };
		return { values: {}, finding: unread(why, "Select the stack, or name it with --stack.") };
	}
	// Where nothing is secret nothing is asked for in clear: that may make a key, which would be written.
	const isSecret = entriesOf(run).some(([key, { secret }]) => secret === true && /^zoom-?[eE]vents:/.test(key));
	const revealed = isSecret ? await ask("--show-secrets") : run;
	const texts = entriesOf(revealed.code === 0 ? revealed : run).flatMap(([key, { value }]): [string, string][] =>
		typeof value === "string" ? [[key, value]] : [],
	);
	const values = Object.fromEntries(texts);
	if (revealed.code === 0) return { values };
	const remedy = "Set PULUMI_CONFIG_PASSPHRASE, or sign in to the key service that the stack uses.";
	return { values, finding: unread(pulumiError(revealed), remedy) };
}

/** Settings of the stack, else of the environment. */
export const settingsCheck: Check = {
	name: "Settings",
	looksAt: "settings of the stack's config and of the environment; a secret is read and never shown",
	async run({ runPulumi, environment }, found) {
		const { values, finding } =
			found.project === undefined ? { values: {} as Record<string, string> } : await configOf(runPulumi);
		const get = configured((key) => values[key]);
		const before = finding === undefined ? [] : [finding];
		try {
			found.settings = resolveSettings(get, environment);
		} catch (error) {
			if (!(error instanceof ConfigurationError)) throw error;
			return [...before, problemOf(error.message, "Correct it in the stack's config or the environment.")];
		}
		const fromStack = CREDENTIALS.filter((name) => get(name) !== undefined);
		const fromEnvironment = CREDENTIALS.filter((name) => get(name) === undefined);
		const { apiUrl, plan, accountId } = found.settings;
		const places = [
			...(fromStack.length > 0 ? [`${fromStack.join(", ")} from the stack`] : []),
			...(fromEnvironment.length > 0
				? [`${fromEnvironment.map((name) => SETTING_SOURCES[name]).join(", ")} from the environment`]
				: []),
		];
		return [...before, fine(`account ${accountId} at ${apiUrl}, plan ${plan}; ${places.join("; ")}.`)];
	},
};
