import type { LookupFacts, NestedFacts, ReferenceFacts, SectionFacts } from "./section-facts";

export type { Kind } from "../kinds";

const TIER: Record<string, LookupFacts> = {
	tier: {
		of: "sponsorTier",
		input: "tierId",
		description: "Name of the sponsor tier: Gold",
		list: { operation: "ListSponsorTiers", id: "tier_id", name: "name" },
	},
};

const EXHIBITOR_SESSIONS: Record<string, ReferenceFacts> = {
	sessions: {
		input: "associatedSessions",
		to: "sessions",
		isList: true,
		description: "Keys of the sessions that go with it",
	},
};

/** An uploaded file instead of its id. */
const FILE: Record<string, ReferenceFacts> = {
	file: { input: "fileId", to: "files", isAlternative: true, description: "Key of the file, instead of fileId" },
};

/** A file of people, by its path. */
const PEOPLE = {
	own: {
		source: { type: "string", minLength: 1, description: "Path of the CSV or JSON file, relative to this one" },
	},
	contentFrom: "source",
	derived: ["path", "contentHash", "people"],
} as const;

/** Sections that are maps of objects by key, in the order in which the objects are made. */
export const sections = {
	hubHosts: {
		kind: "HubHost",
		noun: "host of the hub",
		description: "Users who may host events in the hub",
		parent: "hub",
	},
	coEditors: {
		kind: "CoEditor",
		noun: "co-editor",
		description: "Users who may edit sections of the event",
		parent: "event",
	},
	speakers: {
		kind: "Speaker",
		noun: "speaker",
		description: "Speakers of the event",
		parent: "event",
		inParts: "whereNamed",
	},
	sessions: {
		kind: "Session",
		noun: "session",
		description: "Sessions of the event",
		parent: "event",
		isProgramme: true,
		inParts: "byTime",
		isNotForRecurring: true,
		references: {
			speakers: {
				input: "sessionSpeakers",
				to: "speakers",
				isList: true,
				itemKey: "speaker",
				description: "Keys of the speakers, or objects that hold a key and what is special",
			},
		},
		own: {
			day: {
				type: "integer",
				minimum: 1,
				description: "Day of the event, from 1; may be left out where it has one",
			},
			at: { type: "string", format: "clock", description: "Start on that day, in the event's time zone: 09:30" },
			lasts: { type: "string", format: "length", description: "Length: 45m, 2h, 1h30m" },
			room: { type: "string", minLength: 1, description: "Room: a key of rooms, or its name; one session at a time" },
			track: {
				type: "string",
				minLength: 1,
				description: "Track: a key of tracks, or its label; one session at a time",
			},
		},
		optional: ["startTime", "endTime", "timezone"],
		nested: {
			polls: { kind: "SessionPolls", input: "polls", description: "All polls of the session; titles tell them apart" },
			interpreters: {
				kind: "SessionInterpreters",
				input: "interpreters",
				description: "All interpreters of the session",
			},
			livestream: { kind: "SessionLivestream", description: "The incoming live stream of a webinar session" },
		},
	},
	ticketTypes: {
		kind: "TicketType",
		noun: "ticket type",
		description: "Ticket types of the event",
		parent: "event",
		sale: { start: "startTime", end: "endTime" },
		isForConferences: true,
		references: {
			sessions: {
				input: "sessions",
				to: "sessions",
				isList: true,
				allowsAll: true,
				decidesPart: true,
				description: "ALL, or keys of the sessions that the ticket admits to",
			},
			bookmarkedSessions: {
				input: "bookmarkedSessions",
				to: "sessions",
				isList: true,
				allowsAll: true,
				description: "ALL, or keys of the sessions that are bookmarked for ticket holders",
			},
		},
		nested: {
			questions: {
				kind: "TicketTypeQuestions",
				inheritsFrom: "EventQuestions",
				description: "Registration questions of the ticket type",
			},
		},
	},
	accessLinks: {
		kind: "AccessLink",
		noun: "access link",
		description: "Links by which attendees register or groups join",
		parent: "event",
		references: {
			ticketType: {
				input: "ticketTypeId",
				to: "ticketTypes",
				decidesPart: true,
				description: "Key of the ticket type that a link of type group-join gives access by",
			},
		},
	},
	sponsors: {
		kind: "Exhibitor",
		noun: "sponsor",
		description: "Exhibitors who are sponsors",
		parent: "event",
		isForConferences: true,
		fixed: { isSponsor: true },
		lookups: TIER,
		references: EXHIBITOR_SESSIONS,
	},
	exhibitors: {
		kind: "Exhibitor",
		noun: "exhibitor",
		description: "Exhibitors who are no sponsors",
		parent: "event",
		isForConferences: true,
		fixed: { isSponsor: false },
		lookups: TIER,
		references: EXHIBITOR_SESSIONS,
	},
	tickets: {
		kind: "Ticket",
		noun: "ticket",
		description: "Tickets for people; they need a published event",
		parent: "event",
		mayBeAlike: true,
		isAfterPublication: true,
		references: {
			ticketType: {
				input: "ticketTypeId",
				to: "ticketTypes",
				decidesPart: true,
				description: "Key of the ticket type",
			},
			sessions: {
				input: "sessionIds",
				to: "sessions",
				isList: true,
				description: "Keys of the sessions, of a recurring event",
			},
		},
	},
	ticketLists: {
		kind: "TicketList",
		noun: "list of tickets",
		description: "Tickets for all people in a file, such as the export of a shop; they need a published event",
		parent: "event",
		isAfterPublication: true,
		references: {
			ticketType: {
				input: "ticketTypeId",
				to: "ticketTypes",
				decidesPart: true,
				description: "Key of the ticket type of all for whom no column says another",
			},
		},
		columnsIn: "columns",
		...PEOPLE,
	},
	reservations: {
		kind: "SessionReservation",
		noun: "reservation",
		description: "Places of registrants in sessions; they need a published event",
		parent: "event",
		isAfterPublication: true,
		references: {
			session: {
				input: "sessionId",
				to: "sessions",
				isRequired: true,
				decidesPart: true,
				description: "Key of the session",
			},
		},
		waitsFor: ["ticketLists"],
		own: {
			ticket: { type: "string", minLength: 1, description: "Key of the registrant's ticket, instead of email" },
		},
		sharedInput: { property: "ticket", to: "tickets", input: "email", lack: "says nobody" },
		optional: ["email"],
	},
	reservationLists: {
		kind: "SessionReservationList",
		noun: "list of reservations",
		description: "Places in a session for all registrants in a file; they need a published event",
		parent: "event",
		isAfterPublication: true,
		references: {
			session: {
				input: "sessionId",
				to: "sessions",
				isRequired: true,
				decidesPart: true,
				description: "Key of the session",
			},
		},
		waitsFor: ["tickets", "ticketLists"],
		...PEOPLE,
	},
	files: {
		kind: "File",
		noun: "file",
		description: "Files to upload: recordings, and captions, pictures and handouts of videos",
		parent: "none",
		takesHub: ({ fileType }) => fileType === undefined || fileType === "recording",
		own: { source: { type: "string", minLength: 1, description: "Path of the file, relative to this one" } },
		contentFrom: "source",
		derived: ["path", "text", "contentHash"],
	},
	videos: {
		kind: "VideoMetadata",
		noun: "video",
		description: "Details of videos of the hub",
		parent: "none",
		references: {
			file: {
				input: "videoId",
				to: "files",
				output: "videoId",
				isAlternative: true,
				description: "Key of the recording in files, instead of videoId",
			},
		},
		itemReferences: { resources: FILE, thumbnails: FILE, transcripts: FILE },
		optional: ["videoId"],
	},
	channels: {
		kind: "VodChannel",
		noun: "channel",
		description: "Video-on-demand channels of the hub",
		parent: "hub",
		nested: {
			videos: {
				kind: "VodChannelVideo",
				isMap: true,
				keyGives: { input: "videoId", in: "videos" },
				description: "Videos of the channel; a key of videos needs no videoId",
			},
			questions: { kind: "VodChannelQuestions", description: "Registration questions of the channel" },
			registrations: { kind: "VodRegistration", isMap: true, description: "People's registrations for the channel" },
		},
	},
	registrationLists: {
		kind: "VodRegistrationList",
		noun: "list of registrations",
		description: "Registrations for a channel of all people in a file",
		parent: "hub",
		references: {
			channel: { input: "channelId", to: "channels", isRequired: true, description: "Key of the channel" },
		},
		...PEOPLE,
	},
} as const satisfies Readonly<Record<string, SectionFacts>>;

/** The sections with their names, in the order in which the objects are made. */
export const sectionEntries: readonly (readonly [keyof typeof sections, SectionFacts])[] = Object.entries(sections) as [
	keyof typeof sections,
	SectionFacts,
][];

/** The event itself: a single object. */
export const eventFacts: SectionFacts = {
	kind: "Event",
	noun: "event",
	description: "The event itself",
	parent: "hub",
	// A series says it.
	optional: ["recurrence"],
	divided: ["calendar"],
	own: {
		firstDay: { type: "string", format: "date", description: "Date of the first day: 2027-05-04" },
		days: {
			type: "array",
			minItems: 1,
			description: "The event's days in order, instead of calendar",
			items: {
				type: "object",
				additionalProperties: false,
				required: ["from", "to"],
				properties: {
					date: {
						type: "string",
						format: "date",
						description: "Date of the day; by default the day after the previous one",
					},
					from: { type: "string", format: "clock", description: "Start of the day in the event's time zone: 09:00" },
					to: {
						type: "string",
						format: "clock",
						description: "End of the day in the event's time zone: 18:00; 24:00 is midnight",
					},
				},
			},
		},
	},
};

/** The facts of a section by its name; undefined where there is no such section. */
export function factsOf(section: string | undefined): SectionFacts | undefined {
	return sectionEntries.find(([name]) => name === section)?.[1];
}

/** Registration questions of the event. */
export const questionsFacts: NestedFacts = {
	kind: "EventQuestions",
	description: "Registration questions of the event",
};

/** What makes the event public. */
export const publicationFacts: NestedFacts = {
	kind: "EventPublication",
	description: "true or false, or the message for its cancellation: true publishes the event after all else is made",
};
