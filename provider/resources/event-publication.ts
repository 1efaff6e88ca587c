import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/resource";
import { eventPublication } from "../kinds/event-publication";

/** Inputs of a publication: `POST /zoom_events/events/{eventId}/event_actions`. */
export interface EventPublicationArgs {
	/** The event to publish; a change cancels the old one and publishes the new one. */
	eventId: pulumi.Input<string>;
	/** Lets the publication be deleted, which cancels the event; without it that is refused, at preview already. */
	allowDestructive?: pulumi.Input<boolean>;
	/** What registrants read when the event is cancelled; the API needs it where there are registrants. */
	cancelMessage?: pulumi.Input<string>;
}

/** Outputs of a publication. */
export interface EventPublicationOutputs {
	eventId: string;
	cancelMessage?: string;
	/** `PUBLISHED` while it exists. */
	status: string;
}

/**
 * Publishes an event when it is created and cancels it, with a message, when it is deleted. Let it depend on
 * all that the event announces, so that going live comes last.
 *
 * @example
 * ```ts
 * new zoom.EventPublication("live", { eventId: event.eventId, cancelMessage: "We'll be back." }, { dependsOn: sessions });
 * ```
 */
export class EventPublication extends defineResource<EventPublicationArgs, EventPublicationOutputs>(eventPublication) {}
