import { kinds } from "../../../provider/kinds/index.ts";
import { call } from "../../helpers/portal.ts";
import type { KindCase } from "../../helpers/rows.ts";

/** All that the tests know of `EventPublication`. */
export const eventPublication: KindCase = {
	description: kinds.EventPublication,
	full: async (world) => ({ eventId: await world.conference(), cancelMessage: "Sorry.", allowDestructive: true }),
	edits: {},
	replacements: { eventId: "another" },
	resets: {},
	bad: [
		[{ eventId: undefined }, "eventId"],
		[{ cancelMesage: "x" }, "cancelMesage"],
		[{ cancelMessage: "" }, "cancelMessage"],
	],
	group: "event",
	twin: "same",
	forced: { outcome: "kept" },
	drift: {
		change: call("EventActions", ["eventId"], { operation: "cancel", cancel_message: "It rains." }),
		refusal: /cancelled event can't be published/,
	},
	leftOut: { allowDestructive: "test/lifecycle/held.test.ts", cancelMessage: "kept in the state only: traps.test.ts" },
};
