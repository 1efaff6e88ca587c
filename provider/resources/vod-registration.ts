// Made by `npm run generate` from provider/kinds/vod-registration.ts: change that.

import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/program/dynamic-resource";
import { vodRegistration } from "../kinds/vod-registration";

/** One of `customQuestions`. */
export interface VodRegistrationCustomQuestionArgs {
	/** Answer to the question. */
	answer?: pulumi.Input<string | undefined>;
	/** The question that is answered (at most 256 characters). */
	title?: pulumi.Input<string | undefined>;
}

/** Inputs of a registration: `POST /zoom_events/hubs/{hubId}/vod_channels/{channelId}/registrations`. */
export interface VodRegistrationArgs {
	/** Id of the hub. A change replaces the registration. */
	hubId: pulumi.Input<string>;
	/** Id of the channel. A change replaces the registration. */
	channelId: pulumi.Input<string>;
	/**
	 * E-mail address of the person, to which the link is sent (at most 128 characters). A change replaces the
	 * registration. Secret.
	 */
	email: pulumi.Input<string>;
	/** Postal address of the person: street and number. A change replaces the registration. Secret. */
	address?: pulumi.Input<string | undefined>;
	/** City where the person lives. A change replaces the registration. Secret. */
	city?: pulumi.Input<string | undefined>;
	/** Two-letter code of the country where the person lives. A change replaces the registration. Secret. */
	country?: pulumi.Input<string | undefined>;
	/** Answers to the organiser's own questions (at most 100 items). A change replaces the registration. Secret. */
	customQuestions?: pulumi.Input<pulumi.Input<VodRegistrationCustomQuestionArgs>[] | undefined>;
	/** First name of the person (at most 64 characters). A change replaces the registration. Secret. */
	firstName?: pulumi.Input<string | undefined>;
	/** Industry in which the person works. A change replaces the registration. Secret. */
	industry?: pulumi.Input<string | undefined>;
	/** What the person does at work. A change replaces the registration. Secret. */
	jobTitle?: pulumi.Input<string | undefined>;
	/** Last name of the person (at most 64 characters). A change replaces the registration. Secret. */
	lastName?: pulumi.Input<string | undefined>;
	/** Organisation for which the person works. A change replaces the registration. Secret. */
	organization?: pulumi.Input<string | undefined>;
	/** Size of the organisation. A change replaces the registration. Secret. */
	organizationSize?: pulumi.Input<string | undefined>;
	/** Telephone number of the person. A change replaces the registration. Secret. */
	phone?: pulumi.Input<string | undefined>;
	/** State or province where the person lives. A change replaces the registration. Secret. */
	state?: pulumi.Input<string | undefined>;
	/** Postal code of the address. A change replaces the registration. Secret. */
	zip?: pulumi.Input<string | undefined>;
	/** Id of an existing registration: create takes it over and updates it to what is declared. */
	adopt?: pulumi.Input<string | undefined>;
	/**
	 * True creates another registration even if an identical one exists; without it, create takes that one over if it
	 * belongs to no other resource and is as declared, and otherwise stops with the choices.
	 */
	allowDuplicate?: pulumi.Input<boolean | undefined>;
}

/** One of `customQuestions`. */
export interface VodRegistrationCustomQuestion {
	/** Answer to the question. */
	answer?: string;
	/** The question that is answered (at most 256 characters). */
	title?: string;
}

/** Outputs of a registration: its inputs, and what the API adds. */
export interface VodRegistrationOutputs {
	/** Id of the hub. */
	hubId: string;
	/** Id of the channel. */
	channelId: string;
	/** E-mail address of the person, to which the link is sent. Secret. */
	email: string;
	/** Postal address of the person: street and number. Secret. */
	address?: string;
	/** City where the person lives. Secret. */
	city?: string;
	/** Two-letter code of the country where the person lives. Secret. */
	country?: string;
	/** Answers to the organiser's own questions. Secret. */
	customQuestions?: VodRegistrationCustomQuestion[];
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
	/** Id of the registration. */
	registrationId: string;
	/** Personal link to join. Secret. */
	joinLink?: string;
}

/**
 * A person's registration for a channel. The API can't undo it: deleting or replacing it only forgets it, as the
 * preview says. Registrations created at the same time share calls of up to 30.
 *
 * @example
 * ```ts
 * new zoom.VodRegistration("ada", { hubId, channelId: recordings.channelId, email: "ada@example.com", firstName: "Ada" });
 * ```
 */
export class VodRegistration extends defineResource<VodRegistrationArgs, VodRegistrationOutputs>(vodRegistration) {}
