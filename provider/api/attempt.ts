import type { Operation } from "./contract";
import { ConnectionError, callOf, ZoomEventsError } from "./errors";
import type { TransportRequest } from "./http-sender";
import { networkFault } from "./network-faults";
import type { ClientSettings } from "./settings";

/** What requests wait for where the account's rate is used up, by a 429 or in the queue. */
export const RATE = "rate";

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

/** The setting that has the address of an operation. */
function settingOf({ isFileApi }: Operation): "apiUrl" | "fileApiUrl" {
	return isFileApi ? "fileApiUrl" : "apiUrl";
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
	const { cause, remedy, wasSent, isLasting } = networkFault(error, {
		url,
		timeoutMs,
		setIn: `zoom-events:${settingOf(operation)}`,
	});
	const outcome = new ConnectionError(
		`${callOf(operation, target)} got no answer from ${url.origin}: ${cause}.\n${remedy}`,
		wasSent && operation.method !== "GET",
		retryAfterMs,
	);
	return new Attempt(outcome, !isLasting && (!wasSent || !isOnce(request)), url.origin);
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
	const name = settingOf(operation);
	const outcome = new ConnectionError(
		`${callOf(operation, target)} was answered with HTTP ${status} and no readable JSON.\nSomething on the way may answer in Zoom's place: check the network, and zoom-events:${name} (${settings[name]}).`,
		operation.method !== "GET",
		retryAfterMs,
	);
	return new Attempt(outcome, !isOnce(request), status === 429 ? RATE : url.origin);
}
