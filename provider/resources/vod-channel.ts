// Made by `npm run generate` from provider/kinds/vod-channel.ts: change that.

import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/program/dynamic-resource";
import { vodChannel } from "../kinds/vod-channel";

/** Who may watch, and how viewers prove who they are. */
export interface VodChannelSettingsArgs {
	/** E-mail domains that may register; all where empty (at most 20000 items, each at most 40 characters). */
	allowDomainList?: pulumi.Input<pulumi.Input<string>[] | undefined>;
	/** E-mail addresses that may register; all where empty (at most 50000 items, each at most 60 characters). */
	allowEmailList?: pulumi.Input<pulumi.Input<string>[] | undefined>;
	/** How attendees prove who they are. */
	authenticationMethod?: pulumi.Input<"zoom_account" | "email_otp" | "bypass_auth" | undefined>;
}

/** Inputs of a channel: `POST /zoom_events/hubs/{hubId}/vod_channels`. */
export interface VodChannelArgs {
	/** Id of the hub. A change replaces the channel. */
	hubId: pulumi.Input<string>;
	/** The channel's name, as viewers see it (at most 75 characters). */
	name: pulumi.Input<string>;
	/**
	 * Where the channel is: in a list of the hub, or embedded in another site, as one video or several. A change
	 * replaces the channel.
	 */
	type: pulumi.Input<"VIDEO_LIST_HUB" | "MULTI_VIDEO_EMBEDDED" | "SINGLE_VIDEO_EMBEDDED">;
	/** What the channel shows. */
	description?: pulumi.Input<string | undefined>;
	/** Who may watch, and how viewers prove who they are. */
	settings?: pulumi.Input<VodChannelSettingsArgs | undefined>;
	/** True publishes the channel. */
	published?: pulumi.Input<boolean | undefined>;
	/** Id of an existing channel: create takes it over and updates it to what is declared. */
	adopt?: pulumi.Input<string | undefined>;
	/**
	 * True creates another channel even if an identical one exists; without it, create takes that one over if it
	 * belongs to no other resource and is as declared, and otherwise stops with the choices.
	 */
	allowDuplicate?: pulumi.Input<boolean | undefined>;
}

/** Who may watch, and how viewers prove who they are. */
export interface VodChannelSettings {
	/** E-mail domains that may register; all where empty (at most 20000 items, each at most 40 characters). */
	allowDomainList?: string[];
	/** E-mail addresses that may register; all where empty (at most 50000 items, each at most 60 characters). */
	allowEmailList?: string[];
	/** How attendees prove who they are. */
	authenticationMethod?: "zoom_account" | "email_otp" | "bypass_auth";
}

/** Outputs of a channel: its inputs, and what the API adds. */
export interface VodChannelOutputs {
	/** Id of the hub. */
	hubId: string;
	/** The channel's name, as viewers see it. */
	name: string;
	/** Where the channel is: in a list of the hub, or embedded in another site, as one video or several. */
	type: "VIDEO_LIST_HUB" | "MULTI_VIDEO_EMBEDDED" | "SINGLE_VIDEO_EMBEDDED";
	/** What the channel shows. */
	description?: string;
	/** Who may watch, and how viewers prove who they are. */
	settings?: VodChannelSettings;
	/** True publishes the channel. */
	published?: boolean;
	/** Id of the channel. */
	channelId: string;
	/** Link to the published channel of a hub. Secret. */
	channelLink?: string;
	/** Script that embeds the channel in another site. Secret. */
	embedScript?: string;
	/** True where the hub's page shows it. */
	isPublishedToHub?: boolean;
	/** State of the channel: DRAFT or PUBLISHED. */
	status?: "PUBLISHED" | "DRAFT";
}

/**
 * A video-on-demand channel of a hub. Its settings are sent in a second call after the create.
 *
 * @example
 * ```ts
 * new zoom.VodChannel("recordings", {
 * 	hubId,
 * 	name: "Recordings",
 * 	type: "VIDEO_LIST_HUB",
 * 	settings: { authenticationMethod: "email_otp" },
 * });
 * ```
 */
export class VodChannel extends defineResource<VodChannelArgs, VodChannelOutputs>(vodChannel) {}
