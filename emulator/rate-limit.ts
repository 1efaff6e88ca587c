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

const PER_SECOND_REACHED = "You have reached the maximum per-second rate limit for this API. Try again later.";
const PER_DAY_REACHED =
	"You have reached the maximum daily rate limit for this API. Refer to the response header for details on when you can make another request.";

interface Window {
	/** Number of the second or day since the epoch. */
	number: number;
	count: number;
}

/**
 * Counts the account's requests in fixed windows: a second of the clock and a UTC day, for each label. Refused requests
 * don't count. The counts are this process's own.
 */
export class RateLimit {
	readonly #windows = new Map<string, Window>();

	constructor(private readonly plan: Plan) {}

	/**
	 * Counts a request.
	 *
	 * @throws Refusal 429 where it is one too many, with the headers that say when to come again
	 */
	count(label: Label, now: number): void {
		if (this.plan === "off") return;
		const [second, day] = [this.#window(`second ${label}`, now, 1000), this.#window(`day ${label}`, now, DAY_MS)];
		const [perSecond, perDay] = [PER_SECOND[this.plan][label], PER_DAY[this.plan][label]];
		if (perDay !== undefined && day.count >= perDay) {
			const midnight = new Date((day.number + 1) * DAY_MS).toISOString();
			throw tooMany(PER_DAY_REACHED, label, "Daily-limit", perDay, midnight);
		}
		if (second.count >= perSecond) throw tooMany(PER_SECOND_REACHED, label, "QPS", perSecond, "1");
		second.count++;
		day.count++;
	}

	#window(key: string, now: number, length: number): Window {
		const number = Math.floor(now / length);
		let window = this.#windows.get(key);
		if (window?.number !== number) {
			window = { number, count: 0 };
			this.#windows.set(key, window);
		}
		return window;
	}
}

function tooMany(message: string, label: Label, type: string, limit: number, retryAfter: string): Refusal {
	return new Refusal(429, 429, message, [], {
		"retry-after": retryAfter,
		"x-ratelimit-category": label,
		"x-ratelimit-type": type,
		"x-ratelimit-limit": String(limit),
		"x-ratelimit-remaining": "0",
	});
}
