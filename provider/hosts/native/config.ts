import { ConfigurationError } from "../../api/errors";
import { type ClientSettings, resolveSettings, SETTING_SOURCES } from "../../api/settings";
import { accountMark } from "../../lifecycle/account";
import { didYouMean } from "../../lifecycle/check";
import type { CheckFailure, Properties } from "../../lifecycle/description";
import { PACKAGE } from "../../lifecycle/state-form";
import { isUnknown } from "./values";

const NAMES = Object.keys(SETTING_SOURCES) as readonly (keyof ClientSettings)[];

/** Inputs of every provider that the engine reads itself. */
const ENGINES = new Set(["version", "pluginDownloadURL", "pluginChecksums", "parameterization"]);

function isSetting(name: string): name is keyof ClientSettings {
	return (NAMES as readonly string[]).includes(name);
}

/** A setting as text: programs may give numbers, and the engine writes what is no text as JSON. */
function textOf(value: unknown): string | undefined {
	if (value === undefined || value === null) return undefined;
	return typeof value === "string" ? value : JSON.stringify(value);
}

/**
 * The settings of a provider, else of the environment.
 *
 * @throws ConfigurationError naming everything that is missing or wrong
 */
export function settingsOf(config: Properties): ClientSettings {
	return resolveSettings((name) => textOf(config[name]));
}

/** Everything that is wrong with the inputs of a provider, at once; what is not yet known is left to the next check. */
export function checkConfig(inputs: Properties): CheckFailure[] {
	const failures = Object.keys(inputs)
		.filter((name) => !isSetting(name) && !ENGINES.has(name) && !name.startsWith("__"))
		.map((name): CheckFailure => {
			const hint = didYouMean(name, NAMES);
			const known = hint === "" ? ` Settings are: ${[...NAMES].sort().join(", ")}.` : hint;
			return { property: name, reason: `is no setting of ${PACKAGE}.${known}` };
		});
	const wrong = NAMES.filter((name) => typeof inputs[name] === "object").map(
		(name): CheckFailure => ({ property: name, reason: "is a list or an object; it must be a text or a number." }),
	);
	if (failures.length + wrong.length > 0 || Object.values(inputs).some(isUnknown)) return [...failures, ...wrong];
	try {
		settingsOf(inputs);
		return [];
	} catch (error) {
		if (!(error instanceof ConfigurationError)) throw error;
		return [{ property: error.settings[0] ?? "accountId", reason: error.message }];
	}
}

/** What another configuration of a provider means. */
export interface ConfigDiff {
	/** Settings that differ. */
	changed: string[];
	/** Those that name another account: all objects are made anew there, and deleted where they were. */
	replaces: string[];
}

/** Where the objects of a provider are, as far as its own inputs say it; the environment stands in for the rest. */
function markOf(config: Properties): string | undefined {
	try {
		return accountMark(settingsOf(config));
	} catch {
		return undefined;
	}
}

/** Settings that name the account, and the API by which it is reached. */
const PLACE = ["accountId", "apiUrl"] as const satisfies readonly (keyof ClientSettings)[];

/** Compares two configurations of a provider. */
export function diffConfig(olds: Properties, news: Properties): ConfigDiff {
	const changed = NAMES.filter((name) => textOf(olds[name]) !== textOf(news[name]));
	const places = changed.filter((name) => (PLACE as readonly string[]).includes(name));
	// One that named no account had it from the environment, or is the other host's: each object knows its account.
	const isUnknownPlace = PLACE.every((name) => olds[name] === undefined) || Object.values(news).some(isUnknown);
	const before = markOf(olds);
	const moved = textOf(news.movedFrom)
		?.split(",")
		.map((mark) => mark.trim());
	const isSamePlace = before !== undefined && (before === markOf(news) || moved?.includes(before) === true);
	return { changed, replaces: isUnknownPlace || isSamePlace ? [] : places };
}
