import { type Entry, shownAs } from "../stack/stack-export";
import type { Candidate } from "./account";

/** What was found of one entry or one interrupted operation of a state. */
export type Finding = { entry: Entry } & (
	| { is: "unusable" }
	/** It was made. What differs is for the next run, where a person has said that it is the one. */
	| { is: "made"; candidate: Candidate }
	/** Its entry has the object already. */
	| { is: "kept"; id: string }
	/** Nothing was made; what it was to replace is still there, where it is a replacement. */
	| { is: "not-made"; isReplacement?: boolean }
	/** The API can't be asked. */
	| { is: "unseen" }
	/** The values to look for are encrypted. */
	| { is: "encrypted" }
	/** It was being replaced, and has a new object beside the one of its entry. */
	| { is: "replaced"; candidates: readonly Candidate[]; isTakenOver: boolean }
	/** Only a person can tell. */
	| { is: "unclear"; candidates: readonly Candidate[] }
	/** It was made, and the state lacks what must be before it. */
	| { is: "orphaned"; id: string; missing: string }
	/** It is not of this package. */
	| { is: "foreign" }
);

/** Whether something is left for a person. */
export function needsPerson(finding: Finding): boolean {
	if (finding.is === "replaced") return !finding.isTakenOver;
	return ["unclear", "encrypted", "orphaned", "foreign"].includes(finding.is);
}

/** Whether the operation stays in the state that is written; Pulumi's own import forgets it all the same. */
export function isLeft({ is }: Finding): boolean {
	return ["unclear", "encrypted", "orphaned", "foreign"].includes(is);
}

/** `abc`, or `abc, which differs: …`. */
function candidateText({ id, differences }: Candidate): string {
	return differences === "" ? id : `${id}, which differs: ${differences}`;
}

/** One line that says what was found, and what becomes of it. */
export function lineOf(finding: Finding): string {
	const what = shownAs(finding.entry);
	switch (finding.is) {
		case "unusable":
			return `${what} (${finding.entry.id}) has an entry that Pulumi can neither refresh nor delete. It will be repaired.`;
		case "made": {
			const { id, differences } = finding.candidate;
			const later = differences === "" ? "" : ` The next pulumi up will update it: ${differences}.`;
			return `${what} was created: ${id}. It will be added to the state.${later}`;
		}
		case "kept":
			return `${what} is already in the state: ${finding.id}.`;
		case "not-made":
			return `${what} was not ${finding.isReplacement === true ? "replaced" : "created"}. The next pulumi up will ${finding.isReplacement === true ? "replace" : "create"} it.`;
		case "unseen":
			return `${what} can't be looked up: the API does not list uploads. The next pulumi up will upload it again; if it is then there twice, delete one in the Zoom portal.`;
		case "encrypted":
			return `${what} can't be looked up: some of its values are encrypted in this file. Export the state with --show-secrets, or use --stack.`;
		case "replaced":
			return replacedText(what, finding);
		case "unclear":
			return unclearText(what, finding.candidates);
		case "orphaned":
			return `${what} was created: ${finding.id}. It can't be added to the state, which lacks ${finding.missing}. Declare adopt: "${finding.id}" for it.`;
		case "foreign":
			return `${what} is not a Zoom Events resource, and Pulumi will now forget that its creation was interrupted. Check whether it was created.`;
	}
}

function replacedText(what: string, { candidates, isTakenOver }: Finding & { is: "replaced" }): string {
	const there = `${what} was being replaced. The state keeps the old object, but there is also ${candidates.map(candidateText).join("; ")}.`;
	if (isTakenOver) return `${there} The next pulumi up will take it over.`;
	return `${there} Declare adopt: "${candidates[0]?.id}" before the next pulumi up, or delete it in the Zoom portal.`;
}

function unclearText(what: string, candidates: readonly Candidate[]): string {
	const texts = candidates.map(candidateText);
	if (texts.length === 1)
		return `${what} may have been created: ${texts[0]}. It is left alone. Declare adopt: "${candidates[0]?.id}" to take it over, or delete it in the Zoom portal.`;
	return `${what} may have been created, and ${texts.length} objects match: ${texts.join("; ")}. They are left alone. Declare adopt: "<id>" for the right one, and delete the extra ones in the Zoom portal.`;
}

/** A finding as data. */
export function dataOf(finding: Finding): Record<string, unknown> {
	const { entry, is } = finding;
	const { urn, id } = entry;
	const candidates = "candidates" in finding ? finding.candidates : undefined;
	const made = finding.is === "made" ? finding.candidate.id : undefined;
	const found = made ?? ("id" in finding ? finding.id : undefined) ?? id;
	return {
		finding: is,
		urn,
		...(found !== undefined && { id: found }),
		...(candidates !== undefined && { candidates }),
		isLeft: needsPerson(finding),
		text: lineOf(finding),
	};
}
