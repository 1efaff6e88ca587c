import { kinds } from "../../../provider/kinds/index.ts";
import { call } from "../../helpers/portal.ts";
import { type KindCase, questionsRow, ticketTypeOf } from "../../helpers/rows.ts";

/** All that the tests know of `TicketTypeQuestions`. */
export const ticketTypeQuestions: KindCase = {
	...questionsRow(
		kinds.TicketTypeQuestions,
		async (world) => {
			const eventId = await world.conference();
			return { eventId, ticketTypeId: await ticketTypeOf(world, eventId) };
		},
		"options",
	),
	isAlwaysThere: true,
	group: "questions",
	forced: { outcome: "same" },
	drift: {
		change: call("updateRegistrationQuestionsForTicketType", ["eventId", "ticketTypeId"], {
			custom_questions: [{ title: "Who?", type: "short_answer", required: false }],
		}),
		shows: "customQuestions",
	},
};
