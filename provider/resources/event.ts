// Made by `npm run generate` from provider/kinds/event.ts: change that.

import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/program/dynamic-resource";
import { event } from "../kinds/event";

/** One of `calendar`. */
export interface EventCalendarArgs {
	/** End, an instant in UTC. */
	endTime: pulumi.Input<string>;
	/** Start, an instant in UTC. */
	startTime: pulumi.Input<string>;
}

/** How a recurring event recurs. */
export interface EventRecurrenceArgs {
	/** Length; minutes of a session or listed video, seconds in a video's metadata (at least 1). */
	duration?: pulumi.Input<number | undefined>;
	/** Instant after which nothing recurs, UTC. */
	endDateTime?: pulumi.Input<string | undefined>;
	/** How often it recurs (at least 1). */
	endTimes?: pulumi.Input<number | undefined>;
	/** Day of the month on which it recurs, 1 to 31 (at most 1 items). */
	monthlyDays?: pulumi.Input<pulumi.Input<number>[] | undefined>;
	/** Week of the month on which it recurs; -1 is the last. */
	monthlyWeek?: pulumi.Input<-1 | 1 | 2 | 3 | 4 | undefined>;
	/** Day of that week, 1 (Sunday) to 7. */
	monthlyWeekDay?: pulumi.Input<1 | 2 | 3 | 4 | 5 | 6 | 7 | undefined>;
	/** Every how many days, weeks or months it recurs (at least 1, at most 90). */
	repeatInterval?: pulumi.Input<number | undefined>;
	/** Unit of the interval: 1 days, 2 weeks, 3 months. */
	type?: pulumi.Input<1 | 2 | 3 | undefined>;
	/** Days of the week on which it recurs, 1 (Sunday) to 7. */
	weeklyDays?: pulumi.Input<pulumi.Input<1 | 2 | 3 | 4 | 5 | 6 | 7>[] | undefined>;
}

/** Creates the event as a copy of another one, then brings it to what is declared. A later change does nothing. */
export interface EventDuplicateOfArgs {
	/** The event to copy. */
	eventId: pulumi.Input<string>;
	/** Name of the copy. */
	name: pulumi.Input<string>;
	/** Start of the copy; sessions move with it. */
	startTime: pulumi.Input<string>;
	/** IANA time zone of the copy. */
	timezone: pulumi.Input<string>;
}

/** Inputs of an event: `POST /zoom_events/events`. */
export interface EventArgs {
	/** Whether everybody may register for the event, or only certain people. */
	accessLevel: pulumi.Input<"PRIVATE_UNRESTRICTED" | "PRIVATE_RESTRICTED">;
	/** Whether people attend online, on site, or both. */
	attendanceType: pulumi.Input<"virtual" | "in-person" | "hybrid">;
	/** What the event is about, shown on the event's page. */
	description: pulumi.Input<string>;
	/** Conference, single session or recurring. A change replaces the event. */
	eventType: pulumi.Input<"SIMPLE_EVENT" | "CONFERENCE" | "RECURRING">;
	/** Id of the hub. */
	hubId: pulumi.Input<string>;
	/** The event's name, as attendees see it. */
	name: pulumi.Input<string>;
	/** IANA time zone in which the event takes place, such as Europe/Berlin. */
	timezone: pulumi.Input<string>;
	/** ISO codes of countries whose people can't register (at most 200 items). */
	blockedCountries?: pulumi.Input<pulumi.Input<string>[] | undefined>;
	/** The event's days, each from start to end (at most 6 items). */
	calendar?: pulumi.Input<pulumi.Input<EventCalendarArgs>[] | undefined>;
	/** Categories under which the event is listed (at most 20 items). */
	categories?: pulumi.Input<
		| pulumi.Input<
				| "Education & Family"
				| "Business & Networking"
				| "Entertainment & Visual Arts"
				| "Food & Drink"
				| "Fitness & Health"
				| "Home & Lifestyle"
				| "Community & Spirituality"
				| "Other"
		  >[]
		| undefined
	>;
	/** Name of the contact. */
	contactName?: pulumi.Input<string | undefined>;
	/** End of the lobby, an instant in UTC. */
	lobbyEndTime?: pulumi.Input<string | undefined>;
	/** Start of the lobby, an instant in UTC. */
	lobbyStartTime?: pulumi.Input<string | undefined>;
	/** Meeting or webinar, for events without sessions of their own. */
	meetingType?: pulumi.Input<"MEETING" | "WEBINAR" | undefined>;
	/** Place, for events on site. */
	physicalLocation?: pulumi.Input<string | undefined>;
	/** How a recurring event recurs. */
	recurrence?: pulumi.Input<EventRecurrenceArgs | undefined>;
	/** Line below the event's image. */
	tagline?: pulumi.Input<string | undefined>;
	/** Words by which the event is found (at most 200 items). */
	tags?: pulumi.Input<pulumi.Input<string>[] | undefined>;
	/** Creates the event as a copy of another one, then brings it to what is declared. A later change does nothing. */
	duplicateOf?: pulumi.Input<EventDuplicateOfArgs | undefined>;
	/** Id of an existing event: create takes it over and updates it to what is declared. */
	adopt?: pulumi.Input<string | undefined>;
	/**
	 * True creates another event even if an identical one exists; without it, create takes that one over if it belongs
	 * to no other resource and is as declared, and otherwise stops with the choices.
	 */
	allowDuplicate?: pulumi.Input<boolean | undefined>;
}

/** One of `calendar`. */
export interface EventCalendar {
	/** End, an instant in UTC. */
	endTime: string;
	/** Start, an instant in UTC. */
	startTime: string;
}

/** How a recurring event recurs. */
export interface EventRecurrence {
	/** Length; minutes of a session or listed video, seconds in a video's metadata (at least 1). */
	duration?: number;
	/** Instant after which nothing recurs, UTC. */
	endDateTime?: string;
	/** How often it recurs (at least 1). */
	endTimes?: number;
	/** Day of the month on which it recurs, 1 to 31 (at most 1 items). */
	monthlyDays?: number[];
	/** Week of the month on which it recurs; -1 is the last. */
	monthlyWeek?: -1 | 1 | 2 | 3 | 4;
	/** Day of that week, 1 (Sunday) to 7. */
	monthlyWeekDay?: 1 | 2 | 3 | 4 | 5 | 6 | 7;
	/** Every how many days, weeks or months it recurs (at least 1, at most 90). */
	repeatInterval?: number;
	/** Unit of the interval: 1 days, 2 weeks, 3 months. */
	type?: 1 | 2 | 3;
	/** Days of the week on which it recurs, 1 (Sunday) to 7. */
	weeklyDays?: (1 | 2 | 3 | 4 | 5 | 6 | 7)[];
}

/** Creates the event as a copy of another one, then brings it to what is declared. A later change does nothing. */
export interface EventDuplicateOf {
	/** The event to copy. */
	eventId: string;
	/** Name of the copy. */
	name: string;
	/** Start of the copy; sessions move with it. */
	startTime: string;
	/** IANA time zone of the copy. */
	timezone: string;
}

/** Outputs of an event: its inputs, and what the API adds. */
export interface EventOutputs {
	/** Whether everybody may register for the event, or only certain people. */
	accessLevel: "PRIVATE_UNRESTRICTED" | "PRIVATE_RESTRICTED";
	/** Whether people attend online, on site, or both. */
	attendanceType: "virtual" | "in-person" | "hybrid";
	/** What the event is about, shown on the event's page. */
	description: string;
	/** Conference, single session or recurring. */
	eventType: "SIMPLE_EVENT" | "CONFERENCE" | "RECURRING";
	/** Id of the hub. */
	hubId: string;
	/** The event's name, as attendees see it. */
	name: string;
	/** IANA time zone in which the event takes place, such as Europe/Berlin. */
	timezone: string;
	/** ISO codes of countries whose people can't register. */
	blockedCountries?: string[];
	/** The event's days, each from start to end. */
	calendar?: EventCalendar[];
	/** Categories under which the event is listed. */
	categories?: (
		| "Education & Family"
		| "Business & Networking"
		| "Entertainment & Visual Arts"
		| "Food & Drink"
		| "Fitness & Health"
		| "Home & Lifestyle"
		| "Community & Spirituality"
		| "Other"
	)[];
	/** Name of the contact. */
	contactName?: string;
	/** End of the lobby, an instant in UTC. */
	lobbyEndTime?: string;
	/** Start of the lobby, an instant in UTC. */
	lobbyStartTime?: string;
	/** Meeting or webinar, for events without sessions of their own. */
	meetingType?: "MEETING" | "WEBINAR";
	/** Place, for events on site. */
	physicalLocation?: string;
	/** How a recurring event recurs. */
	recurrence?: EventRecurrence;
	/** Line below the event's image. */
	tagline?: string;
	/** Words by which the event is found. */
	tags?: string[];
	/** Creates the event as a copy of another one, then brings it to what is declared. A later change does nothing. */
	duplicateOf?: EventDuplicateOf;
	/** E-mail address of the contact. */
	contactEmail?: string;
	/** End, an instant in UTC. */
	endTime?: string;
	/** Id of the event. */
	eventId: string;
	/** Address of the event. */
	eventUrl?: string;
	/** User id of the event's host. */
	hostId?: string;
	/** Start, an instant in UTC. */
	startTime?: string;
	/** State of the event: draft, published or cancelled. */
	status?: string;
}

/**
 * An event: a conference of many sessions, a single session, or a recurring one. It is a draft until an
 * `EventPublication` publishes it.
 *
 * @example
 * ```ts
 * const event = new zoom.Event("devconf", {
 * 	hubId,
 * 	name: "DevConf Example",
 * 	description: "Three days of talks.",
 * 	eventType: "CONFERENCE",
 * 	accessLevel: "PRIVATE_UNRESTRICTED",
 * 	attendanceType: "virtual",
 * 	timezone: "Europe/Berlin",
 * 	calendar: [{ startTime: "2027-05-04T07:00:00Z", endTime: "2027-05-06T16:00:00Z" }],
 * });
 *
 * export const eventId = event.eventId;
 * ```
 */
export class Event extends defineResource<EventArgs, EventOutputs>(event) {}
