import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/resource";
import { sessionReservation } from "../kinds/session-reservation";

/** Inputs: `POST /zoom_events/events/{eventId}/sessions/{sessionId}/reservations`. */
export interface SessionReservationArgs {
	eventId: pulumi.Input<string>;
	/** A session that takes reservations; the API says with 26306 to 26310 why it doesn't. */
	sessionId: pulumi.Input<string>;
	/** E-mail address of a registrant; secret. A change makes a new reservation. */
	email: pulumi.Input<string>;
}

/** Outputs: what was declared, and the registrant's name; all secret. */
export interface SessionReservationOutputs {
	eventId: string;
	sessionId: string;
	email: string;
	firstName?: string;
	lastName?: string;
}

/**
 * A registrant's place in a session.
 *
 * @example
 * ```ts
 * new zoom.SessionReservation("ada-workshop", {
 * 	eventId: event.eventId,
 * 	sessionId: workshop.sessionId,
 * 	email: "ada@example.com",
 * });
 * ```
 */
export class SessionReservation extends defineResource<SessionReservationArgs, SessionReservationOutputs>(
	sessionReservation,
) {}
