/** Who may call an operation: the scopes and prerequisites at the head of its block. */

/** Something an account must have; Zoom spells each in several ways. */
export type Prerequisite = "pro-plan" | "events-license";

/** What the head of an operation's block says of access. */
export interface AccessFacts {
	/** Scopes of both kinds, of which an app needs any one. */
	scopes: { classic: string[]; granular: string[] };
	/** What the account must have; empty where the text names nothing. */
	prerequisites: Prerequisite[];
}

const PREREQUISITES: readonly (readonly [Prerequisite, RegExp])[] = [
	["pro-plan", /^A Pro or higher account plan\.?$/],
	["events-license", /^A Zoom Webinars Plus ?(?:\/|or) ?Events license\.?$/],
];

function toPrerequisite(text: string): Prerequisite {
	const known = PREREQUISITES.find(([, pattern]) => pattern.test(text));
	if (known === undefined) throw new Error(`not a known prerequisite: ${text}`);
	return known[0];
}

function scopesAfter(label: string, lines: readonly string[]): string[] {
	const line = lines.find((one) => one.startsWith(`${label}:`));
	if (line === undefined) throw new Error(`there is no line ${label}:`);
	const scopes = line
		.slice(label.length + 1)
		.split(",")
		.map((scope) => scope.trim());
	const wrong = scopes.find((scope) => !/^zoom_events[\w:]+$/.test(scope));
	if (wrong !== undefined) throw new Error(`not a scope: ${wrong}`);
	// The text has them in either order; the one without a suffix is the shorter.
	return scopes.sort((a, b) => a.length - b.length);
}

/**
 * Reads scopes and prerequisites.
 *
 * @param head an operation's lines before its bodies, trimmed
 * @throws Error where there are no scopes, or a line is in no known form
 */
export function parseAccess(head: readonly string[]): AccessFacts {
	const start = head.findIndex((line) => /^Prerequisites:?$/.test(line));
	const listed = start < 0 ? [] : head.slice(start + 1);
	const end = listed.findIndex((line) => !line.startsWith("•"));
	return {
		scopes: { classic: scopesAfter("Scopes", head), granular: scopesAfter("Granular Scopes", head) },
		prerequisites: listed.slice(0, end < 0 ? listed.length : end).map((line) => toPrerequisite(line.slice(1).trim())),
	};
}
