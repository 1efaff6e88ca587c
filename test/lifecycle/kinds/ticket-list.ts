import { kinds } from "../../../provider/kinds/index.ts";
import { COLUMNS, csvOf, PeopleFile, peopleOf, saleOf } from "../../helpers/people.ts";
import type { KindCase } from "../../helpers/rows.ts";

/** All that the tests know of `TicketList`. */
export const ticketList: KindCase = {
	description: kinds.TicketList,
	full: async (world) => ({
		...(await saleOf(world)),
		...new PeopleFile(csvOf(peopleOf(2))).inputs(2),
		columns: COLUMNS,
		sendNotification: false,
		allowRemoving: true,
	}),
	edits: {},
	replacements: { eventId: "another" },
	resets: {},
	bad: [
		[{ path: "nowhere.csv" }, "source"],
		[{ columns: { ...COLUMNS, email: "E-mial" } }, "source"],
		[{ columns: { ...COLUMNS, email: 3 } }, "columns"],
		[{ columns: { ...COLUMNS, emial: "E-mail" } }, "columns.emial"],
		[{ preset: "shop" }, "preset"],
		[{ allowRemoving: -1 }, "allowRemoving"],
		[{ registrationSource: "x".repeat(17) }, "registrationSource"],
	],
	needed: ["path", "contentHash", "people", "columns", "ticketTypeId", "allowRemoving"],
	group: "ticket",
	forced: { outcome: "same" },
	drift: {
		change: async ({ client }, { eventId }) => {
			const path = { eventId: String(eventId) };
			const { tickets = [] } = await client.call("getTickets", { path });
			const own = tickets.find(({ external_ticket_id: mark = "" }) => mark.startsWith("zel"));
			const ticketId = own?.ticket_id ?? "";
			await client.call("Updateticket", { path: { ...path, ticketId }, body: { last_name: "Changed" } });
		},
		shows: "contentHash",
	},
	leftOut: {
		path: "where the file is, not what is in it: test/lifecycle/ticket-list.test.ts",
		contentHash: "goes with the file: test/lifecycle/ticket-list.test.ts",
		people: "goes with the file",
		preset: "test/unit/people-files.test.ts",
		columns: "test/lifecycle/people-lists.test.ts",
		leaveOut: "test/unit/people-files.test.ts",
		ticketTypeId: "a change replaces tickets, not the list: test/lifecycle/people-lists.test.ts",
		sendNotification: "matters for new tickets alone",
		fastJoin: "matters for new tickets alone",
		registrationNeeded: "matters for new tickets alone",
		registrationSource: "matters for new tickets alone",
		allowRemoving: "test/lifecycle/people-lists.test.ts",
	},
};
