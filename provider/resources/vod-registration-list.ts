// Made by `npm run generate` from provider/kinds/vod-registration-list.ts: change that.

import type * as pulumi from "@pulumi/pulumi";
import type { ContentSource } from "../hosts/program/content";
import { defineResource } from "../hosts/program/dynamic-resource";
import { vodRegistrationList } from "../kinds/vod-registration-list";

/**
 * Columns of the file by property: a name, several names of which the first with a value counts, or an object with
 * `column` and `map`.
 */
export interface VodRegistrationListColumnsArgs {
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
}

/** Inputs of a list of registrations: `POST /zoom_events/hubs/{hubId}/vod_channels/{channelId}/registrations`. */
export interface VodRegistrationListArgs {
	/** Path of a CSV or JSON file, relative to the project's folder; its rows are not kept in the state. */
	source: pulumi.Input<ContentSource>;
	/** Id of the hub. A change replaces the list of registrations. */
	hubId: pulumi.Input<string>;
	/** Id of the channel. A change replaces the list of registrations. */
	channelId: pulumi.Input<string>;
	/** The system whose export the file is: it knows the columns. */
	preset?: pulumi.Input<"pretix" | "tito" | "eventbrite" | undefined>;
	/**
	 * Columns of the file by property: a name, several names of which the first with a value counts, or an object with
	 * `column` and `map`.
	 */
	columns?: pulumi.Input<VodRegistrationListColumnsArgs | undefined>;
	/** Rows that are left out, by column: its values, such as `{ Status: ["Canceled"] }`. */
	leaveOut?: pulumi.Input<Record<string, unknown> | undefined>;
}

/**
 * Columns of the file by property: a name, several names of which the first with a value counts, or an object with
 * `column` and `map`.
 */
export interface VodRegistrationListColumns {
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
}

/** Outputs of a list of registrations: its inputs, and what the API adds. */
export interface VodRegistrationListOutputs {
	/** Id of the hub. */
	hubId: string;
	/** Id of the channel. */
	channelId: string;
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
	columns?: VodRegistrationListColumns;
	/** Rows that are left out, by column: its values, such as `{ Status: ["Canceled"] }`. */
	leaveOut?: Record<string, unknown>;
	/** What tells which objects are there and as they were: nine characters for each, which say nothing of anybody. */
	entries?: string;
	/** Secret without which nobody can check a guess on `entries`. Secret. */
	entriesKey?: string;
	/** Id of the list, by which it knows its objects. */
	listId: string;
}

/**
 * Registrations for a channel, for all people in a file, in calls of up to 30. Who is registered already is not
 * registered again. The API can neither change nor undo a registration: of a row that changes or goes, the preview
 * says that the registration stays as it is. The state has one entry for all of them, and nothing of a person.
 *
 * @example
 * ```ts
 * new zoom.VodRegistrationList("viewers", {
 * 	hubId: recordings.hubId,
 * 	channelId: recordings.channelId,
 * 	source: "attendees.csv",
 * 	columns: { email: "E-mail", firstName: "First name", lastName: "Last name" },
 * });
 * ```
 */
export class VodRegistrationList extends defineResource<VodRegistrationListArgs, VodRegistrationListOutputs>(
	vodRegistrationList,
) {}
