import type { ResourceDescription, Rule } from "../lifecycle/description";

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

/** The facts of `VodChannel`; its class has the description for people. */
export const vodChannel: ResourceDescription = {
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
