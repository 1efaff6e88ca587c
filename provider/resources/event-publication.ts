// Made by `npm run generate` from provider/kinds/event-publication.ts: change that.

import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/program/dynamic-resource";
import { eventPublication } from "../kinds/event-publication";

/** Inputs of a publication of the event: `POST /zoom_events/events/{eventId}/event_actions`. */
export interface EventPublicationArgs {
	/** Id of the event. A change replaces the publication of the event. */
	eventId: pulumi.Input<string>;
	/** What registrants read when the event is cancelled; a default text is sent if it is left out. */
	cancelMessage?: pulumi.Input<string | undefined>;
	/** True allows the publication of the event to be deleted or replaced even though people depend on it. */
	allowDestructive?: pulumi.Input<boolean | undefined>;
	/** Id of an existing publication of the event: create takes it over and updates it to what is declared. */
	adopt?: pulumi.Input<string | undefined>;
}

/** Outputs of a publication of the event: its inputs, and what the API adds. */
export interface EventPublicationOutputs {
	/** Id of the event. */
	eventId: string;
	/** What registrants read when the event is cancelled; a default text is sent if it is left out. */
	cancelMessage?: string;
	/** True allows the publication of the event to be deleted or replaced even though people depend on it. */
	allowDestructive?: boolean;
	/** State of the event: PUBLISHED while the publication exists. */
	status: string;
}

/**
 * Publishes an event when it is created and cancels it, with a message, when it is deleted. Let it depend on
 * everything that the event announces, so that going live comes last.
 *
 * @example
 * ```ts
 * new zoom.EventPublication(
 * 	"live",
 * 	{ eventId: event.eventId, cancelMessage: "We'll be back." },
 * 	{ dependsOn: [opening] },
 * );
 * ```
 */
export class EventPublication extends defineResource<EventPublicationArgs, EventPublicationOutputs>(eventPublication) {}
