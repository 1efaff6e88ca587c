import { refusal } from "../errors";
import { type Call, type Handlers, newId, pick } from "../handler";
import { paged } from "../paging";
import type { Stored } from "../store";
import { requireHub } from "./hubs";
import { requireChannel } from "./vod-channels";

const LISTED = ["duration", "name", "play_link", "status", "video_id"];

function videoOf(call: Call, id: unknown): Stored | undefined {
	return call.store.get(`video/${String(id)}`);
}

function inChannel(call: Call, id: unknown): string {
	return `channel-video/${call.params.channelId}/${String(id)}`;
}

function requireVideo(call: Call): Stored {
	const video = videoOf(call, call.params.videoId);
	if (video === undefined) throw refusal(call.operation, 261108);
	return video;
}

export const videos: Handlers = {
	ListHubVideos: (call) => {
		requireHub(call.store, call.params.hubId);
		const own = call.store.list("video/").filter((video) => video.hub_id === call.params.hubId);
		return paged(
			call,
			"videos",
			own.map((video) => pick(video, [...LISTED, "source_event_id", "source_type"])),
		);
	},
	ListVODChannelVideos: (call) => {
		requireChannel(call);
		const entries = call.store.list(`channel-video/${call.params.channelId}/`);
		const found = entries
			.map(({ video_id: id }) => videoOf(call, id))
			.filter((video) => video !== undefined)
			.map((video) => pick(video, LISTED));
		return { total_records: found.length, next_page_token: "", videos: found };
	},
	AddVODChannelVideos: (call) => {
		requireChannel(call);
		const errors: Stored[] = [];
		for (const id of call.body.video_ids as string[]) {
			if (videoOf(call, id) === undefined) errors.push({ video_id: id, message: "Video not found." });
			else call.store.put(inChannel(call, id), { video_id: id });
		}
		return { errors };
	},
	DeleteVODChannelVideo: (call) => {
		requireChannel(call);
		const key = inChannel(call, call.params.videoId);
		if (call.store.get(key) === undefined) throw refusal(call.operation, 261102);
		call.store.delete(key);
		return undefined;
	},
	getVideoMetadata: (call) => {
		const { metadata = {} } = requireVideo(call) as { metadata?: Stored };
		return { ...metadata };
	},
	updateVideoMetadata: (call) => {
		const video = requireVideo(call);
		const { transcripts, ...changes } = call.body as Stored & { transcripts?: Stored[] };
		// An answer has a file's address in the place of its id.
		const read = transcripts?.map(({ file_id: id, ...rest }) => ({
			is_default: false,
			...rest,
			file_url: `https://files.example.com/${String(id)}`,
		}));
		const metadata = {
			...(video.metadata as Stored | undefined),
			...changes,
			...(read && { transcripts: read }),
			updated_at: new Date(call.now).toISOString(),
		};
		call.store.put(`video/${String(video.video_id)}`, { ...video, metadata });
		return undefined;
	},
	ListVODRegistration: (call) => {
		requireChannel(call);
		const all = call.store.list(`vod-registration/${call.params.channelId}/`);
		return paged(
			call,
			"registrations",
			all.filter(({ email }) => call.query.email === undefined || email === call.query.email),
		);
	},
	VODTicketRegistration: (call) => {
		requireChannel(call);
		const made = ((call.body.registrations ?? []) as Stored[]).map((request) => {
			const id = newId();
			const link = `https://events.example.com/vod/join/${newId()}`;
			call.store.put(`vod-registration/${call.params.channelId}/${id}`, {
				...request,
				registration_id: id,
				join_link: link,
			});
			return { email: request.email, registration_id: id, join_link: link };
		});
		return { registrations: made };
	},
};
