/** `npm run release:version`: new versions by the changesets, in the lock file and in the changelog too. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { released } from "./changelog.ts";

// npm runs scripts in the repository's root.
const root = process.cwd();
const changelog = join(root, "CHANGELOG.md");
const versionNow = (): string =>
	(JSON.parse(readFileSync(join(root, "provider/package.json"), "utf8")) as { version: string }).version;

/** Files that are made of the package's manifest: nothing in them changes but the version. */
const MADE = [
	"schema/pulumi.json",
	...["pyproject.toml", "pulumi_zoom_events/pulumi-plugin.json", "pulumi_zoom_events/_utilities.py"].map(
		(file) => `provider/sdk/python/${file}`,
	),
];

const before = versionNow();
const run = (command: string, ...args: string[]) =>
	execa(command, args, { cwd: root, preferLocal: true, stdio: ["ignore", "inherit", "inherit"] });

await run("changeset", "version");
const now = versionNow();
if (now === before) {
	console.log("No changeset concerns a package: nothing to release.");
} else {
	writeFileSync(changelog, released(readFileSync(changelog, "utf8"), now, new Date()));
	for (const file of MADE.map((name) => join(root, name)))
		writeFileSync(file, readFileSync(file, "utf8").replace(`"${before}"`, `"${now}"`));
	await run("npm", "install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund");
	console.log(`${before} became ${now}.`);
}
