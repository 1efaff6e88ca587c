import { defineKind } from "./define";
import { questionDocs, questionPropertiesWithIds, questionRules, registrationFormGone } from "./questions";

/** The facts of `TicketTypeQuestions`. */
export const ticketTypeQuestions = defineKind({
	kind: "TicketTypeQuestions",
	noun: "registration form",
	docs: {
		text: "The registration questions of a ticket type. They always exist: create takes them over, and delete restores what was there. Ids stay with the field or the title, so that an edit keeps the answers given so far.",
		properties: questionDocs,
	},
	parents: ["eventId", "ticketTypeId"],
	id: { parameter: "ticketTypeId" },
	operations: {
		create: "updateRegistrationQuestionsForTicketType",
		get: "getRegistrationQuestionsForTicketType",
		update: "updateRegistrationQuestionsForTicketType",
	},
	isSingleton: true,
	outputs: [],
	notFound: registrationFormGone,
	properties: { ...questionPropertiesWithIds, "customQuestions[].options": { isOrdered: true } },
	rules: questionRules("options"),
});
