import { defineKind } from "./define";
import { rule } from "./rules";

/** Only the lists of a hub ask who is there. */
const authenticationIsForHubLists = rule({
	says: [["settings.authenticationMethod", "is for channels of type VIDEO_LIST_HUB alone"]],
	check: ({ type, settings }) => {
		const { authenticationMethod } = (settings ?? {}) as Record<string, unknown>;
		if (type === undefined || type === "VIDEO_LIST_HUB" || authenticationMethod === undefined) return [];
		return [
			{ property: "settings.authenticationMethod", reason: 'applies to channels of type "VIDEO_LIST_HUB" only.' },
		];
	},
});

/** Lists of who may watch say nothing where nobody is asked who they are; an empty list is none. */
const listsNeedAuthentication = rule({
	says: [
		["settings.allowDomainList", "is left out with bypass_auth"],
		["settings.allowEmailList", "is left out with bypass_auth"],
	],
	check: ({ settings }) => {
		const { authenticationMethod, allowDomainList, allowEmailList } = (settings ?? {}) as Record<string, unknown>;
		if (authenticationMethod !== "bypass_auth") return [];
		return Object.entries({ allowDomainList, allowEmailList })
			.filter(([, list]) => Array.isArray(list) && list.length > 0)
			.map(([name]) => ({
				property: `settings.${name}`,
				reason: 'does not apply with authenticationMethod "bypass_auth". Leave it out.',
			}));
	},
});

/** The facts of `VodChannel`. */
export const vodChannel = defineKind({
	kind: "VodChannel",
	noun: "channel",
	docs: {
		text: "A video-on-demand channel of a hub. Its settings are sent in a second call after the create.",
		properties: {
			name: "The channel's name, as viewers see it",
			description: "What the channel shows",
			type: "Where the channel is: in a list of the hub, or embedded in another site, as one video or several",
			settings: "Who may watch, and how viewers prove who they are",
			status: "State of the channel: DRAFT or PUBLISHED",
		},
	},
	parents: ["hubId"],
	id: { parameter: "channelId" },
	operations: {
		create: "createVodChannel",
		// The list lacks description and settings.
		get: "getVODChannelDetail",
		list: "getVODChannels",
		update: "UpdateVideoChannel",
		delete: "DeleteVODChannel",
	},
	naturalKey: { by: [["name"]] },
	notFound: [
		{ status: 404, code: 2001 },
		{ status: 404, code: 261101 },
	],
	secrets: ["channelLink", "embedScript"],
	ownInputs: { published: { type: "boolean", description: "True publishes the channel" } },
	properties: {
		"settings.allowEmailList[]": { equal: "email" },
		published: {
			isOneWay: true,
			setVia: {
				on: ["create", "update"],
				operation: "vodChannelActions",
				body: (value) => (value === true ? { operation: "publish" } : undefined),
			},
			readAs: (channel) => channel.status === "PUBLISHED",
		},
	},
	rules: [listsNeedAuthentication, authenticationIsForHubLists],
});
