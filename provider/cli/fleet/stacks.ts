import { asObject, parseJson } from "../../api/answers";
import { UsageError } from "../context";
import { type PulumiOptions, pulumiError, runPulumi } from "../pulumi";
import { readConfig, type StackConfig } from "../up/stack-settings";
import type { Edition } from "./editions";
import { EDITION_KEY, type Project } from "./project";

/**
 * Names of the project's stacks, without their organisations.
 *
 * @throws UsageError where Pulumi can't give them: no backend, say
 */
export async function stacksOf(options: PulumiOptions): Promise<Set<string>> {
	const run = await runPulumi(options, ["stack", "ls", "--json"]);
	if (run.code !== 0) throw new UsageError(`the stacks can't be listed: ${pulumiError(run)}`);
	const all: unknown = parseJson(run.out);
	const names = Array.isArray(all) ? all.map((one) => asObject(one)?.name) : [];
	return new Set(names.flatMap((name) => (typeof name === "string" ? [name.split("/").at(-1) ?? name] : [])));
}

/**
 * Makes an edition's stack, and leaves the selected one as it is: whoever runs Pulumi next means that one.
 *
 * @param secretsProvider URL of the key service that encrypts its secrets; Pulumi's default where not given
 * @throws UsageError where Pulumi refuses to
 */
export async function makeStack(options: PulumiOptions, { stack }: Edition, secretsProvider?: string): Promise<void> {
	const { stack: _, ...rest } = options;
	const provider = secretsProvider === undefined ? [] : ["--secrets-provider", secretsProvider];
	const run = await runPulumi(rest, ["stack", "init", stack, "--no-select", ...provider]);
	// Another run of the fleet may have made it meanwhile.
	if (run.code !== 0 && !/already exists/.test(run.err)) throw new UsageError(pulumiError(run));
}

/**
 * Has an edition's stack name its file, and gives the stack's config.
 *
 * @throws UsageError where it names another file: then it is another edition's
 */
export async function claimStack(options: PulumiOptions, edition: Edition, { name }: Project): Promise<StackConfig> {
	const config = await readConfig(options);
	const key = `${name}:${EDITION_KEY}`;
	const known = config(key);
	if (known === edition.path) return config;
	if (known !== undefined)
		throw new UsageError(
			`its stack belongs to ${known}, as ${key} in its config says. If the file was renamed, and is the same edition: pulumi config set ${EDITION_KEY} ${edition.path} --stack ${edition.stack}. If not, give this file another name.`,
		);
	const run = await runPulumi(options, ["config", "set", EDITION_KEY, edition.path]);
	if (run.code !== 0) throw new UsageError(`its file can't be set in the stack's config: ${pulumiError(run)}`);
	return config;
}
