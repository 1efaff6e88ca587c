import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { root } from "./machine.ts";

/** Pinned list of what the local API is measured with. */
const LIST = join(root, "bench/load");
const FILES = ["package.json", "package-lock.json", ".npmrc"];

/** Paths of programs that only the bench needs. */
export interface LoadTools {
	autocannon: string;
	prism: string;
}

/** Installs them at their first use, in a folder outside git: they weigh more than the project. */
export async function provideLoadTools(say: (text: string) => void): Promise<LoadTools> {
	const folder = join(root, ".local/bench/load");
	const stamp = join(folder, "installed");
	const wanted = readFileSync(join(LIST, "package-lock.json"), "utf8");
	if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
		say("installing the load generator and Prism…");
		mkdirSync(folder, { recursive: true });
		for (const file of FILES) copyFileSync(join(LIST, file), join(folder, file));
		await execa("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: folder });
		writeFileSync(stamp, wanted);
	}
	const modules = join(folder, "node_modules");
	return {
		autocannon: join(modules, "autocannon/autocannon.js"),
		prism: join(modules, "@stoplight/prism-cli/dist/index.js"),
	};
}
