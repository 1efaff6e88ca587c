import type { Properties, ResourceDescription, Rule } from "../lifecycle/description";
import { sessionGone } from "./session-not-found";

/** The API's interpreter types, by their words here. */
export const INTERPRETER_TYPES = { language: 1, signLanguage: 2 } as const;

const spokenHaveSource: Rule = ({ interpreters }) =>
	((interpreters ?? []) as Properties[]).flatMap(({ type, sourceLanguageId }, index) => {
		const path = `interpreters[${index}].sourceLanguageId`;
		if (type === "signLanguage" && sourceLanguageId !== undefined)
			return [{ property: path, reason: 'applies to type "language" only.' }];
		return type === "language" && sourceLanguageId === undefined
			? [{ property: path, reason: 'is required for type "language".' }]
			: [];
	});

/** The facts of `SessionInterpreters`; its class has the description for people. */
export const sessionInterpreters: ResourceDescription = {
	kind: "SessionInterpreters",
	noun: "list of interpreters",
	parents: ["eventId", "sessionId"],
	id: { parameter: "sessionId", field: "" },
	operations: {
		create: "updateSessionInterpreters",
		get: "getSessionInterpreterList",
		update: "updateSessionInterpreters",
	},
	isSingleton: true,
	gone: sessionGone,
	outputs: [],
	properties: {
		interpreters: { isRequired: true, itemKey: "email" },
		"interpreters[].type": { words: INTERPRETER_TYPES },
	},
	rules: [spokenHaveSource],
};
