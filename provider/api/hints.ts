import type { Operation, OperationId } from "./contract";

/** What a caller can do about a refusal, where its HTTP status alone would say something else. */
export type RefusalKind = "validation" | "permission" | "notFound" | "conflict";

/** What to do about a code; `is` where the HTTP status misleads. */
interface Hint {
	do: string;
	is?: RefusalKind;
}

type Hints = Readonly<Record<number, Hint>>;

const NOT_FOUND: Hint = {
	do: "The API knows no such object or path: check the ids in the program, and zoom-events:apiUrl.",
};

const SESSION_NOT_FOUND: Hint = {
	do: "The session or its event was not found: check eventId and sessionId, and whether somebody deleted it.",
};

const EVENT_NOT_FOUND: Hint = { do: "The event was not found: check eventId, and whether somebody deleted it." };

const EVENT_IS_OVER: Hint = {
	do: "Past and cancelled events can't be edited. Undo the change, or create a new event.",
	is: "conflict",
};

/** Codes that mean the same, whichever operation answers them. */
const EVERYWHERE: Hints = {
	124: { do: "The access token was not accepted. Check the app's credentials and that the app is activated." },
	300: {
		do: "The API rejected the request: change the fields that it names. If it names none, the operation is not allowed for this kind or state of object, as its message says.",
	},
	404: NOT_FOUND,
	429: {
		do: "The account's rate limit is used up; other apps of the account count too. Try again later or set zoom-events:plan.",
	},
	2001: { do: "The hub was not found: check hubId." },
	2002: EVENT_NOT_FOUND,
	4711: {
		do: "The app lacks a scope: add the scopes that the message names to the app in the Zoom App Marketplace, and activate it again.",
		is: "permission",
	},
	260101: { do: "The app's user has no access to this hub: check hubId and the user's role there." },
	260200: { do: "The app's user has no access to this event, or the app lacks the scope for it." },
};

const SPEAKER: Hints = {
	1001: { do: "Zoom's moderation refused a text of the speaker: change its wording." },
	1003: {
		do: 'Another speaker of this event has this e-mail. Give each its own, or adopt the existing one (adopt: "<speaker id>").',
		is: "conflict",
	},
	1005: {
		do: "A person can hold one role in a session: take the e-mail out of panelist, alternativeHost or sessionSpeakers.",
		is: "conflict",
	},
	2005: { do: "The speaker was not found: check its id, and whether somebody deleted it.", is: "notFound" },
	3002: { do: "The account's plan allows no more speakers in this event.", is: "conflict" },
};

const EXHIBITOR: Hints = {
	1006: { do: "Exhibitors and sponsor tiers exist in events of type CONFERENCE only." },
	1020: { do: "This is not an exhibitor's id: check exhibitorId, or the id in adopt or import." },
	2006: { do: "The exhibitor was not found: check its id, and whether somebody deleted it." },
	3011: { do: "The app's user is not a host of the event." },
};

const SESSION: Hints = {
	1005: {
		do: "A person can hold one role in a session: take the e-mail out of panelist or alternativeHost, or the speaker who has it out of sessionSpeakers.",
		is: "conflict",
	},
	2003: SESSION_NOT_FOUND,
	2005: SESSION_NOT_FOUND,
	26402: { do: "A session id is not of this event." },
	260209: { do: "The event can't be edited in its present state.", is: "conflict" },
	260210: EVENT_IS_OVER,
};

const LIVESTREAM: Hints = {
	...SESSION,
	26303: { do: "Incoming live streams are for webinars only: the session's type must be webinar." },
	26304: { do: 'A live stream that is on needs incomingConfig: { streamKeyType: "GENERATED" }.' },
	26305: { do: 'The one kind of stream key is "GENERATED": set incomingConfig.streamKeyType to it.' },
};

const RESERVATION: Hints = {
	...SESSION,
	26302: {
		do: "This session overlaps another that the person has, or the day has no place for more: choose another session.",
		is: "conflict",
	},
	26306: {
		do: "The session is full: raise its sessionReservation.maxCapacity, or remove a reservation.",
		is: "conflict",
	},
	26307: {
		do: "The session takes no reservations: set its sessionReservation.allowReservations to true.",
		is: "conflict",
	},
	26308: {
		do: "Reservations by the host are off for this session: turn them on in its settings in the Zoom portal.",
		is: "conflict",
	},
	26309: {
		do: "The person has no ticket that admits to this session: declare a Ticket first, and let the reservation depend on it.",
		is: "conflict",
	},
	26310: { do: "Hosts, speakers, panelists and alternative hosts need no reservation: remove it from the program." },
	26311: { do: "The reservation was not found: it may already have been removed.", is: "notFound" },
};

const TICKET_TYPE: Hints = {
	26401: { do: "The dates of the ticket sale don't fit: sales must end after they start." },
	26502: { do: "The ticket type was not found in this event: check its id, and whether somebody deleted it." },
};

const TICKET: Hints = {
	1063: { do: "A ticket's id can't change: remove this ticket from the program and declare another." },
	2007: {
		do: "Tickets of this type are sold out, or the type is not of this event: raise the ticket type's quantity, or check ticketTypeId.",
		is: "conflict",
	},
	26401: {
		do: "Tickets are made within the sale of their type: move its startTime and endTime, or wait.",
		is: "conflict",
	},
	26501: {
		do: "Tickets can be made for published events only: declare an EventPublication and take eventId from it.",
		is: "conflict",
	},
	26502: {
		do: "The ticket type was not found in this event: check ticketTypeId, or set it where the event's default type was deleted.",
	},
	26503: { do: "The ticket was not found: check its id, and whether somebody deleted it." },
	260503: {
		do: "The ticket answers what the registration form doesn't ask: leave these fields out, or add them to EventQuestions or TicketTypeQuestions.",
	},
	260504: {
		do: "The registration form requires these fields: give them in the ticket, or make them optional in EventQuestions or TicketTypeQuestions.",
	},
};

const CHANNEL: Hints = {
	261101: { do: "The channel was not found: check hubId and channelId, and whether somebody deleted it." },
	261103: { do: "The app's user has no access to this channel." },
};

const CHANNEL_VIDEO: Hints = {
	...CHANNEL,
	261102: { do: "The video is not in this channel: it may have been taken out already." },
};

const VIDEO: Hints = {
	261107: { do: "The app's user has no access to this video: check videoId and the user's role." },
	261108: { do: "The video was not found: check videoId." },
};

const ACCESS_LINK: Hints = {
	261201: { do: "The access link was not found: check its id, and whether somebody deleted it." },
	261202: { do: "ticketTypeId is not a ticket type of this event." },
	261203: { do: "Another access link of this event has this name: names are unique in an event.", is: "conflict" },
};

/** Codes that mean something for an operation: one number may say another thing elsewhere. */
const BY_OPERATION: Readonly<Partial<Record<OperationId, Hints>>> = {
	createEvent: {
		26201: { do: "The app's user may not create events in this hub: check hubId and the user's role there." },
		26202: { do: "An event may last at most 6 days: shorten calendar." },
		26203: { do: "Each calendar entry must end after it starts." },
		26204: { do: "An event needs a calendar whose entries have startTime and endTime." },
		260207: { do: "This hub takes no conferences: use another hub or event type." },
	},
	updateEvent: { 260210: EVENT_IS_OVER },
	EventActions: {
		1001: { do: "This is not an event's id: check eventId, or duplicateOf.eventId of a copy." },
		1002: { do: "A copy of an event needs a name and a start of its own: check duplicateOf." },
		1003: { do: "The API knows no such time zone: check duplicateOf.timezone." },
	},
	createSpeaker: SPEAKER,
	getSpeaker: SPEAKER,
	updateSpeaker: SPEAKER,
	deleteSpeaker: SPEAKER,
	getExhibitors: EXHIBITOR,
	createExhibitor: EXHIBITOR,
	getExhibitorInfo: EXHIBITOR,
	updateExhibitor: EXHIBITOR,
	deleteExhibitor: EXHIBITOR,
	ListSponsorTiers: EXHIBITOR,
	getEventSessionList: SESSION,
	createEventSession: SESSION,
	getEventSessionInfo: SESSION,
	updateEventSession: SESSION,
	deleteEventSession: SESSION,
	getSessionAttendeeList: SESSION,
	getSessionJoinToken: SESSION,
	SessionAttendanceReport: SESSION,
	getSessionInterpreterList: SESSION,
	updateSessionInterpreters: SESSION,
	getSessionPolls: SESSION,
	updateSessionPolls: SESSION,
	getSessionLivestreamConfiguration: LIVESTREAM,
	UpdateSessionLivestreamConfiguration: LIVESTREAM,
	ListSessionReservations: RESERVATION,
	AddSessionReservations: RESERVATION,
	DeleteSessionReservations: RESERVATION,
	UpdateEventAttendeeActions: { 2003: EVENT_NOT_FOUND },
	UpdateSessionAttendeeActions: SESSION,
	createTicketType: TICKET_TYPE,
	updateTicketType: TICKET_TYPE,
	deleteEventTicketType: TICKET_TYPE,
	createTickets: TICKET,
	getTicketDetails: TICKET,
	Updateticket: TICKET,
	deleteTicket: TICKET,
	createVodChannel: {
		...CHANNEL,
		261104: { do: "The app's user may not create channels in this hub." },
	},
	DeleteVODChannel: CHANNEL,
	vodChannelActions: CHANNEL,
	VodChannelReigistration: CHANNEL,
	getRegistrationQuestionsForVODChannel: CHANNEL,
	updateRegistrationQuestionsForVODchannel: CHANNEL,
	ListVODRegistration: CHANNEL,
	VODTicketRegistration: CHANNEL,
	ListVODChannelVideos: CHANNEL_VIDEO,
	AddVODChannelVideos: CHANNEL_VIDEO,
	DeleteVODChannelVideo: CHANNEL_VIDEO,
	getVideoMetadata: VIDEO,
	updateVideoMetadata: VIDEO,
	createEventAccessLink: ACCESS_LINK,
	GetEventAccessLink: ACCESS_LINK,
	updateEventAccess: ACCESS_LINK,
	deleteEventAccessLink: ACCESS_LINK,
	ChatTranscriptsReport: { 5001: { do: "Chat transcripts are not ready yet. Try again later." } },
	EventSurveyReportApi: {
		400: {
			do: "The page size or the page token is not valid: list again from the start, with a pageSize of 1 to 300.",
		},
		404: EVENT_NOT_FOUND,
	},
	getCustomEventReport: {
		260801: { do: "There is no such report template: check reportId in the Zoom portal." },
	},
};

/** What a status says by itself, where nothing is known of the code. */
function byStatus(status: number): Hint | undefined {
	if (status === 401) return EVERYWHERE[124];
	if (status === 403)
		return {
			do: "The app lacks a scope for this, or its user a role. Compare the scopes of the app with the operation's.",
		};
	if (status === 404) return NOT_FOUND;
	if (status === 429) return EVERYWHERE[429];
	if (status >= 500) return { do: "Zoom had a problem. Run the command again; nothing that was done is lost." };
	return undefined;
}

/** Words of an account without the plan or the licence, or of a user without it: the API has no code for that. */
const NO_LICENCE =
	/host profile settings|\blicen[cs]e\b|\bsubscription\b|\bplan\b.*\b(?:upgrade|missing|required)\b|\bupgrade\b.*\bplan\b/i;

const LICENCE: Hint = {
	do: "The account's plan, or the licence of the app's user, does not allow this: a Pro plan or higher is needed, and a Zoom Webinars Plus or Events licence, assigned to that user in the Zoom web portal (User Management). zoom-events doctor checks it.",
};

/** Codes that say nothing of what is wrong. */
const VAGUE: readonly number[] = [0, 200, 300];

/** Whether a refusal's words are those of a missing plan or licence. */
export function saysLicence(message: string): boolean {
	return NO_LICENCE.test(message);
}

/**
 * What to do about a refusal of an operation; undefined where nothing is known of it.
 *
 * @param message the API's own words
 */
export function hintOn({ id }: Pick<Operation, "id">, status: number, code: number, message = ""): Hint | undefined {
	const known = BY_OPERATION[id]?.[code];
	const isRefused = status === 400 || status === 403;
	if (known === undefined && isRefused && VAGUE.includes(code) && saysLicence(message)) return LICENCE;
	return known ?? EVERYWHERE[code] ?? byStatus(status);
}
