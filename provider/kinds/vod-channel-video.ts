import type { ResourceDescription } from "../lifecycle/description";

/** The facts of `VodChannelVideo`; its class has the description for people. */
export const vodChannelVideo: ResourceDescription = {
	kind: "VodChannelVideo",
	noun: "video of the channel",
	parents: ["hubId", "channelId"],
	id: { parameter: "videoId", field: "video_id" },
	operations: { create: "AddVODChannelVideos", list: "ListVODChannelVideos", delete: "DeleteVODChannelVideo" },
	naturalKey: { by: [["videoId"]] },
	unique: { property: "videoId" },
	batch: { field: "video_ids", max: 30, key: "video_id", isPlain: true },
	secrets: ["playLink"],
};
