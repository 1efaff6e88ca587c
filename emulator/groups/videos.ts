import { invalid, refusal } from "../errors";
import { type Call, type Handlers, merge, pick } from "../handler";
import { paged } from "../paging";
import type { Stored } from "../store";
import { utc } from "./event-rules";
import { requireHub } from "./hubs";
import { requireChannel } from "./vod-channels";

const LISTED = ["duration", "name", "play_link", "status", "video_id"];

const MAX_DEPTH = 5;

function channelKey(call: Call, id: unknown): string {
	return `vod-video/${call.params.hubId}/${call.params.channelId}/${String(id)}`;
}

function videoOf(call: Call, hubId: unknown, id: unknown): Stored | undefined {
	return call.store.get(`video/${String(hubId)}/${String(id)}`);
}

function requireVideo(call: Call): { key: string; video: Stored } {
	for (const hub of call.store.list("hub/")) {
		const video = videoOf(call, hub.hub_id, call.params.videoId);
		if (video !== undefined) return { key: `video/${String(hub.hub_id)}/${call.params.videoId}`, video };
	}
	throw refusal(call.operation, 261108);
}

function depthOf(value: unknown): number {
	if (typeof value !== "object" || value === null) return 0;
	const inside = Object.values(value).map(depthOf);
	return Array.isArray(value) ? Math.max(0, ...inside) : 1 + Math.max(0, ...inside);
}

/** A list's entries with what the server knows of their files, which live until they are attached or die. */
function withFiles(call: Call, field: string, known: readonly Stored[]): Stored[] {
	return (call.body[field] as Stored[]).map((entry, index) => {
		const attached = known.find((one) => one.file_id === entry.file_id);
		const file = attached ?? call.store.get(`file/${String(entry.file_id)}`);
		if (file === undefined || (attached === undefined && Number(file.until) <= call.now))
			throw invalid({ field: `${field}.${index}.file_id`, message: "is no uploaded file" });
		return { ...pick(file, ["file_name", "file_url", "is_default"]), ...entry };
	});
}

/** One entry of a list is the default; the first transcript that a video gets becomes it, whatever it says. */
function withDefault(field: string, entries: readonly Stored[], known: readonly Stored[]): Stored[] {
	const chosen = entries.filter((entry) => entry.is_default === true).length;
	if (chosen > 1) throw invalid({ field, message: "has more than one default" });
	const isFirst = field === "transcripts" && known.length === 0 && chosen === 0;
	return entries.map((entry, index) => ({
		is_default: false,
		...entry,
		...(isFirst && index === 0 && { is_default: true }),
	}));
}

/** @throws Refusal 300 where a video would stop being available before it is */
function checkScheduling(metadata: Stored): void {
	const { start_time: start, end_time: end } = (metadata.scheduling ?? {}) as {
		start_time?: string;
		end_time?: string;
	};
	if (start !== undefined && end !== undefined && Date.parse(end) <= Date.parse(start))
		throw invalid({ field: "scheduling.end_time", message: "must be after start_time" });
}

function asRead(video: Stored): Stored {
	const { metadata, duration } = video as { metadata?: Stored; duration?: number };
	const read: Stored = {
		title: video.name,
		...(duration === undefined ? {} : { duration: duration * 60 }),
		...metadata,
	};
	for (const [field, shown] of [
		["thumbnails", ["file_id", "file_url", "is_default"]],
		["transcripts", ["file_url", "language", "is_default"]],
		["resources", ["file_id", "file_url", "file_name"]],
	] as const) {
		if (read[field] !== undefined) read[field] = (read[field] as Stored[]).map((entry) => pick(entry, shown));
	}
	return read;
}

export const videos: Handlers = {
	ListHubVideos: (call) => {
		requireHub(call.store, call.params.hubId);
		const all = call.store.list(`video/${call.params.hubId}/`);
		const shown = all.map((video) => pick(video, [...LISTED, "source_event_id", "source_type"]));
		return paged(call, "videos", shown);
	},
	ListVODChannelVideos: (call) => {
		requireChannel(call);
		const ids = call.store.list(channelKey(call, "")).map(({ video_id: id }) => id);
		const all = ids.map((id) => pick(videoOf(call, call.params.hubId, id) ?? {}, LISTED));
		return { total_records: all.length, next_page_token: "", videos: all };
	},
	AddVODChannelVideos: (call) => {
		requireChannel(call);
		const errors: Stored[] = [];
		for (const id of call.body.video_ids as string[]) {
			const isKnown = videoOf(call, call.params.hubId, id) !== undefined;
			if (isKnown && call.store.get(channelKey(call, id)) === undefined)
				call.store.put(channelKey(call, id), { video_id: id });
			else errors.push({ video_id: id, message: isKnown ? "The video is there already." : "Video not found." });
		}
		return { errors };
	},
	DeleteVODChannelVideo: (call) => {
		requireChannel(call);
		const key = channelKey(call, call.params.videoId);
		if (call.store.get(key) === undefined) throw refusal(call.operation, 261102);
		call.store.delete(key);
		return undefined;
	},
	getVideoMetadata: (call) => asRead(requireVideo(call).video),
	updateVideoMetadata: (call) => {
		const { key, video } = requireVideo(call);
		const metadata = (video.metadata ?? {}) as Stored;
		const { custom_fields: custom } = call.body;
		if (depthOf(custom) > MAX_DEPTH) throw invalid({ field: "custom_fields", message: "is deeper than 5 levels" });
		const changes = { ...call.body };
		for (const field of ["thumbnails", "transcripts", "resources"]) {
			if (changes[field] === undefined) continue;
			const known = (metadata[field] ?? []) as Stored[];
			const entries = withFiles(call, field, known);
			changes[field] = field === "resources" ? entries : withDefault(field, entries, known);
		}
		const updated = { ...merge(metadata, changes), updated_at: utc(new Date(call.now).toISOString()) };
		checkScheduling(updated);
		call.store.put(key, { ...video, metadata: updated });
		return undefined;
	},
};
