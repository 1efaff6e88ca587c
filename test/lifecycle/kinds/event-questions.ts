import { kinds } from "../../../provider/kinds/index.ts";
import { call } from "../../helpers/portal.ts";
import { type KindCase, questionsRow } from "../../helpers/rows.ts";

/** All that the tests know of `EventQuestions`. */
export const eventQuestions: KindCase = {
	...questionsRow(kinds.EventQuestions, async (world) => ({ eventId: await world.conference() }), "options"),
	isAlwaysThere: true,
	group: "questions",
	forced: { outcome: "same" },
	drift: {
		change: call("updateRegistrationQuestionsForEvent", ["eventId"], { questions: [{ field_name: "city" }] }),
		shows: "questions",
	},
};
