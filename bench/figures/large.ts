import { startApi } from "../api.ts";
import type { Figure, Line } from "../figure.ts";
import { makeProject, type Project, type Run, UP } from "../project.ts";
import { duration, megabytes, whole } from "../report/format.ts";
import { growthOf } from "../statistics.ts";

/** Requests a second that plan `pro` has for creates. */
const LIMIT = 30;

/** A way to bring a conference up, and for how many sessions and after which delay of each answer, in ms, it is measured. */
interface Way {
	what: string;
	up: (project: Project) => Promise<Run>;
	runs: readonly { latencyMs: number; sizes: readonly number[] }[];
}

/** An API is not on this machine: most are measured with answers that come this much later, in ms. */
const LATENCY_MS = 100;

/** What `zoom-events up` says when its preview is done, and its run begins. */
const RUN_BEGINS = "Checkpoints are off";

const WAYS: readonly Way[] = [
	{
		what: "`zoom-events up`",
		up: (project) => project.zoomEvents(["up", "--yes"], RUN_BEGINS),
		runs: [
			{ latencyMs: LATENCY_MS, sizes: [1000, 3000, 10_000] },
			{ latencyMs: 0, sizes: [1000] },
			{ latencyMs: 400, sizes: [1000] },
		],
	},
	{
		what: "`pulumi up`",
		up: (project) => project.pulumi(["up", "--yes"]),
		runs: [{ latencyMs: LATENCY_MS, sizes: [1000] }],
	},
	{
		what: "`pulumi up --skip-preview`",
		up: (project) => project.pulumi(UP),
		runs: [{ latencyMs: LATENCY_MS, sizes: [1000] }],
	},
];

/** What a conference took in each round, in ms, and the least that the limit allows; `run` is without the preview. */
interface Times {
	whole: number[];
	run: number[];
	limit: number[];
	bytes: number[];
}

/** What a large conference takes, against the least that the account's rate limit allows. */
export const large: Figure = {
	name: "large",
	title: "Large conferences against the limit of plan `pro`",
	async measure({ rounds, sizesOr, say }) {
		const lines: Line[] = [];
		for (const { what, up, runs } of WAYS)
			for (const { latencyMs, sizes } of runs) {
				const measured = new Map<number, Times>();
				for (const sessions of sizesOr(...sizes)) {
					const times: Times = { whole: [], run: [], limit: [], bytes: [] };
					measured.set(sessions, times);
					for (let round = 0; round < rounds; round++) {
						const api = await startApi({ rateLimit: "pro", latencyMs });
						const project = await makeProject("ours", sessions, api.url, "pro");
						const { ms, sinceMarkMs, peakBytes = Number.NaN } = await up(project);
						const { writes } = await api.takeRequests();
						times.whole.push(ms);
						if (sinceMarkMs !== undefined) times.run.push(sinceMarkMs);
						times.limit.push((1000 * writes) / LIMIT);
						times.bytes.push(peakBytes);
						say(
							`${what} of ${whole(sessions)} sessions, answers after ${latencyMs} ms: ${duration(ms)}, of which the run ${duration(sinceMarkMs ?? ms)}, ${writes} writes, at most ${megabytes(peakBytes)}`,
						);
						project.remove();
						api.stop();
					}
					lines.push(
						...linesOf(`${what} of ${whole(sessions)} sessions, answers after ${latencyMs} ms`, sessions, times),
					);
				}
				if (measured.size > 1) lines.push(...growthLines(`${what}, answers after ${latencyMs} ms`, measured, rounds));
			}
		return lines;
	},
};

function linesOf(what: string, sessions: number, { whole, run, limit, bytes }: Times): Line[] {
	const other = { name: "the limit", values: limit };
	return [
		...(run.length === 0
			? []
			: [
					{
						what: `${what}: the run`,
						unit: "time" as const,
						ours: run,
						other,
						sessions,
						// Of fewer, the start and the end of the processes count more than the rate.
						...(sessions >= 3000 && { goal: "largeOverLimit" as const }),
					},
				]),
		{ what: run.length === 0 ? what : `${what}: with its preview`, unit: "time", ours: whole, other, sessions },
		...(bytes.some(Number.isNaN)
			? []
			: [{ what: `${what}: most memory of all processes`, unit: "memory" as const, ours: bytes }]),
	];
}

/** How times grow with the count of sessions. */
function growthLines(what: string, measured: ReadonlyMap<number, Times>, rounds: number): Line[] {
	const of = (name: "whole" | "run"): number[] =>
		Array.from({ length: rounds }, (_, round) =>
			growthOf([...measured].map(([size, times]) => ({ size, value: times[name][round] ?? Number.NaN }))),
		);
	const hasRun = [...measured.values()].every(({ run }) => run.length > 0);
	return [
		...(hasRun
			? [
					{
						what: `${what}: the run grows with the power`,
						unit: "power" as const,
						ours: of("run"),
						goal: "largeGrowth" as const,
					},
				]
			: []),
		{ what: `${what}${hasRun ? ": with its preview it" : ""} grows with the power`, unit: "power", ours: of("whole") },
	];
}
