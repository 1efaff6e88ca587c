import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/resource";
import type { Properties, ResourceDescription, Rule } from "../lifecycle/description";
import { locationNeedsPlace, startsBeforeEnd, timezoneExists } from "./rules";
import { sessionGone } from "./session-not-found";
import type { AnswerProperties, BodyProperties, HeldArgs, InputsOf, With } from "./types";

/** The API's session types, by their words here. */
export const SESSION_TYPES = { meeting: 0, webinar: 2, none: 4 } as const;

/** Word for a session's type: a meeting, a webinar, or neither (in person only). */
export type SessionType = keyof typeof SESSION_TYPES;

/** Inputs of a session: `POST /zoom_events/events/{eventId}/sessions`, in camelCase. */
export interface SessionArgs
	extends With<InputsOf<BodyProperties<"createEventSession">>, { type: pulumi.Input<SessionType> }>,
		HeldArgs {
	/** The event; a change makes a new session. */
	eventId: pulumi.Input<string>;
}

/** Outputs of a session: its inputs and what the API adds. */
export interface SessionOutputs
	extends With<
		AnswerProperties<"getEventSessionInfo">,
		{ type?: SessionType; meetingId?: number; webinarId?: number }
	> {
	eventId: string;
	sessionId: string;
}

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

const description: ResourceDescription = {
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

/**
 * A session of an event. In an event of type `SIMPLE_EVENT` the one session exists already: it is taken over
 * and changed, never created or deleted.
 *
 * @example
 * ```ts
 * new zoom.Session("opening", {
 * 	eventId: event.eventId,
 * 	name: "Opening",
 * 	type: "webinar",
 * 	startTime: "2027-05-04T09:00:00+02:00",
 * 	endTime: "2027-05-04T09:45:00+02:00",
 * 	timezone: "Europe/Berlin",
 * 	sessionSpeakers: [{ speakerId: ada.speakerId }],
 * });
 * ```
 */
export class Session extends defineResource<SessionArgs, SessionOutputs>(description) {}
