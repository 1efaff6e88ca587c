import { firstLineOf } from "../../api/answers";
import { SETTING_SOURCES } from "../../api/settings";
import { type Check, type Finding, type Found, problem, type Surroundings, skipped } from "./check";

/** What one check has found. */
export interface Diagnosis {
	name: string;
	looksAt: string;
	findings: readonly Finding[];
}

/** What all checks have found, and what must not be printed. */
export interface Examined {
	diagnoses: readonly Diagnosis[];
	/** Secrets that were read for it; they may stand in what somebody else has said. */
	secrets: readonly string[];
}

/** What a check finds; where it can't look, that is what it has found. */
async function outcomeOf(run: () => ReturnType<Check["run"]>): Promise<readonly Finding[]> {
	try {
		return await run();
	} catch (error) {
		const why = firstLineOf(error instanceof Error ? error.message : String(error));
		return [
			problem(
				`this could not be looked at: ${why}.`.replace(/\.\.$/, "."),
				"Check what it names: a file or a folder may not be readable.",
			),
		];
	}
}

/** Runs all checks, one after the other; one that needs what has a problem is skipped. */
export async function examine(checks: readonly Check[], surroundings: Surroundings): Promise<Examined> {
	const found: Found = {};
	const unmet = new Set<string>();
	const diagnoses: Diagnosis[] = [];
	try {
		for (const { name, looksAt, needs = [], run } of checks) {
			const missing = needs.find((needed) => unmet.has(needed));
			const findings =
				missing === undefined
					? await outcomeOf(() => run(surroundings, found))
					: [skipped(`not checked, because of: ${missing}.`)];
			if (missing !== undefined || findings.some(({ state }) => state === "problem")) unmet.add(name);
			diagnoses.push({ name, looksAt, findings });
		}
	} finally {
		await found.account?.close();
	}
	const { accountId, clientId, clientSecret } = found.settings ?? {};
	const { environment } = surroundings;
	const secrets = [
		...[clientSecret, environment[SETTING_SOURCES.clientSecret], found.account?.token],
		...[found.settings?.sharedRate, environment[SETTING_SOURCES.sharedRate]],
	];
	// A local API's secret is often a word that stands elsewhere too.
	return {
		diagnoses,
		secrets: secrets.filter(
			(one): one is string => one !== undefined && one !== "" && one !== accountId && one !== clientId,
		),
	};
}
