import { defineResource } from "../hosts/resource";
import { type DuplicateOf, event } from "../kinds/event";
import type { AnswerProperties, BodyProperties, DuplicableArgs, Inputs, InputsOf } from "./types";

export type { DuplicateOf } from "../kinds/event";

type Created = Omit<BodyProperties<"createEvent">, "startTime" | "endTime">;

/** Inputs of an event: `POST /zoom_events/events`, in camelCase; the times come from `calendar`. */
export interface EventArgs extends InputsOf<Created>, DuplicableArgs {
	/** Creates the event as a copy of another, then brings it to what is declared; a later change does nothing. */
	duplicateOf?: Inputs<DuplicateOf>;
}

/** Outputs of an event: its inputs and what the API adds. */
export interface EventOutputs extends Omit<AnswerProperties<"getEventInfo">, keyof Created>, Created {
	eventId: string;
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
 * ```
 */
export class Event extends defineResource<EventArgs, EventOutputs>(event) {}
