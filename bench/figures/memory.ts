import type { Figure, Line } from "../figure.ts";
import { eachRound } from "../pairs.ts";
import { UP } from "../project.ts";
import { megabytes, whole } from "../report/format.ts";

const STEPS = [
	{ name: "`up`", args: UP, writesOnce: true },
	{ name: "`up` without changes", args: UP, writesOnce: false },
	{ name: "`refresh`", args: ["refresh", "--yes", "--skip-preview"], writesOnce: false },
] as const;

/** Most memory of the process that holds the provider; Linux alone tells it. */
export const memory: Figure = {
	name: "memory",
	title: "Memory of the provider's process",
	async measure({ rounds, say, sizesOr }) {
		const lines: Line[] = [];
		for (const sessions of sizesOr(3000)) {
			const peaks = STEPS.map(() => ({ ours: [] as number[], other: [] as number[] }));
			await eachRound({ rounds }, "idle", sessions, async ({ inTurn }, round) => {
				for (const [index, { name, args, writesOnce }] of STEPS.entries()) {
					const runs = await inTurn((project) => project.pulumi(args, { watchesMemory: true, writesOnce }));
					const {
						ours: { peakBytes: ours = Number.NaN },
						other: { peakBytes: other = Number.NaN },
					} = runs;
					peaks[index]?.ours.push(ours);
					peaks[index]?.other.push(other);
					say(
						`${whole(sessions)} sessions, round ${round + 1}: ${name}: ${megabytes(ours)} against ${megabytes(other)}`,
					);
				}
			});
			for (const [index, { name }] of STEPS.entries())
				lines.push({
					what: `${name} of ${whole(sessions)} sessions: most memory`,
					unit: "memory",
					ours: peaks[index]?.ours ?? [],
					other: { name: "do-nothing provider", values: peaks[index]?.other ?? [] },
				});
		}
		return lines;
	},
};
