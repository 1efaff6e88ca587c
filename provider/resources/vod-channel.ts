import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/resource";
import type { ResourceDescription, Rule } from "../lifecycle/description";
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

const listsNeedAuthentication: Rule = ({ settings }) => {
	const { authenticationMethod, allowDomainList, allowEmailList } = (settings ?? {}) as Record<string, unknown>;
	if (authenticationMethod !== "bypass_auth") return [];
	return Object.entries({ allowDomainList, allowEmailList })
		.filter(([, list]) => Array.isArray(list) && list.length > 0)
		.map(([name]) => ({
			property: `settings.${name}`,
			reason: 'does not apply with authenticationMethod "bypass_auth".',
		}));
};

const authenticationIsForHubLists: Rule = ({ type, settings }) => {
	const { authenticationMethod } = (settings ?? {}) as Record<string, unknown>;
	if (type === undefined || type === "VIDEO_LIST_HUB" || authenticationMethod === undefined) return [];
	return [{ property: "settings.authenticationMethod", reason: 'applies to channels of type "VIDEO_LIST_HUB" only.' }];
};

const description: ResourceDescription = {
	kind: "VodChannel",
	noun: "channel",
	parents: ["hubId"],
	id: { parameter: "channelId", field: "channel_id" },
	operations: {
		create: "createVodChannel",
		// The list lacks description and settings.
		get: "getVODChannelDetail",
		list: "getVODChannels",
		update: "UpdateVideoChannel",
		delete: "DeleteVODChannel",
	},
	naturalKey: { by: [["name"]] },
	gone: [
		{ status: 404, code: 2001 },
		{ status: 404, code: 261101 },
	],
	secrets: ["channelLink", "embedScript"],
	ownInputs: { published: { type: "boolean", description: "True publishes the channel" } },
	properties: {
		published: {
			isOneWay: true,
			through: {
				on: ["create", "update"],
				operation: "vodChannelActions",
				body: (value) => (value === true ? { operation: "publish" } : undefined),
			},
			readAs: (channel) => channel.status === "PUBLISHED",
		},
	},
	rules: [listsNeedAuthentication, authenticationIsForHubLists],
};

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
export class VodChannel extends defineResource<VodChannelArgs, VodChannelOutputs>(description) {}
