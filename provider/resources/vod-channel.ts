import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/resource";
import { vodChannel } from "../kinds/vod-channel";
import type { AnswerProperties, BodyProperties, DuplicableArgs, InputsOf } from "./types";

/** Inputs of a channel: `POST` and `PATCH` of `/zoom_events/hubs/{hubId}/vod_channels`, in camelCase. */
export interface VodChannelArgs
	extends InputsOf<BodyProperties<"createVodChannel">>,
		InputsOf<Pick<BodyProperties<"UpdateVideoChannel">, "settings">>,
		DuplicableArgs {
	/** The hub; a change makes a new channel. */
	hubId: pulumi.Input<string>;
	/** True publishes the channel, which can't be taken back. */
	published?: pulumi.Input<boolean>;
}

/** Outputs of a channel: its inputs and what the API adds; `embedScript` and `channelLink` are secret. */
export interface VodChannelOutputs extends AnswerProperties<"getVODChannelDetail"> {
	hubId: string;
	channelId: string;
	published?: boolean;
}

/**
 * A video-on-demand channel of a hub. Its settings are set by a second call after the create.
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
