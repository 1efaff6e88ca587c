import { readFileSync } from "node:fs";
import { type BehaviourId, behaviourOf, Conduct, type Facts, type Source } from "./behaviours";

/**
 * Reads what `verify` found out of an account.
 *
 * @param file a `report.json`
 * @throws Error where it is none
 */
export function readFacts(file: string): Facts {
	const { findings } = JSON.parse(readFileSync(file, "utf8")) as { findings?: { id: string; seen?: string }[] };
	if (!Array.isArray(findings)) throw new Error(`${file} is no report of zoom-events-emulator verify`);
	return Object.fromEntries(findings.flatMap(({ id, seen }) => (seen === undefined ? [] : [[id, seen]])));
}

/** Which facts a local API follows though it would do otherwise, and which it can't, as `id: answer`. */
export function comparedWith(facts: Facts, follow: Source): { follows: string[]; cannot: string[] } {
	const usual = new Conduct(follow);
	const own = new Conduct(follow, facts);
	const follows: string[] = [];
	const cannot: string[] = [];
	for (const [id, fact] of Object.entries(facts)) {
		const behaviour = behaviourOf(id);
		if (behaviour === undefined) cannot.push(`${id}: ${fact}`);
		else if (usual.of(id as BehaviourId) === fact) continue;
		else (own.of(id as BehaviourId) === fact ? follows : cannot).push(`${id}: ${fact}`);
	}
	return { follows, cannot };
}
