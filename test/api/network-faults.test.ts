import { afterEach, describe, expect, it, vi } from "vitest";
import { ZoomEventsClient } from "../../provider/api/client.ts";
import { ConfigurationError, ConnectionError } from "../../provider/api/errors.ts";
import { networkFault } from "../../provider/api/network-faults.ts";
import { noProxy, proxyFor } from "../../provider/api/proxies.ts";
import { ProxyError } from "../../provider/api/proxy-error.ts";
import { askWho, makeCertificates, refuseBy, startFront, startProxy, type Tunnel } from "../helpers/company-network.ts";
import { describeWith, OPENSSL } from "../helpers/needs.ts";
import { json, scriptedServer } from "../helpers/scripted-server.ts";

const WHO = { accountId: "acc", clientId: "client-id", clientSecret: "s3cret-value", plan: "off" } as const;
const HERE = { oauthUrl: "https://zoom.us/oauth/token", apiUrl: "https://api.zoom.us/v2" };

const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
	vi.unstubAllEnvs();
	for (const one of open.splice(0).reverse()) await one.close();
});

/** What a create ends by that goes through a proxy. */
async function failureBy(
	environment: Record<string, string>,
	settings: Partial<ConstructorParameters<typeof ZoomEventsClient>[0]> = {},
): Promise<Error> {
	for (const name of ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "no_proxy", "NO_PROXY"])
		vi.stubEnv(name, environment[name]);
	const client = new ZoomEventsClient({ ...WHO, ...HERE, ...settings }, { maxRetries: 2, firstPauseMs: 1 });
	open.push(client);
	const made = client.call("createSpeaker", { path: { eventId: "e" }, body: { name: "Ada Example" } });
	return made.then(
		() => expect.fail("it was created"),
		(error: Error) => error,
	);
}

async function proxy(tunnel: Tunnel) {
	const started = await startProxy(tunnel);
	open.push(started);
	return started;
}

/** A free port, on which nothing listens. */
async function closedPort(): Promise<string> {
	const { url, close } = await scriptedServer([]);
	await close();
	return new URL(url).port;
}

describe("a proxy", () => {
	it("that asks for a password is named, with how to give one, and asked once", async () => {
		const { url, asked } = await proxy(refuseBy(407));
		const error = await failureBy({ HTTPS_PROXY: url });
		expect(error).toMatchObject({ name: "ConnectionError", mayHaveHappened: false });
		expect(error.message).toBe(
			`The token endpoint https://zoom.us/oauth/token can't be reached: the proxy ${url} asks for a user name and password (HTTP 407).\nSet HTTPS_PROXY=http://<user>:<password>@${url.slice(7)}, or use a proxy that needs none.`,
		);
		expect(asked).toEqual(["zoom.us:443"]);
	});

	it("that refuses the password is named without it", async () => {
		const { url } = await proxy(askWho("ada", "right", refuseBy(500)));
		const error = await failureBy({ https_proxy: url.replace("//", "//ada:wr%40ng-s3cret@") });
		expect(error.message).toBe(
			`The token endpoint https://zoom.us/oauth/token can't be reached: the proxy ${url} refuses the user name or password (HTTP 407).\nCheck them in https_proxy; characters such as @ and : are written as %40 and %3A there.`,
		);
	});

	it.each([
		[403, "refuses to connect to zoom.us (HTTP 403)", 1],
		[502, "can't connect to zoom.us (HTTP 502)", 3],
	])("that makes no tunnel, by %d, says so", async (status, words, times) => {
		const { url, asked } = await proxy(refuseBy(status));
		const error = await failureBy({ HTTP_PROXY: url });
		expect(error.message).toBe(
			`The token endpoint https://zoom.us/oauth/token can't be reached: the proxy ${url} ${words}.\nAsk who runs the proxy to allow zoom.us:443, or name the host in NO_PROXY if it can be reached without.`,
		);
		expect(asked).toHaveLength(times);
	});

	it.each<[string, Tunnel, string]>([
		["hangs up", (socket) => socket.destroy(), "closed the connection"],
		[
			"speaks no HTTP",
			(socket) => socket.end("SSH-2.0-Server\r\n"),
			"can't be reached: Response does not match the HTTP/1.1 protocol (Expected HTTP/, RTSP/ or ICE/)",
		],
	])("that %s is asked again as often as any server, and named", async (_, tunnel, words) => {
		const { url, asked } = await proxy(tunnel);
		const error = await failureBy({ HTTPS_PROXY: url });
		expect(error.message).toBe(
			`The token endpoint https://zoom.us/oauth/token can't be reached: the proxy ${url} ${words}.\nCheck HTTPS_PROXY, and the network; name the host in NO_PROXY if it can be reached without the proxy.`,
		);
		expect(asked).toHaveLength(3);
	});

	it("that isn't there is named, and not the API", async () => {
		const port = await closedPort();
		const error = await failureBy({ HTTPS_PROXY: `127.0.0.1:${port}` });
		expect(error).toBeInstanceOf(ConnectionError);
		expect(error.message).toBe(
			`The token endpoint https://zoom.us/oauth/token can't be reached: the proxy http://127.0.0.1:${port} can't be reached: connect ECONNREFUSED 127.0.0.1:${port}.\nCheck HTTPS_PROXY, and the network; name the host in NO_PROXY if it can be reached without the proxy.`,
		);
	});

	it("whose TLS is none is told how to be written", async () => {
		const { url } = await proxy(refuseBy(403));
		const error = await failureBy({ HTTPS_PROXY: url.replace("http:", "https:") });
		expect(error.message).toMatch(/^[^\n]*: the proxy https:\/\/127\.0\.0\.1:\d+ speaks no TLS \([A-Z_]+\)\.\n/);
		expect(error.message).toMatch(/\nWrite http:\/\/ instead of https:\/\/ in HTTPS_PROXY\.$/);
	});

	it("is not asked for this machine", async () => {
		const { url, asked } = await proxy(refuseBy(403));
		const api = await scriptedServer([json(404, { code: 2002, message: "No event." })]);
		open.push(api);
		const error = await failureBy({ HTTP_PROXY: url, HTTPS_PROXY: url }, api.settings);
		expect(error.name).toBe("NotFoundError");
		expect(asked).toEqual([]);
	});

	it("that stands between the API and a create leaves no doubt that nothing was created", async () => {
		const { url } = await proxy((socket, head) => refuseBy(head.place.startsWith("api") ? 504 : 403)(socket, head));
		const tokens = await scriptedServer([]);
		open.push(tokens);
		const error = await failureBy({ HTTPS_PROXY: url }, { oauthUrl: tokens.settings.oauthUrl });
		expect(error).toMatchObject({ name: "ConnectionError", mayHaveHappened: false });
		expect(error.message.split("\n")[0]).toBe(
			`createSpeaker for event "e" got no answer from https://api.zoom.us: the proxy ${url} can't connect to api.zoom.us (HTTP 504).`,
		);
	});
});

describe("variables of proxies", () => {
	it.each([
		[{}, "https:", undefined],
		[{ HTTPS_PROXY: "" }, "https:", undefined],
		[{ HTTPS_PROXY: "http://one.example.com:8080" }, "https:", "HTTPS_PROXY http://one.example.com:8080/"],
		[{ HTTPS_PROXY: "http://one.example.com:8080" }, "http:", undefined],
		[{ HTTP_PROXY: "http://one.example.com:8080" }, "https:", "HTTP_PROXY http://one.example.com:8080/"],
		[{ https_proxy: "http://low.example.com", HTTPS_PROXY: "x" }, "https:", "https_proxy http://low.example.com/"],
		[{ HTTPS_PROXY: "proxy.example.com:3128" }, "https:", "HTTPS_PROXY http://proxy.example.com:3128/"],
	])("%j name for %s the proxy %s", (environment, protocol, expected) => {
		const found = proxyFor(protocol, environment);
		expect(found && `${found.variable} ${found.url.href}`).toBe(expected);
	});

	it.each([
		["socks5://ada:s3cret@proxy.example.com:1080", "an address with socks5://"],
		["http://", "no address"],
		["http://proxy.example.com:port", "no address"],
	])("that can't be used are named, without the value %s", (value, what) => {
		const failing = () => proxyFor("https:", { HTTPS_PROXY: value });
		expect(failing).toThrow(ConfigurationError);
		expect(failing).toThrow(
			`The environment variable HTTPS_PROXY has ${what}, and no proxy that can be used.\nSet it to the address of an HTTP proxy, such as http://proxy.example.com:8080, or unset it.`,
		);
	});

	it("that can't be used end a request by that error", async () => {
		const error = await failureBy({ HTTPS_PROXY: "socks5://ada:s3cret@proxy.example.com:1080" });
		expect(error).toMatchObject({ name: "ConfigurationError", settings: ["HTTPS_PROXY"] });
		expect(error.message.includes("s3cret")).toBe(false);
	});

	it("list hosts without a proxy, beside this machine", () => {
		expect(noProxy({})).toBe("localhost,127.0.0.1,[::1]");
		expect(noProxy({ NO_PROXY: ".example.com, zoom.us" })).toBe(".example.com, zoom.us,localhost,127.0.0.1,[::1]");
		expect(noProxy({ NO_PROXY: "*" })).toBe("*");
	});
});

describeWith(OPENSSL, "a server in Zoom's place", () => {
	it("whose certificate is not trusted is named, with what makes it so, and asked once", async () => {
		const certificates = makeCertificates();
		try {
			const front = await startFront("http://127.0.0.1:1", certificates.issue(["IP:127.0.0.1"]));
			const tokens = await scriptedServer([]);
			open.push(front, tokens);
			const apiUrl = `https://127.0.0.1:${front.port}/v2`;
			const error = await failureBy({}, { apiUrl, oauthUrl: tokens.settings.oauthUrl });
			expect(error).toMatchObject({ name: "ConnectionError", mayHaveHappened: false });
			expect(error.message).toBe(
				`createSpeaker for event "e" got no answer from https://127.0.0.1:${front.port}: the certificate of 127.0.0.1:${front.port} is not trusted (UNABLE_TO_VERIFY_LEAF_SIGNATURE).\nA company's proxy or firewall may sign it: ask IT for its CA certificate, and set NODE_EXTRA_CA_CERTS=<its PEM file>.`,
			);
			expect(front.seen).toEqual([]);
		} finally {
			certificates.remove();
		}
	});
});

describe("a request without an answer", () => {
	const asked = { url: new URL("https://api.zoom.us/v2/x"), timeoutMs: 60_000, setIn: "zoom-events:apiUrl" };
	const coded = (code: string, more: object = {}) => Object.assign(new Error(`${code}!`), { code, ...more });
	const WAY = "Check the network and zoom-events:apiUrl; in a network with a proxy, set HTTPS_PROXY.";
	const AGAIN = "Check the network and zoom-events:apiUrl, and run the command again.";
	const named = { variable: "HTTPS_PROXY", url: new URL("https://ada:s3cret@proxy.example.com") };

	it.each<[string, unknown, string, string, boolean, boolean]>([
		["no name", coded("ENOTFOUND"), "its name has no known address (ENOTFOUND)", WAY, false, false],
		["no name server", coded("EAI_AGAIN"), "its name has no known address (EAI_AGAIN)", WAY, false, false],
		["no route", coded("ENETUNREACH"), "ENETUNREACH!", WAY, false, false],
		["late on the way", coded("ETIMEDOUT", { syscall: "connect" }), "ETIMEDOUT!", WAY, false, false],
		[
			"no address of several",
			Object.assign(new AggregateError([coded("ETIMEDOUT", { syscall: "connect" }), coded("ENETUNREACH")]), {
				code: "ETIMEDOUT",
			}),
			"ETIMEDOUT",
			WAY,
			false,
			false,
		],
		["reset", coded("ECONNRESET", { syscall: "read" }), "ECONNRESET!", AGAIN, true, false],
		["late", coded("UND_ERR_HEADERS_TIMEOUT"), "no answer within 60000 ms", AGAIN, true, false],
		[
			"fetched, and late",
			new TypeError("fetch failed", { cause: AbortSignal.abort(new DOMException("", "TimeoutError")).reason }),
			"no answer within 60000 ms",
			AGAIN,
			true,
			false,
		],
		[
			"an old certificate",
			coded("CERT_HAS_EXPIRED"),
			"the certificate of api.zoom.us has expired (CERT_HAS_EXPIRED)",
			"Check this machine's clock and time zone; if they are right, tell who runs the host.",
			false,
			true,
		],
		[
			"another's certificate",
			new TypeError("fetch failed", { cause: coded("ERR_TLS_CERT_ALTNAME_INVALID") }),
			"the certificate of api.zoom.us is another host's (ERR_TLS_CERT_ALTNAME_INVALID)",
			"Something on the way may answer in its place, such as a hotel's login page: check the network.",
			false,
			true,
		],
		[
			"a proxy's certificate",
			new ProxyError(named, { cause: coded("SELF_SIGNED_CERT_IN_CHAIN") }),
			"the certificate of the proxy https://proxy.example.com is not trusted (SELF_SIGNED_CERT_IN_CHAIN)",
			"A company's proxy or firewall may sign it: ask IT for its CA certificate, and set NODE_EXTRA_CA_CERTS=<its PEM file>.",
			false,
			true,
		],
		[
			"a silent proxy",
			new TypeError("fetch failed", { cause: new ProxyError(named, { cause: coded("UND_ERR_HEADERS_TIMEOUT") }) }),
			"the proxy https://proxy.example.com gave no answer",
			"Check HTTPS_PROXY, and the network; name the host in NO_PROXY if it can be reached without the proxy.",
			false,
			false,
		],
	])("%s: cause and remedy are named", (_, error, cause, remedy, wasSent, isLasting) => {
		expect(networkFault(error, asked)).toEqual({ cause, remedy, wasSent, isLasting });
	});

	it("for want of a name is told by the client", async () => {
		const error = await failureBy({}, { oauthUrl: "http://zoom.invalid/oauth/token" });
		expect(error.message).toMatch(
			/^The token endpoint http:\/\/zoom\.invalid\/oauth\/token can't be reached: its name has no known address \((ENOTFOUND|EAI_AGAIN)\)\.\nCheck the network and zoom-events:oauthUrl; in a network with a proxy, set HTTPS_PROXY\.$/,
		);
	});
});
