/** The demo: the real Pulumi CLI, a local Zoom Events API, and a state folder, all below `.local`. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type ProvidedPulumi, provideOrExit } from "./pulumi-cli/provide.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const local = join(root, ".local");

/** Port of the local API, where it is free. */
export const PORT = 4010;

/** Name of the demo's stack. */
export const STACK = "dev";

/** Protects the secrets of a demo on this machine; a real stack has a passphrase, or a key service, of its own. */
const DEMO_PASSPHRASE = "demo";

const say = (text = ""): void => console.log(text);

async function answers(url: string): Promise<boolean> {
	try {
		return (await fetch(`${url}/_emulator/requests`, { signal: AbortSignal.timeout(1_000) })).ok;
	} catch {
		return false;
	}
}

interface LocalApi {
	url: string;
	child?: ChildProcess;
}

/** The local API: the one that runs already, else a new one with its data in `.local/api`. */
async function startApi(port: number): Promise<LocalApi> {
	const running = `http://127.0.0.1:${port}`;
	if (await answers(running)) {
		say(`A local API runs already on ${running}; it is used.`);
		return { url: running };
	}
	const args = [
		join(root, "emulator/bin/zoom-events-emulator.js"),
		"--port",
		String(port),
		"--data",
		join(local, "api"),
		"--log",
		join(local, "requests.ndjson"),
	];
	// A group of its own: Ctrl-C must reach pulumi first, which still needs the API to end in good order.
	const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"], detached: true });
	let output = "";
	child.stdout.on("data", (text: Buffer) => {
		output += text.toString();
	});
	child.stderr.on("data", (text: Buffer) => {
		output += text.toString();
	});
	for (let tries = 0; tries < 100; tries++) {
		const url = /Zoom Events API on (http:\/\/[^/]+)/.exec(output)?.[1];
		if (url !== undefined) return { url, child };
		if (child.exitCode !== null) {
			if (port !== 0 && output.includes("is taken")) {
				say(`Port ${port} is taken by another program; a free one is used.`);
				return startApi(0);
			}
			throw new Error(`The local API did not start: ${output}`);
		}
		await sleep(100);
	}
	throw new Error("The local API did not start within 10 s.");
}

/** A demo that is up. */
export interface Demo {
	pulumi: ProvidedPulumi;
	/** Base URL of the local API, without `/v2`. */
	apiUrl: string;
	/** Environment for Pulumi: state, passphrase, credentials, places. */
	env: NodeJS.ProcessEnv;
	/** Runs pulumi in the terminal; gives its exit code, 130 after Ctrl-C. */
	run(...args: string[]): Promise<number>;
	/** Write requests that the local API has had. */
	writes(): Promise<number>;
	stop(): void;
}

/** Provides the CLI and starts the local API. */
export async function startDemo(): Promise<Demo> {
	mkdirSync(join(local, "state"), { recursive: true });
	const pulumi = await provideOrExit();
	const api = await startApi(PORT);
	const env: NodeJS.ProcessEnv = {
		...process.env,
		...pulumi.env,
		PULUMI_BACKEND_URL: `file://${join(local, "state")}`,
		PULUMI_CONFIG_PASSPHRASE: DEMO_PASSPHRASE,
		ZOOM_API_URL: `${api.url}/v2`,
		ZOOM_OAUTH_URL: `${api.url}/oauth/token`,
		ZOOM_ACCOUNT_ID: "emulator",
		ZOOM_CLIENT_ID: "emulator",
		ZOOM_CLIENT_SECRET: "emulator",
		ZOOM_PLAN: "off",
		ZOOM_JOURNAL_FOLDER: join(local, "journal"),
	};
	return {
		pulumi,
		apiUrl: api.url,
		env,
		run: (...args) =>
			new Promise((resolve) => {
				const child = spawn(pulumi.command, args, { cwd: root, stdio: "inherit", env });
				child.on("exit", (code) => resolve(code ?? 130));
			}),
		writes: async () => ((await (await fetch(`${api.url}/_emulator/requests`)).json()) as { writes: number }).writes,
		stop: () => {
			api.child?.kill("SIGTERM");
		},
	};
}
