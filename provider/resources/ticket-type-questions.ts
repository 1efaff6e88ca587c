import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/resource";
import { ticketTypeQuestions } from "../kinds/ticket-type-questions";
import type { Inputs, Questions } from "./types";

type Declared = Questions<"updateRegistrationQuestionsForTicketType">;

/** Inputs: `PUT /zoom_events/events/{eventId}/ticket_types/{ticketTypeId}/questions`, in camelCase. */
export interface TicketTypeQuestionsArgs {
	/** The event; a change restores the old one's questions. */
	eventId: pulumi.Input<string>;
	/** The ticket type; a change restores the old one's questions. */
	ticketTypeId: pulumi.Input<string>;
	/** Standard fields to ask for. */
	questions?: Inputs<Declared["questions"]>;
	/** Questions of one's own. */
	customQuestions?: Inputs<Declared["customQuestions"]>;
}

/** Outputs: what was declared. */
export interface TicketTypeQuestionsOutputs extends Declared {
	eventId: string;
	ticketTypeId: string;
}

/**
 * The registration questions of a ticket type. They always exist: create takes them over, and delete restores what was there. Ids
 * stay with the field or the title, so that an edit keeps the answers given so far.
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
