// Made by `npm run generate` from provider/kinds/access-link.ts: change that.

import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/program/dynamic-resource";
import { accessLink } from "../kinds/access-link";

/** What is checked at joining. */
export interface AccessLinkSecurityAtJoinArgs {
	/** True asks at joining for the e-mail of the registration. */
	emailAuthentication?: pulumi.Input<boolean | undefined>;
	/** True asks for a security code. */
	securityCodeVerification?: pulumi.Input<boolean | undefined>;
}

/** Inputs of an access link: `POST /zoom_events/events/{eventId}/access_links`. */
export interface AccessLinkArgs {
	/** Id of the event. A change replaces the access link. */
	eventId: pulumi.Input<string>;
	/** How attendees prove who they are. */
	authenticationMethod: pulumi.Input<
		"zoom_account" | "zoom_account_otp" | "corporate_idp" | "bypass_auth" | "accelerated_auth"
	>;
	/** Name of the link in the portal, unique in the event. */
	name: pulumi.Input<string>;
	/** Whether people register by it one by one, or a group joins by it. A change replaces the access link. */
	type: pulumi.Input<"registration" | "group-join">;
	/** E-mail domains that may register; all where empty (at most 20000 items). */
	allowDomainList?: pulumi.Input<pulumi.Input<string>[] | undefined>;
	/** E-mail addresses that may register; all where empty (at most 50000 items). */
	emailRestrictList?: pulumi.Input<pulumi.Input<string>[] | undefined>;
	/** Name of the account's identity provider, for corporate sign-on. */
	idpName?: pulumi.Input<string | undefined>;
	/** True where it is the one used unless another is named. */
	isDefault?: pulumi.Input<boolean | undefined>;
	/** How many sessions a registration is for; it is for recurring events, and changes no other. */
	recurringRegistrationOption?: pulumi.Input<"all_sessions" | "single_session" | "multiple_sessions" | undefined>;
	/** What is checked at joining. */
	securityAtJoin?: pulumi.Input<AccessLinkSecurityAtJoinArgs | undefined>;
	/** Id of the ticket type whose access the people of a group-join link get; it changes no other link. */
	ticketTypeId?: pulumi.Input<string | undefined>;
	/** Id of an existing access link: create takes it over and updates it to what is declared. */
	adopt?: pulumi.Input<string | undefined>;
}

/** What is checked at joining. */
export interface AccessLinkSecurityAtJoin {
	/** True asks at joining for the e-mail of the registration. */
	emailAuthentication?: boolean;
	/** True asks for a security code. */
	securityCodeVerification?: boolean;
}

/** Outputs of an access link: its inputs, and what the API adds. */
export interface AccessLinkOutputs {
	/** Id of the event. */
	eventId: string;
	/** How attendees prove who they are. */
	authenticationMethod: "zoom_account" | "zoom_account_otp" | "corporate_idp" | "bypass_auth" | "accelerated_auth";
	/** Name of the link in the portal, unique in the event. */
	name: string;
	/** Whether people register by it one by one, or a group joins by it. */
	type: "registration" | "group-join";
	/** E-mail domains that may register; all where empty. */
	allowDomainList?: string[];
	/** E-mail addresses that may register; all where empty. */
	emailRestrictList?: string[];
	/** Name of the account's identity provider, for corporate sign-on. */
	idpName?: string;
	/** True where it is the one used unless another is named. */
	isDefault?: boolean;
	/** How many sessions a registration is for; it is for recurring events, and changes no other. */
	recurringRegistrationOption?: "all_sessions" | "single_session" | "multiple_sessions";
	/** What is checked at joining. */
	securityAtJoin?: AccessLinkSecurityAtJoin;
	/** Id of the ticket type whose access the people of a group-join link get; it changes no other link. */
	ticketTypeId?: string;
	/** Id of the access link. */
	accessLinkId: string;
	/** The link itself, to send to people. Secret. */
	url?: string;
}

/**
 * A link by which attendees register or a group joins. Names are unique in the event; `isDefault: true` takes the
 * default from the link that had it.
 *
 * @example
 * ```ts
 * const registration = new zoom.AccessLink("registration", {
 * 	eventId: event.eventId,
 * 	name: "Registration",
 * 	type: "registration",
 * 	authenticationMethod: "zoom_account_otp",
 * });
 *
 * export const registrationUrl = registration.url;
 * ```
 */
export class AccessLink extends defineResource<AccessLinkArgs, AccessLinkOutputs>(accessLink) {}
