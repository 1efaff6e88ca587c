import { didYouMean } from "../../lifecycle/check";
import { checkEntries } from "../checks";
import type { Report } from "../declaration";
import type { ConferenceSpec } from "../spec";

/** Says what is wrong with the settings themselves, beyond their form. */
export function checkSettings(spec: ConferenceSpec, report: Report): void {
	for (const [name, facts] of checkEntries) {
		const setting = spec.checks?.[name];
		if (typeof setting !== "object" || setting === null) continue;
		const { level, reason, only } = setting;
		if (level === "off" && reason === undefined)
			report(["checks", name], "is turned off without a reason; add reason: and say why it does not matter here.");
		if (!Array.isArray(only)) continue;
		const { section } = facts;
		if (section === undefined) {
			report(["checks", name, "only"], `can't be used here: the check is of ${facts.says}, not of single objects.`);
			continue;
		}
		const known = spec[section] ?? {};
		for (const [index, key] of only.entries()) {
			if (typeof key !== "string" || Object.hasOwn(known, key)) continue;
			const hint = didYouMean(key, Object.keys(known));
			report(["checks", name, "only", index], `names "${key}", which is not in ${section}.${hint}`);
		}
	}
}
