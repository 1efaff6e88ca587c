import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/resource";
import { accessLink } from "../kinds/access-link";
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
export class AccessLink extends defineResource<AccessLinkArgs, AccessLinkOutputs>(accessLink) {}
