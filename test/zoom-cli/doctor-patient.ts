import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { hostname, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { UsageError } from "../../provider/cli/context.ts";
import type { Surroundings } from "../../provider/cli/doctor/check.ts";
import { doctor } from "../../provider/cli/doctor/index.ts";

/** The client secret and the token of the account: neither may be printed. */
export const SECRETS = ["s3cret-never-shown", "t0ken-never-shown"] as const;

/** When the account's server answers. */
export const NOW = Date.UTC(2031, 0, 1, 12);

/** An answer: status, body, headers. */
export type Answered = readonly [status: number, body: unknown, headers?: Record<string, string>];

/** A Zoom account: its token endpoint, and its lists of hubs. */
export interface MadeUpAccount {
	token: Answered;
	/** Hubs by the role of the app's user. */
	hubs: Record<"host" | "attendee", { hub_id: string; name: string }[]>;
	/** What every call of the API is answered, in place of the lists. */
	api?: Answered;
}

function answer(response: ServerResponse, [status, body, headers = {}]: Answered): void {
	const text = typeof body === "string" ? body : JSON.stringify(body);
	const type = typeof body === "string" ? "text/html" : "application/json";
	response.writeHead(status, { "content-type": type, date: new Date(NOW).toUTCString(), ...headers }).end(text);
}

/** Serves an account, which may change meanwhile. */
export async function serve(account: MadeUpAccount): Promise<{ url: string; methods: string[]; close(): void }> {
	const methods: string[] = [];
	const server = createServer((request, response) => {
		const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
		request.resume();
		if (pathname === "/oauth/token") return answer(response, request.method === "POST" ? account.token : [405, {}]);
		methods.push(`${request.method} ${pathname}`);
		if (account.api !== undefined) return answer(response, account.api);
		const role = searchParams.get("role_type") === "attendee" ? "attendee" : "host";
		return answer(response, [200, { hubs: account.hubs[role], total_records: account.hubs[role].length }]);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		methods,
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
}

/** What the Pulumi CLI is answered by: text on its standard output, or an error. */
export type PulumiAnswers = Record<string, string | { error: string }>;

/** A machine with a project, as it should be, until a test breaks something of it. */
export interface Patient {
	/** Path in the project's folder. */
	at(name: string): string;
	/** Path beside it, for what is no part of the project. */
	beside(name: string): string;
	/** Writes files, by path in the project's folder; what is no text becomes JSON. */
	write(files: Record<string, unknown>): void;
	remove(...names: string[]): void;
	account: MadeUpAccount;
	/** Answers of the CLI by its arguments; without `version` it can't be run. */
	pulumi: PulumiAnswers;
	surroundings: Surroundings;
	environment: Record<string, string | undefined>;
	/** Calls of the API so far. */
	methods: readonly string[];
	close(): void;
}

/** A package that says only which version it is. */
function packageOf(name: string, version: string, more: object = {}): Record<string, unknown> {
	return {
		[`node_modules/${name}/package.json`]: { name, version, main: "index.js", ...more },
		[`node_modules/${name}/index.js`]: "",
	};
}

/** This package, in a folder of packages. */
export function ownPackage(at = "", version = "0.1.0"): Record<string, unknown> {
	const place = `${at}node_modules/pulumi-zoom-events`;
	return {
		[`${place}/package.json`]: {
			name: "pulumi-zoom-events",
			version,
			exports: { ".": "./index.js", "./dynamic": "./dynamic.js", "./package.json": "./package.json" },
		},
		[`${place}/index.js`]: "",
		[`${place}/dynamic.js`]: "",
	};
}

const CONFERENCE = `hub: Community
event:
  name: DevConf
  description: For tests
  eventType: CONFERENCE
  accessLevel: PRIVATE_UNRESTRICTED
  attendanceType: virtual
  timezone: Europe/Berlin
  calendar: [{ startTime: 2031-05-04T09:00, endTime: 2031-05-04T18:00 }]
speakers:
  ada: { name: Ada Example }
`;

const FILES = {
	"Pulumi.yaml": "name: shop\nruntime: nodejs\n",
	"package.json": {
		name: "shop",
		main: "index.ts",
		dependencies: { "@pulumi/pulumi": "^3.270.0", "pulumi-zoom-events": "0.1.0" },
	},
	"index.ts":
		'import * as zoom from "pulumi-zoom-events";\nnew zoom.Conference("devconf", { file: "conference.yaml" });\n',
	"conference.yaml": CONFERENCE,
	...packageOf("@pulumi/pulumi", "3.274.1"),
	...packageOf("typescript", "5.9.3"),
	...ownPackage(),
};

/** Scopes of an app that has what the conference needs. */
export const ENOUGH =
	"zoom_events:read:list_hubs:admin zoom_events:write:event:admin zoom_events:read:event:admin zoom_events:update:event:admin zoom_events:delete:event:admin zoom_events:write:speaker:admin zoom_events:read:speaker:admin zoom_events:read:list_speakers:admin zoom_events:update:speaker:admin zoom_events:delete:speaker:admin zoom_events:read:list_events:admin";

/** Makes a machine where nothing is wrong. */
export async function patient(): Promise<Patient> {
	const base = realpathSync(mkdtempSync(join(tmpdir(), "zoom-events-doctor-")));
	const folder = join(base, "project");
	const write = (files: Record<string, unknown>): void => {
		for (const [name, content] of Object.entries(files)) {
			mkdirSync(dirname(join(folder, name)), { recursive: true });
			writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
		}
	};
	write({ ...FILES, "../bin/pulumi": "", "../bin/pulumi-language-nodejs": "", "../state/.keep": "" });
	chmodSync(join(base, "bin/pulumi"), 0o755);
	const account: MadeUpAccount = {
		token: [200, { access_token: SECRETS[1], expires_in: 3599, scope: ENOUGH }],
		hubs: { host: [{ hub_id: "h1", name: "Community" }], attendee: [] },
	};
	const server = await serve(account);
	const environment: Record<string, string | undefined> = {
		PATH: "",
		PULUMI_HOME: join(base, "home"),
		ZOOM_ACCOUNT_ID: "account-1",
		ZOOM_CLIENT_ID: "client-1",
		ZOOM_CLIENT_SECRET: SECRETS[0],
		ZOOM_API_URL: `${server.url}/v2`,
		ZOOM_OAUTH_URL: `${server.url}/oauth/token`,
		ZOOM_JOURNAL_FOLDER: join(base, "notes"),
	};
	const pulumi: PulumiAnswers = {
		version: "v3.274.1\n",
		"config --json": "{}",
		"whoami --json": JSON.stringify({ user: "ada", url: `file://${join(base, "state")}` }),
		"stack ls --json": JSON.stringify([{ name: "organization/shop/edition-2031", current: true }]),
	};
	return {
		at: (name) => join(folder, name),
		beside: (name) => join(base, name),
		write,
		remove: (...names) => {
			for (const name of names) rmSync(join(folder, name), { recursive: true });
		},
		account,
		pulumi,
		environment,
		methods: server.methods,
		surroundings: {
			folder,
			file: join(folder, "conference.yaml"),
			params: {},
			stack: undefined,
			pulumi: join(base, "bin/pulumi"),
			environment,
			nodeVersion: "22.23.3",
			version: "0.1.0",
			runPulumi: (args) => {
				const answered = pulumi[args.join(" ")];
				if (answered === undefined || pulumi.version === undefined)
					return Promise.reject(new UsageError("pulumi can't be run: spawn pulumi ENOENT."));
				return Promise.resolve(
					typeof answered === "string"
						? { code: 0, out: answered, err: "" }
						: { code: 255, out: "", err: `error: ${answered.error}\n` },
				);
			},
			now: () => NOW,
		},
		close: () => {
			server.close();
			rmSync(base, { recursive: true });
		},
	};
}

/** What the doctor prints of a patient, with the folders and the port by fixed names, and its exit code. */
export async function examined(one: Patient, asJson = false): Promise<{ code: number; text: string }> {
	let text = "";
	let code = -1;
	await doctor(one.surroundings, asJson, {
		out: (more) => {
			text += more;
		},
		end: (wanted) => {
			code = wanted;
		},
	});
	const base = one.beside("").replace(/\/$/, "");
	const named = text
		.replaceAll(base, "/base")
		.replaceAll(/127\.0\.0\.1:\d+/g, "127.0.0.1:port")
		.replace(`ada@${hostname()}`, "ada@here")
		.replace(/(?<=ada@here \(process )\d+/, "1")
		// What a resolver says where it can't ask anybody.
		.replace("EAI_AGAIN", "ENOTFOUND");
	return { code, text: named };
}
