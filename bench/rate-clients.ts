/** Client processes that create sessions side by side, each as fast as its limiter lets it. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { ZoomEventsClient } from "pulumi-zoom-events";
import { CONFERENCE, CREDENTIALS, startApi } from "./api.ts";
import { root } from "./machine.ts";
import { endWithBench, markedEnv, removeFolder, temporaryFolder } from "./processes.ts";

/** Requests a second that plan `pro` has for creates. */
export const LIMIT = 30;

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

/** How the processes know of each other. */
export interface Sharing {
	/** Whether each has a folder of its own, as on a machine of its own. */
	isApart?: boolean;
	/** URL of the store that they share the rate through, if any. */
	sharedRate?: string;
}

/** What came of it. */
export interface Creates {
	/** Creates a second of each process. */
	rates: number[];
	/** Answers 429. */
	refused: number;
}

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

/**
 * Creates with so many processes at once on one local API, at the limits of plan `pro`.
 *
 * @throws Error where a create failed for good: a run would have failed
 */
export async function creates(processes: number, ms: number, sharing: Sharing = {}): Promise<Creates> {
	const api = await startApi({ rateLimit: "pro", hasLog: true });
	const task: RateTask = { url: api.url, eventId: await makeEvent(api.url) };
	const folders: string[] = [];
	const env = (): NodeJS.ProcessEnv => {
		const own = { ...markedEnv(), ZOOM_SHARED_RATE: sharing.sharedRate ?? "" };
		if (sharing.isApart !== true) return own;
		const folder = temporaryFolder();
		folders.push(folder);
		return { ...own, ZOOM_JOURNAL_FOLDER: folder };
	};
	const children = Array.from({ length: processes }, () =>
		endWithBench(fork(join(root, "bench/rate-client.ts"), [JSON.stringify(task)], { env: env() })),
	);
	await Promise.all(children.map((child) => messageOf<"ready">(child)));
	const answers = children.map((child) => messageOf<RateReport>(child));
	for (const child of children) child.send(ms);
	const reports = await Promise.all(answers);
	const failed = reports.reduce((sum, report) => sum + report.failed, 0);
	if (failed > 0) throw new Error(`${failed} creates failed for good`);
	const refused = api.answersWith(429);
	api.stop();
	for (const folder of folders) removeFolder(folder);
	return { rates: reports.map(({ made }) => (made * 1000) / ms), refused };
}
