// Made by `npm run generate` from provider/kinds/session-reservation.ts: change that.

import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/program/dynamic-resource";
import { sessionReservation } from "../kinds/session-reservation";

/** Inputs of a reservation: `POST /zoom_events/events/{eventId}/sessions/{sessionId}/reservations`. */
export interface SessionReservationArgs {
	/** Id of the event. A change replaces the reservation. */
	eventId: pulumi.Input<string>;
	/** Id of the session. A change replaces the reservation. */
	sessionId: pulumi.Input<string>;
	/** E-mail address of the registrant whose place is reserved. A change replaces the reservation. Secret. */
	email: pulumi.Input<string>;
	/** Id of an existing reservation: create takes it over and updates it to what is declared. */
	adopt?: pulumi.Input<string | undefined>;
}

/** Outputs of a reservation: its inputs, and what the API adds. */
export interface SessionReservationOutputs {
	/** Id of the event. */
	eventId: string;
	/** Id of the session. */
	sessionId: string;
	/** E-mail address of the registrant whose place is reserved. Secret. */
	email: string;
	/** First name of the registrant. Secret. */
	firstName?: string;
	/** Last name of the registrant. Secret. */
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
