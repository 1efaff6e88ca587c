import type { Properties } from "../lifecycle/description";
import { defineKind } from "./define";
import { invites } from "./invitations";
import { registrationFormGone } from "./questions";
import { isAfter, isAloneIn, requiredWhen } from "./rules";

const PRIVATE_ATTENDANCE = "private_visibility_rules.attendance_type";

/** The facts of `TicketType`. */
export const ticketType = defineKind({
	kind: "TicketType",
	noun: "ticket type",
	docs: {
		text: 'A ticket type of a conference. `sessions: ["ALL"]` admits to every session.',
		properties: {
			name: "Name of the ticket type, as people see it when they register",
			description: "What the ticket includes",
			startTime: "Start of the sale, an instant with its offset",
			endTime: "End of the sale, an instant with its offset",
			sessions: 'Ids of the sessions that the ticket admits to, or ["ALL"]',
			quantity: "Number of tickets on sale",
		},
	},
	parents: ["eventId"],
	id: { parameter: "ticketTypeId" },
	operations: {
		create: "createTicketType",
		// There is no GET of one ticket type.
		list: "getEventTicketTypes",
		// Its questions are there as long as it is.
		exists: "getRegistrationQuestionsForTicketType",
		update: "updateTicketType",
		delete: "deleteEventTicketType",
	},
	naturalKey: { by: [["name"]] },
	// The API counts it.
	notInputs: ["sold_quantity"],
	notFound: registrationFormGone,
	properties: {
		attendanceType: { wire: { update: PRIVATE_ATTENDANCE, read: PRIVATE_ATTENDANCE } },
		"privateVisibilityRules.allowDomainList": { shownAtMost: 50 },
		"privateVisibilityRules.emailRestrictList[]": { equal: "email" },
		startTime: { schema: { format: "date-time" } },
		endTime: { schema: { format: "date-time" } },
		price: { equal: "decimal", reset: "0" },
	},
	rules: [
		isAfter("endTime", "startTime", 26401),
		requiredWhen("price", { free: false }),
		isAloneIn("ALL", "sessions", "bookmarkedSessions"),
	],
	emails: [
		invites(({ privateVisibilityRules }) => (privateVisibilityRules as Properties | undefined)?.emailRestrictList),
	],
	deletionGuard: {
		shown: ({ sold_quantity: sold }) =>
			Number(sold ?? 0) > 0 ? `${String(sold)} tickets of it are sold or given.` : undefined,
		// A list that is cut does not show how many are sold.
		records: {
			list: "getTickets",
			query: (id) => ({ ticket_type_id: id }),
			when: (type) => type === undefined,
			noun: "ticket of it",
		},
	},
});
