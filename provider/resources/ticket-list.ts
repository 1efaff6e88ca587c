// Made by `npm run generate` from provider/kinds/ticket-list.ts: change that.

import type * as pulumi from "@pulumi/pulumi";
import type { ContentSource } from "../hosts/program/content";
import { defineResource } from "../hosts/program/dynamic-resource";
import { ticketList } from "../kinds/ticket-list";

/**
 * Columns of the file by property: a name, several names of which the first with a value counts, or an object with
 * `column` and `map`.
 */
export interface TicketListColumnsArgs {
	/**
	 * What tells rows apart for good, such as the number of an order and the position in it; by default the address.
	 */
	key?: pulumi.Input<string | unknown[] | Record<string, unknown> | undefined>;
	/** E-mail address of the person, to which the link is sent. */
	email?: pulumi.Input<string | unknown[] | Record<string, unknown> | undefined>;
	/** First name of the person. */
	firstName?: pulumi.Input<string | unknown[] | Record<string, unknown> | undefined>;
	/** Last name of the person. */
	lastName?: pulumi.Input<string | unknown[] | Record<string, unknown> | undefined>;
	/** Postal address of the person: street and number. */
	address?: pulumi.Input<string | unknown[] | Record<string, unknown> | undefined>;
	/** City where the person lives. */
	city?: pulumi.Input<string | unknown[] | Record<string, unknown> | undefined>;
	/** State or province where the person lives. */
	state?: pulumi.Input<string | unknown[] | Record<string, unknown> | undefined>;
	/** Postal code of the address. */
	zip?: pulumi.Input<string | unknown[] | Record<string, unknown> | undefined>;
	/** Two-letter code of the country where the person lives. */
	country?: pulumi.Input<string | unknown[] | Record<string, unknown> | undefined>;
	/** Telephone number of the person. */
	phone?: pulumi.Input<string | unknown[] | Record<string, unknown> | undefined>;
	/** Industry in which the person works. */
	industry?: pulumi.Input<string | unknown[] | Record<string, unknown> | undefined>;
	/** What the person does at work. */
	jobTitle?: pulumi.Input<string | unknown[] | Record<string, unknown> | undefined>;
	/** Organisation for which the person works. */
	organization?: pulumi.Input<string | unknown[] | Record<string, unknown> | undefined>;
	/** How many people work in the organisation. */
	organizationSize?: pulumi.Input<string | unknown[] | Record<string, unknown> | undefined>;
	/** Columns of the answers, by the title of the question. */
	customQuestions?: pulumi.Input<string | unknown[] | Record<string, unknown> | undefined>;
	/** Free text of the person. */
	comments?: pulumi.Input<string | unknown[] | Record<string, unknown> | undefined>;
	/** Id of the ticket type; by default that of the list, else the event's own. */
	ticketTypeId?: pulumi.Input<string | unknown[] | Record<string, unknown> | undefined>;
	/** True sends people an e-mail with their ticket when it is made. */
	sendNotification?: pulumi.Input<string | unknown[] | Record<string, unknown> | undefined>;
}

/** Inputs of a list of tickets: `POST /zoom_events/events/{eventId}/tickets`. */
export interface TicketListArgs {
	/** Path of a CSV or JSON file, relative to the project's folder; its rows are not kept in the state. */
	source: pulumi.Input<ContentSource>;
	/** Id of the event. A change replaces the list of tickets. */
	eventId: pulumi.Input<string>;
	/** The system whose export the file is: it knows the columns. */
	preset?: pulumi.Input<"pretix" | "tito" | "eventbrite" | undefined>;
	/**
	 * Columns of the file by property: a name, several names of which the first with a value counts, or an object with
	 * `column` and `map`.
	 */
	columns?: pulumi.Input<TicketListColumnsArgs | undefined>;
	/** Rows that are left out, by column: its values, such as `{ Status: ["Canceled"] }`. */
	leaveOut?: pulumi.Input<Record<string, unknown> | undefined>;
	/** Id of the ticket type; by default that of the list, else the event's own. */
	ticketTypeId?: pulumi.Input<string | undefined>;
	/** True sends people an e-mail with their ticket when it is made. */
	sendNotification?: pulumi.Input<boolean | undefined>;
	/** True lets people join by their link alone, without signing in. */
	fastJoin?: pulumi.Input<boolean | undefined>;
	/** True has people register by their link first. */
	registrationNeeded?: pulumi.Input<boolean | undefined>;
	/** Where people have registered, such as the name of the shop (at most 16 characters). */
	registrationSource?: pulumi.Input<string | undefined>;
	/** How many objects may be removed, or true for any number; without it over a fifth of them, or all, are not. */
	allowRemoving?: pulumi.Input<boolean | number | undefined>;
	/** Id of an existing list of tickets: create takes it over and updates it to what is declared. */
	adopt?: pulumi.Input<string | undefined>;
}

/**
 * Columns of the file by property: a name, several names of which the first with a value counts, or an object with
 * `column` and `map`.
 */
export interface TicketListColumns {
	/**
	 * What tells rows apart for good, such as the number of an order and the position in it; by default the address.
	 */
	key?: string | unknown[] | Record<string, unknown>;
	/** E-mail address of the person, to which the link is sent. */
	email?: string | unknown[] | Record<string, unknown>;
	/** First name of the person. */
	firstName?: string | unknown[] | Record<string, unknown>;
	/** Last name of the person. */
	lastName?: string | unknown[] | Record<string, unknown>;
	/** Postal address of the person: street and number. */
	address?: string | unknown[] | Record<string, unknown>;
	/** City where the person lives. */
	city?: string | unknown[] | Record<string, unknown>;
	/** State or province where the person lives. */
	state?: string | unknown[] | Record<string, unknown>;
	/** Postal code of the address. */
	zip?: string | unknown[] | Record<string, unknown>;
	/** Two-letter code of the country where the person lives. */
	country?: string | unknown[] | Record<string, unknown>;
	/** Telephone number of the person. */
	phone?: string | unknown[] | Record<string, unknown>;
	/** Industry in which the person works. */
	industry?: string | unknown[] | Record<string, unknown>;
	/** What the person does at work. */
	jobTitle?: string | unknown[] | Record<string, unknown>;
	/** Organisation for which the person works. */
	organization?: string | unknown[] | Record<string, unknown>;
	/** How many people work in the organisation. */
	organizationSize?: string | unknown[] | Record<string, unknown>;
	/** Columns of the answers, by the title of the question. */
	customQuestions?: string | unknown[] | Record<string, unknown>;
	/** Free text of the person. */
	comments?: string | unknown[] | Record<string, unknown>;
	/** Id of the ticket type; by default that of the list, else the event's own. */
	ticketTypeId?: string | unknown[] | Record<string, unknown>;
	/** True sends people an e-mail with their ticket when it is made. */
	sendNotification?: string | unknown[] | Record<string, unknown>;
}

/** Outputs of a list of tickets: its inputs, and what the API adds. */
export interface TicketListOutputs {
	/** Id of the event. */
	eventId: string;
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
	columns?: TicketListColumns;
	/** Rows that are left out, by column: its values, such as `{ Status: ["Canceled"] }`. */
	leaveOut?: Record<string, unknown>;
	/** Id of the ticket type; by default that of the list, else the event's own. */
	ticketTypeId?: string;
	/** True sends people an e-mail with their ticket when it is made. */
	sendNotification?: boolean;
	/** True lets people join by their link alone, without signing in. */
	fastJoin?: boolean;
	/** True has people register by their link first. */
	registrationNeeded?: boolean;
	/** Where people have registered, such as the name of the shop. */
	registrationSource?: string;
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
 * Tickets for all people in a file, such as the export of a ticket shop: made, changed and deleted in calls of up to
 * 30, as rows come, change and go. The state has one entry for all of them, and nothing of a person. Only tickets of
 * the list are touched: each says in `externalTicketId` that it is. Tickets of people who were checked in are neither
 * deleted nor replaced.
 *
 * @example
 * ```ts
 * new zoom.TicketList("attendees", {
 * 	eventId: live.eventId,
 * 	source: "attendees.csv",
 * 	columns: { key: "Order", email: "E-mail", firstName: "First name", lastName: "Last name" },
 * 	ticketTypeId: earlyBird.ticketTypeId,
 * 	sendNotification: true,
 * });
 * ```
 */
export class TicketList extends defineResource<TicketListArgs, TicketListOutputs>(ticketList) {}
