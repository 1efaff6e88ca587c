import { distance } from "fastest-levenshtein";

/** Says which known name is meant: ` Did you mean "…"?`; empty where none is close enough. */
export type Suggest = (name: string) => string;

/** A known name, prepared for many questions. */
interface Known {
	name: string;
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

const knownOf = (name: string): Known => {
	const lower = name.toLowerCase();
	return { name, lower, characters: charactersOf(lower) };
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
		names ??= known.map(knownOf);
		const wanted = knownOf(name);
		let best: string | undefined;
		let bound = Math.max(2, Math.floor(name.length / 3));
		for (const one of names) {
			if (leastChanges(wanted, one) > bound) continue;
			const changes = compare(wanted.lower, one.lower);
			if (changes > bound) continue;
			best = one.name;
			// From now on only a closer one counts.
			bound = changes - 1;
			if (bound < 0) break;
		}
		return best === undefined ? "" : ` Did you mean "${best}"?`;
	};
}
