import { kinds } from "../../../provider/kinds/index.ts";
import { pick } from "../../helpers/portal.ts";
import { type KindCase, ticketFor, webinarOf } from "../../helpers/rows.ts";

/** All that the tests know of `SessionReservation`. */
export const sessionReservation: KindCase = {
	description: kinds.SessionReservation,
	full: async (world) => {
		const where = await webinarOf(world, { session_reservation: { allow_reservations: true, max_capacity: 2 } });
		await ticketFor(world, where.eventId ?? "", "ada@example.com");
		return { ...where, email: "ada@example.com" };
	},
	edits: {},
	replacements: { eventId: "another", sessionId: "another", email: "other@example.com" },
	resets: {},
	bad: [[{ email: "nobody" }, "email"]],
	group: "reservation",
	twin: "same",
	forced: { outcome: "same" },
	drift: {
		change: ({ client }, { email, ...ids }) =>
			client.send("DeleteSessionReservations", { path: pick(ids, ["eventId", "sessionId"]), body: { email } }),
	},
};
