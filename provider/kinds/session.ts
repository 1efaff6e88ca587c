import type { Properties, ResourceDescription, Rule } from "../lifecycle/description";
import { locationNeedsPlace, startsBeforeEnd, timezoneExists } from "./rules";
import { sessionGone } from "./session-not-found";

/** The API's session types, by their words here. */
export const SESSION_TYPES = { meeting: 0, webinar: 2, none: 4 } as const;

/** 1005: a person holds one role in a session. */
const oneRoleEach: Rule = ({ panelist, alternativeHost }) => {
	const roles = Object.entries({ panelist, alternativeHost }).flatMap(([list, emails]) =>
		((emails ?? []) as string[]).map((email, index) => ({ property: `${list}[${index}]`, key: email.toLowerCase() })),
	);
	return roles.flatMap(({ property, key }, index) => {
		const first = roles.findIndex((other) => other.key === key);
		return first === index
			? []
			: [{ property, reason: `is ${roles[first]?.property} too: a person holds one role in a session.` }];
	});
};

const speakersHaveIds: Rule = ({ sessionSpeakers }) =>
	((sessionSpeakers ?? []) as Properties[]).flatMap(({ speakerId }, index) =>
		speakerId === undefined ? [{ property: `sessionSpeakers[${index}].speakerId`, reason: "is required." }] : [],
	);

/** The facts of `Session`; its class has the description for people. */
export const session: ResourceDescription = {
	kind: "Session",
	noun: "session",
	parents: ["eventId"],
	id: { parameter: "sessionId", field: "session_id" },
	operations: {
		create: "createEventSession",
		get: "getEventSessionInfo",
		list: "getEventSessionList",
		update: "updateEventSession",
		delete: "deleteEventSession",
	},
	naturalKey: { by: [["name", "startTime", "endTime"]] },
	// GET and PATCH document no code for "not found"; Zoom uses these by operation.
	gone: sessionGone,
	properties: {
		type: { words: SESSION_TYPES },
		sessionSpeakers: { itemKey: "speakerId" },
		// Without one the API takes the event's, which a PATCH can't ask for.
		attendanceType: { reset: "never" },
	},
	rules: [startsBeforeEnd, timezoneExists, locationNeedsPlace, oneRoleEach, speakersHaveIds],
	// The one session of a single-session event comes and goes with its event.
	builtIn: { parent: "getEventInfo", when: (event) => event.event_type === "SIMPLE_EVENT" },
	heldByPeople: {
		records: {
			list: "ListSessionReservations",
			when: ({ session_reservation }) =>
				(session_reservation as { allow_reservations?: boolean } | undefined)?.allow_reservations === true,
			noun: "reservation",
		},
	},
};
