import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import type { RequestCounts } from "../../emulator/index.ts";
import { PLANTED } from "./stack.ts";

const bin = join(import.meta.dirname, "../../emulator/bin/zoom-events-emulator.js");

/** A local API in a process of its own, with its data on the disk, which can be killed and comes back as it was. */
export class ApiProcess {
	#child: ChildProcess;
	readonly url: string;

	private constructor(
		child: ChildProcess,
		private readonly folder: string,
		private readonly port: number,
	) {
		this.#child = child;
		this.url = `http://127.0.0.1:${port}`;
	}

	/** Starts one with its data in a folder, on a free port. */
	static async start(folder: string): Promise<ApiProcess> {
		const { child, port } = await launch(folder, 0);
		return new ApiProcess(child, folder, port);
	}

	/** Environment for clients of this API. */
	get env(): { ZOOM_API_URL: string; ZOOM_OAUTH_URL: string } {
		return { ZOOM_API_URL: `${this.url}/v2`, ZOOM_OAUTH_URL: `${this.url}/oauth/token` };
	}

	/** `kill -9`, and a new process on the same data and port. */
	async killAndRestart(): Promise<void> {
		const ended = new Promise((resolve) => this.#child.once("exit", resolve));
		this.#child.kill("SIGKILL");
		await ended;
		this.#child = (await launch(this.folder, this.port)).child;
	}

	async get<T>(path: "state" | "requests"): Promise<T> {
		return (await (await fetch(`${this.url}/_emulator/${path}`)).json()) as T;
	}

	/** Has each answer come this much later, in ms. */
	async delay(delayMs: number): Promise<void> {
		const answer = await fetch(`${this.url}/_emulator/faults`, {
			method: "PUT",
			headers: { "content-type": "application/json" },
			body: JSON.stringify({ rules: [{ kind: "delay", delayMs }] }),
		});
		if (!answer.ok) throw new Error(`the local API takes no delay: ${await answer.text()}`);
	}

	async writes(): Promise<number> {
		return (await this.get<RequestCounts>("requests")).writes;
	}

	stop(): void {
		this.#child.kill("SIGKILL");
	}
}

function launch(folder: string, port: number): Promise<{ child: ChildProcess; port: number }> {
	const child = spawn(process.execPath, [bin, "--port", String(port), "--data", folder], {
		stdio: ["ignore", "pipe", "inherit"],
		env: {
			...process.env,
			ZOOM_ACCOUNT_ID: PLANTED.accountId,
			ZOOM_CLIENT_ID: PLANTED.clientId,
			ZOOM_CLIENT_SECRET: PLANTED.clientSecret,
		},
	});
	return new Promise((resolve, reject) => {
		child.once("exit", (code) => reject(new Error(`the local API ended with ${code}`)));
		child.stdout?.on("data", (text: Buffer) => {
			const found = /127\.0\.0\.1:(\d+)/.exec(text.toString())?.[1];
			if (found !== undefined) resolve({ child, port: Number(found) });
		});
	});
}
