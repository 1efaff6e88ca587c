import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/resource";
import { ticket } from "../kinds/ticket";
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
export class Ticket extends defineResource<TicketArgs, TicketOutputs>(ticket) {}
