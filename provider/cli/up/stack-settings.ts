import { resolve } from "node:path";
import { asObject, parseJson } from "../../api/answers";
import { type ClientSettings, defaultJournalFolder, PLANS, SETTING_SOURCES } from "../../api/settings";
import { configured } from "../../lifecycle/stack-settings";
import { UsageError } from "../context";
import { type PulumiOptions, pulumiError, runPulumi } from "../pulumi";

/** The settings that decide how a run is done. */
export interface RunSettings {
	plan: ClientSettings["plan"];
	journalFolder: string;
	/** Whether somebody has chosen that folder. */
	isFolderChosen: boolean;
}

/** A stack's config: the value of a key such as `zoom-events:plan`; undefined where it has none, or a secret. */
export type StackConfig = (key: string) => string | undefined;

/**
 * Reads a stack's config; nothing that is secret gets decrypted.
 *
 * @throws UsageError where it can't be read
 */
export async function readConfig(options: PulumiOptions): Promise<StackConfig> {
	const run = await runPulumi(options, ["config", "--json"]);
	if (run.code !== 0) throw new UsageError(`the stack's config can't be read: ${pulumiError(run)}`);
	const entries = asObject(parseJson(run.out)) ?? {};
	return (key) => {
		const value = asObject(entries[key])?.value;
		return typeof value === "string" ? value : undefined;
	};
}

/** The settings as the provider has them: from the stack's config, else from the environment. None of them is secret. */
export function runSettingsOf(config: StackConfig, options: Pick<PulumiOptions, "cwd">): RunSettings {
	const get = configured(config);
	const value = (name: "plan" | "journalFolder"): string | undefined =>
		[get(name), process.env[SETTING_SOURCES[name]]].find((text) => text !== undefined && text !== "");
	const plan = value("plan");
	const folder = value("journalFolder");
	return {
		// A wrong one is refused by the preview, which says what it can be.
		plan: PLANS.find((known) => known === plan) ?? "pro",
		journalFolder: resolve(options.cwd ?? ".", folder ?? defaultJournalFolder()),
		isFolderChosen: folder !== undefined,
	};
}

/**
 * A stack's name with its organisation and project, which tells stacks apart.
 *
 * @throws UsageError where there is no such stack
 */
export async function fullNameOf(options: PulumiOptions): Promise<string> {
	const run = await runPulumi(options, ["stack", "--show-name", "--fully-qualify-stack-names"]);
	if (run.code !== 0) throw new UsageError(`the stack can't be read: ${pulumiError(run)}`);
	return run.out.trim();
}
