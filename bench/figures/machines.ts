import type { Bench, Figure, Line } from "../figure.ts";
import type { GoalName } from "../goals.ts";
import { creates, LIMIT } from "../rate-clients.ts";
import { postgresStart, redisStart, type StoreStart } from "../stores.ts";

/** Runners on one account. */
const RUNNERS = [2, 4, 8] as const;

/** A way in which they may share its rate, and what it should reach. */
interface Way {
	name: string;
	/** URL of the store; undefined where there is none. */
	sharedRate?: string;
	goal: GoalName;
}

/** Rates of so many runners, round by round. */
async function linesOf({ name, goal, ...sharing }: Way, runners: number, bench: Bench): Promise<Line[]> {
	const ms = bench.isQuick ? 5_000 : 60_000;
	const together: number[] = [];
	const slowest: number[] = [];
	const refused: number[] = [];
	for (let round = 0; round < bench.rounds; round++) {
		const made = await creates(runners, ms, { ...sharing, isApart: true });
		together.push(made.rates.reduce((sum, rate) => sum + rate, 0));
		slowest.push(Math.min(...made.rates));
		refused.push(made.refused);
		bench.say(
			`round ${round + 1}: ${runners} runners, ${name}: ${made.rates.map((rate) => rate.toFixed(2)).join(", ")}/s, 429 ${made.refused} times`,
		);
	}
	const limit = (perSecond: number) => Array.from({ length: bench.rounds }, () => perSecond);
	const what = `${runners} runners, ${name}`;
	return [
		{
			what: `${what}: together`,
			unit: "requests a second",
			ours: together,
			other: { name: "the limit", values: limit(LIMIT) },
			goal,
		},
		{
			what: `${what}: the slowest`,
			unit: "requests a second",
			ours: slowest,
			other: { name: "its share of the limit", values: limit(LIMIT / runners) },
		},
		{ what: `${what}: answers 429`, unit: "count", ours: refused },
	];
}

/** How much of an account's rate its runners use on machines that see nothing of each other; that no create fails. */
export const machines: Figure = {
	name: "machines",
	title: "Several machines, one account",
	async measure(bench) {
		const lines: Line[] = [];
		const all = async (way: Way): Promise<void> => {
			for (const runners of RUNNERS) lines.push(...(await linesOf(way, runners, bench)));
		};
		await all({ name: "no store", goal: "machinesReached" });
		const through = async (name: string, start: StoreStart): Promise<void> => {
			if (start === undefined) return bench.say(`${name} is not installed here`);
			const server = await start();
			await all({ name, sharedRate: server.url, goal: "sharedReached" }).finally(server.stop);
		};
		await through("Redis", redisStart);
		await through("PostgreSQL", postgresStart);
		return lines;
	},
};
