import type { ColumnNames, Preset } from "../lifecycle/description";
import { PERSONAL_INPUTS } from "./person";

/** Statuses by which shops say that somebody is not coming; each has its own words. */
const LEFT_OUT = {
	pretix: [
		"canceled",
		"cancelled",
		"expired",
		"pending",
		"pending (overdue)",
		"pending approval",
		"approval pending",
		"refunded",
	],
	tito: ["void", "voided", "yes", "true"],
	eventbrite: ["not attending", "deleted", "refunded", "cancelled", "canceled", "transferred"],
} as const;

/** Columns of the exports of ticket shops, in English, as they document them. */
export const shopExports = {
	/** "Order data", the sheet of positions: a line for each ticket. */
	pretix: {
		columns: {
			key: ["Order code", "Position ID"],
			email: ["Attendee email", "Email"],
			firstName: ["Attendee name: Given name"],
			lastName: ["Attendee name: Family name"],
			organization: ["Company"],
			address: ["Address"],
			zip: ["ZIP code"],
			city: ["City"],
		},
		named: { ticketTypeId: ["Product"] },
		leaveOut: { Status: LEFT_OUT.pretix },
	},
	/** The export of tickets: a line for each. */
	tito: {
		columns: {
			key: ["Ticket Reference"],
			email: ["Ticket Email", "Order Email"],
			firstName: ["Ticket First Name"],
			lastName: ["Ticket Last Name"],
			organization: ["Ticket Company Name"],
			phone: ["Ticket Phone Number"],
		},
		named: { ticketTypeId: ["Ticket"] },
		leaveOut: { "Void Status": LEFT_OUT.tito },
	},
	/** The report of attendees: a line for each. */
	eventbrite: {
		columns: {
			key: ["Attendee #"],
			email: ["Email", "Buyer Email"],
			firstName: ["First Name"],
			lastName: ["Last Name", "Surname"],
			organization: ["Company"],
			jobTitle: ["Job Title"],
		},
		named: { ticketTypeId: ["Ticket Type"] },
		leaveOut: { "Attendee Status": LEFT_OUT.eventbrite },
	},
} as const satisfies Record<string, Preset>;

/** The same exports, with those of their columns that a kind has properties for. */
function exportsWith(names: readonly string[]): Record<string, Preset> {
	return Object.fromEntries(
		Object.entries<Preset>(shopExports).map(([shop, { columns, leaveOut }]) => {
			const known = Object.entries<ColumnNames>(columns).filter(([name]) => names.includes(name));
			return [shop, { columns: Object.fromEntries(known), leaveOut }];
		}),
	);
}

/** For registrations, which have no ticket type, and are told apart by who it is. */
export const registrationExports = exportsWith(PERSONAL_INPUTS);

/** For what needs no more than who it is. */
export const personExports = exportsWith(["email"]);
