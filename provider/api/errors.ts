import type { Operation } from "./contract";

/** A call as messages name it: the operation, and the object that it is for, if any. */
export function callOf({ id }: Operation, target: string): string {
	return target === "" ? id : `${id} ${target}`;
}

/** Base of all errors of the API layer: a message for people, safe to print. */
export class ZoomEventsError extends Error {
	override name = "ZoomEventsError";
	/** True where the API may have carried out the request all the same, in this try or in one before it. */
	mayHaveHappened = false;
	/** How long the API asks to wait before another try, in ms; absent where it doesn't. */
	retryAfterMs?: number;
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

/** The token endpoint refused the credentials, in its own JSON. */
export class AuthenticationError extends ZoomEventsError {
	override name = "AuthenticationError";
}

/** The request never got a usable answer: connection, time-out, or, with any status, a body that is not the API's. */
export class ConnectionError extends ZoomEventsError {
	override name = "ConnectionError";
	/**
	 * @param mayHaveHappened true where the API may have carried out the request all the same
	 * @param retryAfterMs wait that was asked for, where one was
	 */
	constructor(message: string, mayHaveHappened: boolean, retryAfterMs?: number) {
		super(message);
		this.mayHaveHappened = mayHaveHappened;
		if (retryAfterMs !== undefined) this.retryAfterMs = retryAfterMs;
	}
}

/** No request is taken for so long that nothing waits for it: the daily limit, or a `Retry-After` over the longest wait. */
export class ComeBackLaterError extends ZoomEventsError {
	override name = "ComeBackLaterError";
	/** @param at when requests are taken again; undefined where that was not said */
	constructor(
		message: string,
		readonly at: Date | undefined,
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

/** Why a folder can't be used, by the code of the system's error. */
const FOLDER_REASONS: Record<string, string> = {
	EACCES: "this user may not use it",
	EDQUOT: "the disk is full",
	EEXIST: "a file stands in its place or above it",
	ENOENT: "it can't be made there",
	ENOSPC: "the disk is full",
	ENOTDIR: "a file stands in its place or above it",
	EPERM: "this user may not use it",
	EROFS: "its file system can't be written to",
};

/** The folder of notes can't be used. */
export class NotesFolderError extends ZoomEventsError {
	override name = "NotesFolderError";
	/** @param cause the system's error */
	constructor(
		readonly folder: string,
		cause: unknown,
	) {
		const { code = "", message } = cause as NodeJS.ErrnoException;
		const known = FOLDER_REASONS[code];
		const reason = known === undefined ? message : `${known} (${code})`;
		super(
			`The folder of notes ${folder} can't be used: ${reason}. Nothing is made that can't be noted first. Mend that, or name another folder:\n  pulumi config set zoomEvents:journalFolder <folder>    (or set ZOOM_JOURNAL_FOLDER)`,
			{ cause },
		);
	}
}

/** One field that the API refused. */
export interface FieldFailure {
	/** Path of the field in the API's names; empty where the API names none. */
	field: string;
	message: string;
}

/** The API's own answer that something is refused. */
export class ZoomApiError extends ZoomEventsError {
	override name = "ZoomApiError";
	/** HTTP status. */
	readonly status: number;
	/** Zoom's code; 0 where the body had none. */
	readonly code: number;
	/** Fields that failed validation (code 300). */
	readonly fields: readonly FieldFailure[];

	constructor(
		readonly operation: Operation,
		readonly target: string,
		answer: {
			status: number;
			code: number;
			message: string;
			fields?: readonly FieldFailure[];
			/** Wait that was asked for, where one was. */
			retryAfterMs?: number | undefined;
		},
	) {
		const fields = answer.fields ?? [];
		const detail = fields.map(({ field, message }) => `\n  ${field === "" ? "" : `${field}: `}${message}`).join("");
		const hint = whatToDo(answer.status, answer.code);
		super(
			`${callOf(operation, target)} was refused with HTTP ${answer.status}, code ${answer.code}: ${answer.message}${detail}${hint === undefined ? "" : `\n${hint}`}`,
		);
		this.status = answer.status;
		this.mayHaveHappened = answer.status >= 500 && operation.method !== "GET";
		if (answer.retryAfterMs !== undefined) this.retryAfterMs = answer.retryAfterMs;
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

/** What to do about each code. Where operations mean different things by one, the hint names them all. */
const HINTS: Record<number, string> = {
	124: "The access token was not accepted. Check the app's credentials and that the app is activated.",
	300: "The request is not as the API wants it: change the fields that it names. Without any, the operation is not allowed for this kind or state of object, as its message says.",
	404: "The API knows no such object or path: check the ids in the program, and zoomEvents:apiUrl.",
	1001: "Of a speaker: Zoom's moderation refused a text, so change its wording. Of an event: check eventId.",
	1002: "A copy of an event needs a name and a start of its own: check duplicateOf.",
	1003: 'Of a speaker: another one of this event has this e-mail. Give each its own, or adopt the existing one (adopt: "<speaker id>"). Of a copied event: check duplicateOf.timezone.',
	1005: "A person can hold one role in a session: take the e-mail out of panelist, alternativeHost or sessionSpeakers.",
	1006: "Exhibitors and sponsor tiers exist in events of type CONFERENCE only.",
	1020: "This is no exhibitor's id: check exhibitorId, or the id in adopt or import.",
	1063: "A ticket's id can't change: remove this ticket from the program and declare another.",
	2001: "The hub was not found: check hubId.",
	2002: "The event was not found: check eventId, and whether somebody deleted it.",
	2003: "The session or its event was not found: check eventId and sessionId, and whether somebody deleted it.",
	2005: "The session or speaker was not found: check its id, and whether somebody deleted it.",
	2006: "The exhibitor was not found: check its id, and whether somebody deleted it.",
	2007: "Tickets of this type are sold out, or it is no type of the event: raise the ticket type's quantity, or check ticketTypeId.",
	3002: "The account's plan allows no more speakers in this event.",
	3011: "The app's user is not a host of the event.",
	5001: "Chat transcripts are not ready yet. Try again later.",
	26201: "The app's user may not create events in this hub: check hubId and the user's role there.",
	26202: "An event may last at most 6 days: shorten calendar.",
	26203: "Each calendar entry must end after it starts.",
	26204: "An event needs a calendar whose entries have startTime and endTime.",
	26302: "This session overlaps another that the person has, or the day has no place for more: choose another session.",
	26303: "Incoming live streams are for webinars only: the session's type must be webinar.",
	26304: 'A live stream that is on needs incomingConfig: { streamKeyType: "GENERATED" }.',
	26305: 'The one kind of stream key is "GENERATED": set incomingConfig.streamKeyType to it.',
	26306: "The session is full: raise its sessionReservation.maxCapacity, or take a reservation away.",
	26307: "The session takes no reservations: set its sessionReservation.allowReservations to true.",
	26308: "Reservations by the host are off for this session: turn them on in its settings in the Zoom portal.",
	26309:
		"The person has no ticket that admits to this session: declare a Ticket first, and let the reservation depend on it.",
	26310: "Hosts, speakers, panelists and alternative hosts need no reservation: remove it from the program.",
	26311: "There is no such reservation: it may have been taken away already.",
	26401:
		"The dates of the ticket sale don't fit: sales must end after they start, and tickets are made between the two.",
	26402: "A session id is not of this event.",
	26501: "Tickets can be made for published events only: declare an EventPublication and take eventId from it.",
	26502:
		"The ticket type was not found in this event: check ticketTypeId, or set it where the event's default type was deleted.",
	26503: "The ticket was not found: check its id, and whether somebody deleted it.",
	260101: "The app's user has no access to this hub: check hubId and the user's role there.",
	260200: "The app's user has no access to this event, or the app lacks the scope for it.",
	260207: "This hub takes no conferences: use another hub or event type.",
	260209: "The event can't be edited in its present state.",
	260210: "Past and cancelled events can't be edited. Take the change back, or make a new event.",
	260503:
		"The ticket answers what the registration form doesn't ask: leave these fields out, or add them to EventQuestions or TicketTypeQuestions.",
	260504:
		"The registration form requires these fields: give them in the ticket, or make them optional in EventQuestions or TicketTypeQuestions.",
	260801: "There is no such report template: check reportId in the Zoom portal.",
	261101: "The channel was not found: check hubId and channelId, and whether somebody deleted it.",
	261102: "The video is not in this channel: it may have been taken out already.",
	261103: "The app's user has no access to this channel.",
	261104: "The app's user may not create channels in this hub.",
	261107: "The app's user has no access to this video: check videoId and the user's role.",
	261108: "The video was not found: check videoId.",
	261201: "The access link was not found: check its id, and whether somebody deleted it.",
	261202: "ticketTypeId is not a ticket type of this event.",
	261203: "Another access link of this event has this name: names are unique in an event.",
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
