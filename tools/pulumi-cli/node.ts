import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { reasonOf, say } from "./go-build.ts";
import { withLock } from "./lock.ts";
import { VERSIONS } from "./versions.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** A supported major version of Node.js. */
export type NodeMajor = keyof typeof VERSIONS.node;

/** A Node.js of a version. */
export interface ProvidedNode {
	/** Folder with its `node`, to be put on PATH. */
	bin: string;
	/** As it says itself: `v22.23.3`. */
	version: string;
}

/** The present Node.js where it is of that major version. */
function ownNode(major: NodeMajor): ProvidedNode | undefined {
	const { versions, version, execPath } = process;
	return versions.node.startsWith(`${major}.`) ? { bin: dirname(execPath), version } : undefined;
}

/**
 * Node.js of a major version: the one that runs this, else that of the npm package `node`, which is installed once
 * into `.pulumi-cli`; or why there is none.
 */
export async function provideNode(major: NodeMajor): Promise<ProvidedNode | { lacks: string }> {
	const own = ownNode(major);
	if (own !== undefined) return own;
	const wanted = VERSIONS.node[major];
	const folder = join(root, ".pulumi-cli", `node-${wanted}`);
	const bin = join(folder, "node_modules/node/bin");
	// npm writes in place: only what it has finished is trusted.
	const finished = join(folder, "finished");
	try {
		if (!existsSync(finished)) {
			mkdirSync(folder, { recursive: true });
			await withLock(folder, say, async () => {
				if (existsSync(finished)) return;
				say(`installing Node.js ${wanted} (less than a minute)…`);
				rmSync(join(folder, "node_modules"), { recursive: true, force: true });
				// The package gets its program by its script.
				const options = ["--prefix", folder, "--no-fund", "--no-audit", "--ignore-scripts=false"];
				await execa("npm", ["install", ...options, `node@${wanted}`], { cwd: folder });
				writeFileSync(finished, wanted);
			});
		}
		const { stdout: version } = await execa(join(bin, "node"), ["--version"]);
		return { bin, version };
	} catch (error) {
		say(`Node.js ${wanted} can't be installed: ${reasonOf(error)}`);
		return { lacks: `Node.js ${major}, which could not be installed here` };
	}
}
