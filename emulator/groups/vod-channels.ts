import { invalid, notFound } from "../errors";
import { type Call, type Handlers, merge, newId, pick } from "../handler";
import { paged } from "../paging";
import type { Stored } from "../store";
import { requireHub } from "./hubs";

const LISTED = ["channel_id", "is_published_to_hub", "name", "status", "type"];

function keyOf(call: Call, id: unknown): string {
	return `vod-channel/${call.params.hubId}/${String(id)}`;
}

/**
 * The channel of a call.
 *
 * @throws Refusal 404 with 2001 or 261101
 */
export function requireChannel(call: Call): Stored {
	requireHub(call.store, call.params.hubId);
	const channel = call.store.get(keyOf(call, call.params.channelId));
	if (channel === undefined) throw notFound(call.operation, 261101, "VOD channel not found.");
	return channel;
}

function asRead(channel: Stored): Stored {
	const isOpen = channel.type === "VIDEO_LIST_HUB" && channel.status === "PUBLISHED";
	return isOpen
		? { ...channel, channel_link: `https://events.example.com/vod/${String(channel.channel_id)}` }
		: channel;
}

function check(call: Call, channel: Stored): void {
	const {
		authentication_method: method,
		allow_domain_list: domains = [],
		allow_email_list: emails = [],
	} = (channel.settings ?? {}) as Stored;
	if (method !== undefined && channel.type !== "VIDEO_LIST_HUB") {
		throw invalid({ field: "settings.authentication_method", message: "applies to VIDEO_LIST_HUB channels only" });
	}
	const lists = [domains, emails] as string[][];
	const isRefused = call.conduct.does("vod-channels.open-with-list", "refused");
	if (isRefused && method === "bypass_auth" && lists.some((list) => list.length > 0)) {
		throw invalid({ field: "settings.authentication_method", message: "bypass_auth does not go with an allow list" });
	}
}

export const vodChannels: Handlers = {
	getVODChannels: (call) => {
		requireHub(call.store, call.params.hubId);
		const all = call.store.list(`vod-channel/${call.params.hubId}/`);
		return paged(
			call,
			"vod_channels",
			all.map((channel) => pick(channel, LISTED)),
		);
	},
	createVodChannel: (call) => {
		requireHub(call.store, call.params.hubId);
		const isEmbedded = call.body.type !== "VIDEO_LIST_HUB";
		const channel = {
			description: "",
			...call.body,
			channel_id: newId(),
			is_published_to_hub: false,
			status: isEmbedded ? "PUBLISHED" : "DRAFT",
		};
		call.store.put(keyOf(call, channel.channel_id), channel);
		return channel;
	},
	getVODChannelDetail: (call) => asRead(requireChannel(call)),
	UpdateVideoChannel: (call) => {
		const channel = requireChannel(call);
		const updated = merge(channel, call.body);
		check(call, updated);
		call.store.put(keyOf(call, channel.channel_id), updated);
		return undefined;
	},
	DeleteVODChannel: (call) => {
		const { channel_id: id } = requireChannel(call);
		call.store.delete(keyOf(call, id));
		call.store.deleteAll(`vod-video/${call.params.hubId}/${String(id)}/`);
		for (const child of ["vod-registration", "vod-watch"]) call.store.deleteAll(`${child}/${String(id)}/`);
		// As questions.ts has it, which needs this file.
		call.store.delete(`vod-questions/${call.params.hubId}/${String(id)}`);
		return undefined;
	},
	vodChannelActions: (call) => {
		const channel = requireChannel(call);
		if (call.body.operation !== "publish") throw invalid({ field: "operation", message: "is required" });
		const isHubList = channel.type === "VIDEO_LIST_HUB";
		call.store.put(keyOf(call, channel.channel_id), {
			...channel,
			status: "PUBLISHED",
			is_published_to_hub: isHubList,
		});
		return { status: "published" };
	},
};
