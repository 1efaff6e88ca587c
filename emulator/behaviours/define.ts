/** What is not certain of the API, and what the local API does there. */
export interface Behaviour {
	/** What an account would have to be asked: a question that ends in `?`. */
	question: string;
	/** The answers that are possible, by a word; each with what an API that gives it does, in a sentence. */
	answers: Readonly<Record<string, string>>;
	/** What the description says: the lines where it does, and the answer that they give. */
	described?: { lines: readonly number[]; answer: string };
	/** What clients of real accounts were seen to get, where that is known; `by` says how. */
	observed?: { by: string; answer: string };
	/** What is taken for true where neither says anything. */
	assumed?: string;
	/** True where the local API can give each of the answers; otherwise it gives its own alone. */
	isSwitch?: true;
}

/** Whose word the local API takes where the description and what was observed disagree. */
export const SOURCES = ["observed", "described"] as const;
export type Source = (typeof SOURCES)[number];

/** Behaviours of a group of the API, with their ids as keys: `polls.basic-questions`. */
export function behavioursOf<const Entries extends Readonly<Record<`${string}.${string}`, Behaviour>>>(
	entries: Entries,
): Entries {
	return entries;
}

/** What the local API does: by what an account was seen to do, else by what was observed, described or assumed. */
export function answerOf({ described, observed, assumed, answers }: Behaviour, follow: Source): string {
	const [first, second] = follow === "observed" ? [observed, described] : [described, observed];
	return first?.answer ?? second?.answer ?? assumed ?? Object.keys(answers)[0] ?? "";
}
