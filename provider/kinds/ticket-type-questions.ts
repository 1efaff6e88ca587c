import { defineKind } from "./define";
import { questionDocs, questionPropertiesWithIds, questionRules, registrationFormGone } from "./questions";

/** The facts of `TicketTypeQuestions`. */
export const ticketTypeQuestions = defineKind({
	kind: "TicketTypeQuestions",
	noun: "registration form",
	docs: {
		text: "The registration questions of a ticket type. They always exist: create takes them over, and delete restores what was there. Questions keep their ids as long as their field or title stays, so an edit keeps the answers given so far.",
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
