import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { ZoomEventsClient } from "pulumi-zoom-events";
import { CONFERENCE, CREDENTIALS, startApi } from "../api.ts";
import type { Figure } from "../figure.ts";
import { root } from "../machine.ts";
import { endWithBench, markedEnv } from "../processes.ts";

/** What a client process is told at its start. */
export interface RateTask {
	url: string;
	eventId: string;
}

/** What a client process answers. */
export interface RateReport {
	made: number;
	failed: number;
}

/** Requests a second that plan `pro` has for creates. */
const LIMIT = 30;

async function makeEvent(url: string): Promise<string> {
	const settings = { ...CREDENTIALS, apiUrl: `${url}/v2`, oauthUrl: `${url}/oauth/token`, plan: "off" } as const;
	const client = new ZoomEventsClient(settings);
	const { event_id: eventId } = await client.call("createEvent", {
		body: CONFERENCE,
	});
	await client.close();
	return String(eventId);
}

async function messageOf<Message>(child: ChildProcess): Promise<Message> {
	const ended = once(child, "exit").then(() => Promise.reject(new Error("a client process ended too early")));
	const [message] = (await Promise.race([once(child, "message"), ended])) as [Message];
	return message;
}

/** Creates with so many processes at once: creates a second of each, and refusals for being too fast. */
async function creates(processes: number, ms: number): Promise<{ rates: number[]; refused: number }> {
	const api = await startApi({ rateLimit: "pro", hasLog: true });
	const task: RateTask = { url: api.url, eventId: await makeEvent(api.url) };
	const children = Array.from({ length: processes }, () =>
		endWithBench(fork(join(root, "bench/rate-client.ts"), [JSON.stringify(task)], { env: markedEnv() })),
	);
	await Promise.all(children.map((child) => messageOf<"ready">(child)));
	const answers = children.map((child) => messageOf<RateReport>(child));
	for (const child of children) child.send(ms);
	const reports = await Promise.all(answers);
	const failed = reports.reduce((sum, report) => sum + report.failed, 0);
	if (failed > 0) throw new Error(`${failed} creates failed for good`);
	const refused = api.answersWith(429);
	api.stop();
	return { rates: reports.map(({ made }) => (made * 1000) / ms), refused };
}

/** How much of the account's rate is used, and that none of it is overdrawn. */
export const rate: Figure = {
	name: "rate",
	title: "Rate under the limits of plan `pro`",
	async measure({ rounds, say, isQuick }) {
		const ms = isQuick ? 5_000 : 60_000;
		const one = { rates: [] as number[], refused: [] as number[] };
		const two = { rates: [] as number[], slower: [] as number[], refused: [] as number[] };
		for (let round = 0; round < rounds; round++) {
			const alone = await creates(1, ms);
			one.rates.push(alone.rates[0] ?? Number.NaN);
			one.refused.push(alone.refused);
			const shared = await creates(2, ms);
			two.rates.push(shared.rates.reduce((sum, each) => sum + each, 0));
			two.slower.push(Math.min(...shared.rates));
			two.refused.push(shared.refused);
			say(
				`round ${round + 1}: ${alone.rates[0]?.toFixed(2)}/s, 429 ${alone.refused} times; two clients: ${shared.rates.map((each) => each.toFixed(2)).join(" and ")}/s, 429 ${shared.refused} times`,
			);
		}
		const limit = (perSecond: number) => ({
			name: "the limit",
			values: Array.from({ length: rounds }, () => perSecond),
		});
		const seconds = `${ms / 1000} s`;
		return [
			{
				what: `creates in ${seconds}`,
				unit: "requests a second",
				ours: one.rates,
				other: limit(LIMIT),
				goal: "rateReached",
			},
			{ what: `creates in ${seconds}: answers 429`, unit: "count", ours: one.refused, goal: "rateRefused" },
			{
				what: `two client processes, ${seconds}: together`,
				unit: "requests a second",
				ours: two.rates,
				other: limit(LIMIT),
				goal: "rateReached",
			},
			{
				what: `two client processes, ${seconds}: the slower`,
				unit: "requests a second",
				ours: two.slower,
				other: { ...limit(LIMIT / 2), name: "half the limit" },
				goal: "rateShare",
			},
			{ what: `two client processes, ${seconds}: answers 429`, unit: "count", ours: two.refused, goal: "rateRefused" },
		];
	},
};
