import type { Candidate } from "./account";

/** What became of the search for one object. */
export type Match =
	| { is: "one"; candidate: Candidate }
	| { is: "none" }
	/** Only a person can tell. */
	| { is: "unclear"; candidates: readonly Candidate[] };

/** One search. */
export interface Search {
	/** Objects with its natural key that nobody has. */
	candidates: readonly Candidate[];
	/** True where an object may be as declared and yet another's. */
	isDoubtful?: boolean;
}

/**
 * Which object is whose, each once. An object that is as declared is the one; where several searches are for the same,
 * it makes no difference which of them gets which of the objects.
 *
 * @param isDifferentAllowed whether the only object with the key is the one, though it differs
 */
export function matchAll(searches: readonly Search[], isDifferentAllowed = false): Match[] {
	const taken = new Set<string>();
	const found = new Map<Search, Candidate>();
	const open = searches.filter(({ isDoubtful }) => isDoubtful !== true);
	const freeOf = ({ candidates }: Search): Candidate[] => candidates.filter(({ id }) => !taken.has(id));
	const take = (search: Search, candidate: Candidate): void => {
		taken.add(candidate.id);
		found.set(search, candidate);
	};
	const same = (search: Search): Candidate[] => freeOf(search).filter(({ differences }) => differences === "");
	for (let count = -1; count !== found.size; ) {
		count = found.size;
		for (const search of open) {
			const [first] = same(search);
			if (found.has(search) || first === undefined) continue;
			const ids = idsOf(same(search));
			const alike = open.filter((other) => !found.has(other) && idsOf(same(other)) === ids);
			if (same(search).length <= alike.length) take(search, first);
		}
	}
	for (const search of isDifferentAllowed ? open : []) {
		const [only, ...more] = freeOf(search);
		const isAlone = open.every((other) => other === search || found.has(other) || idsOf(freeOf(other)) !== only?.id);
		if (!found.has(search) && only !== undefined && more.length === 0 && isAlone) take(search, only);
	}
	return searches.map((search): Match => {
		const candidate = found.get(search);
		if (candidate !== undefined) return { is: "one", candidate };
		const candidates = freeOf(search);
		return candidates.length === 0 ? { is: "none" } : { is: "unclear", candidates };
	});
}

function idsOf(candidates: readonly Candidate[]): string {
	return candidates
		.map(({ id }) => id)
		.sort()
		.join(" ");
}
