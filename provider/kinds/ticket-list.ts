import { definePeopleList } from "./people-list";
import { PERSONAL_INPUTS } from "./person";
import { shopExports } from "./shop-exports";
import { ticket } from "./ticket";

/** The facts of `TicketList`. */
export const ticketList = definePeopleList({
	kind: "TicketList",
	noun: "list of tickets",
	text: "Tickets for all people in a file, such as the export of a ticket shop: made, changed and deleted in calls of up to 30, as rows come, change and go. The state has one entry for all of them, and nothing of a person. Only tickets of the list are touched: each says in `externalTicketId` that it is. Tickets of people who were checked in are neither deleted nor replaced.",
	of: ticket,
	mark: "externalTicketId",
	markQuery: "external_ticket_id",
	person: "email",
	held: { list: "ListEventAttendeeActions", field: "email", words: "was checked in" },
	presets: shopExports,
	columns: [...PERSONAL_INPUTS, "comments", "ticketTypeId", "sendNotification"],
	words: {
		key: "What tells rows apart for good, such as the number of an order and the position in it; by default the address",
		customQuestions: "Columns of the answers, by the title of the question",
		ticketTypeId: "Id of the ticket type; by default that of the list, else the event's own",
		sendNotification: "True sends people an e-mail with their ticket when it is made",
		fastJoin: "True lets people join by their link alone, without signing in",
		registrationSource: "Where people have registered, such as the name of the shop",
		organizationSize: "How many people work in the organisation",
		registrationNeeded: "True has people register by their link first",
	},
	shared: ["ticketTypeId", "sendNotification", "fastJoin", "registrationNeeded", "registrationSource"],
	sharedInputs: {
		ticket_type_id: { type: "string" },
		send_notification: { type: "boolean" },
		fast_join: { type: "boolean" },
		registration_needed: { type: "boolean" },
		registration_source: { type: "string", maxLength: 16 },
	},
});
