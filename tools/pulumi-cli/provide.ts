import { copyFileSync, existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PulumiCommand } from "@pulumi/pulumi/automation/index.js";
import { execa } from "execa";
import { SemVer } from "semver";
import { CliError, goBuilds, hasGo, onPath, say } from "./go-build.ts";
import { VERSIONS } from "./versions.ts";

/** A Pulumi CLI that can be run. */
export interface ProvidedPulumi {
	/** Path of `pulumi`. */
	command: string;
	version: string;
	/** Environment to run it with: PATH finds the language host and the dynamic provider's plugin. */
	env: Record<string, string>;
	source: "path" | "download" | "build";
}

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");

/** Folder of all that is downloaded or built, outside git. */
export const CACHE = join(root, ".pulumi-cli", VERSIONS.engine);

/** Where the CLI and what belongs beside it are built. */
export const BUILT = join(CACHE, "build");

/** Longest wait for the download's host to answer at all, and for the whole download, in ms. */
const REACH_MS = 5_000;
const DOWNLOAD_MS = 180_000;

/** The engine's side of dynamic resources; it comes with the npm package. */
const DYNAMIC_PLUGIN = "pulumi-resource-pulumi-nodejs";

function isAtLeast(version: string, minimum: string): boolean {
	return new SemVer(version).compare(minimum) >= 0;
}

async function versionOf(command: string): Promise<string | undefined> {
	const { stdout, failed } = await execa(command, ["version"], {
		reject: false,
		env: { PULUMI_SKIP_UPDATE_CHECK: "true" },
	});
	return failed ? undefined : stdout.trim().replace(/^v/, "");
}

async function fromPath(): Promise<Pick<ProvidedPulumi, "command" | "version" | "source"> | undefined> {
	const command = await onPath("pulumi");
	if (command === undefined) return undefined;
	const version = await versionOf(command);
	const host = (await onPath("pulumi-language-nodejs")) ?? existsSync(join(dirname(command), "pulumi-language-nodejs"));
	if (version === undefined || !isAtLeast(version, VERSIONS.minimum)) {
		say(`${command} is ${version ?? "of no known version"}; ${VERSIONS.minimum} or newer is needed.`);
		return undefined;
	}
	if (host === false) {
		say(`${command} has no pulumi-language-nodejs beside it or on PATH.`);
		return undefined;
	}
	return { command, version, source: "path" };
}

async function isReachable(url: string): Promise<boolean> {
	try {
		await fetch(url, { method: "HEAD", signal: AbortSignal.timeout(REACH_MS) });
		return true;
	} catch {
		return false;
	}
}

async function download(): Promise<Pick<ProvidedPulumi, "command" | "version" | "source"> | undefined> {
	const folder = join(CACHE, "download");
	const command = join(folder, "bin", "pulumi");
	// The installer writes in place: only what it has finished is trusted.
	const finished = join(folder, "finished");
	if (!existsSync(finished)) {
		rmSync(folder, { recursive: true, force: true });
		say(`looking for the official download of ${VERSIONS.engine}…`);
		if (!(await isReachable("https://get.pulumi.com"))) {
			say("the download can't be reached from here.");
			return undefined;
		}
		const late = new Promise<never>((_, reject) => {
			setTimeout(() => reject(new Error(`not done after ${DOWNLOAD_MS / 1000} s`)), DOWNLOAD_MS).unref();
		});
		try {
			await Promise.race([PulumiCommand.install({ version: new SemVer(VERSIONS.engine), root: folder }), late]);
			writeFileSync(finished, VERSIONS.engine);
		} catch (error) {
			rmSync(folder, { recursive: true, force: true });
			say(`the download failed: ${(error as Error).message.split("\n")[0]}`);
			return undefined;
		}
	}
	return { command, version: VERSIONS.engine, source: "download" };
}

async function build(): Promise<Pick<ProvidedPulumi, "command" | "version" | "source"> | undefined> {
	const folder = BUILT;
	const command = join(folder, "pulumi");
	const host = join(folder, "pulumi-language-nodejs");
	if (!existsSync(command) || !existsSync(host)) {
		if (!(await hasGo())) return undefined;
		await goBuilds(folder, [
			{
				module: join(here, "engine"),
				target: command,
				packagePath: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
				version: VERSIONS.engine,
				takes: "about 5 minutes on two cores at the first time",
			},
			{
				module: join(here, "language-nodejs"),
				target: host,
				packagePath: "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs",
				version: VERSIONS.languageHost,
				takes: "less than a minute",
			},
		]);
	}
	// Beside the CLI, as in the official download: from PATH the engine warns of it at every run.
	const unfinished = join(folder, `${DYNAMIC_PLUGIN}.${process.pid}`);
	copyFileSync(join(root, "node_modules/@pulumi/pulumi", DYNAMIC_PLUGIN), unfinished);
	renameSync(unfinished, join(folder, DYNAMIC_PLUGIN));
	return { command, version: VERSIONS.engine, source: "build" };
}

/**
 * A Pulumi CLI: the one on PATH, else the official download, else built from source with Go. What was
 * downloaded or built once is used again.
 *
 * @throws CliError saying the three ways to get one, where none works
 */
export async function providePulumi(): Promise<ProvidedPulumi> {
	const isBuilt = existsSync(join(BUILT, "pulumi-language-nodejs"));
	const found = (await fromPath()) ?? (isBuilt ? await build() : undefined) ?? (await download()) ?? (await build());
	if (found === undefined) {
		throw new CliError(
			`There is no Pulumi CLI. Any of these helps:\n  install Pulumi ${VERSIONS.minimum} or newer (https://www.pulumi.com/docs/install/);\n  run this again with access to the internet, so that it can be downloaded;\n  install Go 1.26 or newer, so that it can be built.`,
		);
	}
	const hasPlugin = existsSync(join(dirname(found.command), DYNAMIC_PLUGIN));
	const path = [
		dirname(found.command),
		...(hasPlugin ? [] : [join(root, "node_modules/@pulumi/pulumi")]),
		join(root, "node_modules/.bin"),
		process.env.PATH ?? "",
	];
	return { ...found, env: { PATH: path.join(delimiter), PULUMI_SKIP_UPDATE_CHECK: "true" } };
}

/** `providePulumi` for commands: prints why there is no CLI, and ends the process. */
export async function provideOrExit(): Promise<ProvidedPulumi> {
	try {
		return await providePulumi();
	} catch (error) {
		if (!(error instanceof CliError)) throw error;
		say(error.message);
		process.exit(1);
	}
}
