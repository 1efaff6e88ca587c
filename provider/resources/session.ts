import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/resource";
import { type SESSION_TYPES, session } from "../kinds/session";
import type { AnswerProperties, BodyProperties, HeldArgs, InputsOf, With } from "./types";

export { SESSION_TYPES } from "../kinds/session";

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
export class Session extends defineResource<SessionArgs, SessionOutputs>(session) {}
