import { ProxyError } from "./proxy-error";

/** Why a request has no answer, in words, and what that means for it. */
export interface NetworkFault {
	/** What happened; follows "got no answer from …: ". */
	cause: string;
	/** What to do: one line. */
	remedy: string;
	/** False where the connection was never made, so that nobody can have seen the request. */
	wasSent: boolean;
	/** True where it stays as it is until somebody changes something, so that no repeat helps. */
	isLasting: boolean;
}

/** What was asked, and how it was set. */
export interface Asked {
	url: URL;
	/** Longest wait for the answer. */
	timeoutMs: number;
	/** Where the address was set, for people: `zoom-events:apiUrl`. */
	setIn: string;
}

/** Errors of a socket that was never connected. */
const NEVER_SENT = new Set([
	"ECONNREFUSED",
	"ENOTFOUND",
	"EAI_AGAIN",
	"EHOSTUNREACH",
	"ENETUNREACH",
	"UND_ERR_CONNECT_TIMEOUT",
]);

/** The host's name has no address, as far as can be seen. */
const NO_NAME = new Set(["ENOTFOUND", "EAI_AGAIN"]);

const LATE = new Set(["UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"]);

/** Certificates that nobody known has signed. */
const UNTRUSTED = new Set([
	"CERT_UNTRUSTED",
	"DEPTH_ZERO_SELF_SIGNED_CERT",
	"SELF_SIGNED_CERT_IN_CHAIN",
	"UNABLE_TO_GET_ISSUER_CERT",
	"UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
	"UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

/** Certificates outside of their time. */
const UNTIMELY = new Set(["CERT_HAS_EXPIRED", "CERT_NOT_YET_VALID"]);

const WRONG_HOST = "ERR_TLS_CERT_ALTNAME_INVALID";

/** What answers speaks no TLS. */
const NO_TLS = new Set(["EPROTO", "ERR_SSL_WRONG_VERSION_NUMBER", "ERR_SSL_PACKET_LENGTH_TOO_LONG"]);

const TRUST =
	"A company's proxy or firewall may sign it: ask IT for its CA certificate, and set NODE_EXTRA_CA_CERTS=<its PEM file>.";

const CLOCK = "Check this machine's clock and time zone; if they are right, tell who runs the host.";

/** The innermost message of a failed request, which wraps the socket's error. */
export function reasonOf(error: unknown): string {
	const { code, message } = innermost(error);
	if (message !== undefined && message !== "") return message;
	return String(code ?? error);
}

/** What Node.js says of a failed request; an `AggregateError` has one error for each address that was tried. */
interface SystemError {
	code?: string;
	message?: string;
	name?: string;
	syscall?: string;
	errors?: readonly SystemError[];
}

/** Whether a socket was still to be connected. */
function isUnconnected({ code = "", syscall, errors }: SystemError): boolean {
	if (NEVER_SENT.has(code) || syscall === "connect") return true;
	return errors !== undefined && errors.length > 0 && errors.every(isUnconnected);
}

/** The error that all others wrap. */
function innermost(error: unknown): SystemError {
	const { cause } = error as { cause?: unknown };
	return cause === undefined || cause === null ? (error as object) : innermost(cause);
}

function proxyErrorOf(error: unknown): ProxyError | undefined {
	if (error instanceof ProxyError) return error;
	const { cause } = error as { cause?: unknown };
	return typeof cause === "object" && cause !== null ? proxyErrorOf(cause) : undefined;
}

/** What is wrong with the TLS of what answers at an address. */
function tlsFault(code: string, whose: string): Pick<NetworkFault, "cause" | "remedy"> | undefined {
	if (UNTRUSTED.has(code)) return { cause: `the certificate of ${whose} is not trusted (${code})`, remedy: TRUST };
	if (UNTIMELY.has(code)) {
		const what = code === "CERT_HAS_EXPIRED" ? "has expired" : "is not valid yet";
		return { cause: `the certificate of ${whose} ${what} (${code})`, remedy: CLOCK };
	}
	if (code === WRONG_HOST) {
		const remedy = "Something on the way may answer in its place, such as a hotel's login page: check the network.";
		return { cause: `the certificate of ${whose} is another host's (${code})`, remedy };
	}
	return undefined;
}

/** What a proxy did. */
function proxyFault({ proxy, status, cause }: ProxyError, { url }: Asked): NetworkFault {
	const { variable } = proxy;
	const it = `the proxy ${proxy.url.origin}`;
	const fault = (what: string, remedy: string, isLasting: boolean): NetworkFault => ({
		cause: what,
		remedy,
		wasSent: false,
		isLasting,
	});
	if (status === 407) {
		const isNamed = proxy.url.username !== "";
		return fault(
			`${it} ${isNamed ? "refuses the user name or password" : "asks for a user name and password"} (HTTP 407)`,
			isNamed
				? `Check them in ${variable}; characters such as @ and : are written as %40 and %3A there.`
				: `Set ${variable}=${proxy.url.protocol}//<user>:<password>@${proxy.url.host}, or use a proxy that needs none.`,
			true,
		);
	}
	const port = url.port === "" ? (url.protocol === "https:" ? "443" : "80") : url.port;
	const allow = `Ask who runs the proxy to allow ${url.hostname}:${port}, or name the host in NO_PROXY if it can be reached without.`;
	if (status !== undefined) {
		if (status < 500) return fault(`${it} refuses to connect to ${url.host} (HTTP ${status})`, allow, true);
		return fault(`${it} can't connect to ${url.host} (HTTP ${status})`, allow, false);
	}
	const { code = "" } = innermost(cause);
	const tls = tlsFault(code, it);
	if (tls !== undefined) return fault(tls.cause, tls.remedy, true);
	const check = `Check ${variable}, and the network; name the host in NO_PROXY if it can be reached without the proxy.`;
	if (NO_TLS.has(code)) {
		return fault(`${it} speaks no TLS (${code})`, `Write http:// instead of https:// in ${variable}.`, true);
	}
	if (NO_NAME.has(code)) return fault(`${it} has no known address (${code})`, check, false);
	if (LATE.has(code)) return fault(`${it} gave no answer`, check, false);
	if (code === "UND_ERR_SOCKET") return fault(`${it} closed the connection`, check, false);
	return fault(`${it} can't be reached: ${reasonOf(cause)}`, check, false);
}

/**
 * What is known of a request without an answer.
 *
 * @param error as undici throws it, from `request` or `fetch`
 */
export function networkFault(error: unknown, asked: Asked): NetworkFault {
	const ofProxy = proxyErrorOf(error);
	if (ofProxy !== undefined) return proxyFault(ofProxy, asked);
	const { url, timeoutMs, setIn } = asked;
	const inner = innermost(error);
	const { code = "", name } = inner;
	const check = `Check the network and ${setIn}, and run the command again.`;
	if (name === "TimeoutError" || LATE.has(code)) {
		return { cause: `no answer within ${timeoutMs} ms`, remedy: check, wasSent: true, isLasting: false };
	}
	const tls = tlsFault(code, url.host);
	if (tls !== undefined) return { ...tls, wasSent: false, isLasting: true };
	if (NO_TLS.has(code)) {
		return { cause: `${url.host} speaks no TLS (${code})`, remedy: check, wasSent: false, isLasting: true };
	}
	const wasSent = !isUnconnected(inner);
	const cause = NO_NAME.has(code) ? `its name has no known address (${code})` : reasonOf(error);
	const way = `Check the network and ${setIn}; in a network with a proxy, set HTTPS_PROXY.`;
	return { cause, remedy: wasSent ? check : way, wasSent, isLasting: false };
}
