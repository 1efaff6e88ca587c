import type { Operation, OperationId } from "./contract";

/** A call as messages name it: the operation, and the object that it is for, if any. */
export function callOf({ id }: Pick<Operation, "id">, target: string): string {
	return target === "" ? id : `${id} ${target}`;
}

/**
 * Base of all errors of this package that are shown to people: a message that says what happened and what to do, safe to
 * print, and fields for programs. The classes below tell apart what a caller can do.
 */
export class ZoomEventsError extends Error {
	override name = "ZoomEventsError";
	/** True where the API may have carried out the request all the same, in this attempt or an earlier one. */
	mayHaveHappened = false;
	/** How long the API asks to wait before another attempt, in ms; absent where it doesn't. */
	retryAfterMs?: number;
	/** What is said of it once one like it was told in full in the same run; absent where it is about one object alone. */
	brief?: string;
}

/**
 * A setting is missing or wrong, and nothing goes on without it.
 *
 * To do: set what `settings` names, in the stack's config or the environment; the message has the commands.
 */
export class ConfigurationError extends ZoomEventsError {
	override name = "ConfigurationError";
	/** @param settings names in the config namespace `zoom-events`, of those that are missing or wrong */
	constructor(
		message: string,
		readonly settings: readonly string[],
		options?: ErrorOptions,
	) {
		super(message, options);
	}
}

/** @deprecated It is thrown for settings that are wrong as well: use `ConfigurationError`. */
export const MissingCredentialsError = ConfigurationError;
/** @deprecated Use `ConfigurationError`. */
export type MissingCredentialsError = ConfigurationError;

/**
 * The API's address led elsewhere, and is not followed: only the file API redirects.
 *
 * To do: check `zoom-events:apiUrl` and `zoom-events:fileApiUrl`.
 */
export class RedirectError extends ConfigurationError {
	override name = "RedirectError";
	constructor(message: string, settings: readonly string[] = ["apiUrl", "fileApiUrl"]) {
		super(message, settings);
	}
}

/** Why a folder can't be used, by the code of the system's error. */
const FOLDER_REASONS: Record<string, string> = {
	EACCES: "permission denied",
	EDQUOT: "the disk is full",
	EEXIST: "there is a file in its place or above it",
	EINVAL: "its file system can't tell when something is on the disk",
	ENOENT: "it can't be created there",
	ENOSPC: "the disk is full",
	ENOTDIR: "there is a file in its place or above it",
	ENOTSUP: "its file system can't tell when something is on the disk",
	EPERM: "permission denied",
	EROFS: "its file system can't be written to",
};

/** Why a folder can't be used, in words, by the system's error. */
export function folderReasonOf(cause: unknown): string {
	const { code = "", message } = cause as NodeJS.ErrnoException;
	const known = FOLDER_REASONS[code];
	return known === undefined ? message : `${known} (${code})`;
}

/**
 * The journal folder can't be used. Nothing is made that can't be noted first.
 *
 * To do: fix the folder, or choose another with `zoom-events:journalFolder`.
 */
export class NotesFolderError extends ConfigurationError {
	override name = "NotesFolderError";
	/**
	 * @param cause the system's error
	 * @param isOnly whether nothing but these notes tells of what a killed run has made
	 */
	constructor(
		readonly folder: string,
		cause: unknown,
		isOnly = false,
	) {
		const rule = isOnly
			? "PULUMI_SKIP_CHECKPOINTS is set, so Pulumi writes its state at the end alone, and nothing is begun without a record of it. Fix that, run without PULUMI_SKIP_CHECKPOINTS, or choose another folder"
			: "Nothing is created that can't be recorded first. Fix that, or choose another folder";
		super(
			`The journal folder ${folder} can't be used: ${folderReasonOf(cause)}. ${rule}:\n  pulumi config set zoom-events:journalFolder <folder>    (or set ZOOM_JOURNAL_FOLDER)`,
			["journalFolder"],
			{ cause },
		);
	}
}

/**
 * A file can't be uploaded as it is: unreadable, changed since it was declared, or too large.
 *
 * To do: fix the file, or declare it again.
 */
export class UploadError extends ZoomEventsError {
	override name = "UploadError";
}

/** What an answer that refuses a call says of itself. */
interface Answered {
	/** HTTP status. */
	status: number;
	/** Zoom's code; 0 where the body had none. */
	code: number;
	/** The operation that was refused; absent where it was the token endpoint that answered. */
	operation?: OperationId | undefined;
}

/**
 * Nobody is let in: the token endpoint refused the credentials, or the API the token (HTTP 401).
 *
 * To do: check the credentials, and that the app is activated in the Zoom App Marketplace. Retrying doesn't help.
 */
export class AuthenticationError extends ZoomEventsError {
	override name = "AuthenticationError";
	readonly status: number;
	readonly code: number;
	readonly operation: OperationId | undefined;

	constructor(message: string, { status, code, operation }: Answered = { status: 401, code: 0 }) {
		super(message);
		this.status = status;
		this.code = code;
		this.operation = operation;
	}
}

/**
 * There was no usable answer: no connection, a timeout, or, with any status, a body that is not the API's.
 *
 * To do: try again; where `mayHaveHappened` is true, look first whether the request was carried out.
 */
export class ConnectionError extends ZoomEventsError {
	override name = "ConnectionError";
	/**
	 * @param mayHaveHappened true where the API may have carried out the request all the same
	 * @param retryAfterMs wait that was asked for, where one was
	 * @param isLasting true where no repeat helps: it stays so until somebody changes something
	 */
	constructor(
		message: string,
		mayHaveHappened: boolean,
		retryAfterMs?: number,
		readonly isLasting = false,
	) {
		super(message);
		this.mayHaveHappened = mayHaveHappened;
		if (retryAfterMs !== undefined) this.retryAfterMs = retryAfterMs;
	}
}

/** What is known of a limit that is used up. */
interface Limited {
	/** Zoom's code; 0 where the body had none, or was not the API's. */
	code?: number | undefined;
	operation?: OperationId | undefined;
	/** Of which limit the API speaks; undefined where it doesn't say. */
	window?: "second" | "day" | undefined;
	retryAfterMs?: number | undefined;
}

/**
 * The account's rate limit is used up (HTTP 429), and stayed so through all repeats. Nothing was done by the last one.
 *
 * To do: wait for `retryAfterMs`, send less, or set `zoom-events:plan` to the account's plan; other apps count too.
 */
export class RateLimitError extends ZoomEventsError {
	override name = "RateLimitError";
	readonly status: number = 429;
	readonly code: number;
	readonly operation: OperationId | undefined;
	/** Of which limit the API speaks; undefined where it doesn't say. */
	readonly window: "second" | "day" | undefined;

	constructor(message: string, { code = 0, operation, window, retryAfterMs }: Limited = {}) {
		super(message);
		this.code = code;
		this.operation = operation;
		this.window = window;
		if (retryAfterMs !== undefined) this.retryAfterMs = retryAfterMs;
	}
}

/**
 * No request is taken for so long that nothing waits for it: the daily limit, or a `Retry-After` over the longest wait.
 *
 * To do: run the command again at `at`; it continues where it stopped.
 */
export class ComeBackLaterError extends RateLimitError {
	override name = "ComeBackLaterError";
	/** @param at when requests are taken again; undefined where that was not said */
	constructor(
		message: string,
		readonly at: Date | undefined,
		limited: Limited = {},
	) {
		super(message, limited);
	}
}

/** One field that the API refused. */
export interface FieldFailure {
	/** Path of the field in the API's names; empty where the API names none. */
	field: string;
	message: string;
}

/** What the API's refusal says, and whom it is for. */
interface Refused extends Answered {
	operation: OperationId;
	/** The object in the path, in words; empty if there is none. */
	target: string;
	/** Fields that failed validation. */
	fields?: readonly FieldFailure[];
	/** Whether the contract documents the code as "not found" for the operation. */
	isDocumentedNotFound?: boolean;
}

/**
 * The API's own answer that it does not do what was asked. Most are of a class below that tells what can be done.
 *
 * To do: what the message says; `code` is Zoom's, and means something together with `operation` only.
 */
export class ZoomApiError extends ZoomEventsError {
	override name = "ZoomApiError";
	/** HTTP status. */
	readonly status: number;
	/** Zoom's code; 0 where the body had none. */
	readonly code: number;
	/** The contract's id of the operation that was refused. */
	readonly operation: OperationId;
	/** The object that the call was for, in words; empty if there is none. */
	readonly target: string;
	/** Fields that failed validation (code 300). */
	readonly fields: readonly FieldFailure[];
	/** True where the contract documents the code as "not found" for this operation. */
	readonly isDocumentedNotFound: boolean;

	constructor(message: string, refused: Refused) {
		super(message);
		this.status = refused.status;
		this.code = refused.code;
		this.operation = refused.operation;
		this.target = refused.target;
		this.fields = refused.fields ?? [];
		this.isDocumentedNotFound = refused.isDocumentedNotFound ?? false;
	}
}

/**
 * What was sent is not as the API wants it (HTTP 400 and the like).
 *
 * To do: change the fields that `fields` names, or what the message speaks of. Retrying doesn't help.
 */
export class ValidationError extends ZoomApiError {
	override name = "ValidationError";
}

/**
 * The app or its user may not do this (HTTP 403, or code 4711).
 *
 * To do: give the app the scopes in `scopes`, or its user the role that the message speaks of.
 */
export class PermissionError extends ZoomApiError {
	override name = "PermissionError";
	/** @param scopes that the app lacks; empty where the API names none */
	constructor(
		message: string,
		refused: Refused,
		readonly scopes: readonly string[] = [],
	) {
		super(message, refused);
	}
}

/**
 * The app's token lacks scopes, as its own answer says. Nothing was sent; `status` and `code` are those by which the API
 * would have refused it.
 *
 * To do: add the scopes in `scopes` to the app in the Zoom App Marketplace, and activate it again.
 */
export class MissingScopesError extends PermissionError {
	override name = "MissingScopesError";
	/** @param scopes all that are missing of what the run is known to need */
	constructor(message: string, operation: OperationId, scopes: readonly string[]) {
		super(message, { status: 400, code: 4711, operation, target: "" }, scopes);
	}
}

/**
 * The object, or one that it hangs on, is not there (HTTP 404, and some codes of 400 and 403).
 *
 * To do: check the ids; somebody may have deleted it.
 */
export class NotFoundError extends ZoomApiError {
	override name = "NotFoundError";
}

/**
 * What is there already forbids it: another object has the value, no place is left, or the state allows no change.
 *
 * To do: change what is there, or declare another value. Retrying doesn't help as long as that is so.
 */
export class ConflictError extends ZoomApiError {
	override name = "ConflictError";
}

/**
 * Zoom had a fault (HTTP 5xx), and still had after all repeats.
 *
 * To do: try again later; where `mayHaveHappened` is true, look first whether the request was carried out.
 */
export class ServiceError extends ZoomApiError {
	override name = "ServiceError";
}
