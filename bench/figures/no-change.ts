import type { Figure, Line } from "../figure.ts";
import { eachRound } from "../pairs.ts";
import { UP } from "../project.ts";
import { duration, whole } from "../report/format.ts";

const COMMANDS = { up: UP, preview: ["preview"] } as const;

/** What it costs to find that nothing has changed. */
export const noChange: Figure = {
	name: "no-change",
	title: "Without changes",
	async measure({ rounds, say, sizesOr }) {
		const lines: Line[] = [];
		for (const sessions of sizesOr(3000)) {
			const requests: number[] = [];
			const times = { up: { ours: [], other: [] }, preview: { ours: [], other: [] } } as Record<
				keyof typeof COMMANDS,
				{ ours: number[]; other: number[] }
			>;
			await eachRound({ rounds }, "idle", sessions, async ({ inTurn, api }, round) => {
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
			lines.push({
				what: `\`up\` and \`preview\` of ${whole(sessions)} sessions, no change: requests`,
				unit: "requests",
				ours: requests,
				goal: "noChangeRequests",
			});
			for (const [command, { ours, other }] of Object.entries(times))
				lines.push({
					what: `\`${command}\` of ${whole(sessions)} sessions, no change`,
					unit: "time",
					ours,
					other: { name: "do-nothing provider", values: other },
					goal: "noChangeTime",
				});
		}
		return lines;
	},
};
