// Made by `npm run generate` from provider/kinds/speaker.ts: change that.

import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/program/dynamic-resource";
import { speaker } from "../kinds/speaker";

/** Inputs of a speaker: `POST /zoom_events/events/{eventId}/speakers`. */
export interface SpeakerArgs {
	/** Id of the event. A change replaces the speaker. */
	eventId: pulumi.Input<string>;
	/** Full name of the speaker, as attendees see it. */
	name: pulumi.Input<string>;
	/** Who the speaker is, as text. */
	biography?: pulumi.Input<string | undefined>;
	/** Name of the company. */
	companyName?: pulumi.Input<string | undefined>;
	/** URL of the company's site. */
	companyWebsite?: pulumi.Input<string | undefined>;
	/** E-mail address, unique among the speakers of the event. */
	email?: pulumi.Input<string | undefined>;
	/** True features the speaker on the event's page. */
	featuredInEventDetailPage?: pulumi.Input<boolean | undefined>;
	/** True features it in the lobby. */
	featuredInLobby?: pulumi.Input<boolean | undefined>;
	/** What the speaker does, shown below the name. */
	jobTitle?: pulumi.Input<string | undefined>;
	/** URL of the LinkedIn profile. */
	linkedinUrl?: pulumi.Input<string | undefined>;
	/** URL of the Twitter profile. */
	twitterUrl?: pulumi.Input<string | undefined>;
	/** True shows the speaker on the event's page. */
	visibleInEventDetailPage?: pulumi.Input<boolean | undefined>;
	/** True shows it in the lobby. */
	visibleInLobby?: pulumi.Input<boolean | undefined>;
	/** URL of the YouTube page. */
	youtubeUrl?: pulumi.Input<string | undefined>;
	/** Id of an existing speaker: create takes it over and updates it to what is declared. */
	adopt?: pulumi.Input<string | undefined>;
	/**
	 * True creates another speaker even if an identical one exists; without it, create takes that one over if it
	 * belongs to no other resource and is as declared, and otherwise stops with the choices.
	 */
	allowDuplicate?: pulumi.Input<boolean | undefined>;
}

/** Outputs of a speaker: its inputs, and what the API adds. */
export interface SpeakerOutputs {
	/** Id of the event. */
	eventId: string;
	/** Full name of the speaker, as attendees see it. */
	name: string;
	/** Who the speaker is, as text. */
	biography?: string;
	/** Name of the company. */
	companyName?: string;
	/** URL of the company's site. */
	companyWebsite?: string;
	/** E-mail address, unique among the speakers of the event. */
	email?: string;
	/** True features the speaker on the event's page. */
	featuredInEventDetailPage?: boolean;
	/** True features it in the lobby. */
	featuredInLobby?: boolean;
	/** What the speaker does, shown below the name. */
	jobTitle?: string;
	/** URL of the LinkedIn profile. */
	linkedinUrl?: string;
	/** URL of the Twitter profile. */
	twitterUrl?: string;
	/** True shows the speaker on the event's page. */
	visibleInEventDetailPage?: boolean;
	/** True shows it in the lobby. */
	visibleInLobby?: boolean;
	/** URL of the YouTube page. */
	youtubeUrl?: string;
	/** Id of the speaker. */
	speakerId: string;
}

/**
 * A speaker of an event. The e-mail, if there is one, is unique in the event.
 *
 * @example
 * ```ts
 * const ada = new zoom.Speaker("ada", {
 * 	eventId: event.eventId,
 * 	name: "Ada Example",
 * 	email: "ada@example.com",
 * 	jobTitle: "Engineer",
 * });
 *
 * export const speakerId = ada.speakerId;
 * ```
 */
export class Speaker extends defineResource<SpeakerArgs, SpeakerOutputs>(speaker) {}
