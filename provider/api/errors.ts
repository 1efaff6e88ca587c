import type { Operation } from "./contract";

/** Base of all errors of the API layer: a message for people, safe to print. */
export class ZoomEventsError extends Error {
	override name = "ZoomEventsError";
}

/** Credentials or settings are missing. */
export class MissingCredentialsError extends ZoomEventsError {
	override name = "MissingCredentialsError";
	/**
	 * @param missing names of settings in the namespace `zoomEvents`
	 * @param wrong what is wrong with others, each beginning with the name
	 */
	constructor(missing: readonly string[], wrong: readonly string[] = []) {
		const lines = missing.map((name) => {
			const variable = `ZOOM_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
			const secret = name === "clientSecret" ? "--secret " : "";
			return `  pulumi config set ${secret}zoomEvents:${name} <value>    (or set ${variable})`;
		});
		const parts = [];
		if (missing.length > 0) {
			parts.push(
				`Zoom credentials are missing: ${missing.join(", ")}. Make a server-to-server OAuth app in the Zoom App Marketplace, then:\n${lines.join("\n")}`,
			);
		}
		parts.push(...wrong.map((text) => `zoomEvents:${text}`));
		super(parts.join("\n"));
	}
}

/** The token endpoint refused the credentials, or its answer was no token. */
export class AuthenticationError extends ZoomEventsError {
	override name = "AuthenticationError";
}

/** The request never got a usable answer: connection, time-out, or a body that is not the API's. */
export class ConnectionError extends ZoomEventsError {
	override name = "ConnectionError";
	/** @param mayHaveHappened true where the API may have carried out the request all the same */
	constructor(
		message: string,
		readonly mayHaveHappened: boolean,
	) {
		super(message);
	}
}

/** A redirect that is not followed: only the file API redirects. */
export class RedirectError extends ZoomEventsError {
	override name = "RedirectError";
}

/** A file can't be uploaded as it is: unreadable, changed, or too large. */
export class UploadError extends ZoomEventsError {
	override name = "UploadError";
}

/** One field that the API refused. */
export interface FieldFailure {
	/** Path of the field in the API's names. */
	field: string;
	message: string;
}

/** The API's own answer that something is refused. */
export class ZoomApiError extends ZoomEventsError {
	override name = "ZoomApiError";
	/** HTTP status. */
	readonly status: number;
	/** Zoom's code; the HTTP status where the body had none. */
	readonly code: number;
	/** Fields that failed validation (code 300). */
	readonly fields: readonly FieldFailure[];

	constructor(
		readonly operation: Operation,
		readonly target: string,
		answer: { status: number; code: number; message: string; fields?: readonly FieldFailure[] },
	) {
		const fields = answer.fields ?? [];
		const detail = fields.map(({ field, message }) => `\n  ${field}: ${message}`).join("");
		const hint = whatToDo(answer.status, answer.code);
		super(
			`${operation.id} ${target} was refused with HTTP ${answer.status}, code ${answer.code}: ${answer.message}${detail}${hint === undefined ? "" : `\n${hint}`}`,
		);
		this.status = answer.status;
		this.code = answer.code;
		this.fields = fields;
	}

	/** True where the contract documents the code as "not found" for this operation. */
	get isDocumentedNotFound(): boolean {
		return this.operation.errors.some(
			({ status, code }) => status === 404 && status === this.status && code === this.code,
		);
	}
}

const HINTS: Record<number, string> = {
	124: "The access token was not accepted. Check the app's credentials and that the app is activated.",
	1003: 'Another speaker of this event has this e-mail: give each speaker its own, or adopt the existing one (adopt: "<speaker id>").',
	1005: "A person can hold one role in a session: take the e-mail out of panelist, alternativeHost or sessionSpeakers.",
	1006: "Exhibitors and sponsor tiers exist in events of type CONFERENCE only.",
	2001: "The hub was not found: check hubId.",
	2002: "The event was not found: check eventId.",
	3002: "The account's plan allows no more speakers in this event.",
	3011: "The app's user is not a host of the event.",
	26201: "The app's user may not create events in this hub: check hubId and the user's role there.",
	26202: "An event may last at most 6 days: shorten calendar.",
	26203: "Each calendar entry must end after it starts.",
	26401: "Ticket sales must end after they start.",
	26402: "A session id is not of this event.",
	26501: "Tickets can be made for published events only.",
	26502: "The ticket type was not found in this event.",
	260101: "The app's user has no access to this hub.",
	260200: "The app's user has no access to this event, or the app lacks the scope for it.",
	260207: "This hub takes no conferences: use another hub or event type.",
	260209: "The event can't be edited in its present state.",
	260210: "Past and cancelled events can't be edited. Take the change back, or make a new event.",
	261202: "ticketTypeId is not a ticket type of this event.",
	261203: "Another access link of this event has this name: names are unique in an event.",
	261103: "The app's user has no access to this channel.",
	261104: "The app's user may not create channels in this hub.",
};

function whatToDo(status: number, code: number): string | undefined {
	if (HINTS[code] !== undefined) return HINTS[code];
	if (status === 401) return HINTS[124];
	if (status === 403)
		return "The app lacks a scope or its user a role for this. Compare the scopes of the app with the operation's.";
	if (status === 429)
		return "The account's rate limit is used up; other apps of the account count too. Try again later or set zoomEvents:plan.";
	if (status >= 500) return "Zoom had a fault. Run the command again; nothing that was done is lost.";
	return undefined;
}
