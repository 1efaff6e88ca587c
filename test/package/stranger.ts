import { type ChildProcess, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Credentials that the local API takes where it is told none. */
export const CREDENTIALS = {
	ZOOM_ACCOUNT_ID: "emulator",
	ZOOM_CLIENT_ID: "emulator",
	ZOOM_CLIENT_SECRET: "emulator",
};

/** The hub that the README's program names. */
const HUB = { "hub/community": { hub_id: "community", name: "Community" } };

/** Environment without what this run's own npm and the workspace have put there. */
export function strangersEnv(path: string): Record<string, string> {
	const own = /^(npm_(package|lifecycle|command|execpath)|npm_config_(local_prefix|workspace)|INIT_CWD|ZOOM_|PULUMI_)/i;
	const kept = Object.entries(process.env).filter(([name, value]) => value !== undefined && !own.test(name));
	const folders = path.split(delimiter).filter((folder) => !folder.endsWith(join("node_modules", ".bin")));
	return { ...(Object.fromEntries(kept) as Record<string, string>), PATH: folders.join(delimiter) };
}

/** A local API that was installed into a folder, as a process of its own. */
export interface InstalledApi {
	url: string;
	child: ChildProcess;
}

/** Starts the local API that was installed into a folder. */
export function startApi(folder: string, env: Record<string, string>): Promise<InstalledApi> {
	const seed = join(folder, "seed.json");
	writeFileSync(seed, JSON.stringify(HUB));
	const bin = join(folder, "node_modules/.bin/zoom-events-emulator");
	const child = spawn(bin, ["--port", "0", "--seed", seed], { env: { ...env, ...CREDENTIALS } });
	return new Promise((resolve, reject) => {
		let printed = "";
		const read = (text: Buffer): void => {
			printed += text.toString();
			const url = /(http:\/\/127\.0\.0\.1:\d+)\/v2/.exec(printed)?.[1];
			if (url !== undefined) resolve({ url, child });
		};
		child.stdout.on("data", read);
		child.stderr.on("data", read);
		child.once("exit", () => reject(new Error(`the local API ended: ${printed}`)));
	});
}
