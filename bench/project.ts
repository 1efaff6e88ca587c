import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { providePulumi } from "../tools/pulumi-cli/provide.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** A local API in a process of its own. */
export interface LocalApi {
	url: string;
	requests(): Promise<{ total: number; writes: number }>;
	stop(): void;
}

/** Starts the local API on a free port, in memory. */
export async function startApi(...args: string[]): Promise<LocalApi> {
	const bin = join(root, "emulator/bin/zoom-events-emulator.js");
	const child: ChildProcess = spawn(process.execPath, [bin, "--port", "0", ...args], {
		stdio: ["ignore", "pipe", "inherit"],
	});
	const url = await new Promise<string>((resolve, reject) => {
		child.stdout?.on("data", (text: Buffer) => {
			const found = /(http:\/\/[\d.:]+)\/v2/.exec(text.toString())?.[1];
			if (found !== undefined) resolve(found);
		});
		child.on("exit", (code) => reject(new Error(`the local API ended with ${code}`)));
	});
	return {
		url,
		requests: async () =>
			(await (await fetch(`${url}/_emulator/requests`)).json()) as { total: number; writes: number },
		stop: () => {
			child.kill("SIGTERM");
		},
	};
}

/** A project with an empty stack, in a temporary folder. */
export interface Project {
	/** Runs pulumi and gives its time in ms; throws where it fails. */
	pulumi(...args: string[]): Promise<number>;
	/** Size of the state file in bytes. */
	stateBytes(): number;
	remove(): void;
}

/** Makes a project of a program; `modules` are further packages that it can require, by name. */
export async function makeProject(
	program: string,
	apiUrl: string,
	modules: Record<string, string> = {},
): Promise<Project> {
	const cli = await providePulumi();
	const base = mkdtempSync(join(tmpdir(), "zoom-events-bench-"));
	const folder = join(base, "project");
	const state = join(base, "state");
	mkdirSync(state);
	mkdirSync(join(folder, "node_modules/@pulumi"), { recursive: true });
	for (const name of ["@pulumi/pulumi", "pulumi-zoom-events"]) {
		symlinkSync(realpathSync(join(root, "node_modules", name)), join(folder, "node_modules", name));
	}
	for (const [name, text] of Object.entries(modules)) {
		mkdirSync(join(folder, "node_modules", name));
		writeFileSync(join(folder, "node_modules", name, "index.js"), text);
	}
	writeFileSync(join(folder, "package.json"), '{ "name": "bench", "main": "index.js" }');
	writeFileSync(
		join(folder, "Pulumi.yaml"),
		"name: bench\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n",
	);
	writeFileSync(join(folder, "index.js"), program);
	const env = {
		...cli.env,
		PULUMI_BACKEND_URL: `file://${state}`,
		PULUMI_CONFIG_PASSPHRASE: "bench",
		ZOOM_API_URL: `${apiUrl}/v2`,
		ZOOM_OAUTH_URL: `${apiUrl}/oauth/token`,
		ZOOM_ACCOUNT_ID: "emulator",
		ZOOM_CLIENT_ID: "emulator",
		ZOOM_CLIENT_SECRET: "emulator",
		ZOOM_PLAN: "off",
	};
	const pulumi = async (...args: string[]): Promise<number> => {
		const started = performance.now();
		await execa(cli.command, [...args, "--non-interactive"], { cwd: folder, env });
		return performance.now() - started;
	};
	await pulumi("stack", "init", "bench");
	return {
		pulumi,
		stateBytes: () => statSync(join(state, ".pulumi/stacks/bench/bench.json")).size,
		remove: () => rmSync(base, { recursive: true, force: true }),
	};
}
