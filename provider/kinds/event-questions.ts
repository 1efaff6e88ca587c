import { defineKind } from "./define";
import { questionDocs, questionPropertiesWithIds, questionRules, registrationFormGone } from "./questions";

/** The facts of `EventQuestions`. */
export const eventQuestions = defineKind({
	kind: "EventQuestions",
	noun: "registration form",
	docs: {
		text: "The registration questions of an event. They always exist: create takes them over, and delete restores what was there. Questions keep their ids as long as their field or title stays, so an edit keeps the answers given so far.",
		properties: questionDocs,
	},
	parents: ["eventId"],
	id: { parameter: "eventId" },
	operations: {
		create: "updateRegistrationQuestionsForEvent",
		get: "getRegistrationQuestionsForEvent",
		update: "updateRegistrationQuestionsForEvent",
	},
	isSingleton: true,
	outputs: [],
	notFound: registrationFormGone,
	properties: { ...questionPropertiesWithIds, "customQuestions[].options": { isOrdered: true } },
	rules: questionRules("options"),
});
