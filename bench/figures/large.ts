import { startApi } from "../api.ts";
import type { Figure, Line } from "../figure.ts";
import { makeProject, type Project } from "../project.ts";
import { duration, whole } from "../report/format.ts";

/** Requests a second that plan `pro` has for creates. */
const LIMIT = 30;

/** How much later each answer comes, in ms: an API is not on this machine. */
const LATENCY_MS = 100;

/** Ways to bring a conference up, previews included. */
const WAYS: readonly { what: string; up: (project: Project) => Promise<{ ms: number }> }[] = [
	{ what: "`zoom-events up`", up: (project) => project.zoomEvents(["up", "--yes"]) },
	{ what: "`pulumi up`", up: (project) => project.pulumi(["up", "--yes"]) },
];

/** What a large conference takes, against the least that the account's rate limit allows. */
export const large: Figure = {
	name: "large",
	title: "Large conferences against the limit of plan `pro`",
	async measure({ rounds, sizesOr, say }) {
		const lines: Line[] = [];
		for (const sessions of sizesOr(300, 1000))
			for (const { what, up } of WAYS) {
				const ours: number[] = [];
				const limit: number[] = [];
				for (let round = 0; round < rounds; round++) {
					const api = await startApi({ rateLimit: "pro", latencyMs: LATENCY_MS });
					const project = await makeProject("ours", sessions, api.url, "pro");
					const { ms } = await up(project);
					const { writes } = await api.takeRequests();
					ours.push(ms);
					limit.push((1000 * writes) / LIMIT);
					say(`${what} of ${whole(sessions)} sessions: ${duration(ms)}, ${writes} writes`);
					project.remove();
					api.stop();
				}
				lines.push({
					what: `${what} of ${whole(sessions)} sessions, previews included`,
					unit: "time",
					ours,
					other: { name: "the limit", values: limit },
					sessions,
				});
			}
		return lines;
	},
};
