import { distance } from "fastest-levenshtein";

/** Says which known name is meant: ` Did you mean "…"?`; empty where none is close enough. */
export type Suggest = (name: string) => string;

/** A known name, prepared for many questions. */
interface Known {
	/** Its place among the known names. */
	at: number;
	lower: string;
	/** The characters that it has, as bits: those of one name that the other lacks each cost a change. */
	characters: number;
}

function charactersOf(text: string): number {
	let bits = 0;
	for (let at = 0; at < text.length; at++) bits |= 1 << (text.charCodeAt(at) & 31);
	return bits;
}

function bitsIn(number: number): number {
	let count = 0;
	for (let rest = number; rest !== 0; rest &= rest - 1) count++;
	return count;
}

/** Fewest changes that can make one name of the other, without comparing them. */
function leastChanges(one: Known, other: Known): number {
	return Math.max(
		Math.abs(one.lower.length - other.lower.length),
		bitsIn(one.characters & ~other.characters),
		bitsIn(other.characters & ~one.characters),
	);
}

const knownOf = (name: string, at = -1): Known => {
	const lower = name.toLowerCase();
	return { at, lower, characters: charactersOf(lower) };
};

/**
 * Prepares the suggestion of names that are close enough to be what a slip meant. A file may misspell thousands of
 * names where there are thousands, so that those that can't be close are left out before they are compared.
 *
 * @param known names in an order: of those that are equally close, the first is meant
 * @param compare number of changes between two texts
 */
export function suggestionsFrom(known: readonly string[], compare = distance): Suggest {
	let names: Known[] | undefined;
	return (name) => {
		names ??= known.map((one, at) => knownOf(one, at));
		const wanted = knownOf(name);
		const limit = Math.max(2, Math.floor(name.length / 3));
		const byLeast: Known[][] = [];
		for (const one of names) {
			const least = leastChanges(wanted, one);
			if (least > limit) continue;
			byLeast[least] ??= [];
			byLeast[least].push(one);
		}
		let best: { at: number; changes: number } | undefined;
		// Those that may be closest come first; what can't be as close any more is not compared.
		for (let least = 0; least <= (best?.changes ?? limit); least++) {
			for (const one of byLeast[least] ?? []) {
				const changes = compare(wanted.lower, one.lower);
				const isBetter = best === undefined || changes < best.changes || (changes === best.changes && one.at < best.at);
				if (changes <= limit && isBetter) best = { at: one.at, changes };
			}
		}
		return best === undefined ? "" : ` Did you mean "${known[best.at]}"?`;
	};
}
