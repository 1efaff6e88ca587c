import { type ChildProcess, spawn } from "node:child_process";
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import type { Need } from "./needs.ts";
import { freePort } from "./ports.ts";

/** Where Debian puts the server's programs, a folder a version. */
const INSTALLED = "/usr/lib/postgresql";

/** A PostgreSQL of its own, with its data in a temporary folder. */
export interface TestPostgres {
	/** URL of a database with nothing in it. */
	url: string;
	stop(): Promise<void>;
}

/** Folder of the newest installed server's programs; undefined where there is none. */
export function postgresPrograms(): string | undefined {
	if (!existsSync(INSTALLED)) return undefined;
	const versions = readdirSync(INSTALLED).sort((a, b) => Number(b) - Number(a));
	return versions.map((version) => join(INSTALLED, version, "bin")).find((bin) => existsSync(join(bin, "initdb")));
}

/** For tests with a PostgreSQL. */
export const POSTGRES: Need = {
	what: "PostgreSQL: apt-get install postgresql",
	isThere: postgresPrograms() !== undefined,
};

/** The server refuses to run as root: Debian's own user takes its place there. */
async function unprivileged(): Promise<{ uid: number; gid: number } | undefined> {
	if (process.getuid?.() !== 0) return undefined;
	const [uid, gid] = await Promise.all(
		["-u", "-g"].map(async (flag) => (await execa("id", [flag, "postgres"])).stdout),
	);
	return { uid: Number(uid), gid: Number(gid) };
}

/** Starts a server on a free port of 127.0.0.1. */
export async function startPostgres(bin: string): Promise<TestPostgres> {
	const base = mkdtempSync(join(tmpdir(), "zoom-events-postgres-"));
	const data = join(base, "data");
	mkdirSync(data, { mode: 0o700 });
	const who = await unprivileged();
	if (who !== undefined) for (const folder of [base, data]) chownSync(folder, who.uid, who.gid);
	const options = { ...who, cwd: base };
	await execa(join(bin, "initdb"), ["-D", data, "-U", "stacks", "-A", "trust", "--no-sync"], options);
	const port = await freePort();
	const server: ChildProcess = spawn(
		join(bin, "postgres"),
		["-D", data, "-p", String(port), "-c", "listen_addresses=127.0.0.1", "-c", `unix_socket_directories=${base}`],
		{ ...options, stdio: "ignore" },
	);
	const ended = new Promise((resolve) => server.once("exit", resolve));
	const isReady = async (): Promise<boolean> =>
		!(await execa(join(bin, "pg_isready"), ["-h", "127.0.0.1", "-p", String(port)], { reject: false })).failed;
	while (!(await isReady())) {
		if (server.exitCode !== null) throw new Error(`PostgreSQL ended with ${server.exitCode}`);
		await sleep(50);
	}
	return {
		url: `postgres://stacks@127.0.0.1:${port}/postgres?sslmode=disable`,
		stop: async () => {
			// Ends open connections too.
			server.kill("SIGINT");
			await ended;
			rmSync(base, { recursive: true, force: true });
		},
	};
}
