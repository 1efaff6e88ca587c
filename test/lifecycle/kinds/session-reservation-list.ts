import { kinds } from "../../../provider/kinds/index.ts";
import { csvOf, PeopleFile, peopleOf } from "../../helpers/people.ts";
import { type KindCase, ticketTypeOf, webinarOf } from "../../helpers/rows.ts";

const PEOPLE = peopleOf(2);

/** All that the tests know of `SessionReservationList`. */
export const sessionReservationList: KindCase = {
	description: kinds.SessionReservationList,
	full: async (world) => {
		const { client } = world;
		const where = await webinarOf(world, { session_reservation: { allow_reservations: true, max_capacity: 50 } });
		const { eventId } = where;
		await ticketTypeOf(world, eventId);
		await client.call("EventActions", { path: { eventId }, body: { operation: "publish" } });
		const tickets = PEOPLE.map(({ email, first, last }) => ({ email, first_name: first, last_name: last }));
		await client.call("createTickets", { path: { eventId }, body: { tickets } });
		return {
			...where,
			...new PeopleFile(csvOf(PEOPLE)).inputs(2),
			columns: { email: "E-mail" },
			allowRemoving: true,
		};
	},
	edits: {},
	replacements: { eventId: "another", sessionId: "another" },
	resets: {},
	bad: [
		[{ path: "nowhere.csv" }, "source"],
		[{ columns: { email: "E-mial" } }, "source"],
		[{ columns: { key: "Order" } }, "columns.key"],
		[{ columns: { email: [1] } }, "columns"],
		[{ allowRemoving: 0.5 }, "allowRemoving"],
	],
	needed: ["path", "contentHash", "people", "columns", "allowRemoving"],
	group: "reservation",
	forced: { outcome: "same" },
	drift: {
		change: async ({ client }, { eventId, sessionId }) => {
			const path = { eventId: String(eventId), sessionId: String(sessionId) };
			const { reservations = [] } = await client.call("ListSessionReservations", { path });
			// Another resource of the example has the first.
			const { email = "" } = reservations.find((one) => one.email !== "linus@example.com") ?? {};
			await client.call("DeleteSessionReservations", { path, body: { email } });
		},
		shows: "contentHash",
	},
	leftOut: {
		path: "where the file is, not what is in it",
		contentHash: "goes with the file: test/lifecycle/people-lists.test.ts",
		people: "goes with the file",
		preset: "test/unit/people-files.test.ts",
		columns: "test/lifecycle/people-lists.test.ts",
		leaveOut: "test/unit/people-files.test.ts",
		allowRemoving: "test/lifecycle/people-lists.test.ts",
	},
};
