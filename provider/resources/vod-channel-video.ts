// Made by `npm run generate` from provider/kinds/vod-channel-video.ts: change that.

import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/program/dynamic-resource";
import { vodChannelVideo } from "../kinds/vod-channel-video";

/** Inputs of a video of the channel: `POST /zoom_events/hubs/{hubId}/vod_channels/{channelId}/videos`. */
export interface VodChannelVideoArgs {
	/** Id of the hub. A change replaces the video of the channel. */
	hubId: pulumi.Input<string>;
	/** Id of the channel. A change replaces the video of the channel. */
	channelId: pulumi.Input<string>;
	/** Id of the video. A change replaces the video of the channel. */
	videoId: pulumi.Input<string>;
	/** Id of an existing video of the channel: create takes it over and updates it to what is declared. */
	adopt?: pulumi.Input<string | undefined>;
}

/** Outputs of a video of the channel: its inputs, and what the API adds. */
export interface VodChannelVideoOutputs {
	/** Id of the hub. */
	hubId: string;
	/** Id of the channel. */
	channelId: string;
	/** Id of the video. */
	videoId: string;
	/** Length; minutes of a session or listed video, seconds in a video's metadata. */
	duration?: number;
	/** Name of the video, as viewers see it. */
	name?: string;
	/** Link to play the video. Secret. */
	playLink?: string;
	/** Whether the video can be watched yet. */
	status?: "processing" | "done" | "unknown";
}

/**
 * A video in a channel. Videos added at the same time share calls of up to 30.
 *
 * @example
 * ```ts
 * new zoom.VodChannelVideo("opening", { hubId, channelId: recordings.channelId, videoId: upload.videoId });
 * ```
 */
export class VodChannelVideo extends defineResource<VodChannelVideoArgs, VodChannelVideoOutputs>(vodChannelVideo) {}
