import { type LocalApi, startApi } from "./api.ts";
import type { Bench } from "./figure.ts";
import { makeProject, type ProgramName, type Project } from "./project.ts";

/** Two programs' projects, on a local API that both have to themselves. */
export interface Pair {
	ours: Project;
	other: Project;
	api: LocalApi;
	/** Runs a step on both, one after the other, and gives what came of it. */
	inTurn<Result>(step: (project: Project) => Promise<Result>): Promise<{ ours: Result; other: Result }>;
}

/** Runs each round on a pair of its own; who is first changes from round to round, so that neither gains by it. */
export async function eachRound(
	{ rounds, ours: first = "ours" }: Pick<Bench, "rounds"> & { ours?: ProgramName },
	against: ProgramName,
	sessions: number,
	run: (pair: Pair, round: number) => Promise<void>,
): Promise<void> {
	for (let round = 0; round < rounds; round++) {
		const api = await startApi();
		const ours = await makeProject(first, sessions, api.url);
		const other = await makeProject(against, sessions, api.url);
		const inTurn: Pair["inTurn"] = async (step) => {
			if (round % 2 === 0) {
				const ofOurs = await step(ours);
				return { ours: ofOurs, other: await step(other) };
			}
			const ofOther = await step(other);
			return { ours: await step(ours), other: ofOther };
		};
		await run({ ours, other, api, inTurn }, round);
		ours.remove();
		other.remove();
		api.stop();
	}
}
