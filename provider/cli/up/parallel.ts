import { REQUESTS_PER_SECOND } from "../../api/limits";
import type { ClientSettings } from "../../api/settings";

/** How long an answer of the API may take if the plan's rate is still to be filled, in s. */
const LATENCY_S = 1;

/** The fewest and the most operations at the same time. More than the most only wait, unless answers take long. */
const FEWEST = 8;
const MOST = 32;

/**
 * How many operations the engine is to have under way so that requests come at the plan's rate. By Little's law that is
 * the rate times the time that one takes: 30 a second of 1 s each are 30 at the same time.
 */
export function parallelFor(plan: ClientSettings["plan"]): number {
	const rate = plan === "off" ? Number.POSITIVE_INFINITY : REQUESTS_PER_SECOND[plan].LIGHT;
	return Math.min(MOST, Math.max(FEWEST, 2 ** Math.ceil(Math.log2(rate * LATENCY_S))));
}
