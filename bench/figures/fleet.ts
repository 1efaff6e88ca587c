import { startApi } from "../api.ts";
import type { Figure, Line } from "../figure.ts";
import { makeFleet } from "../fleet-project.ts";
import { duration, megabytes, whole } from "../report/format.ts";

/** Editions at the same time: more than there are cores only wait for each other. */
const JOBS = [2] as const;

/** One in so many editions fails at first: the API refuses its event. */
const ONE_IN = 10;

/** How much later each answer comes, in ms: an API is not on this machine. */
const LATENCY_MS = 100;

/** Refuses every tenth event, whichever edition's it is. */
function refusals(editions: number): object[] {
	return Array.from({ length: editions / ONE_IN }, (_, index) => ({
		...{ kind: "status", route: "POST /zoom_events/events", nth: (index + 1) * ONE_IN },
		...{ status: 400, code: 300, json: true, message: "Refused for the bench." },
	}));
}

/** Many small editions, some of which fail at first: time, memory, and the run that finishes them. */
export const fleet: Figure = {
	name: "fleet",
	title: "A fleet of editions, one in ten of which fails at first",
	async measure({ rounds, sizesOr, say }) {
		const lines: Line[] = [];
		for (const editions of sizesOr(200))
			for (const jobs of JOBS) {
				const failing = editions / ONE_IN;
				const times: [up: number[], rerun: number[], unchanged: number[]] = [[], [], []];
				const peaks: number[] = [];
				for (let round = 0; round < rounds; round++) {
					const api = await startApi({ rateLimit: "pro", latencyMs: LATENCY_MS });
					const project = await makeFleet(editions, api.url);
					await api.fail(refusals(editions));
					const args = ["up", "--yes", "--jobs", String(jobs)];
					const up = await project.fleet(args, `${editions - failing} done, ${failing} failed`);
					await api.fail([]);
					const rerun = await project.fleet([...args, "--failed"], `${failing} done`);
					const unchanged = await project.fleet(args, `${editions} unchanged`);
					for (const [index, { ms }] of [up, rerun, unchanged].entries()) times[index]?.push(ms);
					peaks.push(up.peakBytes);
					say(
						`${whole(editions)} editions, ${jobs} at a time: ${duration(up.ms)}, at most ${megabytes(up.peakBytes)}; those that failed again: ${duration(rerun.ms)}; without changes: ${duration(unchanged.ms)}`,
					);
					project.remove();
					api.stop();
				}
				const of = `${whole(editions)} editions, \`--jobs ${jobs}\``;
				lines.push(
					{ what: `\`fleet up\` of ${of}`, unit: "time", ours: times[0] },
					{ what: `of these: most memory of all processes`, unit: "memory", ours: peaks },
					{ what: `\`fleet up --failed\` of ${of}`, unit: "time", ours: times[1] },
					{ what: `\`fleet up\` of ${of}, no change`, unit: "time", ours: times[2] },
				);
			}
		return lines;
	},
};
