import { defineKind } from "./define";
import { answerRules, PERSONAL_INPUTS, personDocs, personProperties } from "./person";
import { rule } from "./rules";

const fastJoinIsComplete = rule({
	says: [["fastJoin", "is not true together with registrationNeeded"]],
	check: ({ fastJoin, registrationNeeded }) =>
		fastJoin === true && registrationNeeded === true
			? [{ property: "fastJoin", reason: "does not go with registrationNeeded. Declare one of the two." }]
			: [],
});

/** The API ignores them, so that what is declared would never be true. */
const registrationAsksThePerson = rule({
	says: [["firstName", "is left out with registrationNeeded, as are all answers but email: the API ignores them"]],
	check: (inputs) =>
		inputs.registrationNeeded === true
			? [...PERSONAL_INPUTS, "comments"]
					.filter((name) => name !== "email" && inputs[name] !== undefined)
					.map((property) => ({
						property,
						reason: "is ignored with registrationNeeded: the person fills it in. Leave it out.",
					}))
			: [],
});

/** What to do about the words by which the API says why one ticket failed. */
const FAILURE_HINTS = {
	email_not_found: "Check email.",
	ticket_type_notfound: "Check ticketTypeId, or set it where the event's default type was deleted.",
	stock_not_exist: "Raise the ticket type's quantity, or use another type.",
	invalid_sale_time: "Tickets are made between startTime and endTime of their type: move them.",
	invalid_api_registration_questions_answers:
		"Answer what the registration form requires, and nothing else: see EventQuestions and TicketTypeQuestions.",
	ticket_generated_failed: "Run the command again; nothing that was done is lost.",
	fast_join_with_registrationNeeded: "Declare fastJoin or registrationNeeded, not both.",
	tickets_duplicate_custom_questions: "Answer each custom question once.",
};

/** The facts of `Ticket`. */
export const ticket = defineKind({
	kind: "Ticket",
	noun: "ticket",
	docs: {
		text: "A ticket for a person. Tickets created at the same time share calls of up to 30; one that the API refuses fails alone. How many are created at a time depends on `--parallel`.",
		properties: {
			...personDocs,
			comments: "Free text of the person",
			sessionIds: "Ids of the sessions that the ticket admits to, of a recurring event",
			fastJoin: "True lets the person join by the link alone, without signing in",
			registrationNeeded: "True has the person register by the link first",
			sendNotification: "True sends the person an e-mail with the ticket",
			eventRegistrationLink: "Where the person registers, with registrationNeeded",
		},
	},
	parents: ["eventId"],
	id: { parameter: "ticketId" },
	operations: {
		create: "createTickets",
		get: "getTicketDetails",
		list: "getTickets",
		update: "Updateticket",
		delete: "deleteTicket",
	},
	naturalKey: { by: [["externalTicketId"], ["email", "ticketTypeId"], ["email"]] },
	batch: {
		field: "tickets",
		max: 30,
		key: "email",
		made: "tickets",
		shared: ["registration_source"],
		hints: FAILURE_HINTS,
	},
	// For a moment after the publication.
	passing: [{ status: 400, code: 26501 }],
	outputs: [
		"ticket_id",
		"event_join_link",
		"event_registration_link",
		"qr_code_url",
		"ticket_role_type",
		"authentication_method",
	],
	secrets: [...PERSONAL_INPUTS, "comments", "eventJoinLink", "eventRegistrationLink", "qrCodeUrl"],
	properties: {
		...personProperties,
		comments: { mayBeDropped: true },
		fastJoin: { isCreateOption: true },
		registrationNeeded: { isCreateOption: true },
		sendNotification: { isCreateOption: true },
		registrationSource: { isCreateOption: true },
		sessionIds: { wire: { read: false } },
	},
	rules: [fastJoinIsComplete, registrationAsksThePerson, ...answerRules],
	emails: [
		{
			on: ["create"],
			about: "their ticket",
			isSaid: true,
			people: ({ sendNotification }) => (sendNotification === true ? 1 : 0),
		},
		// What happens where it is left out is not said.
		{
			on: ["create"],
			about: "their ticket",
			isSaid: false,
			people: ({ sendNotification }) => (sendNotification === undefined ? 1 : 0),
		},
	],
});
