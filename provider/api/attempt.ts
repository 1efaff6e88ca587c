import { ConnectionError, callOf, ZoomEventsError } from "./errors";
import type { TransportRequest } from "./http-sender";
import type { ClientSettings } from "./settings";
import { reasonOf } from "./token";

/** What requests wait for where the account's rate is used up, by a 429 or in the queue. */
export const RATE = "rate";

/** Errors of a socket that was never connected: the API can't have seen the request. */
const NEVER_SENT = new Set([
	"ECONNREFUSED",
	"ENOTFOUND",
	"EAI_AGAIN",
	"EHOSTUNREACH",
	"ENETUNREACH",
	"UND_ERR_CONNECT_TIMEOUT",
]);

/** A failed try, with what the retry policy has to know. */
export class Attempt extends Error {
	constructor(
		readonly outcome: ZoomEventsError,
		readonly isRepeatable: boolean,
		/** What the next attempt waits for: the same for all requests that fail for it. */
		readonly waitsFor: string,
	) {
		super(outcome.message);
	}
}

/** Whether a request may be carried out once alone, so that only a look can tell whether to repeat it. */
export function isOnce({ operation, isRepeatable }: TransportRequest): boolean {
	return operation.method === "POST" && isRepeatable !== true;
}

/**
 * What a try is that got no answer, or the head of one.
 *
 * @param facts `timeoutMs` that was waited for, and what a 429 asked for, where there was one
 */
export function lostAttempt(
	request: TransportRequest,
	error: unknown,
	{ timeoutMs, retryAfterMs }: { timeoutMs: number; retryAfterMs: number | undefined },
): unknown {
	// A redirect that is not followed, or a file that can't be read, is nobody's connection.
	if (error instanceof ZoomEventsError) return error;
	const { operation, target, url } = request;
	const { code = "", name } = error as { code?: string; name?: string };
	const wasSent = !NEVER_SENT.has(code);
	const isLate = name === "TimeoutError" || code === "UND_ERR_HEADERS_TIMEOUT" || code === "UND_ERR_BODY_TIMEOUT";
	const reason = isLate ? `no answer within ${timeoutMs} ms` : reasonOf(error);
	const outcome = new ConnectionError(
		`${callOf(operation, target)} got no answer from ${url.origin}: ${reason}.`,
		wasSent && operation.method !== "GET",
		retryAfterMs,
	);
	return new Attempt(outcome, !wasSent || !isOnce(request), url.origin);
}

/**
 * What a try is whose answer is a proxy's page, or what is left of one: whatever its status, nothing says that the
 * API did or refused anything.
 */
export function unreadableAttempt(
	request: TransportRequest,
	status: number,
	{ settings, retryAfterMs }: { settings: ClientSettings; retryAfterMs: number | undefined },
): Attempt {
	const { operation, target, url } = request;
	const name = operation.isFileApi ? "fileApiUrl" : "apiUrl";
	const outcome = new ConnectionError(
		`${callOf(operation, target)} was answered with HTTP ${status} and no readable JSON.\nSomething on the way may answer in Zoom's place: check the network, and zoom-events:${name} (${settings[name]}).`,
		operation.method !== "GET",
		retryAfterMs,
	);
	return new Attempt(outcome, !isOnce(request), status === 429 ? RATE : url.origin);
}
