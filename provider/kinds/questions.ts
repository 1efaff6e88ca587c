import type { CheckFailure, Properties, PropertyFacts, Rule } from "../lifecycle/description";

/** Longest answers by type, in characters. */
const LONGEST: Record<string, number> = { short_answer: 500, long_answer: 2000 };

/** Refusals that mean that an event or a ticket type is not there; the operations on their questions document none. */
export const registrationFormGone = [
	{ status: 404, code: 2002 },
	{ status: 404, code: 26502 },
] as const;

/** Facts of registration questions, the same at event, ticket type and channel. */
export const questionProperties: Record<string, PropertyFacts> = {
	questions: { identity: { key: "field_name", id: "question_id" }, itemKey: "fieldName", isOrdered: true },
	"questions[].questionId": { isServerGiven: true },
	customQuestions: { identity: { key: "title", id: "question_id" }, itemKey: "title", isOrdered: true },
	"customQuestions[].questionId": { isServerGiven: true },
	"customQuestions[].options": { isOrdered: true },
	"customQuestions[].answers": { isOrdered: true },
};

/**
 * What Zoom's description says of custom questions in prose.
 *
 * @param choices name of the property that holds the answers to choose from
 */
export function questionRules(choices: "options" | "answers"): Rule[] {
	return [
		({ customQuestions }) =>
			((customQuestions ?? []) as Properties[]).flatMap((question, index) =>
				failuresOf(question, `customQuestions[${index}]`, choices),
			),
		({ questions }) =>
			((questions ?? []) as Properties[]).flatMap(({ fieldName }, index) =>
				fieldName === undefined
					? [{ property: `questions[${index}].fieldName`, reason: "is required for a question." }]
					: [],
			),
		({ customQuestions }) => duplicates((customQuestions ?? []) as Properties[], "customQuestions", "title"),
		({ questions }) => duplicates((questions ?? []) as Properties[], "questions", "fieldName"),
	];
}

function failuresOf(question: Properties, path: string, choices: string): CheckFailure[] {
	const failures: CheckFailure[] = [];
	const { type, required } = question;
	for (const name of ["title", "type"]) {
		if (question[name] === undefined || question[name] === "")
			failures.push({ property: `${path}.${name}`, reason: "is required for a question." });
	}
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

function duplicates(items: readonly Properties[], list: string, key: string): CheckFailure[] {
	return items.flatMap((item, index) => {
		const first = items.findIndex((other) => other[key] === item[key]);
		return first === index || item[key] === undefined
			? []
			: [
					{
						property: `${list}[${index}].${key}`,
						reason: `is the same as that of ${list}[${first}]: it tells the questions apart.`,
					},
				];
	});
}
