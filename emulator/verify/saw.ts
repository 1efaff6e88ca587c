import type { Answer } from "./client";

/** What had to be there for a probe couldn't be made. */
export class SetupRefused extends Error {}

/** The account or the app may not do what a probe asks. */
export class NotAllowed extends Error {}

/** An answer that is none of the behaviour's. */
export class Unforeseen extends Error {}

/** Codes of missing rights and scopes, which say nothing of what the API does for those who have them. */
const DENIED = [124, 104, 4711, 3011, 260200];

/** An answer in short: `201`, or `400/300`. */
export function short({ status, code }: Answer): string {
	return code === undefined ? String(status) : `${status}/${code}`;
}

/** Whether a request was done. */
export function isDone({ status }: Answer): boolean {
	return status >= 200 && status < 300;
}

/** @throws NotAllowed where the account or the app may not do that */
export function checkAllowed(answer: Answer): void {
	if (answer.status === 401 || (answer.code !== undefined && DENIED.includes(answer.code)))
		throw new NotAllowed(`the account or the app may not do that: ${short(answer)}`);
}

/**
 * What an answer says, by a table whose keys are `400/300`, `400`, `/300`, `2xx` and `4xx`; the first in that order
 * counts.
 *
 * @throws NotAllowed where it says nothing of the API
 * @throws Unforeseen where no key fits
 */
export function saw<const Seen extends string>(answer: Answer, table: Readonly<Record<string, Seen>>): Seen {
	checkAllowed(answer);
	const { status, code } = answer;
	for (const key of [`${status}/${code}`, `${status}`, `/${code}`, `${Math.floor(status / 100)}xx`]) {
		const seen = table[key];
		if (seen !== undefined) return seen;
	}
	throw new Unforeseen(short(answer));
}

/** For probes that ask whether something is taken at all. */
export const TAKEN = { "2xx": "taken", "4xx": "refused" } as const;
