import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import { refuseBy, startProxy } from "../helpers/company-network.ts";
import { HOSTS, makeNativeStack, makeStack, type TestStack } from "../helpers/stack.ts";
import { SETUPS } from "../zoom-cli/doctor-setups.ts";

let stack: TestStack | undefined;
const closers: (() => unknown)[] = [];
afterEach(async () => {
	await stack?.close();
	stack = undefined;
	for (const close of closers.splice(0)) await close();
});

const COMMAND = join(import.meta.dirname, "../../provider/bin/zoom-events.js");

/** Runs the command as users do, in the stack's project. */
async function doctor(of: TestStack, ...args: string[]): Promise<{ code: number; out: string }> {
	const env = { ...process.env, ...of.env };
	const run = promisify(execFile)(process.execPath, [COMMAND, "doctor", ...args], { cwd: of.folder, env });
	return run.then(
		({ stdout }) => ({ code: 0, out: stdout }),
		({ code, stdout }: { code: number; stdout: string }) => ({ code, out: stdout }),
	);
}

const MANIFEST = '{ "name": "test", "main": "index.js" }';
const HOST = 'new zoom.HubHost("host", { hubId: "emulator-hub", email: "host@example.com" });';
const PROGRAM = { "package.json": MANIFEST, "index.js": `const zoom = require("pulumi-zoom-events");\n${HOST}\n` };
const NATIVE = {
	"package.json": MANIFEST,
	"index.js": `const zoom = require("pulumi-zoom-events/native");\n${HOST}\n`,
};

const PREVIEW = ["preview"];
const UP = ["up", "--yes", "--skip-preview"];

/** A set-up of the table, made with the real CLI. */
interface Made {
	name: string;
	files?: Record<string, string>;
	isNative?: boolean;
	/** Done to the project before the run; gives environment for it. */
	spoil?(of: TestStack): unknown;
	args?: string[];
	/** Whether the text is Pulumi's or Node.js' own, with a stack trace that can't be taken away. */
	isForeign?: boolean;
	/** Scopes of the app; all where not given. */
	scopes?: string[];
}

/** A folder that the package's own dependency has it in. */
function moveBelow({ folder }: TestStack): void {
	const wrapper = join(folder, "node_modules/wrapper");
	mkdirSync(join(wrapper, "node_modules"), { recursive: true });
	writeFileSync(join(wrapper, "package.json"), '{ "name": "wrapper", "main": "index.js" }');
	writeFileSync(join(wrapper, "index.js"), 'module.exports = require("pulumi-zoom-events");');
	renameSync(join(folder, "node_modules/pulumi-zoom-events"), join(wrapper, "node_modules/pulumi-zoom-events"));
}

/** Something that gives one answer to whatever it is asked: its address. */
async function alwaysSays(status: number, body: object | string): Promise<string> {
	const type = typeof body === "string" ? "text/html" : "application/json";
	const text = typeof body === "string" ? body : JSON.stringify(body);
	const server = createServer((_, response) => response.writeHead(status, { "content-type": type }).end(text));
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	closers.push(() => server.close());
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A token endpoint with one answer, as environment. */
async function tokenEndpoint(status: number, body: object | string): Promise<Record<string, string>> {
	return { ZOOM_OAUTH_URL: `${await alwaysSays(status, body)}/oauth/token` };
}

/** An API with one answer, for a token that names no scopes. */
async function api(status: number, body: object | string): Promise<Record<string, string>> {
	const token = await tokenEndpoint(200, { access_token: "t0ken-never-shown", expires_in: 3599 });
	return { ...token, ZOOM_API_URL: `${await alwaysSays(status, body)}/v2` };
}

async function proxyThatAsks(): Promise<Record<string, string>> {
	const proxy = await startProxy(refuseBy(407));
	closers.push(() => proxy.close());
	return { HTTPS_PROXY: proxy.url, ZOOM_OAUTH_URL: "https://zoom.example.com/oauth/token" };
}

function lock(of: TestStack): void {
	const folder = join(of.folder, "../state/.pulumi/locks/organization/test/test");
	mkdirSync(folder, { recursive: true });
	writeFileSync(
		join(folder, "0b6d9a0e-1111-4222-8333-444455556666.json"),
		'{ "pid": 4242, "username": "grace", "hostname": "build.example.com", "timestamp": "2031-01-01T11:00:00Z" }',
	);
}

const CONFERENCE_PROGRAM = {
	...PROGRAM,
	"index.js":
		'const zoom = require("pulumi-zoom-events");\nnew zoom.Conference("devconf", { file: "conference.yaml" });\n',
};

const MADE: readonly Made[] = [
	{
		name: "a project file that is no YAML",
		files: { ...PROGRAM, "Pulumi.yaml": "name: [test\nruntime: nodejs\n" },
	},
	{ name: "no program", spoil: ({ folder }) => rmSync(join(folder, "index.js")), isForeign: true },
	{ name: "a package.json that can't be read", files: { ...PROGRAM, "package.json": "{" } },
	{ name: "a file that is not there", files: CONFERENCE_PROGRAM },
	{
		name: "a package that is not installed",
		spoil: ({ folder }) => rmSync(join(folder, "node_modules/pulumi-zoom-events")),
		isForeign: true,
	},
	{ name: "nobody signed in", spoil: () => ({ PULUMI_BACKEND_URL: "" }) },
	{ name: "a stack that is not there", args: ["preview", "--stack", "edition-2032"] },
	{
		name: "no stack that is selected",
		spoil: async (of) => {
			await of.pulumi("stack", "unselect");
		},
	},
	{
		name: "a passphrase that is missing",
		spoil: async (of) => {
			await of.pulumi("config", "set", "--secret", "zoom-events:clientSecret", "an0ther");
			return { PULUMI_CONFIG_PASSPHRASE: "" };
		},
	},
	{ name: "a plan that there is not", spoil: () => ({ ZOOM_PLAN: "enterprise" }) },
	{
		name: "a journal folder in a file system of the kernel's",
		spoil: () => ({ ZOOM_JOURNAL_FOLDER: "/proc/zoom-events" }),
		args: UP,
	},
	{ name: "an API that nothing listens for", spoil: () => ({ ZOOM_API_URL: "http://127.0.0.1:9/v2" }), args: UP },
	{
		name: "a host whose name has no address",
		spoil: () => ({ ZOOM_OAUTH_URL: "https://zoom.invalid/oauth/token" }),
		args: UP,
	},
	{
		name: "a variable that names no proxy",
		spoil: () => ({ HTTPS_PROXY: "socks5://proxy.example.com:1080" }),
		args: UP,
	},
	{
		name: "a proxy that can't be reached",
		spoil: () => ({ HTTPS_PROXY: "http://127.0.0.1:9", ZOOM_OAUTH_URL: "https://zoom.example.com/oauth/token" }),
		args: UP,
	},
	{
		name: "an app of another type",
		spoil: () => tokenEndpoint(400, { reason: "unsupported grant type", error: "unsupported_grant_type" }),
		args: UP,
	},
	{ name: "a scope that is missing", scopes: ["zoom_events:read:list_hub_hosts:admin"], args: UP },
	{
		name: "a scope that the API misses",
		spoil: () =>
			api(400, {
				code: 4711,
				message: "Invalid access token, does not contain scopes:[zoom_events:read:list_hubs:admin].",
			}),
		args: UP,
	},
	{ name: "an API that answers a page", spoil: () => api(502, "<html>Bad gateway</html>"), args: UP },
	{
		name: "a user without a licence",
		spoil: () =>
			api(403, { code: 200, message: "The host profile settings do not allow this: no Zoom Events license." }),
		args: UP,
	},
	{ name: "no project", spoil: ({ folder }) => rmSync(join(folder, "Pulumi.yaml")) },
	{
		name: "a plugin in a folder that is not there",
		files: NATIVE,
		isNative: true,
		spoil: ({ folder }) => rmSync(join(folder, "node_modules/.bin"), { recursive: true }),
	},
	{
		name: "a plugin that is not in its folder",
		files: NATIVE,
		isNative: true,
		spoil: ({ folder }) => rmSync(join(folder, "node_modules/.bin/pulumi-resource-zoom-events")),
	},
	{
		name: "the dependency of a dependency",
		files: { ...PROGRAM, "index.js": `const zoom = require("wrapper");\n${HOST}\n` },
		spoil: moveBelow,
	},
	{ name: "no Pulumi SDK", spoil: ({ folder }) => rmSync(join(folder, "node_modules/@pulumi/pulumi")) },
	{
		name: "an ES module that calls require",
		files: { ...PROGRAM, "package.json": '{ "name": "test", "main": "index.js", "type": "module" }' },
		isForeign: true,
	},
	{
		name: "a main that is not there",
		files: { ...PROGRAM, "package.json": '{ "name": "test", "main": "dist/index.js" }' },
	},
	{ name: "a stack that is locked on another machine", spoil: lock, args: UP },
	{ name: "no credentials", spoil: () => ({ ZOOM_CLIENT_SECRET: "", ZOOM_ACCOUNT_ID: "" }) },
	{
		name: "a file in the place of the journal folder",
		spoil: (of) => {
			const file = join(of.folder, "../notes");
			writeFileSync(file, "");
			return { ZOOM_JOURNAL_FOLDER: file };
		},
		args: UP,
	},
	{ name: "a wrong client secret", spoil: () => ({ ZOOM_CLIENT_SECRET: "another-s3cret" }), args: UP },
	{ name: "another app's account", spoil: () => ({ ZOOM_ACCOUNT_ID: "account-9" }), args: UP },
	{ name: "a page in the place of the token", spoil: () => tokenEndpoint(200, "<html>"), args: UP },
	{ name: "a proxy that asks who is there", spoil: proxyThatAsks, args: UP },
	{
		name: "a hub of another name",
		files: {
			...PROGRAM,
			"index.js": `const zoom = require("pulumi-zoom-events");\nconst hubId = zoom.hubId({ name: "Community" });\nfor (const name of ["ada", "grace"]) new zoom.HubHost(name, { hubId, email: name + "@example.com" });\n`,
		},
	},
	{
		name: "a file with problems",
		files: { ...CONFERENCE_PROGRAM, "conference.yaml": "hub: Community\nevent: { name: 7 }\n" },
	},
];

/** How a line begins, where … stands for anything in it. */
function asPattern(text: string): RegExp {
	return new RegExp(
		text
			.split("…")
			.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
			.join(".*"),
	);
}

const CONFERENCE = `hub: Nowhere
event:
  name: DevConf
  description: For tests
  eventType: CONFERENCE
  accessLevel: PRIVATE_UNRESTRICTED
  attendanceType: virtual
  timezone: Europe/Berlin
  calendar: [{ startTime: 2031-05-04T09:00, endTime: 2031-05-04T18:00 }]
hubHosts:
  ada: { email: ada@example.com }
speakers:
  ada: { name: Ada Example }
  grace: { name: Grace Sample }
sessions:
  opening: { name: Opening, type: webinar, day: 1, at: "10:00", lasts: 1h, speakers: [ada] }
  closing: { name: Closing, type: webinar, day: 1, at: "13:00", lasts: 1h, speakers: [grace] }
`;

const STACK_TRACE = /\n\s+at .*\.[jt]s:\d+/;

describe("the real CLI says of", () => {
	it.each(MADE)(
		"$name",
		async ({ name, files = PROGRAM, isNative = false, spoil, args = PREVIEW, isForeign = false, scopes }) => {
			stack = await (isNative ? makeNativeStack : makeStack)(files, { asUsersDo: true, ...(scopes && { scopes }) });
			const env = ((await spoil?.(stack)) ?? {}) as Record<string, string>;
			const { output } = await stack.pulumiWith(env, ...args);
			const { up = "nothing" } = SETUPS.find((one) => one.name === name) ?? {};
			expect(output).toMatch(asPattern(up));
			if (!isForeign) expect(output).not.toMatch(STACK_TRACE);
			const diagnostics = output.slice(output.indexOf("Diagnostics:")).split("Resources:")[0] ?? "";
			if (!isForeign && output.includes("Diagnostics:"))
				expect(diagnostics.trim().split("\n").length).toBeLessThanOrEqual(12);
		},
	);
});

describe("a conference whose hub there is not", () => {
	it.each(HOSTS)("is one error of one line, however many resources wait for it: %s", async (_, make) => {
		stack = await make({
			"package.json": '{ "name": "test", "main": "index.ts" }',
			"index.ts": `import * as zoom from "pulumi-zoom-events";
const conference = new zoom.Conference("devconf", { file: "conference.yaml" });
export const { eventId, ids } = conference;
`,
			"conference.yaml": CONFERENCE,
		});
		const { output, exitCode } = await stack.pulumi(...UP);
		expect(exitCode).not.toBe(0);
		const [, diagnostics = ""] = output.split("Diagnostics:");
		const lines = (diagnostics.split("Resources:")[0] ?? "").split("\n").map((line) => line.trim());
		expect(lines.filter((line) => line !== "")).toEqual([
			"pulumi:pulumi:Stack (test-test):",
			'error: There is no hub "Nowhere". There are: Emulator Hub.',
		]);
	});
});

describe("a conference whose sponsor tier there is not", () => {
	it.each(HOSTS)("is one error, and few lines: %s", async (_, make) => {
		stack = await make({
			"package.json": '{ "name": "test", "main": "index.ts" }',
			"index.ts": `import * as zoom from "pulumi-zoom-events";
export const { ids } = new zoom.Conference("devconf", { file: "conference.yaml" });
`,
			"conference.yaml": `${CONFERENCE.replace("Nowhere", "Emulator Hub")}sponsors:
  acme: { name: Acme, tier: Unobtainium, contactName: Ada Example, contactEmail: ada@example.com }
  emca: { name: Emca, tier: Unobtainium, contactName: Ada Example, contactEmail: ada@example.com }
`,
		});
		const { output, exitCode } = await stack.pulumi(...UP);
		expect(exitCode).not.toBe(0);
		const [, diagnostics = ""] = output.split("Diagnostics:");
		const lines = (diagnostics.split("Resources:")[0] ?? "").split("\n").filter((line) => line.trim() !== "");
		expect(lines.filter((line) => line.includes("error"))).toEqual([
			expect.stringMatching(
				/error: Event "[\w-]{22}" has no sponsor tier "Unobtainium"\. It has: Platinum, Gold, Silver\./,
			),
		]);
		expect(lines.length).toBeLessThanOrEqual(10);
		expect(output).not.toMatch(STACK_TRACE);
	});
});

it("a TypeScript program as an ES module fails on Node.js 20 alone, as doctor says", async () => {
	const name = "a TypeScript program as an ES module, on Node.js 20";
	const files = {
		"package.json": '{ "name": "test", "main": "index.ts", "type": "module" }',
		"index.ts": `import * as zoom from "pulumi-zoom-events";\n${HOST}\n`,
	};
	stack = await makeStack(files, { asUsersDo: true });
	const { output, exitCode } = await stack.pulumi("preview");
	const { out } = await doctor(stack);
	// From 22.18 on, Node.js reads TypeScript by itself.
	const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
	const isOld = major < 22 || (major === 22 && minor < 18);
	expect(exitCode === 0).toBe(!isOld);
	expect(out.includes("✗ Modules:")).toBe(isOld);
	if (isOld) expect(output).toMatch(asPattern(SETUPS.find((one) => one.name === name)?.up ?? "nothing"));
});

describe("doctor with the real CLI", () => {
	it("finds a project, its stack and its lock, asks for a secret, and changes no file", async () => {
		stack = await makeStack(PROGRAM);
		await stack.pulumi("config", "set", "--secret", "zoom-events:clientId", "cl1ent-planted");
		const filesOf = (folder: string): string[] =>
			readdirSync(folder, { withFileTypes: true })
				.filter((entry) => entry.isFile())
				.map(({ name }) => `${name}: ${readFileSync(join(folder, name), "utf8")}`);
		const before = filesOf(stack.folder);
		const well = await doctor(stack);
		expect(well.out).toContain('✓ Project: "test" (nodejs), by Pulumi.yaml.');
		expect(well.out).toMatch(/✓ Pulumi: version 3\.\d+\.\d+, with pulumi-language-nodejs\./);
		expect(well.out).toMatch(/✓ State: stack "(?:organization\/test\/)?test" in file:\/\//);
		expect(well.out).toContain('✓ Lock: stack "test" is free.');
		expect(well.out).toContain("clientId from the stack; ZOOM_ACCOUNT_ID, ZOOM_CLIENT_SECRET from the environment.");
		expect(well.out).toContain("✓ Credentials: a token for account acc0unt-planted.");
		expect(well.out).toContain("✓ Hub: the app's user is a host of: Emulator Hub.");
		expect(well.out).not.toMatch(/s3cret-planted|cl1ent-planted/);
		expect((await stack.takeRequests()).writes).toBe(0);
		lock(stack);
		const locked = await doctor(stack);
		expect(locked.code).toBe(1);
		expect(locked.out).toContain(
			'✗ Lock: stack "test" is locked by grace@build.example.com (process 4242), since 2031-01-01T11:00:00Z.\n    If that run was killed, remove the lock: pulumi cancel --stack test\n',
		);
		expect(filesOf(stack.folder)).toEqual(before);
	});

	it("names node_modules where a destroy can't be made without it", async () => {
		stack = await makeStack(PROGRAM);
		expect((await stack.pulumi(...UP)).exitCode).toBe(0);
		renameSync(join(stack.folder, "node_modules"), join(stack.folder, "elsewhere"));
		const { output } = await stack.pulumi("destroy", "--yes", "--skip-preview");
		const { up = "nothing" } = SETUPS.find((one) => one.name === "no node_modules") ?? {};
		expect(output).toMatch(asPattern(up));
		const { code, out } = await doctor(stack);
		expect(code).toBe(1);
		expect(out).toContain(
			"✗ Package: there is no node_modules, and without pulumi-zoom-events no stack can be refreshed or destroyed either.",
		);
	});

	it("names a package that became the dependency of a dependency where Pulumi can't destroy with it", async () => {
		stack = await makeStack(PROGRAM);
		expect((await stack.pulumi(...UP)).exitCode).toBe(0);
		moveBelow(stack);
		const { output, exitCode } = await stack.pulumi("destroy", "--yes", "--skip-preview");
		expect(exitCode).not.toBe(0);
		expect(output).toContain("Cannot find module 'pulumi-zoom-events/dynamic'");
		expect((await doctor(stack)).out).toContain(
			"✗ Package: pulumi-zoom-events is in node_modules/wrapper/node_modules/pulumi-zoom-events, where Pulumi doesn't find it: it is the dependency of a dependency.\n    Make it a dependency of the project itself: npm install pulumi-zoom-events @pulumi/pulumi\n",
		);
	});
});

describe("credentials that are refused", () => {
	it.each(HOSTS)("are told of in full once, however many resources are under way: %s", async (_, make) => {
		stack = await make({
			"package.json": MANIFEST,
			"index.js": `const zoom = require("pulumi-zoom-events");
for (const name of ["ada", "grace", "hedy", "joan"])
	new zoom.HubHost(name, { hubId: "emulator-hub", email: name + "@example.com" });
`,
		});
		const { output, exitCode } = await stack.pulumiWith({ ZOOM_CLIENT_SECRET: "another-s3cret" }, ...UP);
		expect(exitCode).not.toBe(0);
		const [, diagnostics = ""] = output.split("Diagnostics:");
		expect(diagnostics.match(/Invalid client_id or client_secret/g)).toHaveLength(1);
		expect(diagnostics).toMatch(/error: Zoom refused the credentials, as another error of this run says\./);
	});
});
