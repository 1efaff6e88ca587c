import { defineKind } from "./define";
import { isAfter, isTimezone, itemsHave, locationNeedsPlace, rule } from "./rules";
import { sessionGone } from "./session-not-found";

/** The API's session types, by their words here. */
export const SESSION_TYPES = { meeting: 0, webinar: 2, none: 4 } as const;

/** 1005: a person holds one role in a session. */
const oneRoleEach = rule({
	says: [
		["panelist[]", "holds no other role in the session (1005)"],
		["alternativeHost[]", "holds no other role in the session (1005)"],
	],
	check: ({ panelist, alternativeHost }) => {
		const roles = Object.entries({ panelist, alternativeHost }).flatMap(([list, emails]) =>
			((emails ?? []) as string[]).map((email, index) => ({ property: `${list}[${index}]`, key: email.toLowerCase() })),
		);
		return roles.flatMap(({ property, key }, index) => {
			const first = roles.findIndex((other) => other.key === key);
			return first === index
				? []
				: [{ property, reason: `is ${roles[first]?.property} too: a person holds one role in a session.` }];
		});
	},
});

/** The facts of `Session`. */
export const session = defineKind({
	kind: "Session",
	noun: "session",
	docs: {
		text: "A session of an event. In an event of type `SIMPLE_EVENT` the one session exists already: it is taken over and changed, never created or deleted.",
		properties: {
			name: "The session's name, as attendees see it",
			description: "What the session is about, shown on the event's page",
			type: "Whether the session is a meeting, a webinar, or has neither",
			timezone: "IANA time zone in which the session's times are shown",
			startTime: "Start of the session, an instant with its offset",
			endTime: "End of the session, an instant with its offset",
			attendanceType: "Whether people attend online, on site, or both; by default as for the event",
		},
	},
	parents: ["eventId"],
	id: { parameter: "sessionId" },
	operations: {
		create: "createEventSession",
		get: "getEventSessionInfo",
		list: "getEventSessionList",
		update: "updateEventSession",
		delete: "deleteEventSession",
	},
	naturalKey: { by: [["name", "startTime", "endTime"]] },
	// GET and PATCH document no code for "not found"; Zoom uses these by operation.
	notFound: sessionGone,
	properties: {
		type: { enumNames: SESSION_TYPES },
		sessionSpeakers: { itemKey: "speakerId" },
		timezone: { equal: "timezone" },
		// The API may add those who speak.
		panelist: { apiAdds: true },
		"panelist[]": { equal: "email" },
		"alternativeHost[]": { equal: "email" },
		// Without one the API takes the event's, which a PATCH can't ask for.
		attendanceType: { reset: "never" },
	},
	rules: [
		isAfter("endTime", "startTime"),
		isTimezone("timezone"),
		locationNeedsPlace,
		oneRoleEach,
		itemsHave("sessionSpeakers", ["speakerId"]),
	],
	isMeeting: ({ type }) => type !== "none",
	// The one session of a single-session event comes and goes with its event.
	managedByParent: { parent: "getEventInfo", when: (event) => event.event_type === "SIMPLE_EVENT" },
	deletionGuard: {
		records: {
			list: "ListSessionReservations",
			when: (session) =>
				(session?.session_reservation as { allow_reservations?: boolean } | undefined)?.allow_reservations === true,
			noun: "reservation",
		},
	},
});
