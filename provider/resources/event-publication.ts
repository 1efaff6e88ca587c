import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/resource";
import type { ResourceDescription } from "../lifecycle/description";

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

/** Said where the program gives no message. */
const DEFAULT_MESSAGE = "This event has been cancelled.";

const description: ResourceDescription = {
	kind: "EventPublication",
	noun: "publication of the event",
	parents: ["eventId"],
	id: { parameter: "eventId", field: "event_id" },
	operations: { create: "EventActions", get: "getEventInfo", delete: "EventActions" },
	ownInputs: {
		cancelMessage: { type: "string", minLength: 1, description: "What registrants read when the event is cancelled" },
	},
	outputs: ["status"],
	bodies: {
		create: () => ({ operation: "publish" }),
		delete: ({ cancelMessage }) => ({ operation: "cancel", cancel_message: cancelMessage ?? DEFAULT_MESSAGE }),
	},
	exists: ({ status }) => status === "PUBLISHED",
	heldByPeople: {
		shown: () => "the event would be cancelled, and everybody who registered would be told.",
		isAlways: true,
	},
};

/**
 * Publishes an event when it is created and cancels it, with a message, when it is deleted. Let it depend on
 * all that the event announces, so that going live comes last.
 *
 * @example
 * ```ts
 * new zoom.EventPublication("live", { eventId: event.eventId, cancelMessage: "We'll be back." }, { dependsOn: sessions });
 * ```
 */
export class EventPublication extends defineResource<EventPublicationArgs, EventPublicationOutputs>(description) {}
