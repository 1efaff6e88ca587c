import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/resource";
import { type INTERPRETER_TYPES, sessionInterpreters } from "../kinds/session-interpreters";
import type { Inputs, ItemProperties, With } from "./types";

type Interpreter = With<
	ItemProperties<"updateSessionInterpreters", "interpreters">,
	{ type?: keyof typeof INTERPRETER_TYPES }
>;

/** Inputs: `PUT /zoom_events/events/{eventId}/sessions/{sessionId}/interpreters`, in camelCase. */
export interface SessionInterpretersArgs {
	eventId: pulumi.Input<string>;
	sessionId: pulumi.Input<string>;
	/** All interpreters of the session. */
	interpreters: Inputs<Interpreter[]>;
}

/** Outputs: what was declared. */
export interface SessionInterpretersOutputs {
	eventId: string;
	sessionId: string;
	interpreters: Interpreter[];
}

/**
 * The interpreters of a session, as a whole list. Delete restores the list that was there.
 *
 * @example
 * ```ts
 * new zoom.SessionInterpreters("opening", {
 * 	eventId: event.eventId,
 * 	sessionId: opening.sessionId,
 * 	interpreters: [{ email: "ines@example.com", type: "language", sourceLanguageId: "US", targetLanguageId: "DE" }],
 * });
 * ```
 */
export class SessionInterpreters extends defineResource<SessionInterpretersArgs, SessionInterpretersOutputs>(
	sessionInterpreters,
) {}
