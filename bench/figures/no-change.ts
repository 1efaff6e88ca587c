import type { Bench, Figure, Line } from "../figure.ts";
import { eachRound } from "../pairs.ts";
import { type ProgramName, UP } from "../project.ts";
import { duration, whole } from "../report/format.ts";

const COMMANDS = { up: UP, preview: ["preview"] } as const;

type Times = Record<keyof typeof COMMANDS, { ours: number[]; other: number[] }>;

/** Times `up` and `preview` without changes, here and on another provider; `goal` is that of both times. */
async function measureNoChange(
	{ rounds, say }: Bench,
	sessions: number,
	against: { program: ProgramName; name: string; goal?: NonNullable<Line["goal"]> },
): Promise<Line[]> {
	const requests: number[] = [];
	const times: Times = { up: { ours: [], other: [] }, preview: { ours: [], other: [] } };
	await eachRound({ rounds }, against.program, sessions, async ({ inTurn, api }, round) => {
		await inTurn((project) => project.prepare());
		await api.takeRequests();
		for (const command of ["up", "preview"] as const) {
			const runs = await inTurn((project) => project.pulumi(COMMANDS[command]));
			times[command].ours.push(runs.ours.ms);
			times[command].other.push(runs.other.ms);
			say(
				`${whole(sessions)} sessions, round ${round + 1}: ${command} ${duration(runs.ours.ms)} against ${duration(runs.other.ms)}`,
			);
		}
		requests.push((await api.takeRequests()).total);
	});
	return [
		{
			what: `\`up\` and \`preview\` of ${whole(sessions)} sessions, no change: requests`,
			unit: "requests",
			ours: requests,
			goal: "noChangeRequests",
		},
		...Object.entries(times).map(
			([command, { ours, other }]): Line => ({
				what: `\`${command}\` of ${whole(sessions)} sessions, no change`,
				unit: "time",
				ours,
				other: { name: against.name, values: other },
				...(against.goal !== undefined && { goal: against.goal }),
			}),
		),
	];
}

/** What it costs to find that nothing has changed. */
export const noChange: Figure = {
	name: "no-change",
	title: "Without changes",
	async measure(bench) {
		const lines: Line[] = [];
		const idle = { program: "idle", name: "do-nothing provider", goal: "noChangeTime" } as const;
		for (const sessions of bench.sizesOr(3000)) lines.push(...(await measureNoChange(bench, sessions, idle)));
		const bare = { program: "bare", name: "the same, no stack traces" } as const;
		for (const sessions of bench.sizesOr(1000)) lines.push(...(await measureNoChange(bench, sessions, bare)));
		return lines;
	},
};
