// Made by `npm run generate` from provider/kinds/session-reservation-list.ts: change that.

import type * as pulumi from "@pulumi/pulumi";
import type { ContentSource } from "../hosts/program/content";
import { defineResource } from "../hosts/program/dynamic-resource";
import { sessionReservationList } from "../kinds/session-reservation-list";

/**
 * Columns of the file by property: a name, several names of which the first with a value counts, or an object with
 * `column` and `map`.
 */
export interface SessionReservationListColumnsArgs {
	/** E-mail address of the registrant whose place is reserved. */
	email?: pulumi.Input<string | unknown[] | Record<string, unknown> | undefined>;
}

/** Inputs of a list of reservations: `POST /zoom_events/events/{eventId}/sessions/{sessionId}/reservations`. */
export interface SessionReservationListArgs {
	/** Path of a CSV or JSON file, relative to the project's folder; its rows are not kept in the state. */
	source: pulumi.Input<ContentSource>;
	/** Id of the event. A change replaces the list of reservations. */
	eventId: pulumi.Input<string>;
	/** Id of the session. A change replaces the list of reservations. */
	sessionId: pulumi.Input<string>;
	/** The system whose export the file is: it knows the columns. */
	preset?: pulumi.Input<"pretix" | "tito" | "eventbrite" | undefined>;
	/**
	 * Columns of the file by property: a name, several names of which the first with a value counts, or an object with
	 * `column` and `map`.
	 */
	columns?: pulumi.Input<SessionReservationListColumnsArgs | undefined>;
	/** Rows that are left out, by column: its values, such as `{ Status: ["Canceled"] }`. */
	leaveOut?: pulumi.Input<Record<string, unknown> | undefined>;
	/** How many objects may be removed, or true for any number; without it over a fifth of them, or all, are not. */
	allowRemoving?: pulumi.Input<boolean | number | undefined>;
}

/**
 * Columns of the file by property: a name, several names of which the first with a value counts, or an object with
 * `column` and `map`.
 */
export interface SessionReservationListColumns {
	/** E-mail address of the registrant whose place is reserved. */
	email?: string | unknown[] | Record<string, unknown>;
}

/** Outputs of a list of reservations: its inputs, and what the API adds. */
export interface SessionReservationListOutputs {
	/** Id of the event. */
	eventId: string;
	/** Id of the session. */
	sessionId: string;
	/** Path of the file, from `source`. */
	path?: string;
	/** SHA-256 of the file, from `source`; a change brings the list up to date. */
	contentHash?: string;
	/** How many people the file has, from `source`. */
	people?: number;
	/** The system whose export the file is: it knows the columns. */
	preset?: "pretix" | "tito" | "eventbrite";
	/**
	 * Columns of the file by property: a name, several names of which the first with a value counts, or an object with
	 * `column` and `map`.
	 */
	columns?: SessionReservationListColumns;
	/** Rows that are left out, by column: its values, such as `{ Status: ["Canceled"] }`. */
	leaveOut?: Record<string, unknown>;
	/** How many objects may be removed, or true for any number; without it over a fifth of them, or all, are not. */
	allowRemoving?: boolean | number;
	/** What tells which objects are there and as they were: nine characters for each, which say nothing of anybody. */
	entries?: string;
	/** Secret without which nobody can check a guess on `entries`. Secret. */
	entriesKey?: string;
	/** Id of the list, by which it knows its objects. */
	listId: string;
}

/**
 * Places in a session for all registrants in a file, a call for each. Who has a place already keeps it, and it belongs
 * to the list from then on: it is given back when the row goes. The state has one entry for all of them, and nothing
 * of a person.
 *
 * @example
 * ```ts
 * new zoom.SessionReservationList("workshop", {
 * 	eventId: live.eventId,
 * 	sessionId: workshop.sessionId,
 * 	source: "workshop.csv",
 * 	columns: { email: "E-mail" },
 * });
 * ```
 */
export class SessionReservationList extends defineResource<SessionReservationListArgs, SessionReservationListOutputs>(
	sessionReservationList,
) {}
