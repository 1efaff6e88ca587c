import type { ResourceDescription, Rule } from "../lifecycle/description";
import { startsBeforeEnd } from "./rules";

const PRIVATE_ATTENDANCE = "private_visibility_rules.attendance_type";

const paidHasPrice: Rule = ({ free, price }, isUnknown) => {
	if (free !== false || price !== undefined || isUnknown("price")) return [];
	return [{ property: "price", reason: "is required for a ticket type that is not free." }];
};

/** A list of sessions holds ids, or the word for all of them. */
const allIsAlone: Rule = ({ sessions, bookmarkedSessions }) =>
	Object.entries({ sessions, bookmarkedSessions }).flatMap(([property, list]) =>
		Array.isArray(list) && list.length > 1 && list.includes("ALL")
			? [{ property, reason: 'has "ALL" beside session ids: it is "ALL" alone, or ids.' }]
			: [],
	);

/** The facts of `TicketType`; its class has the description for people. */
export const ticketType: ResourceDescription = {
	kind: "TicketType",
	noun: "ticket type",
	parents: ["eventId"],
	id: { parameter: "ticketTypeId", field: "ticket_type_id" },
	operations: {
		create: "createTicketType",
		// There is no GET of one ticket type.
		list: "getEventTicketTypes",
		update: "updateTicketType",
		delete: "deleteEventTicketType",
	},
	naturalKey: { by: [["name"]] },
	// The API counts it.
	notInputs: ["sold_quantity"],
	gone: [{ status: 404, code: 2002 }],
	properties: {
		attendanceType: { wire: { update: PRIVATE_ATTENDANCE, read: PRIVATE_ATTENDANCE } },
		"privateVisibilityRules.allowDomainList": { shownAtMost: 50 },
		startTime: { schema: { format: "date-time" } },
		endTime: { schema: { format: "date-time" } },
		price: { equal: "decimal", reset: "0" },
	},
	rules: [startsBeforeEnd, paidHasPrice, allIsAlone],
	heldByPeople: {
		shown: ({ sold_quantity: sold }) =>
			Number(sold ?? 0) > 0 ? `${String(sold)} tickets of it are sold or given.` : undefined,
	},
};
