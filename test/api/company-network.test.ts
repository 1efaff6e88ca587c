import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { dataCentreUrl } from "../../provider/api/data-centre.ts";
import {
	askWho,
	type Certificates,
	type Front,
	makeCertificates,
	refuseBy,
	startFront,
	startProxy,
	type TunnelProxy,
	tunnelTo,
} from "../helpers/company-network.ts";
import { describeWith, OPENSSL } from "../helpers/needs.ts";
import { startWorld, type World } from "../helpers/world.ts";

const root = join(import.meta.dirname, "../..");

/** The command line, as it is in the npm package. */
const COMMAND = join(root, "provider/bin/zoom-events.js");

const CREDENTIALS = { ZOOM_ACCOUNT_ID: "emulator", ZOOM_CLIENT_ID: "emulator", ZOOM_CLIENT_SECRET: "emulator" };

let world: World;
let certificates: Certificates;
let eventId: string;
const open: { close(): Promise<void> }[] = [];

beforeAll(async () => {
	world = await startWorld();
	eventId = await world.conference({ name: "Behind a proxy" });
	if (OPENSSL.isThere) certificates = makeCertificates();
});
afterAll(async () => {
	certificates?.remove();
	await world.close();
});
afterEach(async () => {
	for (const one of open.splice(0).reverse()) await one.close();
});

interface Ended {
	code: number | null;
	out: string;
	err: string;
}

/** Pulls the event by the command line, with an environment that has nothing but what is given. */
function pull(environment: Record<string, string>, ...nodeOptions: string[]): Promise<Ended> {
	const child = spawn(process.execPath, [...nodeOptions, COMMAND, "pull", eventId, "--output", "-"], {
		env: { PATH: process.env.PATH, HOME: certificates.folder, ...CREDENTIALS, ...environment },
	});
	const ended: Ended = { code: null, out: "", err: "" };
	child.stdout.on("data", (text: Buffer) => {
		ended.out += text.toString();
	});
	child.stderr.on("data", (text: Buffer) => {
		ended.err += text.toString();
	});
	return new Promise((resolve) => child.on("close", (code) => resolve({ ...ended, code })));
}

/** Zoom's hosts behind a proxy that opens TLS, as companies have it. */
async function company(apiUrl?: string): Promise<{ front: Front; proxy: TunnelProxy }> {
	const tls = certificates.issue(["DNS:zoom.us", "DNS:*.zoom.us"]);
	const front = await startFront(world.url, tls, apiUrl === undefined ? {} : { apiUrl });
	const proxy = await startProxy(askWho("ada", "p@ss", tunnelTo(front.port)));
	open.push(front, proxy);
	return { front, proxy };
}

const withPassword = ({ url }: TunnelProxy): string => url.replace("//", "//ada:p%40ss@");

/** Hosts that got a bearer token, each once. */
const tokensWentTo = ({ seen }: Front): string[] => [
	...new Set(seen.filter(({ hasToken }) => hasToken).map(({ host }) => host)),
];

describeWith(OPENSSL, "zoom-events pull, without a URL in its settings,", () => {
	it("goes through the company's proxy, and trusts its authority by NODE_EXTRA_CA_CERTS", async () => {
		const { front, proxy } = await company();
		const ended = await pull({ HTTPS_PROXY: withPassword(proxy), NODE_EXTRA_CA_CERTS: certificates.ca });
		expect(ended).toMatchObject({ code: 0, err: "" });
		expect(ended.out).toContain("name: Behind a proxy");
		expect(new Set(proxy.asked)).toEqual(new Set(["zoom.us:443", "api.zoom.us:443"]));
		expect(tokensWentTo(front)).toEqual(["api.zoom.us"]);
	});

	it("without the authority says what to set, in two lines", async () => {
		const { proxy } = await company();
		const ended = await pull({ HTTPS_PROXY: withPassword(proxy) });
		expect(ended).toEqual({
			code: 2,
			out: "",
			err: "zoom-events: The token endpoint https://zoom.us/oauth/token can't be reached: the certificate of zoom.us is not trusted (UNABLE_TO_VERIFY_LEAF_SIGNATURE).\nA company's proxy or firewall may sign it: ask IT for its CA certificate, and set NODE_EXTRA_CA_CERTS=<its PEM file>.\n",
		});
	});

	it("without the proxy's password says so, and shows none", async () => {
		const { proxy } = await company();
		const ended = await pull({ HTTPS_PROXY: proxy.url.replace("//", "//ada:wr0ng@") });
		expect(ended.code).toBe(2);
		expect(ended.err.split("\n")).toEqual([
			`zoom-events: The token endpoint https://zoom.us/oauth/token can't be reached: the proxy ${proxy.url} refuses the user name or password (HTTP 407).`,
			"Check them in HTTPS_PROXY; characters such as @ and : are written as %40 and %3A there.",
			"",
		]);
	});

	it("refuses a certificate of another host, though its authority is trusted", async () => {
		const front = await startFront(world.url, certificates.issue(["DNS:login.example.com"]));
		const proxy = await startProxy(tunnelTo(front.port));
		open.push(front, proxy);
		const { err } = await pull({ HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: certificates.ca });
		expect(err.split("\n")[0]).toMatch(
			/can't be reached: the certificate of zoom\.us is another host's \(ERR_TLS_CERT_ALTNAME_INVALID\)\.$/,
		);
		expect(front.seen).toEqual([]);
	});

	it("asks the data centre that the token's answer names", async () => {
		const { front, proxy } = await company("https://api-us.zoom.us");
		const ended = await pull({ HTTPS_PROXY: withPassword(proxy), NODE_EXTRA_CA_CERTS: certificates.ca });
		expect(ended).toMatchObject({ code: 0, err: "" });
		expect(tokensWentTo(front)).toEqual(["api-us.zoom.us"]);
		expect(front.seen.every(({ path }) => /^\/(oauth\/token|v2\/zoom_events\/)/.test(path))).toBe(true);
	});

	it("sends the token nowhere else, whatever the answer names", async () => {
		const { front, proxy } = await company("https://zoom.us.example.com");
		const ended = await pull({ HTTPS_PROXY: withPassword(proxy), NODE_EXTRA_CA_CERTS: certificates.ca });
		expect(ended).toMatchObject({ code: 0, err: "" });
		expect(tokensWentTo(front)).toEqual(["api.zoom.us"]);
	});

	it("with NO_PROXY for Zoom's hosts leaves the proxy aside", async () => {
		const proxy = await startProxy(refuseBy(403));
		open.push(proxy);
		const tls = certificates.issue(["DNS:zoom.us", "DNS:*.zoom.us"]);
		const front = await startFront(world.url, tls);
		open.push(front);
		const { code } = await pull(
			{
				HTTPS_PROXY: proxy.url,
				NO_PROXY: ".zoom.us",
				NODE_EXTRA_CA_CERTS: certificates.ca,
				ZOOM_API_URL: `https://api.zoom.us:${front.port}/v2`,
				ZOOM_OAUTH_URL: `https://zoom.us:${front.port}/oauth/token`,
			},
			...resolvedTo({ "zoom.us": ["127.0.0.1"], "api.zoom.us": ["127.0.0.1"] }),
		);
		expect(code).toBe(0);
		expect(proxy.asked).toEqual([]);
	});
});

/** Options of Node.js with which names have these addresses, in this order; only the name server is put aside. */
function resolvedTo(names: Record<string, readonly string[]>): string[] {
	const file = join(certificates.folder, "names.cjs");
	writeFileSync(
		file,
		`const dns = require("node:dns");
const { isIPv6 } = require("node:net");
const names = ${JSON.stringify(names)};
dns.lookup = (name, options, callback) => {
	const found = (names[name] ?? [name]).map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
	if (options.all) process.nextTick(callback, null, found);
	else process.nextTick(callback, null, found[0].address, found[0].family);
};
`,
	);
	return ["--require", file];
}

describeWith(OPENSSL, "a network of IPv6", () => {
	/** Zoom in its place on an IPv6 address alone. */
	async function sixOnly(): Promise<Record<string, string>> {
		const front = await startFront(world.url, certificates.issue(["DNS:api.zoom.us", "IP:::1"]), { host: "::1" });
		open.push(front);
		return {
			NODE_EXTRA_CA_CERTS: certificates.ca,
			ZOOM_API_URL: `https://api.zoom.us:${front.port}/v2`,
			ZOOM_OAUTH_URL: `https://[::1]:${front.port}/oauth/token`,
		};
	}

	it.each([
		["alone", ["::1"]],
		["beside one of IPv4 that leads nowhere", ["127.0.0.1", "::1"]],
	])("is enough, where the API's name has an address of it %s", async (_, addresses) => {
		const ended = await pull(await sixOnly(), ...resolvedTo({ "api.zoom.us": addresses }));
		expect(ended).toMatchObject({ code: 0, err: "" });
	});

	it("that leads nowhere keeps nobody from IPv4", async () => {
		const front = await startFront(world.url, certificates.issue(["DNS:api.zoom.us", "DNS:zoom.us"]));
		open.push(front);
		const ended = await pull(
			{
				NODE_EXTRA_CA_CERTS: certificates.ca,
				ZOOM_API_URL: `https://api.zoom.us:${front.port}/v2`,
				ZOOM_OAUTH_URL: `https://zoom.us:${front.port}/oauth/token`,
			},
			...resolvedTo({ "zoom.us": ["::1", "127.0.0.1"], "api.zoom.us": ["::1", "127.0.0.1"] }),
		);
		expect(ended).toMatchObject({ code: 0, err: "" });
	});
});

describe("the API's URL in a token's answer", () => {
	const USUAL = "https://api.zoom.us/v2";

	it.each([
		["https://api-us.zoom.us", USUAL, "https://api-us.zoom.us/v2"],
		["https://api-eu.zoom.us/", USUAL, "https://api-eu.zoom.us/v2"],
		["https://api.zoom.us", USUAL, USUAL],
		["https://zoom.us", USUAL, "https://zoom.us/v2"],
		["https://user:word@api-us.zoom.us", USUAL, "https://api-us.zoom.us/v2"],
		["http://api-us.zoom.us", USUAL, undefined],
		["https://api-us.zoom.us:8443", USUAL, undefined],
		["https://zoom.us.example.com", USUAL, undefined],
		["https://evilzoom.us", USUAL, undefined],
		["https://zoom.us@example.com", USUAL, undefined],
		["api-us.zoom.us", USUAL, undefined],
		["", USUAL, undefined],
		[undefined, USUAL, undefined],
		[7, USUAL, undefined],
		["https://api-us.zoom.us", "http://127.0.0.1:4010/v2", undefined],
	])("%s, where the settings have %s, is used as %s", (named, configured, expected) => {
		expect(dataCentreUrl(named, configured)).toBe(expected);
	});
});
