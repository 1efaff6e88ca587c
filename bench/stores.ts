/** Servers of their own, through which runners share a rate; they end with the bench. */
import { type ChildProcess, execFileSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { removeFolder, start, temporaryFolder } from "./processes.ts";

/** A server that runs. */
export interface StoreServer {
	url: string;
	stop(): Promise<void>;
}

/** A server that can be started; undefined where it is not installed. */
export type StoreStart = (() => Promise<StoreServer>) | undefined;

/** Where Debian puts PostgreSQL's programs, a folder a version. */
const POSTGRES = "/usr/lib/postgresql";

async function freePort(): Promise<number> {
	const server = createServer().listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, "close");
	return port;
}

/** Resolves when a server takes connections. */
async function isListening(child: ChildProcess, port: number): Promise<void> {
	for (;;) {
		if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
		const socket = connect(port, "127.0.0.1");
		const isOpen = await once(socket, "connect").then(
			() => true,
			() => false,
		);
		socket.destroy();
		if (isOpen) return;
		await sleep(50);
	}
}

function serverOf(child: ChildProcess, folder: string, url: string): StoreServer {
	return {
		url,
		stop: async () => {
			const ended = once(child, "exit");
			child.kill("SIGINT");
			await ended;
			removeFolder(folder);
		},
	};
}

async function startRedis(): Promise<StoreServer> {
	const folder = temporaryFolder();
	const port = await freePort();
	const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder];
	const child = start("redis-server", args, { stdio: "ignore" });
	await isListening(child, port);
	return serverOf(child, folder, `redis://127.0.0.1:${port}`);
}

async function startPostgres(programs: string): Promise<StoreServer> {
	const folder = temporaryFolder();
	const data = join(folder, "data");
	mkdirSync(data, { mode: 0o700 });
	const idOf = (flag: string): number => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
	// The server refuses to run as root: Debian's own user takes its place there.
	const who = process.getuid?.() === 0 ? { uid: idOf("-u"), gid: idOf("-g") } : undefined;
	if (who !== undefined) for (const one of [folder, data]) chownSync(one, who.uid, who.gid);
	const options = { ...who, cwd: folder };
	execFileSync(join(programs, "initdb"), ["-D", data, "-U", "bench", "-A", "trust", "--no-sync"], options);
	const port = await freePort();
	const args = ["-D", data, "-p", String(port), "-c", "listen_addresses=127.0.0.1"];
	const child = start(join(programs, "postgres"), [...args, "-c", `unix_socket_directories=${folder}`], {
		...options,
		stdio: "ignore",
	});
	await isListening(child, port);
	return serverOf(child, folder, `postgres://bench@127.0.0.1:${port}/postgres?sslmode=disable`);
}

/** Starts a Redis. */
export const redisStart: StoreStart = (process.env.PATH ?? "")
	.split(":")
	.some((folder) => existsSync(join(folder, "redis-server")))
	? startRedis
	: undefined;

const programs = (existsSync(POSTGRES) ? readdirSync(POSTGRES) : [])
	.sort((a, b) => Number(b) - Number(a))
	.map((version) => join(POSTGRES, version, "bin"))
	.find((bin) => existsSync(join(bin, "initdb")));

/** Starts a PostgreSQL. */
export const postgresStart: StoreStart = programs === undefined ? undefined : () => startPostgres(programs);
