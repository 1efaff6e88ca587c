/**
 * Installs and builds what is missing; with Node.js alone, since nothing else may be there yet.
 *
 *     node tools/setup.mjs && node --import tsx tools/<step>.ts
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const stamp = join(root, "node_modules", ".zoom-events-setup");

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
	console.error(`Node.js 20.19 or newer is needed; this is ${process.versions.node}.`);
	process.exit(1);
}

/** Runs a step; one that is quickly done says nothing. */
function run(what, command, args, isSlow = false) {
	if (isSlow) console.error(`setup: ${what}…`);
	const started = Date.now();
	const { status, error } = spawnSync(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
	if (error !== undefined || status !== 0) {
		console.error(`setup: ${what} failed${error === undefined ? "" : `: ${error.message}`}.`);
		process.exit(status ?? 1);
	}
	if (isSlow) console.error(`setup: ${what}: done in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

// The lock file holds what every workspace asks for; scripts of a package.json decide nothing here.
const wanted = createHash("sha256")
	.update(readFileSync(join(root, "package-lock.json")))
	.digest("hex");

if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
	run("installing packages", "npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], true);
	writeFileSync(stamp, wanted);
}
run("building", process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "--build", "provider", "emulator"]);
