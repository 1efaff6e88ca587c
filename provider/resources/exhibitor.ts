// Made by `npm run generate` from provider/kinds/exhibitor.ts: change that.

import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/program/dynamic-resource";
import { exhibitor } from "../kinds/exhibitor";

/** Inputs of an exhibitor: `POST /zoom_events/events/{eventId}/exhibitors`. */
export interface ExhibitorArgs {
	/** Id of the event. A change replaces the exhibitor. */
	eventId: pulumi.Input<string>;
	/** E-mail address of the contact. */
	contactEmail: pulumi.Input<string>;
	/** Name of the contact. */
	contactName: pulumi.Input<string>;
	/** True where the exhibitor is a sponsor. */
	isSponsor: pulumi.Input<boolean>;
	/** The exhibitor's name, as attendees see it. */
	name: pulumi.Input<string>;
	/** Id of the sponsor tier. */
	tierId: pulumi.Input<string>;
	/** Ids of the sessions that go with the exhibitor (at most 200 items). */
	associatedSessions?: pulumi.Input<pulumi.Input<string>[] | undefined>;
	/** What the exhibitor does or shows. */
	description?: pulumi.Input<string | undefined>;
	/** URL of the Facebook page. */
	facebookUrl?: pulumi.Input<string | undefined>;
	/** URL of the Instagram profile. */
	instagramUrl?: pulumi.Input<string | undefined>;
	/** URL of the LinkedIn profile. */
	linkedinUrl?: pulumi.Input<string | undefined>;
	/** URL of the privacy policy. */
	privacyPolicy?: pulumi.Input<string | undefined>;
	/** URL of the Twitter profile. */
	twitterUrl?: pulumi.Input<string | undefined>;
	/** URL of the site. */
	website?: pulumi.Input<string | undefined>;
	/** URL of the YouTube page. */
	youtubeUrl?: pulumi.Input<string | undefined>;
	/** Id of an existing exhibitor: create takes it over and updates it to what is declared. */
	adopt?: pulumi.Input<string | undefined>;
	/**
	 * True creates another exhibitor even if an identical one exists; without it, create takes that one over if it
	 * belongs to no other resource and is as declared, and otherwise stops with the choices.
	 */
	allowDuplicate?: pulumi.Input<boolean | undefined>;
}

/** Outputs of an exhibitor: its inputs, and what the API adds. */
export interface ExhibitorOutputs {
	/** Id of the event. */
	eventId: string;
	/** E-mail address of the contact. */
	contactEmail: string;
	/** Name of the contact. */
	contactName: string;
	/** True where the exhibitor is a sponsor. */
	isSponsor: boolean;
	/** The exhibitor's name, as attendees see it. */
	name: string;
	/** Id of the sponsor tier. */
	tierId: string;
	/** Ids of the sessions that go with the exhibitor. */
	associatedSessions?: string[];
	/** What the exhibitor does or shows. */
	description?: string;
	/** URL of the Facebook page. */
	facebookUrl?: string;
	/** URL of the Instagram profile. */
	instagramUrl?: string;
	/** URL of the LinkedIn profile. */
	linkedinUrl?: string;
	/** URL of the privacy policy. */
	privacyPolicy?: string;
	/** URL of the Twitter profile. */
	twitterUrl?: string;
	/** URL of the site. */
	website?: string;
	/** URL of the YouTube page. */
	youtubeUrl?: string;
	/** Id of the exhibitor. */
	exhibitorId: string;
}

/**
 * An exhibitor or sponsor of a conference.
 *
 * @example
 * ```ts
 * new zoom.Exhibitor("example-corp", {
 * 	eventId: event.eventId,
 * 	name: "Example Corp",
 * 	contactName: "Grace Sample",
 * 	contactEmail: "grace@example.com",
 * 	isSponsor: true,
 * 	tierId: zoom.sponsorTierId({ eventId: event.eventId, name: "Gold" }),
 * });
 * ```
 */
export class Exhibitor extends defineResource<ExhibitorArgs, ExhibitorOutputs>(exhibitor) {}
