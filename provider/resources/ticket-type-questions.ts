// Made by `npm run generate` from provider/kinds/ticket-type-questions.ts: change that.

import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/program/dynamic-resource";
import { ticketTypeQuestions } from "../kinds/ticket-type-questions";

/** One of `customQuestions`. */
export interface TicketTypeQuestionsCustomQuestionArgs {
	/** Longest answer, in characters. */
	maxLength?: pulumi.Input<number | undefined>;
	/** Shortest answer, in characters. */
	minLength?: pulumi.Input<number | undefined>;
	/** Options to choose from. */
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
export interface TicketTypeQuestionsQuestionArgs {
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

/** Inputs of a registration form: `PUT /zoom_events/events/{eventId}/ticket_types/{ticketTypeId}/questions`. */
export interface TicketTypeQuestionsArgs {
	/** Id of the event. A change replaces the registration form. */
	eventId: pulumi.Input<string>;
	/** Id of the ticket type. A change replaces the registration form. */
	ticketTypeId: pulumi.Input<string>;
	/** Questions of the organiser's own, in order (at most 100 items). */
	customQuestions?: pulumi.Input<pulumi.Input<TicketTypeQuestionsCustomQuestionArgs>[] | undefined>;
	/** Standard fields to ask for, in order (at most 30 items). */
	questions?: pulumi.Input<pulumi.Input<TicketTypeQuestionsQuestionArgs>[] | undefined>;
	/** Id of an existing registration form: create takes it over and updates it to what is declared. */
	adopt?: pulumi.Input<string | undefined>;
}

/** One of `customQuestions`. */
export interface TicketTypeQuestionsCustomQuestion {
	/** Longest answer, in characters. */
	maxLength?: number;
	/** Shortest answer, in characters. */
	minLength?: number;
	/** Options to choose from. */
	options?: string[];
	/** True where it must be answered. */
	required?: boolean;
	/** Text of the question, unique in the form. */
	title?: string;
	/** Form of the answer. */
	type?: "short_answer" | "long_answer" | "single_radio" | "single_dropdown" | "multiple_choice";
}

/** One of `questions`. */
export interface TicketTypeQuestionsQuestion {
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
export interface TicketTypeQuestionsOutputs {
	/** Id of the event. */
	eventId: string;
	/** Id of the ticket type. */
	ticketTypeId: string;
	/** Questions of the organiser's own, in order. */
	customQuestions?: TicketTypeQuestionsCustomQuestion[];
	/** Standard fields to ask for, in order. */
	questions?: TicketTypeQuestionsQuestion[];
}

/**
 * The registration questions of a ticket type. They always exist: create takes them over, and delete restores what was
 * there. Questions keep their ids as long as their field or title stays, so an edit keeps the answers given so far.
 *
 * @example
 * ```ts
 * new zoom.TicketTypeQuestions("questions", {
 * 	eventId: event.eventId,
 * 	ticketTypeId: student.ticketTypeId,
 * 	customQuestions: [{ title: "University", type: "short_answer", required: true, minLength: 1, maxLength: 100 }],
 * });
 * ```
 */
export class TicketTypeQuestions extends defineResource<TicketTypeQuestionsArgs, TicketTypeQuestionsOutputs>(
	ticketTypeQuestions,
) {}
