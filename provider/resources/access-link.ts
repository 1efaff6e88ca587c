import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/resource";
import type { ResourceDescription, Rule } from "../lifecycle/description";
import type { BodyProperties, CommonArgs, InputsOf, ListedProperties } from "./types";

/** Inputs of an access link: `POST /zoom_events/events/{eventId}/access_links`, in camelCase. */
export interface AccessLinkArgs extends InputsOf<BodyProperties<"createEventAccessLink">>, CommonArgs {
	/** The event; a change makes a new link. */
	eventId: pulumi.Input<string>;
}

/** Outputs of an access link: its inputs and what the API adds; `url` is secret. */
export interface AccessLinkOutputs extends ListedProperties<"getEventAccessLinks", "access_links"> {
	eventId: string;
	accessLinkId: string;
}

const ticketTypeIsForGroups: Rule = ({ type, ticketTypeId }) =>
	type === "registration" && ticketTypeId !== undefined
		? [{ property: "ticketTypeId", reason: 'applies to links of type "group-join" only.' }]
		: [];

const emailCheckIsForRegistration: Rule = ({ type, securityAtJoin }) =>
	type === "group-join" &&
	(securityAtJoin as { emailAuthentication?: unknown } | undefined)?.emailAuthentication !== undefined
		? [{ property: "securityAtJoin.emailAuthentication", reason: 'applies to links of type "registration" only.' }]
		: [];

const description: ResourceDescription = {
	kind: "AccessLink",
	noun: "access link",
	parents: ["eventId"],
	id: { parameter: "accessLinkId", field: "access_link_id" },
	operations: {
		create: "createEventAccessLink",
		// GET of one link lacks its url.
		list: "getEventAccessLinks",
		update: "updateEventAccess",
		delete: "deleteEventAccessLink",
	},
	naturalKey: { by: [["name"]] },
	secrets: ["url"],
	readAfterCreate: true,
	unique: {
		property: "name",
		refusals: [{ status: 400, code: 261203 }],
		parked: (mark) => `Moving ${mark}`,
	},
	properties: {
		// Another link becomes the default; this one can't stop being it.
		isDefault: { settableTo: true },
		allowDomainList: { shownAtMost: 50 },
		ticketTypeId: { reset: "never" },
		recurringRegistrationOption: { reset: "never" },
	},
	rules: [ticketTypeIsForGroups, emailCheckIsForRegistration],
};

/**
 * A link by which attendees register or a group joins. Names are unique in the event; `isDefault: true` takes
 * the default from the link that had it.
 *
 * @example
 * ```ts
 * const registration = new zoom.AccessLink("registration", {
 * 	eventId: event.eventId,
 * 	name: "Registration",
 * 	type: "registration",
 * 	authenticationMethod: "zoom_account_otp",
 * });
 * ```
 */
export class AccessLink extends defineResource<AccessLinkArgs, AccessLinkOutputs>(description) {}
