import { TokenBucket } from "limiter";
import type { RateLabel } from "./contract";
import type { ClientSettings, Plan } from "./settings";

/** Requests a second by plan and label; per account, shared by all its apps (Zoom's rate limit page). */
export const REQUESTS_PER_SECOND: Record<Plan, Record<RateLabel, number>> = {
	free: { LIGHT: 4, MEDIUM: 2, HEAVY: 1 },
	pro: { LIGHT: 30, MEDIUM: 20, HEAVY: 10 },
	business: { LIGHT: 80, MEDIUM: 60, HEAVY: 40 },
};

/** Spaces requests evenly at the plan's rate, so that no window of a second holds more than the limit. */
export class RateLimiter {
	readonly #buckets = new Map<RateLabel, TokenBucket>();

	constructor(private readonly plan: ClientSettings["plan"]) {}

	/** Resolves when a request with this label may go. */
	async take(label: RateLabel): Promise<void> {
		if (this.plan === "off") return;
		let bucket = this.#buckets.get(label);
		if (bucket === undefined) {
			bucket = new TokenBucket({
				bucketSize: 1,
				tokensPerInterval: REQUESTS_PER_SECOND[this.plan][label],
				interval: "second",
			});
			this.#buckets.set(label, bucket);
		}
		await bucket.removeTokens(1);
	}
}
