import type { CheckFailure, Properties, PropertyFacts } from "../lifecycle/description";
import { itemsAt, itemsDiffer, itemsHave, rule } from "./rules";

/** Longest answers by type, in characters. */
const LONGEST: Record<string, number> = { short_answer: 500, long_answer: 2000 };

/** Refusals that mean that an event or a ticket type is not there; the operations on their questions document none. */
export const registrationFormGone = [
	{ status: 404, code: 2002 },
	{ status: 404, code: 26502 },
] as const;

/** Words for registration questions. */
export const questionDocs = {
	questions: "Standard fields to ask for, in order",
	"questions[].fieldName": "Name of the standard field",
	"questions[].title": "What registrants read for the field",
	customQuestions: "Questions of the organiser's own, in order",
	"customQuestions[].title": "Text of the question, unique in the form",
	"customQuestions[].type": "Form of the answer",
} as const;

/** Facts of registration questions. */
export const questionProperties = {
	// The API may add those that it can't do without.
	questions: { itemKey: "fieldName", isOrdered: true, apiAdds: true },
	customQuestions: { itemKey: "title", isOrdered: true },
} as const satisfies Record<string, PropertyFacts>;

/** Facts of questions that have ids of the API's, by which answers are kept: those of events and ticket types. */
export const questionPropertiesWithIds = {
	questions: { ...questionProperties.questions, identity: { key: "field_name", id: "question_id" } },
	"questions[].questionId": { isReadOnly: true },
	customQuestions: { ...questionProperties.customQuestions, identity: { key: "title", id: "question_id" } },
	"customQuestions[].questionId": { isReadOnly: true },
} as const satisfies Record<string, PropertyFacts>;

/**
 * What Zoom's description says of questions in prose.
 *
 * @param choices name of the property that holds the answers to choose from
 */
export function questionRules<const Choices extends "options" | "answers">(choices: Choices) {
	return [
		itemsHave("questions", ["fieldName"]),
		itemsDiffer("questions", "fieldName", "tells the questions apart"),
		itemsHave("customQuestions", ["title", "type"]),
		itemsDiffer("customQuestions", "title", "tells the questions apart"),
		rule({
			says: [
				[`customQuestions[].${choices}`, "is given for choices, and for them alone"],
				["customQuestions[].minLength", "for short_answer and long_answer alone; at least 1 where required"],
				[
					"customQuestions[].maxLength",
					"for short_answer (at most 500) and long_answer (at most 2000) alone; not less than minLength",
				],
			],
			check: (inputs) =>
				itemsAt(inputs, "customQuestions").flatMap(({ item, path }) => failuresOf(item, path, choices)),
		}),
	];
}

function failuresOf(question: Properties, path: string, choices: string): CheckFailure[] {
	const failures: CheckFailure[] = [];
	const { type, required } = question;
	const shortest = question.minLength as number | undefined;
	const longest = question.maxLength as number | undefined;
	const limit = LONGEST[String(type)];
	if (limit === undefined && type !== undefined) {
		for (const name of ["minLength", "maxLength"]) {
			if (question[name] !== undefined)
				failures.push({ property: `${path}.${name}`, reason: `applies to text answers only, not to ${String(type)}.` });
		}
		if (question[choices] === undefined)
			failures.push({ property: `${path}.${choices}`, reason: `is required for ${String(type)}.` });
	}
	if (limit !== undefined && question[choices] !== undefined) {
		failures.push({ property: `${path}.${choices}`, reason: `does not apply to ${String(type)}.` });
	}
	if (limit !== undefined && longest !== undefined && longest > limit) {
		failures.push({
			property: `${path}.maxLength`,
			reason: `is ${longest}; a ${String(type)} has at most ${limit} characters.`,
		});
	}
	if (shortest !== undefined && longest !== undefined && longest < shortest) {
		failures.push({ property: `${path}.maxLength`, reason: `is ${longest}, less than minLength (${shortest}).` });
	}
	if (required === true && limit !== undefined && shortest !== undefined && shortest < 1) {
		failures.push({ property: `${path}.minLength`, reason: "must be at least 1 where the question is required." });
	}
	return failures;
}
