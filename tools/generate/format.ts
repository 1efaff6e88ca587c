/** Formats what is generated as all other code is, so that the formatter has nothing to say of it. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const root = join(__dirname, "../..");

/**
 * Formats sources.
 *
 * @param sources text by path from the root
 * @throws Error where one can't be parsed
 */
export function formatted(sources: ReadonlyMap<string, string>): Map<string, string> {
	// Not below `.local`, which the formatter passes over.
	const folder = mkdtempSync(join(root, "tools/generate/.formatted-"));
	try {
		for (const [path, text] of sources) {
			mkdirSync(dirname(join(folder, path)), { recursive: true });
			writeFileSync(join(folder, path), text);
		}
		const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
		const { status, stderr } = spawnSync(process.execPath, [biome, "check", "--write", folder], {
			cwd: root,
			encoding: "utf8",
		});
		if (status !== 0) throw new Error(stderr);
		return new Map([...sources.keys()].map((path) => [path, readFileSync(join(folder, path), "utf8")]));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
