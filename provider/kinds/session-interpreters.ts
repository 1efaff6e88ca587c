import { defineKind } from "./define";
import { itemsAt, rule } from "./rules";
import { sessionGone } from "./session-not-found";

/** The API's interpreter types, by their words here. */
export const INTERPRETER_TYPES = { language: 1, signLanguage: 2 } as const;

const spokenHaveSource = rule({
	says: [["interpreters[].sourceLanguageId", "is given for type language, and for it alone"]],
	check: (inputs) =>
		itemsAt(inputs, "interpreters").flatMap(({ item: { type, sourceLanguageId }, path }) => {
			const property = `${path}.sourceLanguageId`;
			if (type === "signLanguage" && sourceLanguageId !== undefined)
				return [{ property, reason: 'applies to type "language" only.' }];
			return type === "language" && sourceLanguageId === undefined
				? [{ property, reason: 'is required for type "language".' }]
				: [];
		}),
});

/** The facts of `SessionInterpreters`. */
export const sessionInterpreters = defineKind({
	kind: "SessionInterpreters",
	noun: "list of interpreters",
	docs: {
		text: "The interpreters of a session, as a whole list. Delete restores the list that was there.",
		properties: {
			interpreters: "All interpreters of the session; those who are left out are removed",
			"interpreters[].email": "E-mail address of the interpreter, by which they join",
			"interpreters[].type": "Whether a spoken or a sign language is interpreted",
		},
	},
	parents: ["eventId", "sessionId"],
	id: { parameter: "sessionId" },
	operations: {
		create: "updateSessionInterpreters",
		get: "getSessionInterpreterList",
		update: "updateSessionInterpreters",
	},
	isSingleton: true,
	notFound: sessionGone,
	outputs: [],
	properties: {
		interpreters: { isRequired: true, itemKey: "email" },
		"interpreters[].email": { equal: "email" },
		"interpreters[].type": { enumNames: INTERPRETER_TYPES },
	},
	rules: [spokenHaveSource],
});
