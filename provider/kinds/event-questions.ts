import type { ResourceDescription } from "../lifecycle/description";
import { questionProperties, questionRules, registrationFormGone } from "./questions";

/** The facts of `EventQuestions`; its class has the description for people. */
export const eventQuestions: ResourceDescription = {
	kind: "EventQuestions",
	noun: "registration form",
	parents: ["eventId"],
	id: { parameter: "eventId", field: "" },
	operations: {
		create: "updateRegistrationQuestionsForEvent",
		get: "getRegistrationQuestionsForEvent",
		update: "updateRegistrationQuestionsForEvent",
	},
	isSingleton: true,
	outputs: [],
	gone: registrationFormGone,
	properties: questionProperties,
	rules: questionRules("options"),
};
