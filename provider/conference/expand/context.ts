import { type Declaration, Reference, type Report } from "../declaration";
import { eventFacts, publicationFacts } from "../sections";
import type { ConferenceSpec } from "../spec";
import type { Sitting } from "./sitting";

/** What expansion needs to know all along. */
export interface Context {
	spec: ConferenceSpec;
	zone: string;
	hub: unknown;
	report: Report;
	made: Declaration[];
}

/** One event in the making. */
export interface EventContext extends Context {
	sitting: Sitting;
	/** Before names: the date in a series of events, or the key of a part. */
	prefix: string;
	isPublished: boolean;
}

/** Whether what is declared is of an event, not of the hub. */
export function isInEvent(context: Context | EventContext): context is EventContext {
	return "sitting" in context;
}

/** Name of the event's declaration. */
export function eventName(prefix: string): string {
	return `${prefix}event`;
}

/** The event's id; that of its publication where the API wants the event to be live. */
export function eventId({ prefix, isPublished }: EventContext, isAfterPublication = false): Reference {
	return new Reference(
		isAfterPublication && isPublished ? publicationFacts.kind : eventFacts.kind,
		eventName(prefix),
		"eventId",
	);
}

/** Entries by key, so that the order of the file says nothing. */
export function sorted<T>(map: Readonly<Record<string, T>> | undefined): [string, T][] {
	return Object.entries(map ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
}
