import { expect, it } from "vitest";
import { Pacer } from "../../provider/api/pacer.ts";
import { type ClientOutcome, simulate } from "../helpers/rate-simulation.ts";

/** Plan `pro`: creates a second. */
const LIMIT = 30;

const pacers = (count: number): Pacer[] => Array.from({ length: count }, () => new Pacer(LIMIT));

/** What some clients made together, and the slowest, in so many ms; each as a part of what there was to have. */
function shares(outcomes: readonly ClientOutcome[], from: number, until: number) {
	const counts = outcomes.map(({ taken }) => taken.filter((at) => at >= from && at < until).length);
	const there = (LIMIT * (until - from)) / 1000;
	const sum = counts.reduce((total, count) => total + count, 0);
	return { together: sum / there, slowest: (Math.min(...counts) * counts.length) / there };
}

const refusals = (outcomes: readonly ClientOutcome[]): number =>
	outcomes.reduce((sum, { refused }) => sum + refused.length, 0);

const failures = (outcomes: readonly ClientOutcome[]): number => outcomes.reduce((sum, { failed }) => sum + failed, 0);

const SEEDS = [1, 2, 3, 4, 5];

it.each(SEEDS)("one runner alone is refused nothing (seed %d)", (seed) => {
	const outcomes = simulate({ pacers: pacers(1), limit: LIMIT, untilMs: 60_000, seed });
	expect(refusals(outcomes)).toBe(0);
	expect(shares(outcomes, 0, 60_000).together).toBeGreaterThanOrEqual(0.97);
});

const RUNNERS = [
	{ runners: 2, least: 0.6, refused: 45 },
	{ runners: 4, least: 0.6, refused: 130 },
	{ runners: 8, least: 0.6, refused: 320 },
	{ runners: 16, least: 0.5, refused: 680 },
].flatMap((one) => SEEDS.map((seed) => ({ ...one, seed })));

it.each(RUNNERS)("$runners runners that know nothing of each other use the rate, and share it (seed $seed)", (one) => {
	const outcomes = simulate({ pacers: pacers(one.runners), limit: LIMIT, untilMs: 60_000, seed: one.seed });
	const { together, slowest } = shares(outcomes, 0, 60_000);
	expect(together).toBeGreaterThanOrEqual(0.97);
	expect(slowest).toBeGreaterThanOrEqual(one.least);
	expect(refusals(outcomes)).toBeLessThanOrEqual(one.refused);
	// Nothing is refused so often that a run fails.
	expect(failures(outcomes)).toBe(0);
});

const FAR = [
	{ runners: 2, latencyMs: 100 },
	{ runners: 4, latencyMs: 100 },
	{ runners: 8, latencyMs: 100 },
	{ runners: 4, latencyMs: 250 },
].flatMap((one) => SEEDS.map((seed) => ({ ...one, seed })));

it.each(FAR)(
	"$runners runners whose refusals come late, after $latencyMs ms a way and more, use 90 % (seed $seed)",
	(one) => {
		const { runners, latencyMs, seed } = one;
		const outcomes = simulate({ pacers: pacers(runners), limit: LIMIT, untilMs: 60_000, latencyMs, seed });
		expect(shares(outcomes, 0, 60_000).together).toBeGreaterThanOrEqual(0.9);
		expect(failures(outcomes)).toBe(0);
	},
);

it.each(SEEDS)("a runner that comes later gets its share, and one that ends leaves it (seed %d)", (seed) => {
	const outcomes = simulate({
		pacers: pacers(2),
		limit: LIMIT,
		untilMs: 120_000,
		spans: [
			[0, 120_000],
			[20_000, 60_000],
		],
		seed,
	});
	const [first, second] = outcomes.map((outcome) => shares([outcome], 40_000, 60_000).together);
	expect(Math.min(first ?? 0, second ?? 0)).toBeGreaterThanOrEqual(0.3);
	// Half a minute later the other has it all again.
	expect(shares(outcomes.slice(0, 1), 90_000, 120_000).together).toBeGreaterThanOrEqual(0.95);
});

it.each(SEEDS)(
	"a plan that is set too high finds the rate that there is, with no request that fails (seed %d)",
	(seed) => {
		const outcomes = simulate({ pacers: pacers(1), limit: 4, untilMs: 60_000, seed });
		const made = outcomes[0]?.taken.length ?? 0;
		expect(made).toBeGreaterThanOrEqual(0.9 * 4 * 60);
		expect(failures(outcomes)).toBe(0);
	},
);
