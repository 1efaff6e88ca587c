import type { ErrorBody } from "./answers";
import type { Operation } from "./contract";
import {
	AuthenticationError,
	ConflictError,
	callOf,
	NotFoundError,
	PermissionError,
	RateLimitError,
	ServiceError,
	ValidationError,
	ZoomApiError,
	type ZoomEventsError,
} from "./errors";
import { hintOn, type RefusalKind } from "./hints";

/** The API's own answer that refuses a call. */
export interface Refusal extends Omit<ErrorBody, "fields"> {
	/** HTTP status. */
	status: number;
	fields?: ErrorBody["fields"];
	/** Wait that was asked for, where one was. */
	retryAfterMs?: number | undefined;
}

/** The error that says what a refusal means, and what can be done about it. */
export function refusalOf(operation: Operation, target: string, refusal: Refusal): ZoomEventsError {
	const { status, code, fields = [], retryAfterMs } = refusal;
	const { id, method } = operation;
	const hint = hintOn(operation, status, code, refusal.message);
	const detail = fields.map(({ field, message }) => `\n  ${field === "" ? "" : `${field}: `}${message}`).join("");
	const message = `${callOf(operation, target)} was refused with HTTP ${status}, code ${code}: ${refusal.message}${detail}${hint === undefined ? "" : `\n${hint.do}`}`;
	if (status === 401) return new AuthenticationError(message, { status, code, operation: id });
	if (status === 429)
		return new RateLimitError(message, { code, operation: id, window: windowOf(refusal.message), retryAfterMs });
	const isDocumentedNotFound =
		status === 404 && operation.errors.some((known) => known.status === status && known.code === code);
	const facts = { status, code, operation: id, target, fields, isDocumentedNotFound };
	const error = errorOf(status >= 500 ? "service" : (hint?.is ?? kindOf(status)), message, facts, refusal.message);
	error.mayHaveHappened = status >= 500 && method !== "GET";
	return error;
}

function errorOf(
	kind: RefusalKind | "service" | undefined,
	message: string,
	facts: ConstructorParameters<typeof ZoomApiError>[1],
	said: string,
): ZoomApiError {
	switch (kind) {
		case "validation":
			return new ValidationError(message, facts);
		case "permission":
			return new PermissionError(message, facts, scopesIn(said));
		case "notFound":
			return new NotFoundError(message, facts);
		case "conflict":
			return new ConflictError(message, facts);
		case "service":
			return new ServiceError(message, facts);
		default:
			return new ZoomApiError(message, facts);
	}
}

/** What a caller can do about a status, where nothing else is known. */
function kindOf(status: number): RefusalKind | undefined {
	if ([400, 413, 415, 422].includes(status)) return "validation";
	if (status === 403) return "permission";
	if (status === 404) return "notFound";
	return status === 409 ? "conflict" : undefined;
}

/** Of which limit a message speaks. */
function windowOf(message: string): "second" | "day" | undefined {
	if (/daily/i.test(message)) return "day";
	return /per[- ]second/i.test(message) ? "second" : undefined;
}

/** Scopes that a message says are missing: `does not contain scopes:[a, b]`; each may be in quotes. */
function scopesIn(message: string): string[] {
	const [, list = ""] = /scopes?:\s*\[([^\]]*)\]/i.exec(message) ?? [];
	return list.split(/[\s,"']+/).filter((scope) => scope !== "");
}
