import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/resource";
import { eventQuestions } from "../kinds/event-questions";
import type { Inputs, Questions } from "./types";

type Declared = Questions<"updateRegistrationQuestionsForEvent">;

/** Inputs: `PUT /zoom_events/events/{eventId}/questions`, in camelCase. */
export interface EventQuestionsArgs {
	/** The event; a change restores the old one's questions. */
	eventId: pulumi.Input<string>;
	/** Standard fields to ask for. */
	questions?: Inputs<Declared["questions"]>;
	/** Questions of one's own. */
	customQuestions?: Inputs<Declared["customQuestions"]>;
}

/** Outputs: what was declared. */
export interface EventQuestionsOutputs extends Declared {
	eventId: string;
}

/**
 * The registration questions of an event. They always exist: create takes them over, and delete restores what was there. Ids
 * stay with the field or the title, so that an edit keeps the answers given so far.
 *
 * @example
 * ```ts
 * new zoom.EventQuestions("questions", {
 * 	eventId: event.eventId,
 * 	questions: [{ fieldName: "job_title", title: "Job title", required: false }],
 * 	customQuestions: [{ title: "What brings you here?", type: "short_answer", required: true, minLength: 1, maxLength: 200 }],
 * });
 * ```
 */
export class EventQuestions extends defineResource<EventQuestionsArgs, EventQuestionsOutputs>(eventQuestions) {}
