import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/resource";
import { type POLL_TYPES, sessionPolls } from "../kinds/session-polls";
import type { Inputs, ItemProperties, With } from "./types";

type Poll = With<Omit<ItemProperties<"updateSessionPolls", "polls">, "id">, { pollType: keyof typeof POLL_TYPES }>;

/** Inputs: `PUT /zoom_events/events/{eventId}/sessions/{sessionId}/polls`, in camelCase. */
export interface SessionPollsArgs {
	eventId: pulumi.Input<string>;
	sessionId: pulumi.Input<string>;
	/** All polls of the session; titles tell them apart. */
	polls: Inputs<Poll[]>;
}

/** Outputs: what was declared. */
export interface SessionPollsOutputs {
	eventId: string;
	sessionId: string;
	polls: Poll[];
}

/**
 * The polls of a session, as a whole list. A poll keeps its id, and so its results, as long as its title stays.
 * Delete restores the list that was there.
 *
 * @example
 * ```ts
 * new zoom.SessionPolls("opening", {
 * 	eventId: event.eventId,
 * 	sessionId: opening.sessionId,
 * 	polls: [
 * 		{
 * 			title: "Warm-up",
 * 			pollType: "basic",
 * 			anonymous: true,
 * 			questions: [{ name: "First time here?", type: "single", answers: ["Yes", "No"] }],
 * 		},
 * 	],
 * });
 * ```
 */
export class SessionPolls extends defineResource<SessionPollsArgs, SessionPollsOutputs>(sessionPolls) {}
