import type { Line } from "./figure.ts";
import { median, ratios } from "./statistics.ts";

/** A bound on a line: on the median of its ratios, or on its worst value. */
interface Goal {
	of: "ratio" | "value";
	atMost?: number;
	atLeast?: number;
}

/** What the project sets itself, all in one place. */
export const GOALS = {
	upOverFloor: { of: "ratio", atMost: 1.1 },
	upOverTextbook: { of: "ratio", atMost: 1 },
	refreshRequests: { of: "value", atMost: 12 },
	refreshTime: { of: "ratio", atMost: 1 },
	rateReached: { of: "ratio", atLeast: 0.97 },
	rateRefused: { of: "value", atMost: 0 },
	rateShare: { of: "ratio", atLeast: 0.9 },
	noChangeRequests: { of: "value", atMost: 0 },
	noChangeTime: { of: "ratio", atMost: 1.05 },
	stateBytes: { of: "ratio", atMost: 1 },
	emulatorThroughput: { of: "ratio", atLeast: 3 },
	emulatorLatency: { of: "ratio", atMost: 1 },
} as const satisfies Record<string, Goal>;

/** Name of a goal. */
export type GoalName = keyof typeof GOALS;

/** A goal in words, and whether a line reaches it. */
export interface Verdict {
	text: string;
	isReached: boolean;
}

/** What its goal says of a line; undefined where it has none. */
export function judge({ goal: name, ours, other }: Line): Verdict | undefined {
	if (name === undefined) return undefined;
	const goal: Goal = GOALS[name];
	const values = goal.of === "ratio" ? [median(ratios(ours, other?.values ?? []))] : ours;
	const [sign, bound, worst] =
		goal.atMost === undefined
			? (["≥", goal.atLeast ?? Number.NaN, Math.min(...values)] as const)
			: (["≤", goal.atMost, Math.max(...values)] as const);
	const isReached = sign === "≤" ? worst <= bound : worst >= bound;
	return { text: goal.of === "ratio" ? `ratio ${sign} ${bound}` : bound === 0 ? "0" : `${sign} ${bound}`, isReached };
}
