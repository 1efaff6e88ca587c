import { ConfigurationError } from "./errors";

/** A proxy, and the variable that names it. */
export interface NamedProxy {
	/** `HTTPS_PROXY`, say, as the environment spells it. */
	variable: string;
	url: URL;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Variables for the proxy to an address, by its protocol; the first that is set counts, as for most programs. */
const VARIABLES = {
	"http:": ["http_proxy", "HTTP_PROXY"],
	// One proxy for both is often set by its one name.
	"https:": ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY"],
} as const;

const PROTOCOLS: readonly string[] = ["http:", "https:"];

/** This machine is never reached through a proxy: the same as Pulumi's own programs, in Go, do. */
const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/**
 * The proxy for addresses of a protocol, by the environment.
 *
 * @param protocol as in a URL: `https:`
 * @throws ConfigurationError where the variable names none that can be used
 */
export function proxyFor(protocol: string, environment: Environment = process.env): NamedProxy | undefined {
	const names = VARIABLES[protocol === "https:" ? "https:" : "http:"];
	const variable = names.find((name) => (environment[name] ?? "") !== "");
	if (variable === undefined) return undefined;
	const text = environment[variable] ?? "";
	// Without a scheme it is an HTTP proxy.
	const spelt = text.includes("://") ? text : `http://${text}`;
	const url = URL.canParse(spelt) ? new URL(spelt) : undefined;
	if (url !== undefined && url.hostname !== "" && PROTOCOLS.includes(url.protocol)) return { variable, url };
	// The value may hold a password, so it is not shown.
	const what = url === undefined ? "no address" : `an address with ${url.protocol}//`;
	throw new ConfigurationError(
		`The environment variable ${variable} has ${what}, and no proxy that can be used.\nSet it to the address of an HTTP proxy, such as http://proxy.example.com:8080, or unset it.`,
		[variable],
	);
}

/** Hosts that are reached without a proxy, with commas between: those of `NO_PROXY`, and this machine. */
export function noProxy(environment: Environment = process.env): string {
	const given = environment.no_proxy ?? environment.NO_PROXY ?? "";
	return given.trim() === "*" ? "*" : [given, ...LOOPBACK].filter((one) => one !== "").join(",");
}
