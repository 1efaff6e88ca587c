import { kinds } from "../../../provider/kinds/index.ts";
import { call } from "../../helpers/portal.ts";
import { channelOf, type KindCase } from "../../helpers/rows.ts";

/** All that the tests know of `VodChannelVideo`. */
export const vodChannelVideo: KindCase = {
	description: kinds.VodChannelVideo,
	full: async (world) => ({ hubId: world.hubId, channelId: await channelOf(world), videoId: "video-1" }),
	edits: {},
	replacements: { hubId: "another", channelId: "another", videoId: "video-2" },
	resets: {},
	bad: [[{ videoId: undefined }, "videoId"]],
	outlivesEvents: true,
	group: "vod-video",
	twin: "same",
	forced: { outcome: "same" },
	drift: { change: call("DeleteVODChannelVideo", ["hubId", "channelId", "videoId"]) },
};
