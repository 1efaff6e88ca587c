import type { Bench, Figure, Line } from "../figure.ts";
import { eachRound } from "../pairs.ts";
import { type ProgramName, UP } from "../project.ts";
import { duration, whole } from "../report/format.ts";

/** Times `up` of sessions here and on another provider. */
export async function measureUp(
	{ rounds, say }: Bench,
	sizes: readonly number[],
	against: { program: ProgramName; name: string; goal: NonNullable<Line["goal"]> },
): Promise<Line[]> {
	const lines: Line[] = [];
	for (const sessions of sizes) {
		const ours: number[] = [];
		const values: number[] = [];
		await eachRound({ rounds }, against.program, sessions, async (pair, round) => {
			const runs = await pair.inTurn((project) => project.pulumi(UP));
			const sizes = [pair.ours.stateSize(), pair.other.stateSize()] as const;
			// The state is written after every step, so a floor with another size would be no floor.
			if (against.program === "idle" && sizes[0].provider !== sizes[1].provider)
				throw new Error(`__provider has ${sizes[0].provider} bytes here and ${sizes[1].provider} in the floor`);
			ours.push(runs.ours.ms);
			values.push(runs.other.ms);
			say(
				`${whole(sessions)} sessions, round ${round + 1}: ${duration(runs.ours.ms)} against ${duration(runs.other.ms)}`,
			);
		});
		lines.push({
			what: `\`up\` of ${whole(sessions)} sessions`,
			unit: "time",
			ours,
			other: { name: against.name, values },
			goal: against.goal,
			sessions,
		});
	}
	return lines;
}

/** The engine's own cost: the same resources on a provider that answers at once. */
export const up: Figure = {
	name: "up",
	title: "`up` against the engine's floor",
	measure: (bench) =>
		measureUp(bench, bench.sizesOr(100, 1000, 3000), {
			program: "idle",
			name: "do-nothing provider",
			goal: "upOverFloor",
		}),
};
