import { readFileSync } from "node:fs";
import type { Conduct } from "./behaviours";
import type { Operation } from "./contract";
import { Refusal } from "./errors";

/** Every granular scope that an operation names, once, in the contract's order. */
export function allScopes(contract: readonly Operation[]): string[] {
	return [...new Set(contract.flatMap(({ scopes }) => scopes.granular))];
}

/** Every granular scope but those for surveys: an app that `verify` can ask everything with, missing scopes too. */
export function scopesToVerify(contract: readonly Operation[]): string[] {
	const unneeded = contract.find(({ id }) => id === "EventSurveyReportApi")?.scopes.granular ?? [];
	return allScopes(contract).filter((scope) => !unneeded.includes(scope));
}

/**
 * Scopes as a command line has them: names between commas or blanks, or `@` and a file of such names.
 *
 * @throws Error where the file can't be read, or a name can't be a scope's
 */
export function parseScopes(text: string): string[] {
	const list = text.startsWith("@") ? readFileSync(text.slice(1), "utf8") : text;
	const names = list.split(/[\s,]+/).filter((name) => name !== "");
	const wrong = names.find((name) => !/^\w+(?::\w+)+$/.test(name));
	if (wrong !== undefined) throw new Error(`"${wrong}" is no scope, such as zoom_events:read:list_events`);
	return names;
}

/**
 * @param granted scopes of the token; undefined for one that has all
 * @throws Refusal 400/4711 where none of the operation's scopes is among them
 */
export function checkScopes({ scopes }: Operation, granted: readonly string[] | undefined, conduct: Conduct): void {
	if (granted === undefined || [...scopes.granular, ...scopes.classic].some((scope) => granted.includes(scope))) return;
	const said = "Invalid access token, does not contain scopes:";
	if (conduct.does("scopes.missing", "plain")) throw new Refusal(400, 4711, `${said}[${scopes.granular.join(", ")}].`);
	const quoted = `${said}["${scopes.granular.join('","')}"]`;
	throw new Refusal(400, 4711, quoted, [], {}, `{"code":4711,"message":"${quoted}"}`);
}
