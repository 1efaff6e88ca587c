import { digestOf } from "./record";

/** What becomes of a value that the export has and the file has. */
export type Verdict = "keep" | "take" | "replace" | "conflict";

/**
 * Compares what the export says with what the file says and what the last import said. What the organiser changed stays
 * while the export says the same as before; where nothing is known of the last import, the export's word counts.
 *
 * @param recorded digest of what the last import said; undefined where it is not known
 */
export function verdictOf(theirs: unknown, ours: unknown, recorded: string | undefined): Verdict {
	const [there, here] = [digestOf(theirs), digestOf(ours)];
	if (there === here) return "keep";
	if (recorded === undefined) {
		if (theirs === undefined) return "keep";
		return ours === undefined ? "take" : "replace";
	}
	if (there === recorded) return "keep";
	return here === recorded ? "take" : "conflict";
}

/**
 * Merges lists as sets: what the export has added and what it has dropped since the last import changes the file's list;
 * what the organiser added or took out stays so.
 *
 * @param recorded what the last import said; undefined where it is not known, and then nothing counts as dropped
 */
export function mergedList(
	theirs: readonly string[],
	ours: readonly string[],
	recorded: readonly string[] | undefined,
): string[] {
	if (recorded !== undefined && digestOf(ours) === digestOf(recorded)) return [...theirs];
	const dropped = new Set(recorded?.filter((one) => !theirs.includes(one)));
	const before = new Set(recorded);
	const kept = ours.filter((one) => !dropped.has(one));
	return [...kept, ...theirs.filter((one) => !before.has(one) && !kept.includes(one))];
}
