import type { Figure, Line } from "../figure.ts";
import { eachRound } from "../pairs.ts";
import { whole } from "../report/format.ts";

/** Bytes of state: the engine writes all of it after every step, so they decide how `up` grows. */
export const state: Figure = {
	name: "state",
	title: "State",
	async measure({ say, sizesOr }) {
		const lines: Line[] = [];
		for (const sessions of sizesOr(1000)) {
			// Sizes don't vary, so one round says it.
			await eachRound({ rounds: 1 }, "textbook", sessions, async ({ inTurn }) => {
				const sizes = await inTurn(async (project) => {
					await project.prepare();
					return project.stateSize();
				});
				say(`${whole(sessions)} sessions: ${Math.round(sizes.ours.perObject)} bytes an object`);
				const parts = { perObject: "state an object", provider: "of these twice: `__provider`" } as const;
				for (const part of ["perObject", "provider"] as const)
					lines.push({
						what: `${parts[part]}, ${whole(sessions)} sessions`,
						unit: "bytes",
						ours: [sizes.ours[part]],
						other: { name: "textbook provider", values: [sizes.other[part]] },
						goal: "stateBytes",
					});
			});
		}
		return lines;
	},
};
