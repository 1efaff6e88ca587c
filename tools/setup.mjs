/**
 * Makes a clone ready, then runs what it is told: `node tools/setup.mjs [script.ts [arguments]]`.
 *
 * Needs nothing but Node.js, since the packages may be missing. Each step is skipped where its result is there already.
 * The script runs in this same process: with one process between the terminal and Pulumi, Ctrl-C arrives once.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const root = path.resolve(import.meta.dirname, "..");
const modules = path.join(root, "node_modules");
const stampFile = path.join(modules, ".setup-stamp");
const [script, ...scriptArguments] = process.argv.slice(2);

process.chdir(root);
installPackages();
step("compiling the provider and the local API", process.execPath, [
	path.join(modules, "typescript", "bin", "tsc"),
	"--build",
	"provider",
	"emulator",
]);
step("looking for the Pulumi CLI", process.execPath, ["--import", "tsx", "tools/pulumi-cli/prepare.ts"]);
if (script !== undefined) await run(path.join(root, script), scriptArguments);

/** Runs `npm ci` where node_modules is missing or of another package-lock.json. */
function installPackages() {
	const wanted = packagesHash();
	if (existsSync(modules)) {
		if (existsSync(stampFile)) {
			if (readFileSync(stampFile, "utf8") === wanted) return;
		} else if (isInstalledByHand()) {
			writeFileSync(stampFile, wanted);
			return;
		}
	}
	// npm says where it lies to what it starts; on Windows its command is a script that only a shell runs.
	const npm = process.env.npm_execpath;
	if (npm?.endsWith(".js")) step("installing packages (npm ci)", process.execPath, [npm, "ci"]);
	else step("installing packages (npm ci)", "npm", ["ci"], { shell: process.platform === "win32" });
	writeFileSync(stampFile, wanted);
}

/** Whether npm itself wrote node_modules later than package-lock.json. */
function isInstalledByHand() {
	const record = path.join(modules, ".package-lock.json");
	return existsSync(record) && statSync(record).mtimeMs >= statSync("package-lock.json").mtimeMs;
}

/** A hash of all that decides what `npm ci` makes: the lock, and what each workspace asks for. */
function packagesHash() {
	const hash = createHash("sha256").update(readFileSync("package-lock.json"));
	for (const file of packageFiles()) {
		const { name, dependencies, devDependencies, peerDependencies, optionalDependencies, bin } = JSON.parse(
			readFileSync(file, "utf8"),
		);
		const facts = [name, dependencies, devDependencies, peerDependencies, optionalDependencies, bin];
		hash.update(JSON.stringify([file, ...facts]));
	}
	return hash.digest("hex");
}

/** The package.json of the root and of each workspace, in a fixed order. */
function packageFiles() {
	const { workspaces } = JSON.parse(readFileSync("package.json", "utf8"));
	const folders = workspaces.flatMap((pattern) => {
		if (!pattern.endsWith("/*")) return [pattern];
		const parent = pattern.slice(0, -2);
		return existsSync(parent) ? readdirSync(parent).map((name) => `${parent}/${name}`) : [];
	});
	return ["package.json", ...folders.map((folder) => `${folder}/package.json`).sort()].filter((file) =>
		existsSync(file),
	);
}

/** Runs a command with this terminal's output; ends the process with its exit code when it fails. */
function step(what, command, args, options = {}) {
	const start = Date.now();
	// Ends of quick steps go unsaid, and so do their starts: a second run should say little.
	const slow = what.startsWith("installing");
	if (slow) process.stderr.write(`[setup] ${what}\n`);
	// All output to stderr: stdout belongs to the script that runs afterwards.
	const { status, signal, error } = spawnSync(command, args, { stdio: ["ignore", 2, 2], ...options });
	const seconds = ((Date.now() - start) / 1000).toFixed(1);
	if (status !== 0) {
		process.stderr.write(`[setup] failed: ${what}: ${error?.message ?? signal ?? `exit code ${status}`}\n`);
		process.exit(status || 1);
	}
	if (slow || seconds >= 5) process.stderr.write(`[setup] done: ${what}, ${seconds} s\n`);
}

/** Runs a TypeScript file in this process, as if Node had been started with it. */
async function run(file, args) {
	const [{ register: registerEsm }, { register: registerCjs }] = await Promise.all([
		import("tsx/esm/api"),
		import("tsx/cjs/api"),
	]);
	registerCjs();
	registerEsm();
	process.argv = [process.argv[0], file, ...args];
	await import(pathToFileURL(file).href);
}
