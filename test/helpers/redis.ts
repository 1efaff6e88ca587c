import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "@redis/client";
import which from "which";
import type { Need } from "./needs.ts";
import { freePort } from "./ports.ts";

/** A Redis of its own, in memory. */
export interface TestRedis {
	/** URL of its first database, which is empty. */
	url: string;
	/** Its process. */
	pid: number;
	/** Sends it a command, from a connection of its own. */
	ask(...command: string[]): Promise<unknown>;
	stop(): Promise<void>;
}

/** For tests with a Redis. */
export const REDIS: Need = {
	what: "Redis: apt-get install redis-server",
	isThere: which.sync("redis-server", { nothrow: true }) !== null,
};

/**
 * Starts a server on 127.0.0.1.
 *
 * @param options `port`, a free one by default; `password` that it asks for; `env` of the process
 */
export async function startRedis(
	options: { port?: number; password?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<TestRedis> {
	const { password, env = process.env } = options;
	const base = mkdtempSync(join(tmpdir(), "zoom-events-redis-"));
	const port = options.port ?? (await freePort());
	const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", base];
	if (password !== undefined) args.push("--requirepass", password);
	const server: ChildProcess = spawn("redis-server", args, { cwd: base, env, stdio: "ignore" });
	const ended = new Promise((resolve) => server.once("exit", resolve));
	const url = `redis://${password === undefined ? "" : `:${encodeURIComponent(password)}@`}127.0.0.1:${port}`;
	const ask = async (...command: string[]): Promise<unknown> => {
		const client = createClient({ url, socket: { reconnectStrategy: false } });
		client.on("error", () => undefined);
		await client.connect();
		try {
			return await client.sendCommand(command);
		} finally {
			client.destroy();
		}
	};
	const isReady = (): Promise<boolean> =>
		ask("PING").then(
			() => true,
			() => false,
		);
	while (!(await isReady())) {
		if (server.exitCode !== null) throw new Error(`Redis ended with ${server.exitCode}`);
		await sleep(50);
	}
	return {
		url,
		pid: server.pid ?? Number.NaN,
		ask,
		stop: async () => {
			// One that was stopped by a signal ends by this one too.
			server.kill("SIGKILL");
			await ended;
			rmSync(base, { recursive: true, force: true });
		},
	};
}
