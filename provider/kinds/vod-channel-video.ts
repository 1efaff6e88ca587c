import { defineKind } from "./define";

/** The facts of `VodChannelVideo`. */
export const vodChannelVideo = defineKind({
	kind: "VodChannelVideo",
	noun: "video of the channel",
	docs: {
		text: "A video in a channel. Videos added at the same time share calls of up to 30.",
		properties: {
			videoId: "Id of the video",
			name: "Name of the video, as viewers see it",
			status: "Whether the video can be watched yet",
		},
	},
	parents: ["hubId", "channelId"],
	id: { parameter: "videoId" },
	operations: { create: "AddVODChannelVideos", list: "ListVODChannelVideos", delete: "DeleteVODChannelVideo" },
	naturalKey: { by: [["videoId"]] },
	unique: { property: "videoId" },
	batch: { field: "video_ids", max: 30, key: "video_id", isPlain: true },
	secrets: ["playLink"],
});
