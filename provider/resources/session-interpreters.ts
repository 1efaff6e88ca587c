import type * as pulumi from "@pulumi/pulumi";
import { defineResource } from "../hosts/resource";
import type { Properties, ResourceDescription, Rule } from "../lifecycle/description";
import { sessionGone } from "./session-not-found";
import type { Inputs, ItemProperties, With } from "./types";

/** The API's interpreter types, by their words here. */
const INTERPRETER_TYPES = { language: 1, signLanguage: 2 } as const;

type Interpreter = With<
	ItemProperties<"updateSessionInterpreters", "interpreters">,
	{ type?: keyof typeof INTERPRETER_TYPES }
>;

/** Inputs: `PUT /zoom_events/events/{eventId}/sessions/{sessionId}/interpreters`, in camelCase. */
export interface SessionInterpretersArgs {
	eventId: pulumi.Input<string>;
	sessionId: pulumi.Input<string>;
	/** All interpreters of the session. */
	interpreters: Inputs<Interpreter[]>;
}

/** Outputs: what was declared. */
export interface SessionInterpretersOutputs {
	eventId: string;
	sessionId: string;
	interpreters: Interpreter[];
}

const spokenHaveSource: Rule = ({ interpreters }) =>
	((interpreters ?? []) as Properties[]).flatMap(({ type, sourceLanguageId }, index) => {
		const path = `interpreters[${index}].sourceLanguageId`;
		if (type === "signLanguage" && sourceLanguageId !== undefined)
			return [{ property: path, reason: 'applies to type "language" only.' }];
		return type === "language" && sourceLanguageId === undefined
			? [{ property: path, reason: 'is required for type "language".' }]
			: [];
	});

const description: ResourceDescription = {
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

/**
 * The interpreters of a session, as a whole list. Delete restores the list that was there.
 *
 * @example
 * ```ts
 * new zoom.SessionInterpreters("opening", {
 * 	eventId: event.eventId,
 * 	sessionId: opening.sessionId,
 * 	interpreters: [{ email: "ines@example.com", type: "language", sourceLanguageId: "US", targetLanguageId: "DE" }],
 * });
 * ```
 */
export class SessionInterpreters extends defineResource<SessionInterpretersArgs, SessionInterpretersOutputs>(
	description,
) {}
