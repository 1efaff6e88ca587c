// Made by `npm run generate` from provider/kinds/ticket-type.ts: change that.

import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/program/dynamic-resource";
import { ticketType } from "../kinds/ticket-type";

/** Who may see the ticket type. */
export interface TicketTypePrivateVisibilityRulesArgs {
	/** True limits it to certain Zoom accounts. */
	accountRestrict?: pulumi.Input<boolean | undefined>;
	/** E-mail domains that may register; all where empty (at most 20000 items, each at most 40 characters). */
	allowDomainList?: pulumi.Input<pulumi.Input<string>[] | undefined>;
	/** E-mail addresses that may register; all where empty (at most 50000 items, each at most 60 characters). */
	emailRestrictList?: pulumi.Input<pulumi.Input<string>[] | undefined>;
}

/** Inputs of a ticket type: `POST /zoom_events/events/{eventId}/ticket_types`. */
export interface TicketTypeArgs {
	/** Id of the event. A change replaces the ticket type. */
	eventId: pulumi.Input<string>;
	/** ISO code of the price's currency. */
	currency: pulumi.Input<string>;
	/** End of the sale, an instant with its offset. */
	endTime: pulumi.Input<string>;
	/** Name of the ticket type, as people see it when they register. */
	name: pulumi.Input<string>;
	/** Start of the sale, an instant with its offset. */
	startTime: pulumi.Input<string>;
	/** Whether people attend online, on site, or both. */
	attendanceType?: pulumi.Input<"virtual" | "in-person" | "hybrid" | undefined>;
	/** Ids of sessions bookmarked for ticket holders, or ALL (at most 200 items). */
	bookmarkedSessions?: pulumi.Input<pulumi.Input<string>[] | undefined>;
	/** What the ticket includes. */
	description?: pulumi.Input<string | undefined>;
	/** True where the ticket costs nothing. */
	free?: pulumi.Input<boolean | undefined>;
	/** Price as a decimal number in text. */
	price?: pulumi.Input<string | undefined>;
	/** Who may see the ticket type. */
	privateVisibilityRules?: pulumi.Input<TicketTypePrivateVisibilityRulesArgs | undefined>;
	/** Number of tickets on sale. */
	quantity?: pulumi.Input<number | undefined>;
	/** Ids of the sessions that the ticket admits to, or ["ALL"] (at most 200 items). */
	sessions?: pulumi.Input<pulumi.Input<string>[] | undefined>;
	/** True allows the ticket type to be deleted or replaced even though people depend on it. */
	allowDestructive?: pulumi.Input<boolean | undefined>;
	/** Id of an existing ticket type: create takes it over and updates it to what is declared. */
	adopt?: pulumi.Input<string | undefined>;
	/**
	 * True creates another ticket type even if an identical one exists; without it, create takes that one over if it
	 * belongs to no other resource and is as declared, and otherwise stops with the choices.
	 */
	allowDuplicate?: pulumi.Input<boolean | undefined>;
}

/** Who may see the ticket type. */
export interface TicketTypePrivateVisibilityRules {
	/** True limits it to certain Zoom accounts. */
	accountRestrict?: boolean;
	/** E-mail domains that may register; all where empty (at most 20000 items, each at most 40 characters). */
	allowDomainList?: string[];
	/** E-mail addresses that may register; all where empty (at most 50000 items, each at most 60 characters). */
	emailRestrictList?: string[];
}

/** Outputs of a ticket type: its inputs, and what the API adds. */
export interface TicketTypeOutputs {
	/** Id of the event. */
	eventId: string;
	/** ISO code of the price's currency. */
	currency: string;
	/** End of the sale, an instant with its offset. */
	endTime: string;
	/** Name of the ticket type, as people see it when they register. */
	name: string;
	/** Start of the sale, an instant with its offset. */
	startTime: string;
	/** Whether people attend online, on site, or both. */
	attendanceType?: "virtual" | "in-person" | "hybrid";
	/** Ids of sessions bookmarked for ticket holders, or ALL. */
	bookmarkedSessions?: string[];
	/** What the ticket includes. */
	description?: string;
	/** True where the ticket costs nothing. */
	free?: boolean;
	/** Price as a decimal number in text. */
	price?: string;
	/** Who may see the ticket type. */
	privateVisibilityRules?: TicketTypePrivateVisibilityRules;
	/** Number of tickets on sale. */
	quantity?: number;
	/** Ids of the sessions that the ticket admits to, or ["ALL"]. */
	sessions?: string[];
	/** True allows the ticket type to be deleted or replaced even though people depend on it. */
	allowDestructive?: boolean;
	/** Number of tickets sold. */
	soldQuantity?: number;
	/** Id of the ticket type. */
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
