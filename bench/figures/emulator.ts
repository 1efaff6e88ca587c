import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import { CONFERENCE, CREDENTIALS, startApi } from "../api.ts";
import type { Figure, Line } from "../figure.ts";
import { type LoadTools, provideLoadTools } from "../load-tools.ts";
import { root } from "../machine.ts";
import { endWithBench, markedEnv, start } from "../processes.ts";
import { duration, whole } from "../report/format.ts";

/** Connections that the load generator keeps open. */
const CONNECTIONS = 10;

/** Longest wait for Prism to answer its first request, in ms. */
const PRISM_START_MS = 60_000;

const SESSION = {
	name: "Session",
	type: 2,
	timezone: "Europe/Berlin",
	start_time: "2031-05-04T08:00:00Z",
	end_time: "2031-05-04T09:00:00Z",
};

/** A server with an event and a session that requests can name. */
interface Target {
	/** URL of the event's sessions. */
	sessions: string;
	sessionId: string;
	token: string;
	stop(): void;
}

/** What the load generator found. */
interface Load {
	perSecond: number;
	p99: number;
}

type Kind = "GET" | "POST";

async function post(url: string, headers: Record<string, string>, body?: unknown): Promise<Record<string, unknown>> {
	const answer = await fetch(url, {
		method: "POST",
		headers: { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	if (!answer.ok) throw new Error(`POST ${url} was answered with ${answer.status}: ${await answer.text()}`);
	return (await answer.json()) as Record<string, unknown>;
}

async function startOurs(): Promise<Target> {
	const api = await startApi();
	const { accountId, clientId, clientSecret } = CREDENTIALS;
	const basic = Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
	const login = `${api.url}/oauth/token?grant_type=account_credentials&account_id=${accountId}`;
	const token = String((await post(login, { authorization: `Basic ${basic}` })).access_token);
	const headers = { authorization: `Bearer ${token}` };
	const event = await post(`${api.url}/v2/zoom_events/events`, headers, CONFERENCE);
	const sessions = `${api.url}/v2/zoom_events/events/${String(event.event_id)}/sessions`;
	const session = await post(sessions, headers, SESSION);
	return { sessions, sessionId: String(session.session_id), token, stop: api.stop };
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	return typeof address === "object" && address !== null ? address.port : 0;
}

/** Starts Prism on the same contract; silent, so that it pays for no log. */
async function startPrism({ prism }: LoadTools): Promise<Target> {
	const port = await freePort();
	const contract = join(root, "schema/zoom-events.openapi.json");
	const args = [prism, "mock", "--host", "127.0.0.1", "--port", String(port), "--verboseLevel", "silent", contract];
	const child = start(process.execPath, args, { stdio: "ignore" });
	const target: Target = {
		sessions: `http://127.0.0.1:${port}/zoom_events/events/event/sessions`,
		sessionId: "session",
		token: "any",
		stop: () => child.kill("SIGKILL"),
	};
	const deadline = Date.now() + PRISM_START_MS;
	for (;;) {
		try {
			await post(target.sessions, { authorization: "Bearer any" }, SESSION);
			return target;
		} catch (error) {
			if (child.exitCode !== null || Date.now() > deadline) throw error;
			await sleep(200);
		}
	}
}

/** Loads a server for some seconds. */
async function load({ autocannon }: LoadTools, target: Target, kind: Kind, seconds: number): Promise<Load> {
	const common = [
		...["--json", "--no-progress", "--connections", String(CONNECTIONS), "--duration", String(seconds)],
		...["--headers", `authorization=Bearer ${target.token}`],
	];
	const args =
		kind === "GET"
			? [...common, `${target.sessions}/${target.sessionId}`]
			: [
					...common,
					...["--method", "POST", "--headers", "content-type=application/json"],
					...["--body", JSON.stringify(SESSION), target.sessions],
				];
	const child = execa(process.execPath, [autocannon, ...args], { env: markedEnv() });
	endWithBench(child);
	const { stdout } = await child;
	const found = JSON.parse(stdout) as {
		requests: { average: number };
		latency: { p99: number };
		non2xx: number;
		errors: number;
	};
	if (found.non2xx + found.errors > 0)
		throw new Error(`${kind} ${target.sessions}: ${found.non2xx} refusals, ${found.errors} errors`);
	return { perSecond: found.requests.average, p99: found.latency.p99 };
}

/** Speed of the local API: a test suite waits for it at every step. */
export const emulator: Figure = {
	name: "emulator",
	title: "The local API against Prism",
	async measure({ rounds, say, isQuick }) {
		const tools = await provideLoadTools(say);
		const [warmUp, seconds] = isQuick ? [1, 2] : [3, 10];
		const found: Record<Kind, { ours: Load[]; prism: Load[] }> = {
			GET: { ours: [], prism: [] },
			POST: { ours: [], prism: [] },
		};
		const servers = { ours: startOurs, prism: () => startPrism(tools) } as const;
		for (let round = 0; round < rounds; round++) {
			const order = round % 2 === 0 ? (["ours", "prism"] as const) : (["prism", "ours"] as const);
			for (const name of order) {
				// One server at a time: an idle one still takes memory and now and then the processor.
				const target = await servers[name]();
				for (const kind of ["GET", "POST"] as const) {
					await load(tools, target, kind, warmUp);
					const result = await load(tools, target, kind, seconds);
					found[kind][name].push(result);
					say(`round ${round + 1}: ${name}: ${kind} ${whole(result.perSecond)}/s, 99 % within ${duration(result.p99)}`);
				}
				target.stop();
			}
		}
		return (["GET", "POST"] as const).flatMap((kind): Line[] => {
			const { ours, prism } = found[kind];
			const of = (loads: readonly Load[], part: keyof Load): number[] => loads.map((each) => each[part]);
			return [
				{
					what: `${kind} of a session`,
					unit: "requests a second",
					ours: of(ours, "perSecond"),
					other: { name: "Prism", values: of(prism, "perSecond") },
					goal: "emulatorThroughput",
				},
				{
					what: `${kind} of a session: 99th percentile`,
					unit: "time",
					ours: of(ours, "p99"),
					other: { name: "Prism", values: of(prism, "p99") },
					goal: "emulatorLatency",
				},
			];
		});
	},
};
