import type { RateLabel } from "./contract";
import type { Plan } from "./settings";

/** Requests a second by plan and label; per account, shared by all its apps (Zoom's rate limit page). */
export const REQUESTS_PER_SECOND: Record<Plan, Record<RateLabel, number>> = {
	free: { LIGHT: 4, MEDIUM: 2, HEAVY: 1 },
	pro: { LIGHT: 30, MEDIUM: 20, HEAVY: 10 },
	business: { LIGHT: 80, MEDIUM: 60, HEAVY: 40 },
};

/** Requests a day by plan and label, where Zoom limits them; of HEAVY ones together with those that are resource-intensive. */
export const REQUESTS_A_DAY: Record<Plan, Partial<Record<RateLabel, number>>> = {
	free: { LIGHT: 6_000, MEDIUM: 2_000, HEAVY: 1_000 },
	pro: { HEAVY: 30_000 },
	business: { HEAVY: 60_000 },
};

/** Creates and updates of meetings and webinars that Zoom lets a user make a day. */
export const MEETING_WRITES_A_DAY = 100;

/** Part of the limit that is used: what arrives unevenly must still fit in every second. */
export const USED = 0.985;

/** Least time that requests take at a plan's pace, in ms; those of different labels go side by side. */
export function timeAtPace(plan: Plan, counts: Readonly<Record<RateLabel, number>>): number {
	const labels = Object.keys(counts) as RateLabel[];
	return Math.max(0, ...labels.map((label) => (1000 * counts[label]) / (REQUESTS_PER_SECOND[plan][label] * USED)));
}
