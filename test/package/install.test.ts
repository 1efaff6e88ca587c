import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ProvidedLanguages, provideLanguages } from "../../tools/pulumi-cli/languages.ts";
import { providePulumi } from "../../tools/pulumi-cli/provide.ts";
import { isCi } from "../helpers/needs.ts";
import { newFolder, type PackageFolder, PUBLISHED, pack, root } from "./pack.ts";
import { readmeProgram } from "./readme.ts";
import { CREDENTIALS, type InstalledApi, startApi, strangersEnv } from "./stranger.ts";

/** Package managers beside npm, of the versions that were tried. */
const PNPM = "pnpm@10.34.9";
const YARN = "yarn@1.22.22";

/** What is said where the test can't be made. */
const NOTHING_TRIED = "the package registry can't be reached, and so nothing was installed";

interface Ran {
	exitCode: number;
	output: string;
}

let env: Record<string, string> & { ZOOM_API_URL: string };
let api: InstalledApi | undefined;
let languages: ProvidedLanguages;
/** Folder of the stack's state and of the notes. */
let state: string;
const tarballs = {} as Record<PackageFolder, string>;
let unreachable: string | undefined;

async function run(folder: string, command: string, ...args: string[]): Promise<Ran> {
	const options = { cwd: folder, env, extendEnv: false, all: true, reject: false } as const;
	const { exitCode = 1, all } = await execa(command, args, options);
	return { exitCode, output: all };
}

/** Runs a command that must do its work; gives what it printed. */
async function done(folder: string, command: string, ...args: string[]): Promise<string> {
	const { exitCode, output } = await run(folder, command, ...args);
	expect(exitCode, `${command} ${args.join(" ")}: ${output}`).toBe(0);
	return output;
}

/** Why the registry can't be asked; undefined where it can. */
async function whyUnreachable(): Promise<string | undefined> {
	const { exitCode, output } = await run(newFolder(), "npm", "view", "typescript", "name", "--fetch-retries=1");
	return exitCode === 0 ? undefined : output;
}

/** Folder of a new project, with the README's program. */
function readmeProject(): string {
	const folder = join(newFolder(), "devconf");
	mkdirSync(folder);
	writeFileSync(join(folder, "Pulumi.yaml"), "name: devconf\nruntime: nodejs\n");
	writeFileSync(join(folder, "index.ts"), readmeProgram("README.md", "ts"));
	return folder;
}

/** A command with the package's tarball in the place of its name. */
const withTarball = (command: string): string => command.replaceAll("pulumi-zoom-events", tarballs.provider);

/** Runs what a page tells to type in. */
async function typeIn(folder: string, commands: string): Promise<void> {
	for (const line of withTarball(commands).trim().split("\n")) await done(folder, "sh", "-c", line);
}

/** Brings a program up twice: nothing is warned of, and the second time nothing is left to do. */
async function comesUp(folder: string): Promise<void> {
	// The account and the state are as if nobody had been there.
	await fetch(env.ZOOM_API_URL.replace(/v2$/, "_emulator/reset"), { method: "POST" });
	rmSync(state, { recursive: true, force: true });
	mkdirSync(state);
	await done(folder, "pulumi", "stack", "init", "first", "--non-interactive");
	const printed = await done(folder, "pulumi", "up", "--yes", "--skip-preview", "--non-interactive");
	expect(printed).not.toMatch(/warning/i);
	await done(folder, "pulumi", "preview", "--expect-no-changes", "--non-interactive");
}

/** Folder of a project that `init` has written and npm has installed. */
async function initialised(language?: string): Promise<string> {
	const folder = newFolder();
	const more = language === undefined ? [] : ["--language", language];
	const printed = await done(folder, "npx", "--yes", "-p", tarballs.provider, "zoom-events", "init", ...more);
	expect(printed).toMatch(/ {2}npm install\n/);
	// The registry has no version of this package that is just being made.
	await done(folder, "npm", "pkg", "set", `dependencies.pulumi-zoom-events=file:${tarballs.provider}`);
	await done(folder, "npm", "install", "--no-fund", "--no-audit");
	return folder;
}

beforeAll(async () => {
	languages = await provideLanguages(await providePulumi());
	const { pulumi } = languages;
	env = { ...strangersEnv([dirname(pulumi.command), pulumi.env.PATH].join(delimiter)), ZOOM_API_URL: "" };
	unreachable = await whyUnreachable();
	if (unreachable !== undefined) {
		console.warn(`${NOTHING_TRIED}: ${unreachable}`);
		return;
	}
	for (const folder of PUBLISHED) tarballs[folder] = await pack(folder);
	const folder = newFolder();
	await done(folder, "npm", "install", "--no-fund", "--no-audit", tarballs.emulator);
	api = await startApi(folder, env);
	const { url } = api;
	state = join(newFolder(), "state");
	env = {
		...env,
		...CREDENTIALS,
		ZOOM_API_URL: `${url}/v2`,
		ZOOM_OAUTH_URL: `${url}/oauth/token`,
		ZOOM_PLAN: "off",
		ZOOM_JOURNAL_FOLDER: join(state, "notes"),
		PULUMI_BACKEND_URL: `file://${state}`,
		PULUMI_CONFIG_PASSPHRASE: "test",
		PULUMI_SKIP_UPDATE_CHECK: "true",
	};
});

afterAll(() => {
	api?.child.kill();
});

describe("in a folder of its own, outside of the workspace,", () => {
	// A registry that can't be reached says nothing of the packages; that nothing was tried is still no success.
	const tried = (name: string, test: () => Promise<void>, lacks: () => string | undefined = () => undefined): void => {
		it(name, async (context) => {
			const reason = unreachable === undefined ? lacks() : NOTHING_TRIED;
			if (reason !== undefined && !isCi) context.skip(reason);
			expect(reason).toBeUndefined();
			await test();
		});
	};

	tried("what the README tells to type in gives a program that compiles, comes up and stays as it is", async () => {
		const folder = readmeProject();
		await typeIn(folder, readmeProgram("README.md", "sh"));
		await done(folder, "npx", "tsc", "--noEmit", "--strict", "index.ts");
		await comesUp(folder);
	});

	tried("what init writes compiles, comes up and stays as it is", async () => {
		const folder = await initialised();
		await done(folder, "npm", "run", "check");
		await done(folder, "npx", "zoom-events", "validate", "conference.yaml");
		await comesUp(folder);
	});

	tried("what init writes for typescript comes up after one npm install", async () => {
		await comesUp(await initialised("typescript"));
	});

	tried(
		"what init writes for yaml comes up after one npm install",
		async () => comesUp(await initialised("yaml")),
		() => languages.yamlLacks && `needs ${languages.yamlLacks}`,
	);

	tried(
		"what init writes for python comes up after one npm install and one pip install",
		async () => {
			const folder = await initialised("python");
			await done(folder, "python3", "-m", "venv", "venv");
			await done(folder, "venv/bin/pip", "install", "--quiet", "-r", "requirements.txt");
			// The host that can be built here doesn't read where the project's environment is.
			env.PULUMI_PYTHON_CMD = join(folder, "venv/bin/python");
			await comesUp(folder);
		},
		() => ("lacks" in languages.python ? `needs ${languages.python.lacks}` : undefined),
	);

	tried("pnpm installs what a program needs as well", async () => {
		const folder = readmeProject();
		await done(folder, "npm", "init", "--yes");
		await done(folder, "npm", "pkg", "set", "main=index.ts");
		await done(folder, "npx", "--yes", PNPM, "add", tarballs.provider, "@pulumi/pulumi");
		await comesUp(folder);
	});

	tried("what the README tells for Yarn does as well", async () => {
		const [, command = ""] = /`yarn (add [^`]+)`/.exec(readFileSync(join(root, "README.md"), "utf8")) ?? [];
		const folder = readmeProject();
		await done(folder, "npm", "init", "--yes");
		await done(folder, "npm", "pkg", "set", "main=index.ts");
		const isOld = Number(process.versions.node.split(".")[0]) < 22;
		await done(
			folder,
			"npx",
			"--yes",
			YARN,
			...withTarball(command).split(" "),
			...(isOld ? ["--ignore-engines"] : []),
		);
		await comesUp(folder);
	});
});
