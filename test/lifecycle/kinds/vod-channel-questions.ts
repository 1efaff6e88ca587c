import { kinds } from "../../../provider/kinds/index.ts";
import { call } from "../../helpers/portal.ts";
import { channelOf, type KindCase, questionsRow } from "../../helpers/rows.ts";

/** All that the tests know of `VodChannelQuestions`. */
export const vodChannelQuestions: KindCase = {
	...questionsRow(
		kinds.VodChannelQuestions,
		async (world) => ({ hubId: world.hubId, channelId: await channelOf(world) }),
		"answers",
	),
	isAlwaysThere: true,
	outlivesEvents: true,
	group: "vod-questions",
	forced: { outcome: "same" },
	drift: {
		change: call("updateRegistrationQuestionsForVODchannel", ["hubId", "channelId"], {
			questions: [{ field_name: "city" }],
		}),
		shows: "questions",
	},
};
