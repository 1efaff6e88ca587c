// Made by `npm run generate` from provider/kinds/session-interpreters.ts: change that.

import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/program/dynamic-resource";
import { sessionInterpreters } from "../kinds/session-interpreters";

/** One of `interpreters`. */
export interface SessionInterpretersInterpreterArgs {
	/** E-mail address of the interpreter, by which they join. */
	email?: pulumi.Input<string | undefined>;
	/** Id of the language interpreted from. */
	sourceLanguageId?: pulumi.Input<"US" | "CN" | "JP" | "DE" | "FR" | "RU" | "PT" | "ES" | "KR" | undefined>;
	/** Id of the language interpreted into. */
	targetLanguageId?: pulumi.Input<string | undefined>;
	/** Whether a spoken or a sign language is interpreted. */
	type?: pulumi.Input<"language" | "signLanguage" | undefined>;
}

/** Inputs of a list of interpreters: `PUT /zoom_events/events/{eventId}/sessions/{sessionId}/interpreters`. */
export interface SessionInterpretersArgs {
	/** Id of the event. A change replaces the list of interpreters. */
	eventId: pulumi.Input<string>;
	/** Id of the session. A change replaces the list of interpreters. */
	sessionId: pulumi.Input<string>;
	/** All interpreters of the session; those who are left out are removed (at most 300 items). */
	interpreters: pulumi.Input<pulumi.Input<SessionInterpretersInterpreterArgs>[]>;
	/** Id of an existing list of interpreters: create takes it over and updates it to what is declared. */
	adopt?: pulumi.Input<string | undefined>;
}

/** One of `interpreters`. */
export interface SessionInterpretersInterpreter {
	/** E-mail address of the interpreter, by which they join. */
	email?: string;
	/** Id of the language interpreted from. */
	sourceLanguageId?: "US" | "CN" | "JP" | "DE" | "FR" | "RU" | "PT" | "ES" | "KR";
	/** Id of the language interpreted into. */
	targetLanguageId?: string;
	/** Whether a spoken or a sign language is interpreted. */
	type?: "language" | "signLanguage";
}

/** Outputs of a list of interpreters: its inputs, and what the API adds. */
export interface SessionInterpretersOutputs {
	/** Id of the event. */
	eventId: string;
	/** Id of the session. */
	sessionId: string;
	/** All interpreters of the session; those who are left out are removed. */
	interpreters: SessionInterpretersInterpreter[];
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
