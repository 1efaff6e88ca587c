import type { Line } from "./figure.ts";
import { GOALS, type Goal } from "./goals.ts";
import { inUnit } from "./report/format.ts";
import { median, ratios } from "./statistics.ts";

/** A goal in words, and whether a line reaches it. */
export interface Verdict {
	text: string;
	isReached: boolean;
}

/** What its goal says of a line; undefined where it has none. */
export function judge({ goal: name, ours, other, unit }: Line): Verdict | undefined {
	if (name === undefined) return undefined;
	const goal: Goal = GOALS[name];
	const values = goal.of === "ratio" ? [median(ratios(ours, other?.values ?? []))] : ours;
	const [sign, bound, worst] =
		goal.atMost === undefined
			? (["≥", goal.atLeast ?? Number.NaN, Math.min(...values)] as const)
			: (["≤", goal.atMost, Math.max(...values)] as const);
	const isReached = sign === "≤" ? worst <= bound : worst >= bound;
	return {
		text: goal.of === "ratio" ? `ratio ${sign} ${bound}` : bound === 0 ? "0" : `${sign} ${inUnit(bound, unit)}`,
		isReached,
	};
}
