import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/resource";
import type { ResourceDescription, Rule } from "../lifecycle/description";
import { answersDiffer, PERSONAL_INPUTS, personProperties } from "./person";
import type { AnswerProperties, BodyProperties, DuplicableArgs, InputsOf, ItemProperties } from "./types";

type Item = ItemProperties<"createTickets", "tickets"> & Pick<BodyProperties<"createTickets">, "registrationSource">;

/** Inputs of a ticket: an item of `POST /zoom_events/events/{eventId}/tickets`, in camelCase; the person's data are secret. */
export interface TicketArgs extends InputsOf<Item>, DuplicableArgs {
	/** The event, which must be published (26501); a change makes a new ticket. */
	eventId: pulumi.Input<string>;
}

/** Outputs of a ticket: its inputs and what the API adds; links and the person's data are secret. */
export interface TicketOutputs extends Omit<AnswerProperties<"getTicketDetails">, keyof Item>, Item {
	eventId: string;
	ticketId: string;
	/** Where the person registers, with `registrationNeeded`. */
	eventRegistrationLink?: string;
}

const fastJoinIsComplete: Rule = ({ fastJoin, registrationNeeded }) =>
	fastJoin === true && registrationNeeded === true
		? [{ property: "fastJoin", reason: "does not go with registrationNeeded." }]
		: [];

/** The API ignores them, so that what is declared would never be true. */
const registrationAsksThePerson: Rule = (inputs) =>
	inputs.registrationNeeded === true
		? PERSONAL_INPUTS.filter((name) => name !== "email" && inputs[name] !== undefined).map((property) => ({
				property,
				reason: "is ignored with registrationNeeded: the person fills it in. Leave it out.",
			}))
		: [];

/** What to do about the words by which the API says why one ticket failed. */
const FAILURE_HINTS = {
	email_not_found: "Check email.",
	ticket_type_notfound: "Check ticketTypeId, or set it where the event's default type was deleted.",
	stock_not_exist: "Raise the ticket type's quantity, or use another type.",
	invalid_sale_time: "Tickets are made between startTime and endTime of their type: move them.",
	invalid_api_registration_questions_answers:
		"Answer what the registration form requires, and nothing else: see EventQuestions and TicketTypeQuestions.",
	ticket_generated_failed: "Run the command again; nothing that was done is lost.",
	fast_join_with_registrationNeeded: "Declare fastJoin or registrationNeeded, not both.",
	tickets_duplicate_custom_questions: "Answer each custom question once.",
};

const description: ResourceDescription = {
	kind: "Ticket",
	noun: "ticket",
	parents: ["eventId"],
	id: { parameter: "ticketId", field: "ticket_id" },
	operations: {
		create: "createTickets",
		get: "getTicketDetails",
		list: "getTickets",
		update: "Updateticket",
		delete: "deleteTicket",
	},
	naturalKey: { by: [["externalTicketId"], ["email", "ticketTypeId"], ["email"]] },
	batch: {
		field: "tickets",
		max: 30,
		key: "email",
		made: "tickets",
		shared: ["registration_source"],
		hints: FAILURE_HINTS,
	},
	outputs: [
		"ticket_id",
		"event_join_link",
		"event_registration_link",
		"qr_code_url",
		"ticket_role_type",
		"authentication_method",
	],
	secrets: [...PERSONAL_INPUTS, "eventJoinLink", "eventRegistrationLink", "qrCodeUrl"],
	properties: {
		...personProperties,
		fastJoin: { isCreateOption: true },
		registrationNeeded: { isCreateOption: true },
		sendNotification: { isCreateOption: true },
		registrationSource: { isCreateOption: true },
		sessionIds: { wire: { read: "-" } },
	},
	rules: [fastJoinIsComplete, registrationAsksThePerson, answersDiffer],
};

/**
 * A ticket for a person. Tickets that are made at the same time share calls of up to 30; one that the API refuses
 * fails alone. The engine asks for as many at a time as its `--parallel` says.
 *
 * @example
 * ```ts
 * new zoom.Ticket("ada", {
 * 	eventId: live.eventId,
 * 	ticketTypeId: speakers.ticketTypeId,
 * 	email: "ada@example.com",
 * 	firstName: "Ada",
 * 	lastName: "Example",
 * });
 * ```
 */
export class Ticket extends defineResource<TicketArgs, TicketOutputs>(description) {}
