/** A bound on a line: on the median of its ratios, or on its worst value. */
export interface Goal {
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
	machinesReached: { of: "ratio", atLeast: 0.9 },
	sharedReached: { of: "ratio", atLeast: 0.95 },
	noChangeRequests: { of: "value", atMost: 0 },
	noChangeTime: { of: "ratio", atMost: 1.05 },
	stateBytes: { of: "ratio", atMost: 1 },
	emulatorThroughput: { of: "ratio", atLeast: 3 },
	emulatorLatency: { of: "ratio", atMost: 1 },
	nativeOverDynamic: { of: "ratio", atMost: 1 },
	largeOverLimit: { of: "ratio", atMost: 1.15 },
	largeGrowth: { of: "value", atMost: 1.05 },
	uncheckedNoChange: { of: "ratio", atMost: 1.1 },
	// Of 10,000 objects.
	validateTime: { of: "value", atMost: 6000 },
	reviewTime: { of: "value", atMost: 10_000 },
	checkMemory: { of: "value", atMost: 600 * 2 ** 20 },
	checkGrowth: { of: "value", atMost: 1.15 },
} as const satisfies Record<string, Goal>;

/** Name of a goal. */
export type GoalName = keyof typeof GOALS;
