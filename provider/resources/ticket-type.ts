import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/resource";
import { ticketType } from "../kinds/ticket-type";
import type { BodyProperties, HeldArgs, InputsOf, ListedProperties } from "./types";

type Created = Omit<BodyProperties<"createTicketType">, "soldQuantity">;

/** Inputs of a ticket type: `POST /zoom_events/events/{eventId}/ticket_types`, in camelCase. */
export interface TicketTypeArgs extends InputsOf<Created>, HeldArgs {
	/** The event, which must be a conference; a change makes a new ticket type. */
	eventId: pulumi.Input<string>;
}

/** Outputs of a ticket type: its inputs and what the API adds. */
export interface TicketTypeOutputs
	extends Omit<ListedProperties<"getEventTicketTypes", "ticket_types">, keyof Created>,
		Created {
	eventId: string;
	ticketTypeId: string;
}

/**
 * A ticket type of a conference. `sessions: ["ALL"]` admits to every session.
 *
 * @example
 * ```ts
 * new zoom.TicketType("early-bird", {
 * 	eventId: event.eventId,
 * 	name: "Early bird",
 * 	currency: "EUR",
 * 	free: false,
 * 	price: "149.00",
 * 	startTime: "2027-01-10T08:00:00Z",
 * 	endTime: "2027-03-01T22:59:00Z",
 * 	sessions: ["ALL"],
 * });
 * ```
 */
export class TicketType extends defineResource<TicketTypeArgs, TicketTypeOutputs>(ticketType) {}
