import type { Properties } from "../lifecycle/description";
import type { CheckSettings } from "./checks";
import type { sections } from "./sections";

/** Name of a section that is a map of objects by key: `speakers`. */
export type SectionName = keyof typeof sections;

/** A series of events by a rule. */
export interface Series {
	/** RRULE of RFC 5545: `FREQ=MONTHLY;BYDAY=1TU`. */
	rule: string;
	/** Date on or after which the first one is. */
	from: string;
	/** Start in the event's time zone: `18:00`. */
	at: string;
	/** Length: `2h`. */
	lasts: string;
	count?: number;
	/** Last date that may be one. */
	until?: string;
	as: "recurring" | "events";
}

/** One of several events that a programme is divided into: the event's days that it has, and what it says otherwise. */
export type Part = Properties & {
	/** Numbers of its days, from 1, in order. */
	days: number[];
	/** True where its resources have the names that they would have without parts. */
	keepsNames?: boolean;
};

/** Where a programme is taken from. */
export interface Source {
	from?: string;
	url?: string;
	file?: string;
	language?: string;
	trackCategory?: string;
	columns?: Record<string, string>;
}

/** A conference as the file says it, after templates, placeholders and defaults. */
export type ConferenceSpec = {
	hub?: string;
	hubId?: string;
	/** Inputs of the event, and `firstDay` and `days`. */
	event: Properties;
	source?: Source;
	series?: Series;
	/** The events that the programme is divided into, by key. */
	parts?: Record<string, Part>;
	rooms?: Record<string, string>;
	tracks?: Record<string, string>;
	/** Registration questions of the event. */
	questions?: Properties;
	/** What the checks make of what they find. */
	checks?: CheckSettings;
	publish?: boolean | { cancelMessage?: string };
} & { [Section in SectionName]?: Record<string, Properties> };
