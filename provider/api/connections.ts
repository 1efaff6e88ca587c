import { type buildConnector, type Dispatcher, EnvHttpProxyAgent, errors, Pool } from "undici";
import { type NamedProxy, noProxy, proxyFor } from "./proxies";
import { ProxyError } from "./proxy-error";

/** How long a connection may take to be made, and a proxy to say whether it makes one, in ms. */
const CONNECT_MS = 10_000;

/**
 * How a socket is connected: to whichever of a host's IPv6 and IPv4 addresses answers. Each gets a second: in the
 * quarter that is usual, no address of a distant host answers, and none is then reached.
 */
const CONNECT = { timeout: CONNECT_MS, autoSelectFamily: true, autoSelectFamilyAttemptTimeout: 1_000 };

/** What undici says of a proxy's answer other than 200. */
const REFUSED = /^Proxy response \((\d+)\)/;

/** Codes of errors between this process and the proxy, as its tunnel reports them. */
const OF_PROXY = /^(?:UND_ERR_SOCKET|UND_ERR_PRX_TLS|UND_ERR_HEADERS_TIMEOUT)$/;

/** A failure of a tunnel, as the proxy's where it is. */
function ofTunnel(proxy: NamedProxy, error: Error): Error {
	const status = REFUSED.exec(error.message)?.[1];
	if (status !== undefined) return new ProxyError(proxy, { status: Number(status) });
	const { code = "" } = error as { code?: string };
	// With such a code, undici would connect again and again and never end.
	return OF_PROXY.test(code) || error instanceof errors.HTTPParserError
		? new ProxyError(proxy, { cause: error })
		: error;
}

/** A connector whose failures are told otherwise. */
function failingAs(connect: buildConnector.connector, told: (error: Error) => Error): buildConnector.connector {
	return (options, callback) =>
		connect(options, (...[error, socket]) => (error === null ? callback(null, socket) : callback(told(error), null)));
}

/**
 * Connections to the API that are kept for the next request: through the proxy that the environment names
 * (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`), else straight.
 *
 * Certificates are checked as Node.js does everywhere, so `NODE_EXTRA_CA_CERTS` counts. Failures of a proxy are a
 * `ProxyError`.
 *
 * @throws ConfigurationError where a variable names no proxy that can be used
 */
export function connections(environment = process.env): Dispatcher {
	const proxies = { "http:": proxyFor("http:", environment), "https:": proxyFor("https:", environment) };
	return new EnvHttpProxyAgent({
		httpProxy: proxies["http:"]?.url.href ?? "",
		httpsProxy: proxies["https:"]?.url.href ?? "",
		noProxy: noProxy(environment),
		keepAliveTimeout: 30_000,
		connect: CONNECT,
		proxyTls: CONNECT,
		clientFactory: (url, options) => {
			const proxy = Object.values(proxies).find((one) => one?.url.href === url.href);
			const { connect } = options as { connect: buildConnector.connector };
			const told = (cause: Error): Error => (proxy === undefined ? cause : new ProxyError(proxy, { cause }));
			return new Pool(url.origin, { ...options, headersTimeout: CONNECT_MS, connect: failingAs(connect, told) });
		},
		factory: (origin, options) => {
			const proxy = proxies[new URL(origin).protocol === "https:" ? "https:" : "http:"];
			const { connect } = options as Pool.Options;
			// Connections without a proxy have options here, and tunnels a function.
			if (typeof connect !== "function" || proxy === undefined) return new Pool(origin, options);
			return new Pool(origin, { ...options, connect: failingAs(connect, (error) => ofTunnel(proxy, error)) });
		},
	});
}
