// Made by `npm run generate` from provider/kinds/ticket.ts: change that.

import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/program/dynamic-resource";
import { ticket } from "../kinds/ticket";

/** One of `customQuestions`. */
export interface TicketCustomQuestionArgs {
	/** Answer to the question. */
	answer?: pulumi.Input<string | undefined>;
	/** The question that is answered (at most 256 characters). */
	title?: pulumi.Input<string | undefined>;
}

/** Inputs of a ticket: `POST /zoom_events/events/{eventId}/tickets`. */
export interface TicketArgs {
	/** Id of the event. A change replaces the ticket. */
	eventId: pulumi.Input<string>;
	/**
	 * E-mail address of the person, to which the link is sent (at most 128 characters). A change replaces the ticket.
	 * Secret.
	 */
	email: pulumi.Input<string>;
	/** Id of the ticket in another system (at most 128 characters). */
	externalTicketId?: pulumi.Input<string | undefined>;
	/** True lets the person join by the link alone, without signing in. */
	fastJoin?: pulumi.Input<boolean | undefined>;
	/** True has the person register by the link first. */
	registrationNeeded?: pulumi.Input<boolean | undefined>;
	/** True sends the person an e-mail with the ticket. */
	sendNotification?: pulumi.Input<boolean | undefined>;
	/**
	 * Ids of the sessions that the ticket admits to, of a recurring event (at most 200 items). A change replaces the
	 * ticket.
	 */
	sessionIds?: pulumi.Input<pulumi.Input<string>[] | undefined>;
	/** Id of the ticket type. A change replaces the ticket. */
	ticketTypeId?: pulumi.Input<string | undefined>;
	/** Postal address of the person: street and number. Secret. */
	address?: pulumi.Input<string | undefined>;
	/** City where the person lives. Secret. */
	city?: pulumi.Input<string | undefined>;
	/** Free text of the person (at most 255 characters). Secret. */
	comments?: pulumi.Input<string | undefined>;
	/** Two-letter code of the country where the person lives. Secret. */
	country?: pulumi.Input<string | undefined>;
	/** First name of the person (at most 64 characters). Secret. */
	firstName?: pulumi.Input<string | undefined>;
	/** Industry in which the person works. Secret. */
	industry?: pulumi.Input<string | undefined>;
	/** What the person does at work. Secret. */
	jobTitle?: pulumi.Input<string | undefined>;
	/** Last name of the person (at most 64 characters). Secret. */
	lastName?: pulumi.Input<string | undefined>;
	/** Organisation for which the person works. Secret. */
	organization?: pulumi.Input<string | undefined>;
	/** Size of the organisation. Secret. */
	organizationSize?: pulumi.Input<string | undefined>;
	/** Telephone number of the person. Secret. */
	phone?: pulumi.Input<string | undefined>;
	/** State or province where the person lives. Secret. */
	state?: pulumi.Input<string | undefined>;
	/** Postal code of the address. Secret. */
	zip?: pulumi.Input<string | undefined>;
	/** Answers to the organiser's own questions (at most 100 items). Secret. */
	customQuestions?: pulumi.Input<pulumi.Input<TicketCustomQuestionArgs>[] | undefined>;
	/** Where the registration came from (at most 16 characters). */
	registrationSource?: pulumi.Input<string | undefined>;
	/** Id of an existing ticket: create takes it over and updates it to what is declared. */
	adopt?: pulumi.Input<string | undefined>;
	/**
	 * True creates another ticket even if an identical one exists; without it, create takes that one over if it
	 * belongs to no other resource and is as declared, and otherwise stops with the choices.
	 */
	allowDuplicate?: pulumi.Input<boolean | undefined>;
}

/** One of `customQuestions`. */
export interface TicketCustomQuestion {
	/** Answer to the question. */
	answer?: string;
	/** The question that is answered (at most 256 characters). */
	title?: string;
}

/** Outputs of a ticket: its inputs, and what the API adds. */
export interface TicketOutputs {
	/** Id of the event. */
	eventId: string;
	/** E-mail address of the person, to which the link is sent. Secret. */
	email: string;
	/** Id of the ticket in another system. */
	externalTicketId?: string;
	/** True lets the person join by the link alone, without signing in. */
	fastJoin?: boolean;
	/** True has the person register by the link first. */
	registrationNeeded?: boolean;
	/** True sends the person an e-mail with the ticket. */
	sendNotification?: boolean;
	/** Ids of the sessions that the ticket admits to, of a recurring event. */
	sessionIds?: string[];
	/** Id of the ticket type. */
	ticketTypeId?: string;
	/** Postal address of the person: street and number. Secret. */
	address?: string;
	/** City where the person lives. Secret. */
	city?: string;
	/** Free text of the person. Secret. */
	comments?: string;
	/** Two-letter code of the country where the person lives. Secret. */
	country?: string;
	/** First name of the person. Secret. */
	firstName?: string;
	/** Industry in which the person works. Secret. */
	industry?: string;
	/** What the person does at work. Secret. */
	jobTitle?: string;
	/** Last name of the person. Secret. */
	lastName?: string;
	/** Organisation for which the person works. Secret. */
	organization?: string;
	/** Size of the organisation. Secret. */
	organizationSize?: string;
	/** Telephone number of the person. Secret. */
	phone?: string;
	/** State or province where the person lives. Secret. */
	state?: string;
	/** Postal code of the address. Secret. */
	zip?: string;
	/** Answers to the organiser's own questions. Secret. */
	customQuestions?: TicketCustomQuestion[];
	/** Where the registration came from. */
	registrationSource?: string;
	/** Id of the ticket. */
	ticketId: string;
	/** Personal link to join the event. Secret. */
	eventJoinLink?: string;
	/** Where the person registers, with registrationNeeded. Secret. */
	eventRegistrationLink?: string;
	/** URL of the ticket's QR code. Secret. */
	qrCodeUrl?: string;
	/** Role that the ticket gives. */
	ticketRoleType?:
		| "normal"
		| "alternative_host"
		| "panelist"
		| "bind_meeting"
		| "speaker"
		| "subscription"
		| "sponsor"
		| "interpreter"
		| "host"
		| "moderator"
		| "expo_booth_owner"
		| "attendee_without_order"
		| "pre_registration"
		| "company_zoom_room"
		| "moderator_allhost"
		| "hub_host"
		| "hub_owner";
	/** How attendees prove who they are. */
	authenticationMethod?:
		| "zoom_account"
		| "zoom_account_otp"
		| "corporate_idp"
		| "no_auth"
		| "email_opt"
		| "zoom_account_otp_at_join";
}

/**
 * A ticket for a person. Tickets created at the same time share calls of up to 30; one that the API refuses fails
 * alone. How many are created at a time depends on `--parallel`.
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
