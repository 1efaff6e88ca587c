import type { Figure, Line } from "../figure.ts";
import { eachRound } from "../pairs.ts";
import { duration, whole } from "../report/format.ts";

/** Requests and time of a refresh: lists here, a request for each object in the textbook. */
export const refresh: Figure = {
	name: "refresh",
	title: "`refresh`",
	async measure({ rounds, say, sizesOr }) {
		const lines: Line[] = [];
		for (const sessions of sizesOr(1000)) {
			const requests = { ours: [] as number[], other: [] as number[] };
			const times = { ours: [] as number[], other: [] as number[] };
			await eachRound({ rounds }, "textbook", sessions, async ({ inTurn, api }, round) => {
				await inTurn((project) => project.prepare());
				const runs = await inTurn(async (project) => {
					await api.takeRequests();
					const { ms } = await project.pulumi(["refresh", "--yes", "--skip-preview"]);
					return { ms, total: (await api.takeRequests()).total };
				});
				for (const side of ["ours", "other"] as const) {
					requests[side].push(runs[side].total);
					times[side].push(runs[side].ms);
				}
				say(
					`${whole(sessions)} sessions, round ${round + 1}: ${runs.ours.total} requests in ${duration(runs.ours.ms)} against ${runs.other.total} in ${duration(runs.other.ms)}`,
				);
			});
			const name = "textbook provider";
			const what = `\`refresh\` of ${whole(sessions)} sessions`;
			lines.push(
				{
					what: `${what}: requests`,
					unit: "requests",
					ours: requests.ours,
					other: { name, values: requests.other },
					goal: "refreshRequests",
					sessions,
				},
				{
					what: `${what}: time`,
					unit: "time",
					ours: times.ours,
					other: { name, values: times.other },
					goal: "refreshTime",
					sessions,
				},
			);
		}
		return lines;
	},
};
