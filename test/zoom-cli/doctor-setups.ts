import { mkdirSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { CreateJournal } from "../../provider/lifecycle/journal.ts";
import { refuseBy, startProxy } from "../helpers/company-network.ts";
import { freePort } from "../helpers/ports.ts";
import { ENOUGH, NOW, ownPackage, type Patient } from "./doctor-patient.ts";

/** A set-up that is broken, or not quite right, in one way. */
export interface Setup {
	name: string;
	/** What is done to a machine where all was well; a function that it gives undoes it, where that is not for the machine to do. */
	spoil(one: Patient): unknown;
	/** Environment of the process for that time. */
	process?: Record<string, string>;
	/** The doctor's lines of it, and what to do: all but what is well, and what is not checked because of it. */
	says: readonly string[];
	/** How the line of `pulumi up` begins, where that was seen with the real CLI; … stands for a place. */
	up?: string;
}

const NATIVE = {
	"index.ts":
		'import * as zoom from "pulumi-zoom-events/native";\nexport const hubs = zoom.hubs({ roleType: "host" });\n',
};

const PLUGIN = "plugins: { providers: [{ name: zoom-events, path: node_modules/.bin }] }\n";

const MANIFEST = {
	name: "shop",
	main: "index.ts",
	dependencies: { "@pulumi/pulumi": "^3.270.0", "pulumi-zoom-events": "0.1.0" },
};

/** A refusal of the API's. */
const refused = (status: number, code: number, message: string): [number, object] => [status, { code, message }];

function lock(one: Patient, owner: object): void {
	const folder = one.beside("state/.pulumi/locks/organization/shop/edition-2031");
	mkdirSync(folder, { recursive: true });
	writeFileSync(`${folder}/0b6d9a0e.json`, JSON.stringify({ ...owner, timestamp: "2031-01-01T11:00:00Z" }));
}

function pending(one: Patient, id?: string): void {
	const account = `account-1 ${one.environment.ZOOM_API_URL}`;
	const note = { collection: "speakers of e1", key: { name: "abc" }, before: [], ...(id !== undefined && { id }) };
	CreateJournal.of(one.beside("notes"), account).write("a1b2c3", note);
}

/** Set-ups of the machine and the project. */
export const OF_THE_PROJECT: readonly Setup[] = [
	{
		name: "an old Node.js",
		says: [
			"✗ Node.js: version 18.20.8 is too old: 20.19 or newer is needed.",
			"    Install Node.js 24, or 22, and put it first on the PATH.",
		],
		spoil: (one) => {
			one.surroundings.nodeVersion = "18.20.8";
		},
	},
	{
		name: "Node.js 20",
		says: [
			"! Node.js: version 20.20.2 works, but newer versions of the Pulumi SDK ask for 22.",
			"    Install Node.js 24, or 22, when you can.",
		],
		spoil: (one) => {
			one.surroundings.nodeVersion = "20.20.2";
		},
	},
	{
		name: "no Pulumi CLI",
		says: [
			"✗ Pulumi: /base/bin/pulumi can't be run.",
			"    Install it as https://www.pulumi.com/docs/install says, or set its path with --pulumi.",
		],
		spoil: (one) => {
			delete one.pulumi.version;
		},
	},
	{
		name: "an old Pulumi CLI",
		says: [
			"✗ Pulumi: version 3.190.0 is too old: 3.270 or newer is needed.",
			"    Install it as https://www.pulumi.com/docs/install says, or set its path with --pulumi.",
		],
		spoil: (one) => {
			one.pulumi.version = "v3.190.0\n";
		},
	},
	{
		name: "a CLI without its language host",
		says: [
			"✗ Pulumi: version 3.274.1, but its language host pulumi-language-nodejs is neither beside it nor on the PATH.",
			"    Install the whole of Pulumi's download: the CLI alone runs no program.",
		],
		spoil: (one) => one.remove("../bin/pulumi-language-nodejs"),
	},
	{
		name: "no project",
		says: [
			"✗ Project: there is no Pulumi.yaml in this folder or above it.",
			"    Run this in the program's folder, or name it with --cwd; zoom-events init writes a project.",
		],
		up: "error: no Pulumi.yaml project file found",
		spoil: (one) => one.remove("Pulumi.yaml"),
	},
	{
		name: "a project without a runtime",
		says: [
			"✗ Project: Pulumi.yaml can't be read: it has no name or no runtime.",
			"    Fix it; a project needs name: and runtime:.",
		],
		spoil: (one) => one.write({ "Pulumi.yaml": "name: shop\n" }),
	},
	{
		name: "a project file that is no YAML",
		says: [
			"✗ Project: Pulumi.yaml can't be read: Flow sequence in block collection must be sufficiently indented and end with a ] at line 2, column 1.",
			"    Fix it; a project needs name: and runtime:.",
		],
		up: "error: could not unmarshal '…': invalid YAML file: yaml: line 1: did not find expected ',' or ']'",
		spoil: (one) => one.write({ "Pulumi.yaml": "name: [shop\nruntime: nodejs\n" }),
	},
	{
		name: "a native program whose project names no plugin",
		says: [
			"✗ Project: Pulumi.yaml names no plugin zoom-events, which the program uses.",
			"    Add to Pulumi.yaml:",
			"      plugins: { providers: [{ name: zoom-events, path: node_modules/.bin }] }",
		],
		up: "error: no resource plugin 'pulumi-resource-zoom-events' found in the workspace or on your $PATH",
		spoil: (one) => one.write(NATIVE),
	},
	{
		name: "a plugin in a folder that is not there",
		says: [
			"✗ Project: Pulumi.yaml has the plugin in node_modules/.bin, and there is no such folder.",
			"    Run npm install; in a workspace the path may be ../../node_modules/.bin (docs/languages.md has a table).",
		],
		up: "error: parsing plugin options for 'zoom-events': no folder at path",
		spoil: (one) => one.write({ ...NATIVE, "Pulumi.yaml": `name: shop\nruntime: nodejs\n${PLUGIN}` }),
	},
	{
		name: "a plugin that is not in its folder",
		says: [
			"✗ Project: Pulumi.yaml has the plugin in node_modules/.bin, and pulumi-resource-zoom-events is not there.",
			"    Run npm install pulumi-zoom-events; in a workspace the path may be ../../node_modules/.bin (docs/languages.md has a table).",
		],
		up: "loading PulumiPlugin.yaml: … no such file or directory",
		spoil: (one) =>
			one.write({ ...NATIVE, "Pulumi.yaml": `name: shop\nruntime: nodejs\n${PLUGIN}`, "node_modules/.bin/tsc": "" }),
	},
	{
		name: "a YAML program whose project names no plugin, which is on the PATH",
		says: [
			"! Project: Pulumi.yaml names no plugin zoom-events; the one on the PATH is taken.",
			"    Add to Pulumi.yaml:",
			"      plugins: { providers: [{ name: zoom-events, path: node_modules/.bin }] }",
			"– Package: the plugin brings its own; the program is in yaml.",
			"– TypeScript: the program needs none.",
			"– Modules: the program needs no Node.js modules.",
		],
		spoil: (one) => {
			one.write({
				"Pulumi.yaml": "name: shop\nruntime: yaml\n",
				"../bin/pulumi-language-yaml": "",
				"../bin/pulumi-resource-zoom-events": "",
			});
			one.environment.PATH = one.beside("bin");
		},
	},
	{
		name: "no node_modules",
		says: [
			"✗ Package: there is no node_modules, and without pulumi-zoom-events no stack can be refreshed or destroyed either.",
			"    Run npm install (or npm ci).",
		],
		up: "Error: Cannot find module '@pulumi/pulumi/cmd/dynamic-provider'",
		spoil: (one) => one.remove("node_modules"),
	},
	{
		name: "a package that is not installed",
		says: [
			"✗ Package: pulumi-zoom-events is not installed where Pulumi looks for it, from /base/project.",
			"    Run npm install pulumi-zoom-events @pulumi/pulumi",
		],
		up: "Error: Cannot find module 'pulumi-zoom-events'",
		spoil: (one) => {
			one.remove("node_modules/pulumi-zoom-events");
			one.write({ "package.json": { name: "shop", main: "index.ts" } });
		},
	},
	{
		name: "the dependency of a dependency",
		says: [
			"✗ Package: pulumi-zoom-events is in node_modules/wrapper/node_modules/pulumi-zoom-events, where Pulumi doesn't find it: it is the dependency of a dependency.",
			"    Make it a dependency of the project itself: npm install pulumi-zoom-events @pulumi/pulumi",
		],
		up: "error: Pulumi looks for pulumi-zoom-events from …, and doesn't find it: it is the dependency of a dependency.",
		spoil: (one) => {
			one.remove("node_modules/pulumi-zoom-events");
			one.write({ "package.json": { name: "shop", main: "index.ts" }, ...ownPackage("node_modules/wrapper/") });
		},
	},
	{
		name: "a package in pnpm's store alone",
		says: [
			"✗ Package: pulumi-zoom-events is in node_modules/.pnpm/pulumi-zoom-events@0.1.0/node_modules/pulumi-zoom-events, where Pulumi doesn't find it: it is the dependency of a dependency.",
			"    Make it a dependency of the project itself: npm install pulumi-zoom-events @pulumi/pulumi",
		],
		spoil: (one) => {
			one.remove("node_modules/pulumi-zoom-events");
			one.write(ownPackage("node_modules/.pnpm/pulumi-zoom-events@0.1.0/"));
		},
	},
	{
		name: "a package that another one has hoisted",
		says: [
			"! Package: pulumi-zoom-events 0.1.0 is found, but only another package asks for it.",
			"    Add it to package.json: npm install pulumi-zoom-events",
		],
		spoil: (one) => one.write({ "package.json": { name: "shop", main: "index.ts" } }),
	},
	{
		name: "Yarn's Plug'n'Play",
		says: [
			"✗ Package: Yarn's Plug'n'Play keeps packages where Pulumi's processes don't look.",
			"    Write nodeLinker: node-modules into .yarnrc.yml, and run yarn install.",
		],
		spoil: (one) => {
			one.remove("node_modules");
			one.write({ ".pnp.cjs": "" });
		},
	},
	{
		name: "a package of another version",
		says: [
			"! Package: pulumi-zoom-events 0.0.9, and this command is of version 0.1.0.",
			"    Run npx zoom-events in the project's folder.",
		],
		spoil: (one) => one.write(ownPackage("", "0.0.9")),
	},
	{
		name: "no Pulumi SDK",
		says: ["✗ Package: @pulumi/pulumi is not installed.", "    Run npm install @pulumi/pulumi"],
		up: "error: It looks like the Pulumi SDK has not been installed. Have you run npm install or yarn install?",
		spoil: (one) => one.remove("node_modules/@pulumi"),
	},
	{
		name: "an old Pulumi SDK",
		says: [
			"✗ Package: @pulumi/pulumi is version 3.100.0, and 3.270 or newer is needed.",
			"    Run npm install @pulumi/pulumi@latest",
		],
		spoil: (one) =>
			one.write({ "node_modules/@pulumi/pulumi/package.json": { name: "@pulumi/pulumi", version: "3.100.0" } }),
	},
	{
		name: "two copies of the Pulumi SDK",
		says: [
			"! Package: there are two copies of @pulumi/pulumi: one of the program, and one of pulumi-zoom-events.",
			"    Run npm dedupe, so that the two share one.",
		],
		spoil: (one) =>
			one.write({
				"node_modules/pulumi-zoom-events/node_modules/@pulumi/pulumi/package.json": {
					name: "@pulumi/pulumi",
					version: "3.270.0",
				},
				"node_modules/pulumi-zoom-events/node_modules/@pulumi/pulumi/index.js": "",
			}),
	},
	{
		name: "no TypeScript",
		says: [
			"✗ TypeScript: index.ts needs TypeScript 5 or 6, which is not installed; Pulumi's own is 3.8.",
			'    Run npm install --save-dev "typescript@>=5 <7"',
		],
		spoil: (one) => one.remove("node_modules/typescript"),
	},
	{
		name: "an old TypeScript",
		says: [
			"✗ TypeScript: version 4.9.5 can't be used: 5 and 6 can.",
			'    Run npm install --save-dev "typescript@>=5 <7"',
		],
		spoil: (one) => one.write({ "node_modules/typescript/package.json": { name: "typescript", version: "4.9.5" } }),
	},
	{
		name: "a TypeScript that is too new",
		says: [
			"✗ TypeScript: version 7.0.1 can't be used: 5 and 6 can.",
			'    Run npm install --save-dev "typescript@>=5 <7"',
		],
		spoil: (one) => one.write({ "node_modules/typescript/package.json": { name: "typescript", version: "7.0.1" } }),
	},
	{
		name: "a TypeScript program as an ES module, on Node.js 20",
		says: [
			"! Node.js: version 20.20.2 works, but newer versions of the Pulumi SDK ask for 22.",
			"    Install Node.js 24, or 22, when you can.",
			'✗ Modules: package.json says "type": "module", and Pulumi can\'t load index.ts as an ES module (Unknown file extension ".ts").',
			'    Remove "type": "module" from package.json; import works in TypeScript all the same.',
		],
		up: 'TypeError: Unknown file extension ".ts" for …',
		spoil: (one) => {
			one.surroundings.nodeVersion = "20.20.2";
			one.write({ "package.json": { ...MANIFEST, type: "module" } });
		},
	},
	{
		name: "an ES module that calls require",
		says: [
			"– TypeScript: the program is JavaScript.",
			"✗ Modules: index.js is an ES module by package.json, and calls require, which there is not.",
			'    Remove "type": "module" from package.json, or write import in place of require.',
		],
		up: "ReferenceError: require is not defined in ES module scope, you can use import instead",
		spoil: (one) =>
			one.write({
				"package.json": { ...MANIFEST, main: "index.js", type: "module" },
				"index.js": 'const zoom = require("pulumi-zoom-events");\n',
			}),
	},
	{
		name: "no program",
		says: [
			"– TypeScript: there is no program.",
			"✗ Modules: the program's file index.ts is not there.",
			'    Correct "main" in package.json, or write the file.',
		],
		up: "Error: Cannot find module '…'. Please verify that the package.json has a valid \"main\" entry",
		spoil: (one) => one.remove("index.ts"),
	},
	{
		name: "a main that is not there",
		says: [
			'! Modules: "main" in package.json is dist/index.js, which is not there; index.ts is run.',
			'    Write "main": "index.ts".',
		],
		up: "warning: Could not find entry point 'dist/index.js' specified in package.json; using '…' instead",
		spoil: (one) => one.write({ "package.json": { ...MANIFEST, main: "dist/index.js" } }),
	},
	{
		name: "a package.json that can't be read",
		says: [
			"✗ Project: package.json is no JSON that can be read.",
			"    Correct it: node -p 'require(\"./package.json\")' says where.",
		],
		up: "error: It looks like the Pulumi SDK has not been installed. Have you run npm install or yarn install?",
		spoil: (one) => one.write({ "package.json": "{" }),
	},
	{
		name: "a file with problems",
		says: [
			"✗ Conference: /base/project/conference.yaml:2:1 event.accessLevel: is required for an event. (and 5 more)",
			"    Correct the file; zoom-events validate /base/project/conference.yaml lists all that is wrong with it.",
		],
		up: "error: conference.yaml:2:1 event.accessLevel: is required for an event.",
		spoil: (one) => one.write({ "conference.yaml": "hub: Community\nevent: { name: 7 }\n" }),
	},
	{
		name: "a file that is not there",
		says: [
			"✗ Conference: /base/project/conference.yaml: does not exist; check the name.",
			"    Correct the file; zoom-events validate /base/project/conference.yaml lists all that is wrong with it.",
		],
		up: "error: conference.yaml: does not exist; check the name.",
		spoil: (one) => one.remove("conference.yaml"),
	},
];

/** Set-ups of the stack and its state. */
export const OF_THE_STACK: readonly Setup[] = [
	{
		name: "nobody signed in",
		says: [
			"✗ State: Pulumi is not signed in to where the state is: PULUMI_ACCESS_TOKEN must be set for login during non-interactive CLI sessions.",
			"    Run pulumi login (Pulumi Cloud), or pulumi login file://~ (this machine alone); or set PULUMI_BACKEND_URL.",
		],
		up: "error: PULUMI_ACCESS_TOKEN must be set for login during non-interactive CLI sessions",
		spoil: (one) => {
			one.pulumi["whoami --json"] = {
				error: "PULUMI_ACCESS_TOKEN must be set for login during non-interactive CLI sessions",
			};
		},
	},
	{
		name: "a stack that is not there",
		says: [
			'✗ State: there is no stack "edition-2032" in file:///base/state; there are: organization/shop/edition-2031.',
			"    Check the name, or run pulumi stack init edition-2032",
		],
		up: "error: no stack named 'edition-2032' found",
		spoil: (one) => {
			one.surroundings.stack = "edition-2032";
		},
	},
	{
		name: "no stack that is selected",
		says: [
			"! State: no stack is selected in file:///base/state; there are: organization/shop/edition-2031.",
			"    Run pulumi stack select <name>",
			"– Lock: no stack is selected.",
		],
		up: "error: no stack selected; please use `pulumi stack select` or `pulumi stack init` to choose one",
		spoil: (one) => {
			one.pulumi["stack ls --json"] = JSON.stringify([{ name: "organization/shop/edition-2031", current: false }]);
		},
	},
	{
		name: "no stack at all, in a database",
		says: [
			"! State: no stack is selected in postgres://ada:***@db.example.com/pulumi; there are: none.",
			"    Run pulumi stack init <name>",
			"– Lock: no stack is selected.",
		],
		spoil: (one) => {
			one.pulumi["whoami --json"] = JSON.stringify({ user: "ada", url: "postgres://ada:s3cret@db.example.com/pulumi" });
			one.pulumi["stack ls --json"] = "[]";
		},
	},
	{
		name: "a backend that can't be read",
		says: [
			"✗ State: the stacks can't be listed: could not list bucket: access denied",
			"    Check that file:///base/state can be reached, and may be read.",
		],
		spoil: (one) => {
			one.pulumi["stack ls --json"] = { error: "could not list bucket: access denied" };
		},
	},
	{
		name: "a stack that is locked on another machine",
		says: [
			'✗ Lock: stack "edition-2031" is locked by grace@build.example.com (process 4242), since 2031-01-01T11:00:00Z.',
			"    If that run was killed, remove the lock: pulumi cancel --stack edition-2031",
			"    If it is under way, wait for its end.",
		],
		up: "error: the stack is currently locked by 1 lock(s). Either wait for the other process(es) to end or delete the lock file with `pulumi cancel`.",
		spoil: (one) => lock(one, { pid: 4242, username: "grace", hostname: "build.example.com" }),
	},
	{
		name: "the lock of a run that was killed here",
		says: [
			'✗ Lock: stack "edition-2031" is locked by ada@here (process 1), since 2031-01-01T11:00:00Z, and that process is gone.',
			"    It was killed, so remove the lock: pulumi cancel --stack edition-2031",
		],
		// No process has this number.
		spoil: (one) => lock(one, { pid: 2 ** 22 + 1, username: "ada", hostname: hostname() }),
	},
	{
		name: "the lock of a run that is under way here",
		says: [
			'✗ Lock: stack "edition-2031" is locked by ada@here (process 1), since 2031-01-01T11:00:00Z.',
			"    That run is under way: wait for its end.",
		],
		spoil: (one) => lock(one, { pid: process.pid, username: "ada", hostname: hostname() }),
	},
	{
		name: "an update that is under way, in Pulumi Cloud",
		says: [
			'✗ Lock: an update of stack "edition-2031" is under way, or was killed.',
			"    Wait for its end; if it was killed: pulumi cancel --stack edition-2031",
		],
		spoil: (one) => {
			one.pulumi["whoami --json"] = JSON.stringify({ user: "ada", url: "https://app.example.com/ada" });
			one.pulumi["stack ls --json"] = JSON.stringify([{ name: "edition-2031", current: true, updateInProgress: true }]);
		},
	},
	{
		name: "a passphrase that is missing",
		says: [
			"! Settings: the stack's config can't be read (passphrase must be set with PULUMI_CONFIG_PASSPHRASE), so only the environment counts here.",
			"    Set PULUMI_CONFIG_PASSPHRASE, or sign in to the key service that the stack uses.",
		],
		up: "error: getting stack configuration: get stack secrets manager: incorrect passphrase",
		spoil: (one) => {
			one.pulumi["config --json"] = JSON.stringify({ "zoom-events:clientSecret": { secret: true } });
			one.pulumi["config --json --show-secrets"] = { error: "passphrase must be set with PULUMI_CONFIG_PASSPHRASE" };
		},
	},
	{
		name: "no credentials",
		says: [
			"✗ Settings: Zoom credentials are missing: accountId, clientSecret. Create a server-to-server OAuth app in the Zoom App Marketplace, then:",
			"      pulumi config set zoom-events:accountId <value>    (or set ZOOM_ACCOUNT_ID)",
			"      pulumi config set --secret zoom-events:clientSecret <value>    (or set ZOOM_CLIENT_SECRET)",
		],
		up: "error: Zoom credentials are missing: accountId, clientSecret.",
		spoil: (one) => {
			delete one.environment.ZOOM_CLIENT_SECRET;
			delete one.environment.ZOOM_ACCOUNT_ID;
		},
	},
	{
		name: "a plan that there is not",
		says: [
			'✗ Settings: zoom-events:plan is "enterprise"; it can be free, pro, business, off',
			"    Correct it in the stack's config or the environment.",
		],
		up: 'error: zoom-events:plan is "enterprise"; it can be free, pro, business, off',
		spoil: (one) => {
			one.environment.ZOOM_PLAN = "enterprise";
		},
	},
	{
		name: "a shared rate that is no URL of a store",
		says: [
			"✗ Settings: zoom-events:sharedRate is the URL of no store that there is; it can begin with redis://, rediss://, postgres://, postgresql://",
			"    Correct it in the stack's config or the environment.",
		],
		spoil: (one) => {
			one.environment.ZOOM_SHARED_RATE = "http://ada:s3cret@cache.example.com";
		},
	},
	{
		name: "a shared rate whose store doesn't answer",
		says: [
			"! Shared rate: Redis at 127.0.0.1:port can't be used: connect ECONNREFUSED 127.0.0.1:port.",
			"    Check zoom-events:sharedRate (or ZOOM_SHARED_RATE), and the network; until then each machine keeps to the rate by itself.",
		],
		spoil: async (one) => {
			one.environment.ZOOM_SHARED_RATE = `redis://:s3cret@127.0.0.1:${await freePort()}`;
		},
	},
	{
		name: "a file in the place of the journal folder",
		says: [
			"✗ Creates: the journal folder /base/notes can't be used: there is a file in its place or above it (ENOTDIR).",
			"    Fix that, or choose another folder: pulumi config set zoom-events:journalFolder <folder>",
		],
		up: "error: The journal folder … can't be used: there is a file in its place or above it (ENOTDIR).",
		spoil: (one) => one.write({ "../notes": "" }),
	},
	{
		name: "a journal folder in a file system of the kernel's",
		says: [
			"✗ Creates: the journal folder /proc/zoom-events can't be used: it can't be created there (ENOENT).",
			"    Fix that, or choose another folder: pulumi config set zoom-events:journalFolder <folder>",
		],
		up: "error: The journal folder … can't be used: it can't be created there (ENOENT).",
		spoil: (one) => {
			one.environment.ZOOM_JOURNAL_FOLDER = "/proc/zoom-events";
		},
	},
	{
		name: "a create that was interrupted",
		says: [
			"! Creates: /base/notes can be written to; 1 create has no answer noted: a run is under way, or was killed.",
			"    Run pulumi up again: it looks for what was created, and makes nothing twice. See docs/faults.md.",
		],
		spoil: (one) => pending(one),
	},
];

/** Set-ups of the network and the account. */
export const OF_THE_ACCOUNT: readonly Setup[] = [
	{
		name: "an API that nothing listens for",
		says: [
			"✗ Network: the API (127.0.0.1:port) gives no answer: connect ECONNREFUSED 127.0.0.1:port.",
			"    Check the network and zoom-events:apiUrl; in a network with a proxy, set HTTPS_PROXY.",
		],
		up: "error: … got no answer from …: connect ECONNREFUSED 127.0.0.1:9.",
		spoil: (one) => {
			one.environment.ZOOM_API_URL = "http://127.0.0.1:9/v2";
		},
	},
	{
		name: "a host whose name has no address",
		says: [
			"✗ Network: the token endpoint (zoom.invalid) gives no answer: its name has no known address (ENOTFOUND).",
			"    Check the network and zoom-events:oauthUrl; in a network with a proxy, set HTTPS_PROXY.",
		],
		up: "error: The token endpoint … can't be reached: its name has no known address (E…).",
		spoil: (one) => {
			one.environment.ZOOM_OAUTH_URL = "https://zoom.invalid/oauth/token";
		},
	},
	{
		name: "a variable that names no proxy",
		says: [
			"✗ Network: The environment variable HTTPS_PROXY has an address with socks5://, and no proxy that can be used.",
			"    Set it to the address of an HTTP proxy, such as http://proxy.example.com:8080, or unset it.",
		],
		up: "error: The environment variable HTTPS_PROXY has an address with socks5://, and no proxy that can be used.",
		process: { HTTPS_PROXY: "socks5://proxy.example.com:1080" },
		spoil: () => undefined,
	},
	{
		name: "a proxy that asks who is there",
		says: [
			"✗ Network: the API (api.example.com) gives no answer: the proxy http://127.0.0.1:port asks for a user name and password (HTTP 407).",
			"    Set HTTPS_PROXY=http://<user>:<password>@127.0.0.1:port, or use a proxy that needs none.",
		],
		up: "error: The token endpoint … can't be reached: the proxy … asks for a user name and password (HTTP 407).",
		spoil: async (one) => {
			const proxy = await startProxy(refuseBy(407));
			process.env.HTTPS_PROXY = proxy.url;
			one.environment.ZOOM_API_URL = "https://api.example.com/v2";
			return () => {
				delete process.env.HTTPS_PROXY;
				return proxy.close();
			};
		},
	},
	{
		name: "a proxy in small letters alone",
		says: [
			"✗ Network: https_proxy is set and no_proxy doesn't name 127.0.0.1: Pulumi's Node.js SDK looks for its engine behind the proxy.",
			"    Set no_proxy=localhost,127.0.0.1, in small letters; or use HTTPS_PROXY in place of it, which the SDK doesn't read.",
		],
		spoil: (one) => {
			one.environment.https_proxy = "http://proxy.example.com:8080";
		},
	},
	{
		name: "a proxy that can't be reached",
		says: [
			"✗ Network: the API (api.example.com) gives no answer: the proxy http://127.0.0.1:port can't be reached: connect ECONNREFUSED 127.0.0.1:port.",
			"    Check HTTPS_PROXY, and the network; name the host in NO_PROXY if it can be reached without the proxy.",
		],
		up: "error: The token endpoint … can't be reached: the proxy … can't be reached: connect ECONNREFUSED 127.0.0.1:9.",
		process: { HTTPS_PROXY: "http://127.0.0.1:9" },
		spoil: (one) => {
			one.environment.ZOOM_API_URL = "https://api.example.com/v2";
		},
	},
	{
		name: "a wrong client secret",
		says: [
			"✗ Credentials: the client id or the client secret is wrong (Invalid client_id or client_secret, invalid_client).",
			"    Check zoom-events:clientId and zoom-events:clientSecret.",
			"    In the Zoom App Marketplace, look at the app's page App Credentials; the app must be of the type Server-to-Server OAuth, and activated.",
		],
		up: 'error: Zoom refused the credentials of account "…": Invalid client_id or client_secret.',
		spoil: (one) => {
			one.account.token = [400, { reason: "Invalid client_id or client_secret", error: "invalid_client" }];
		},
	},
	{
		name: "another app's account",
		says: [
			'✗ Credentials: the account id "account-1" is not that of the app (Bad Request, invalid_request).',
			"    Check zoom-events:accountId.",
			"    In the Zoom App Marketplace, look at the app's page App Credentials; the app must be of the type Server-to-Server OAuth, and activated.",
		],
		up: 'error: Zoom refused the credentials of account "…": …',
		spoil: (one) => {
			one.account.token = [400, { reason: "Bad Request", error: "invalid_request" }];
		},
	},
	{
		name: "an app of another type",
		says: [
			"✗ Credentials: the app gives no tokens to a program (unsupported grant type, unsupported_grant_type).",
			"    In the Zoom App Marketplace, look at the app's page App Credentials; the app must be of the type Server-to-Server OAuth, and activated.",
		],
		up: 'error: Zoom refused the credentials of account "…": unsupported grant type.',
		spoil: (one) => {
			one.account.token = [400, { reason: "unsupported grant type", error: "unsupported_grant_type" }];
		},
	},
	{
		name: "a page in the place of the token",
		says: [
			"✗ Credentials: the token endpoint answered HTTP 200 and no readable JSON (text/html).",
			"    It doesn't mean that the credentials are wrong: check the network, and zoom-events:oauthUrl.",
		],
		up: "error: The token endpoint … answered HTTP 200 and no readable JSON (text/html).",
		spoil: (one) => {
			one.account.token = [200, "<html>Sign in to the hotel's network</html>"];
		},
	},
	{
		name: "too many tokens asked for",
		says: [
			"✗ Credentials: the token endpoint says that there were too many requests.",
			"    Wait a minute, and run this again.",
		],
		spoil: (one) => {
			one.account.token = [429, { reason: "Too many requests" }];
		},
	},
	{
		name: "a clock that is ten minutes fast",
		says: [
			"✗ Clock: it is 10 min fast, by the token endpoint's answer.",
			"    Let the system set its clock: timedatectl set-ntp true (Linux), or Date & Time in the settings.",
		],
		spoil: (one) => {
			one.surroundings.now = () => NOW + 600_000;
		},
	},
	{
		name: "a clock that is a minute slow",
		says: [
			"! Clock: it is 60 s slow, by the token endpoint's answer.",
			"    Let the system set its clock: timedatectl set-ntp true (Linux), or Date & Time in the settings.",
		],
		spoil: (one) => {
			one.surroundings.now = () => NOW - 60_000;
		},
	},
	{
		name: "a scope that is missing",
		says: [
			"✗ Scopes: the token lacks 1 of the scopes that /base/project/conference.yaml needs.",
			"    Add to the app in the Zoom App Marketplace, and activate it again:",
			"      zoom_events:write:speaker:admin  for Speaker",
		],
		up: "error: The app lacks 2 scopes, so createHubHost was not sent:",
		spoil: (one) => {
			one.account.token = [
				200,
				{ access_token: "t0ken-never-shown", scope: ENOUGH.replace("zoom_events:write:speaker:admin", "") },
			];
		},
	},
	{
		name: "a token that names no scopes",
		says: ["– Scopes: the token's answer doesn't name its scopes."],
		spoil: (one) => {
			one.account.token = [200, { access_token: "t0ken-never-shown" }];
		},
	},
	{
		name: "a scope that the API misses",
		says: [
			"✗ Hub: getHubList was refused with HTTP 400, code 4711: Invalid access token, does not contain scopes:[zoom_events:read:list_hubs:admin].",
			"    The app lacks a scope: add the scopes that the message names to the app in the Zoom App Marketplace, and activate it again.",
			"– Licence: a Pro plan or higher and a Zoom Webinars Plus or Events licence are needed; no answer shows them.",
		],
		up: "error: … was refused with HTTP 400, code 4711: Invalid access token, does not contain scopes:…",
		spoil: (one) => {
			one.account.api = refused(
				400,
				4711,
				"Invalid access token, does not contain scopes:[zoom_events:read:list_hubs:admin].",
			);
		},
	},
	{
		name: "a hub of another name",
		says: [
			'✗ Hub: there is no hub "Community" that the app\'s user can see.',
			"    Correct hub: in the file, or ask the owner of the hub to make that user a host. Hosted hubs: Comunity, Partners.",
		],
		up: 'error: There is no hub "Community". There are: …',
		spoil: (one) => {
			one.account.hubs.host = [
				{ hub_id: "h1", name: "Comunity" },
				{ hub_id: "h2", name: "Partners" },
			];
		},
	},
	{
		name: "a hub that the user only attends",
		says: [
			'✗ Hub: the app\'s user attends the hub "Community", and is no host of it.',
			"    Ask the owner of the hub to make that user a host, in Zoom Events under Hub Settings. Hosted hubs: none.",
		],
		spoil: (one) => {
			one.account.hubs = { host: [], attendee: [{ hub_id: "h1", name: "Community" }] };
		},
	},
	{
		name: "no hub at all, and no file",
		says: [
			"– Conference: no file was named, so that what it needs is not checked.",
			"– Scopes: the token's answer doesn't name its scopes.",
			"✗ Hub: the app's user is a host of no hub.",
			"    Make a hub in Zoom Events, signed in as the user who made the app, or ask a hub's owner to make that user a host.",
		],
		spoil: (one) => {
			one.surroundings.file = undefined;
			one.account.hubs.host = [];
			one.account.token = [200, { access_token: "t0ken-never-shown" }];
		},
	},
	{
		name: "a user without a licence",
		says: [
			"✗ Hub: getHubList was refused with HTTP 403, code 200: The host profile settings do not allow this: no Zoom Events license.",
			"    The account's plan, or the licence of the app's user, does not allow this: a Pro plan or higher is needed, and a Zoom Webinars Plus or Events licence, assigned to that user in the Zoom web portal (User Management). zoom-events doctor checks it.",
			"✗ Licence: the API says that one is missing; a Pro plan or higher and a Zoom Webinars Plus or Events licence are needed.",
			"    In the Zoom web portal, an administrator assigns the licence to the user who made the app: User Management → Users.",
		],
		up: "error: … was refused with HTTP 403, code 200: The host profile settings do not allow this: no Zoom Events license.",
		spoil: (one) => {
			one.account.api = refused(403, 200, "The host profile settings do not allow this: no Zoom Events license.");
		},
	},
	{
		name: "a free plan",
		says: [
			'✗ Licence: a Pro plan or higher and a Zoom Webinars Plus or Events licence are needed, and zoom-events:plan is "free".',
			"    Set zoom-events:plan to the account's plan, or upgrade it.",
		],
		spoil: (one) => {
			one.environment.ZOOM_PLAN = "free";
		},
	},
	{
		name: "an API that answers a page",
		says: [
			"✗ Hub: getHubList was answered with HTTP 502 and no readable JSON.",
			"    Something between this machine and Zoom answers in its place, such as a proxy: check the network and zoom-events:apiUrl.",
			"– Licence: a Pro plan or higher and a Zoom Webinars Plus or Events licence are needed; no answer shows them.",
		],
		up: "error: … was answered with HTTP 502 and no readable JSON.",
		spoil: (one) => {
			one.account.api = [502, "<html>Bad gateway</html>"];
		},
	},
	{
		name: "a plan that is set too high",
		says: [
			'! Rate limits: the account allows 30 LIGHT requests a second, and plan "business" sends 80.',
			"    pulumi config set zoom-events:plan pro",
		],
		spoil: (one) => {
			one.environment.ZOOM_PLAN = "business";
			one.account.api = [
				200,
				{ hubs: [{ hub_id: "h1", name: "Community" }] },
				{
					"x-ratelimit-category": "Light",
					"x-ratelimit-type": "QPS",
					"x-ratelimit-limit": "30",
					"x-ratelimit-remaining": "29",
				},
			];
		},
	},
	{
		name: "a daily limit that is used up",
		says: [
			"✗ Hub: getHubList was refused with HTTP 429, code 429: You have reached the maximum daily rate limit for this API.",
			"    The account's rate limit is used up; other apps of the account count too. Try again later or set zoom-events:plan.",
			"– Licence: a Pro plan or higher and a Zoom Webinars Plus or Events licence are needed; no answer shows them.",
			"✗ Rate limits: the account's daily limit of 30000 requests is used up, by all its apps.",
			"    Wait until 2031-01-02T00:00:00Z.",
		],
		spoil: (one) => {
			one.account.api = [
				429,
				{ code: 429, message: "You have reached the maximum daily rate limit for this API." },
				{
					"retry-after": "2031-01-02T00:00:00Z",
					"x-ratelimit-category": "Heavy",
					"x-ratelimit-type": "Daily-limit",
					"x-ratelimit-limit": "30000",
					"x-ratelimit-remaining": "0",
				},
			];
		},
	},
	{
		name: "a secret that the account says again",
		says: [
			"✗ Hub: getHubList was refused with HTTP 400, code 300: No such token: *** of ***.",
			"    The API rejected the request: change the fields that it names. If it names none, the operation is not allowed for this kind or state of object, as its message says.",
			"– Licence: a Pro plan or higher and a Zoom Webinars Plus or Events licence are needed; no answer shows them.",
		],
		spoil: (one) => {
			one.account.api = refused(400, 300, "No such token: t0ken-never-shown of s3cret-never-shown.");
		},
	},
];

/** All of them. */
export const SETUPS: readonly Setup[] = [...OF_THE_PROJECT, ...OF_THE_STACK, ...OF_THE_ACCOUNT];
