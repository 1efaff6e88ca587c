import type { Figure } from "../figure.ts";
import { creates, LIMIT } from "../rate-clients.ts";

/** How much of the account's rate is used, and that none of it is overdrawn. */
export const rate: Figure = {
	name: "rate",
	title: "Rate under the limits of plan `pro`",
	async measure({ rounds, say, isQuick }) {
		const ms = isQuick ? 5_000 : 60_000;
		const one = { rates: [] as number[], refused: [] as number[] };
		const two = { rates: [] as number[], slower: [] as number[], refused: [] as number[] };
		for (let round = 0; round < rounds; round++) {
			const alone = await creates(1, ms);
			one.rates.push(alone.rates[0] ?? Number.NaN);
			one.refused.push(alone.refused);
			const shared = await creates(2, ms);
			two.rates.push(shared.rates.reduce((sum, each) => sum + each, 0));
			two.slower.push(Math.min(...shared.rates));
			two.refused.push(shared.refused);
			say(
				`round ${round + 1}: ${alone.rates[0]?.toFixed(2)}/s, 429 ${alone.refused} times; two clients: ${shared.rates.map((each) => each.toFixed(2)).join(" and ")}/s, 429 ${shared.refused} times`,
			);
		}
		const limit = (perSecond: number) => ({
			name: "the limit",
			values: Array.from({ length: rounds }, () => perSecond),
		});
		const seconds = `${ms / 1000} s`;
		return [
			{
				what: `creates in ${seconds}`,
				unit: "requests a second",
				ours: one.rates,
				other: limit(LIMIT),
				goal: "rateReached",
			},
			{ what: `creates in ${seconds}: answers 429`, unit: "count", ours: one.refused, goal: "rateRefused" },
			{
				what: `two client processes, ${seconds}: together`,
				unit: "requests a second",
				ours: two.rates,
				other: limit(LIMIT),
				goal: "rateReached",
			},
			{
				what: `two client processes, ${seconds}: the slower`,
				unit: "requests a second",
				ours: two.slower,
				other: { ...limit(LIMIT / 2), name: "half the limit" },
				goal: "rateShare",
			},
			{ what: `two client processes, ${seconds}: answers 429`, unit: "count", ours: two.refused, goal: "rateRefused" },
		];
	},
};
