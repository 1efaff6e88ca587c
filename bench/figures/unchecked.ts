import type { Figure, Line } from "../figure.ts";
import { eachRound, type Pair } from "../pairs.ts";
import { type Run, UP } from "../project.ts";
import { duration, whole } from "../report/format.ts";
import { growthOf } from "../statistics.ts";

const OTHER = "do-nothing provider";

/** As `zoom-events up` runs Pulumi. */
const PARALLEL = ["--parallel", "32"] as const;

/** What is run, in this order, on a stack that is empty at first. */
const STEPS = [
	{ name: "`preview`", args: ["preview", ...PARALLEL] },
	{ name: "`up`", args: [...UP, ...PARALLEL] },
	{ name: "`preview`, no change", args: ["preview", ...PARALLEL], goal: "uncheckedNoChange" },
	{ name: "`up`, no change", args: [...UP, ...PARALLEL], goal: "uncheckedNoChange" },
] as const;

/** Up to here previews are measured as the engine does them by itself, too: their time grows with the square. */
const MOST_CHECKED = 3000;

/** Both providers' runs of a step, round by round. */
interface Runs {
	ours: Run[];
	other: Run[];
}

/** The engine's own cost where it writes its state once, at the end. */
export const unchecked: Figure = {
	name: "unchecked",
	title: "Without checkpoints, against the engine's floor",
	async measure({ rounds, sizesOr, say }) {
		const sizes = sizesOr(1000, 3000, 10_000);
		const lines: Line[] = [];
		const all = STEPS.map(() => new Map<number, Runs>());
		for (const sessions of sizes) {
			const checked: Runs = { ours: [], other: [] };
			await eachRound({ rounds }, "idle", sessions, async ({ inTurn }, round) => {
				if (sessions <= MOST_CHECKED) add(checked, await inTurn((project) => project.pulumi(["preview", ...PARALLEL])));
				for (const [index, { name, args }] of STEPS.entries()) {
					const runs = all[index]?.get(sessions) ?? { ours: [], other: [] };
					all[index]?.set(sessions, runs);
					const both = await inTurn((project) => project.pulumi(args, { writesOnce: true }));
					add(runs, both);
					say(
						`${whole(sessions)} sessions, round ${round + 1}: ${name}: ${duration(both.ours.ms)} against ${duration(both.other.ms)}`,
					);
				}
			});
			if (sessions <= MOST_CHECKED)
				lines.push(lineOf(`\`preview\` of ${whole(sessions)} sessions as Pulumi does it`, checked));
		}
		for (const [index, step] of STEPS.entries()) {
			const measured = all[index] ?? new Map<number, Runs>();
			for (const [sessions, runs] of measured)
				lines.push({
					...lineOf(`${step.name}, of ${whole(sessions)} sessions`, runs),
					...("goal" in step && { goal: step.goal }),
				});
			if (measured.size > 1) lines.push(growthLine(step.name, measured, rounds));
		}
		return lines;
	},
};

function add(runs: Runs, both: Awaited<ReturnType<Pair["inTurn"]>> & { ours: Run; other: Run }): void {
	runs.ours.push(both.ours);
	runs.other.push(both.other);
}

function lineOf(what: string, { ours, other }: Runs): Line {
	return {
		what,
		unit: "time",
		ours: ours.map(({ ms }) => ms),
		other: { name: OTHER, values: other.map(({ ms }) => ms) },
	};
}

function growthLine(name: string, measured: ReadonlyMap<number, Runs>, rounds: number): Line {
	const of = (side: keyof Runs): number[] =>
		Array.from({ length: rounds }, (_, round) =>
			growthOf([...measured].map(([size, runs]) => ({ size, value: runs[side][round]?.cpuMs ?? Number.NaN }))),
		);
	return {
		what: `${name}: CPU time of all processes grows with the power`,
		unit: "power",
		ours: of("ours"),
		other: { name: OTHER, values: of("other") },
	};
}
