import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/resource";
import { vodChannelVideo } from "../kinds/vod-channel-video";
import type { CommonArgs, ListedProperties } from "./types";

/** Inputs: an item of `POST /zoom_events/hubs/{hubId}/vod_channels/{channelId}/videos`. */
export interface VodChannelVideoArgs extends CommonArgs {
	hubId: pulumi.Input<string>;
	channelId: pulumi.Input<string>;
	/** A video of the hub; a change takes the old one out and adds the new one. */
	videoId: pulumi.Input<string>;
}

/** Outputs: what was declared, and what the API adds; `playLink` is secret. */
export interface VodChannelVideoOutputs extends Omit<ListedProperties<"ListVODChannelVideos", "videos">, "videoId"> {
	hubId: string;
	channelId: string;
	videoId: string;
}

/**
 * A video in a channel. Videos that are added at the same time share calls of up to 30.
 *
 * @example
 * ```ts
 * new zoom.VodChannelVideo("opening", { hubId, channelId: recordings.channelId, videoId: upload.videoId });
 * ```
 */
export class VodChannelVideo extends defineResource<VodChannelVideoArgs, VodChannelVideoOutputs>(vodChannelVideo) {}
