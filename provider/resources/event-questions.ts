// Made by `npm run generate` from provider/kinds/event-questions.ts: change that.

import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/program/dynamic-resource";
import { eventQuestions } from "../kinds/event-questions";

/** One of `customQuestions`. */
export interface EventQuestionsCustomQuestionArgs {
	/** Longest answer, in characters. */
	maxLength?: pulumi.Input<number | undefined>;
	/** Shortest answer, in characters. */
	minLength?: pulumi.Input<number | undefined>;
	/** Options to choose from (at most 30 items). */
	options?: pulumi.Input<pulumi.Input<string>[] | undefined>;
	/** True where it must be answered. */
	required?: pulumi.Input<boolean | undefined>;
	/** Text of the question, unique in the form. */
	title?: pulumi.Input<string | undefined>;
	/** Form of the answer. */
	type?: pulumi.Input<
		"short_answer" | "long_answer" | "single_radio" | "single_dropdown" | "multiple_choice" | undefined
	>;
}

/** One of `questions`. */
export interface EventQuestionsQuestionArgs {
	/** Name of the standard field. */
	fieldName?: pulumi.Input<
		| "first_name"
		| "last_name"
		| "address"
		| "city"
		| "state"
		| "zip"
		| "country"
		| "phone"
		| "industry"
		| "job_title"
		| "organization"
		| "organization_size"
		| undefined
	>;
	/** True where it must be answered. */
	required?: pulumi.Input<boolean | undefined>;
	/** What registrants read for the field. */
	title?: pulumi.Input<string | undefined>;
}

/** Inputs of a registration form: `PUT /zoom_events/events/{eventId}/questions`. */
export interface EventQuestionsArgs {
	/** Id of the event. A change replaces the registration form. */
	eventId: pulumi.Input<string>;
	/** Questions of the organiser's own, in order (at most 100 items). */
	customQuestions?: pulumi.Input<pulumi.Input<EventQuestionsCustomQuestionArgs>[] | undefined>;
	/** Standard fields to ask for, in order (at most 30 items). */
	questions?: pulumi.Input<pulumi.Input<EventQuestionsQuestionArgs>[] | undefined>;
	/** Id of an existing registration form: create takes it over and updates it to what is declared. */
	adopt?: pulumi.Input<string | undefined>;
}

/** One of `customQuestions`. */
export interface EventQuestionsCustomQuestion {
	/** Longest answer, in characters. */
	maxLength?: number;
	/** Shortest answer, in characters. */
	minLength?: number;
	/** Options to choose from (at most 30 items). */
	options?: string[];
	/** True where it must be answered. */
	required?: boolean;
	/** Text of the question, unique in the form. */
	title?: string;
	/** Form of the answer. */
	type?: "short_answer" | "long_answer" | "single_radio" | "single_dropdown" | "multiple_choice";
}

/** One of `questions`. */
export interface EventQuestionsQuestion {
	/** Name of the standard field. */
	fieldName?:
		| "first_name"
		| "last_name"
		| "address"
		| "city"
		| "state"
		| "zip"
		| "country"
		| "phone"
		| "industry"
		| "job_title"
		| "organization"
		| "organization_size";
	/** True where it must be answered. */
	required?: boolean;
	/** What registrants read for the field. */
	title?: string;
}

/** Outputs of a registration form: its inputs, and what the API adds. */
export interface EventQuestionsOutputs {
	/** Id of the event. */
	eventId: string;
	/** Questions of the organiser's own, in order. */
	customQuestions?: EventQuestionsCustomQuestion[];
	/** Standard fields to ask for, in order. */
	questions?: EventQuestionsQuestion[];
}

/**
 * The registration questions of an event. They always exist: create takes them over, and delete restores what was
 * there. Questions keep their ids as long as their field or title stays, so an edit keeps the answers given so far.
 *
 * @example
 * ```ts
 * new zoom.EventQuestions("questions", {
 * 	eventId: event.eventId,
 * 	questions: [{ fieldName: "job_title", title: "Job title", required: false }],
 * 	customQuestions: [
 * 		{ title: "What brings you here?", type: "short_answer", required: true, minLength: 1, maxLength: 200 },
 * 	],
 * });
 * ```
 */
export class EventQuestions extends defineResource<EventQuestionsArgs, EventQuestionsOutputs>(eventQuestions) {}
