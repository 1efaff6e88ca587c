import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./machine.ts";
import { removeFolder, start, temporaryFolder } from "./processes.ts";

/** Credentials of a local API, as settings of a client. */
export const CREDENTIALS = { accountId: "emulator", clientId: "emulator", clientSecret: "emulator" } as const;

/** A local API in a process of its own. */
export interface LocalApi {
	url: string;
	/** Counts since the start or the last call of this. */
	takeRequests(): Promise<{ total: number; writes: number }>;
	/** Has requests fail by rules, beside the latency that was asked for; none where the list is empty. */
	fail(rules: readonly object[]): Promise<void>;
	/** How many answers had this status; only with `hasLog`. */
	answersWith(status: number): number;
	stop(): void;
}

/**
 * Starts the local API on a free port, in memory.
 *
 * @param options `latencyMs` that each answer takes longer
 */
export async function startApi(
	options: { rateLimit?: "pro"; hasLog?: boolean; latencyMs?: number } = {},
): Promise<LocalApi> {
	const folder = temporaryFolder();
	const log = join(folder, "requests.ndjson");
	const args = [
		...["--port", "0"],
		...(options.rateLimit === undefined ? [] : ["--rate-limit", options.rateLimit]),
		...(options.hasLog === true ? ["--log", log] : []),
	];
	const child = start(process.execPath, [join(root, "emulator/bin/zoom-events-emulator.js"), ...args], {
		stdio: ["ignore", "pipe", "inherit"],
		// Credentials of the caller's environment are not the bench's.
		env: { ZOOM_ACCOUNT_ID: "emulator", ZOOM_CLIENT_ID: "emulator", ZOOM_CLIENT_SECRET: "emulator" },
	});
	const url = await new Promise<string>((resolve, reject) => {
		child.stdout?.on("data", (text: Buffer) => {
			const found = /(http:\/\/[\d.:]+)\/v2/.exec(text.toString())?.[1];
			if (found !== undefined) resolve(found);
		});
		child.once("exit", (code) => reject(new Error(`the local API ended with ${code}`)));
		child.once("error", reject);
	});
	const fail = async (rules: readonly object[]): Promise<void> => {
		const all = [...rules, ...(options.latencyMs === undefined ? [] : [{ kind: "delay", delayMs: options.latencyMs }])];
		const answer = await fetch(`${url}/_emulator/faults`, {
			method: "PUT",
			// Of a text of no type the local API reads nothing.
			headers: { "content-type": "application/json" },
			body: JSON.stringify({ rules: all }),
		});
		if (!answer.ok) throw new Error(`the local API refuses the faults: ${await answer.text()}`);
	};
	if (options.latencyMs !== undefined) await fail([]);
	return {
		url,
		fail,
		takeRequests: async () => {
			const counts = (await (await fetch(`${url}/_emulator/requests`)).json()) as { total: number; writes: number };
			await fetch(`${url}/_emulator/requests/reset`, { method: "POST" });
			return counts;
		},
		answersWith: (status) =>
			readFileSync(log, "utf8")
				.split("\n")
				.filter((line) => line !== "" && (JSON.parse(line) as { status: number }).status === status).length,
		stop: () => {
			child.kill("SIGTERM");
			removeFolder(folder);
		},
	};
}

/** Body of the event that figures without Pulumi create their sessions in. */
export const CONFERENCE = {
	hub_id: "emulator-hub",
	name: "Bench",
	description: "For measuring.",
	event_type: "CONFERENCE",
	access_level: "PRIVATE_UNRESTRICTED",
	attendance_type: "virtual",
	timezone: "Europe/Berlin",
	calendar: [{ start_time: "2031-05-04T07:00:00Z", end_time: "2031-05-06T16:00:00Z" }] as {
		start_time: string;
		end_time: string;
	}[],
} as const;
