import type { ResourceDescription } from "../lifecycle/description";
import { questionProperties, questionRules, registrationFormGone } from "./questions";

/** The facts of `TicketTypeQuestions`; its class has the description for people. */
export const ticketTypeQuestions: ResourceDescription = {
	kind: "TicketTypeQuestions",
	noun: "registration form",
	parents: ["eventId", "ticketTypeId"],
	id: { parameter: "ticketTypeId", field: "" },
	operations: {
		create: "updateRegistrationQuestionsForTicketType",
		get: "getRegistrationQuestionsForTicketType",
		update: "updateRegistrationQuestionsForTicketType",
	},
	isSingleton: true,
	outputs: [],
	gone: registrationFormGone,
	properties: questionProperties,
	rules: questionRules("options"),
};
