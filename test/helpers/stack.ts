import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	realpathSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { execa } from "execa";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../emulator/index.ts";
import { type ProvidedPulumi, providePulumi } from "../../tools/pulumi-cli/provide.ts";

const root = join(import.meta.dirname, "../..");

/** What a run of the CLI printed, and how it ended. */
export interface Run {
	exitCode: number;
	output: string;
}

/** A run of the CLI that may be under way. */
export interface StartedRun {
	/** Its process, and the number of its process group. */
	pid: number;
	ended: Promise<Run>;
}

/** A stack of its own: project folder, state folder, local API. */
export interface TestStack {
	emulator: Emulator;
	/** Project folder, with the program: `index.js` or `index.ts`, unless its `Pulumi.yaml` says otherwise. */
	folder: string;
	/** Environment of pulumi, with the CLI on its PATH. */
	env: Record<string, string>;
	/** Runs pulumi; does not throw. */
	pulumi(...args: string[]): Promise<Run>;
	/** Runs pulumi with other values of the environment. */
	pulumiWith(env: Record<string, string>, ...args: string[]): Promise<Run>;
	/** Starts pulumi and doesn't wait for its end. */
	start(...args: string[]): StartedRun;
	/** Counts of the local API since the last call of this. */
	takeRequests(): Promise<{ total: number; writes: number; byRoute: Record<string, number> }>;
	write(file: string, text: string): void;
	read(file: string): string;
	/** Text of the state file. */
	stateText(): string;
	/** The stack's resources in the state. */
	resources(): StateResource[];
	/** Removes the files of attributes beside the state that a killed CLI has left empty: it can't read past them. */
	removeEmptyAttributes(): void;
	/** All that pulumi has printed so far. */
	printed(): string;
	close(): Promise<void>;
}

/** A resource in the state file. */
export interface StateResource {
	type: string;
	urn: string;
	id?: string;
	inputs?: Record<string, unknown>;
	outputs?: Record<string, unknown>;
	initErrors?: string[];
	/** Line of the program that declares it: `project:///index.ts#12,1`. */
	sourcePosition?: string;
	stackTrace?: { sourcePosition?: string }[];
}

/** Values that must never be seen in clear, given as credentials to every test stack. */
export const PLANTED = {
	accountId: "acc0unt-planted",
	clientId: "cl1ent-planted",
	clientSecret: "s3cret-planted-never-shown",
};

/** The native plugin, as it is in the npm package. */
const PLUGIN = join(root, "provider/bin/pulumi-resource-zoom-events.js");

/** The CLI, looked for once in each file of tests. */
let provided: Promise<ProvidedPulumi> | undefined;

/** Lets programs and providers start without what they never use. */
const QUICK_START = join(import.meta.dirname, "quick-start.cjs");

function link(target: string, path: string): void {
	symlinkSync(realpathSync(target), path);
}

/** Puts the plugin where `npm install` puts it. */
function linkPlugin(bin: string): void {
	mkdirSync(bin, { recursive: true });
	link(PLUGIN, join(bin, "pulumi-resource-zoom-events"));
}

/**
 * Makes a project with the given files, its packages linked from here, and an empty stack `test`.
 *
 * @param options.asUsersDo whether the program is started just as it is for users; else it starts in half of the time,
 *   and its types are not checked at each run: those of the examples are by `npm test` before
 * @param options.copy folder of the repository whose files the project has too
 * @param options.isWhole whether what is copied is a whole project, whose `Pulumi.yaml` stays: of another language, say
 * @param options.plugins folder on the PATH, for plugins of Pulumi that a test brings
 * @param options.cli the CLI that is run; else the one that is found
 */
export async function makeStack(
	files: Record<string, string>,
	options: EmulatorOptions & {
		asUsersDo?: boolean;
		copy?: string;
		isWhole?: boolean;
		env?: Record<string, string>;
		plugins?: string;
		cli?: ProvidedPulumi;
	} = {},
): Promise<TestStack> {
	const { asUsersDo = false, copy, isWhole = false, env: given = {}, plugins, cli, ...emulatorOptions } = options;
	provided ??= providePulumi();
	const pulumi = cli ?? (await provided);
	const base = mkdtempSync(join(tmpdir(), "zoom-events-stack-"));
	const folder = join(base, "project");
	const state = join(base, "state");
	const log = join(base, "requests.ndjson");
	mkdirSync(state, { recursive: true });
	mkdirSync(join(folder, "node_modules/@pulumi"), { recursive: true });
	if (copy !== undefined) cpSync(join(root, copy), folder, { recursive: true });
	const packages = ["@pulumi/pulumi", "pulumi-zoom-events", "luxon", "typescript", "@types"];
	// Where this one is, every run looks for its plugin.
	if (plugins !== undefined) packages.push("@pulumi/command");
	for (const name of packages) {
		link(join(root, "node_modules", name), join(folder, "node_modules", name));
	}
	if (isWhole) linkPlugin(join(folder, "node_modules/.bin"));
	const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);
	if (!isWhole) write("Pulumi.yaml", "name: test\nruntime: nodejs\n");
	for (const [file, text] of Object.entries(files)) write(file, text);
	process.env.ZOOM_ACCOUNT_ID = PLANTED.accountId;
	process.env.ZOOM_CLIENT_ID = PLANTED.clientId;
	process.env.ZOOM_CLIENT_SECRET = PLANTED.clientSecret;
	const emulator = await startEmulator({ ...emulatorOptions, log });
	const env = {
		...pulumi.env,
		PULUMI_BACKEND_URL: `file://${state}`,
		PULUMI_CONFIG_PASSPHRASE: "test",
		// What is not there is not asked for on the internet, which takes seconds of each run.
		PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
		// The CLI is written in Go; in a run of a second a tenth would go into collecting its garbage.
		GOGC: "400",
		...(!asUsersDo && quickStart("index.js" in files)),
		ZOOM_API_URL: emulator.apiUrl,
		ZOOM_OAUTH_URL: emulator.oauthUrl,
		ZOOM_ACCOUNT_ID: PLANTED.accountId,
		ZOOM_CLIENT_ID: PLANTED.clientId,
		ZOOM_CLIENT_SECRET: PLANTED.clientSecret,
		ZOOM_PLAN: "off",
		ZOOM_JOURNAL_FOLDER: join(base, "journal"),
		...given,
		PATH: [...(plugins === undefined ? [] : [plugins]), pulumi.env.PATH ?? process.env.PATH ?? ""].join(delimiter),
	};
	let printed = "";
	const start = (...args: string[]): StartedRun => startWith({}, ...args);
	const startWith = (others: Record<string, string>, ...args: string[]): StartedRun => {
		const child = execa(pulumi.command, [...args, "--non-interactive"], {
			cwd: folder,
			env: { ...env, ...others },
			all: true,
			reject: false,
			// A group of its own, so that a test can end what a killed CLI leaves running.
			detached: true,
		});
		const ended = child.then(({ exitCode = 1, all }) => {
			printed += all;
			return { exitCode, output: all };
		});
		return { pid: child.pid ?? 0, ended };
	};
	const run = (...args: string[]): Promise<Run> => start(...args).ended;
	await run("stack", "init", "test");
	const stateFile = (): string => newest(join(state, ".pulumi/stacks"));
	return {
		emulator,
		folder,
		env: { ...env, PATH: [dirname(pulumi.command), env.PATH].join(delimiter) },
		pulumi: run,
		pulumiWith: (others, ...args) => startWith(others, ...args).ended,
		start,
		takeRequests: async () => {
			const { total, writes, byRoute } = emulator.requests();
			await fetch(`${emulator.url}/_emulator/requests/reset`, { method: "POST" });
			return { total, writes, byRoute };
		},
		write,
		read: (file) => readFileSync(join(folder, file), "utf8"),
		stateText: () => allText(state) + readFileSync(log, "utf8"),
		resources: () => {
			const text = readFileSync(stateFile(), "utf8");
			const { checkpoint } = JSON.parse(text) as { checkpoint: { latest?: { resources?: StateResource[] } } };
			return checkpoint.latest?.resources ?? [];
		},
		removeEmptyAttributes: () => {
			for (const file of filesBelow(state)) if (file.endsWith(".attrs") && statSync(file).size === 0) rmSync(file);
		},
		printed: () => printed,
		close: async () => {
			await emulator.close();
			rmSync(base, { recursive: true, force: true });
		},
	};
}

/** Environment of programs and providers that are to start quickly. */
function quickStart(isJavaScript: boolean): Record<string, string> {
	return {
		NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --require=${JSON.stringify(QUICK_START)}`,
		PROGRAM_IS_JAVASCRIPT: String(isJavaScript),
		PULUMI_NODEJS_TRANSPILE_ONLY: "true",
	};
}

function filesBelow(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
}

function newest(folder: string): string {
	const [file] = filesBelow(folder)
		.filter((name) => name.endsWith(".json"))
		.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
	if (file === undefined) throw new Error("there is no state file");
	return file;
}

function allText(folder: string): string {
	return filesBelow(folder)
		.map((file) => readFileSync(file, "utf8"))
		.join("\n");
}

/** A project of TypeScript or JavaScript that uses the native plugin. */
const NATIVE_PROJECT = `name: test
runtime: nodejs
plugins:
  providers:
    - { name: zoom-events, path: node_modules/.bin }
`;

/** A program as it is with the other host: its import alone says which. */
export function withHost(program: string, host: "dynamic" | "native"): string {
	const name = host === "native" ? "pulumi-zoom-events/native" : "pulumi-zoom-events";
	return program.replaceAll(/"pulumi-zoom-events(\/native)?"/g, JSON.stringify(name));
}

/** Makes a stack whose program uses the native plugin; a copied example is changed to it. */
export function makeNativeStack(
	files: Record<string, string>,
	options: Parameters<typeof makeStack>[1] = {},
): Promise<TestStack> {
	const example =
		options.copy === undefined ? {} : { "index.ts": readFileSync(join(root, options.copy, "index.ts"), "utf8") };
	const programs = Object.entries({ ...example, ...files }).map(([file, text]) => [file, withHost(text, "native")]);
	return makeStack({ "Pulumi.yaml": NATIVE_PROJECT, ...Object.fromEntries(programs) }, { ...options, isWhole: true });
}

/** The hosts, each with what makes a stack of a program that uses it. */
export const HOSTS = Object.entries({ "the dynamic host": makeStack, "the native plugin": makeNativeStack });
