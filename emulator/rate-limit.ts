import type { Operation } from "./contract";
import { Refusal } from "./errors";

/** Plans whose limits can be kept; `off` keeps none. */
export const PLANS = ["free", "pro", "business", "off"] as const;
export type Plan = (typeof PLANS)[number];

type Label = Operation["rateLabel"];

/** Requests in a second, by plan and label. */
const PER_SECOND: Record<Exclude<Plan, "off">, Record<Label, number>> = {
	free: { LIGHT: 4, MEDIUM: 2, HEAVY: 1 },
	pro: { LIGHT: 30, MEDIUM: 20, HEAVY: 10 },
	business: { LIGHT: 80, MEDIUM: 60, HEAVY: 40 },
};

/** Requests in a day (UTC), where the plan counts them. */
const PER_DAY: Record<Exclude<Plan, "off">, Partial<Record<Label, number>>> = {
	free: { LIGHT: 6_000 },
	pro: { HEAVY: 30_000 },
	business: { HEAVY: 60_000 },
};

const DAY_MS = 86_400_000;

/** Counts the account's requests in windows of one second, and of one day. */
export class RateLimit {
	readonly #windows = new Map<string, { start: number; count: number }>();

	constructor(private readonly plan: Plan) {}

	/**
	 * Counts a request.
	 *
	 * @throws Refusal 429 where it is one too many
	 */
	count(label: Label, now: number): void {
		if (this.plan === "off") return;
		const daily = PER_DAY[this.plan][label];
		if (daily !== undefined && this.#add(`day ${label}`, Math.floor(now / DAY_MS) * DAY_MS) > daily) {
			const midnight = new Date((Math.floor(now / DAY_MS) + 1) * DAY_MS).toISOString();
			throw new Refusal(
				429,
				429,
				"You have reached the maximum daily rate limit for this API. Refer to the response header for details on when you can make another request.",
				[],
				{
					"retry-after": midnight,
					"x-ratelimit-category": label,
					"x-ratelimit-type": "Daily-limit",
					"x-ratelimit-limit": String(daily),
					"x-ratelimit-remaining": "0",
				},
			);
		}
		const limit = PER_SECOND[this.plan][label];
		const second = Math.floor(now / 1000) * 1000;
		if (this.#add(`second ${label}`, second) > limit) {
			throw new Refusal(
				429,
				429,
				"You have reached the maximum per-second rate limit for this API. Try again later.",
				[],
				{
					"retry-after": "1",
					"x-ratelimit-category": label,
					"x-ratelimit-type": "QPS",
					"x-ratelimit-limit": String(limit),
					"x-ratelimit-remaining": "0",
				},
			);
		}
	}

	#add(key: string, start: number): number {
		const window = this.#windows.get(key);
		if (window?.start !== start) {
			this.#windows.set(key, { start, count: 1 });
			return 1;
		}
		window.count++;
		return window.count;
	}
}
