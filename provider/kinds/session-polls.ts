import type { CheckFailure, Properties } from "../lifecycle/description";
import { defineKind } from "./define";
import { itemsAt, itemsDiffer, rule } from "./rules";
import { sessionGone } from "./session-not-found";

/** The API's poll types, by their words here. */
export const POLL_TYPES = { basic: 1, advanced: 2, quiz: 3 } as const;

/** Most answers by type of question. */
const MOST_ANSWERS: Record<string, number> = { single: 10, multiple: 10, matching: 16, rank_order: 7 };

/** Longest answers by type of question, in characters. */
const LONGEST: Record<string, number> = { short_answer: 500, long_answer: 2000 };

/** Properties of a question that belong to some types only. */
const ONLY_FOR: Record<string, readonly string[]> = {
	answerMinCharacter: ["short_answer", "long_answer"],
	answerMaxCharacter: ["short_answer", "long_answer"],
	caseSensitive: ["fill_in_the_blank"],
	prompts: ["matching", "rank_order"],
	promptRightAnswers: ["matching", "rank_order"],
	ratingMinValue: ["rating_scale"],
	ratingMaxValue: ["rating_scale"],
	ratingMinLabel: ["rating_scale"],
	ratingMaxLabel: ["rating_scale"],
};

function isNumber(value: unknown): value is number {
	return typeof value === "number";
}

/** Each list of answers that is declared has an entry for each blank; one of them must be. */
function blankFailures(question: Properties, path: string): CheckFailure[] {
	const blanks = String(question.name).match(/<blank \d+>/gi)?.length ?? 0;
	if (blanks === 0) return [{ property: `${path}.name`, reason: "has no blank to fill in, such as <Blank 1>." }];
	const sizes = Object.entries({ answers: question.answers, rightAnswers: question.rightAnswers })
		.filter(([, list]) => Array.isArray(list))
		.map(([name, list]) => ({ name, size: (list as unknown[]).length }));
	if (sizes.length === 0)
		return [{ property: `${path}.rightAnswers`, reason: `is required: ${blanks} items, one for each blank.` }];
	return sizes
		.filter(({ size }) => size !== blanks)
		.map(({ name, size }) => ({
			property: `${path}.${name}`,
			reason: `has ${size} items; the question has ${blanks} blanks.`,
		}));
}

function failuresOf(question: Properties, pollType: unknown, path: string): CheckFailure[] {
	const type = String(question.type);
	const failures: CheckFailure[] = [];
	const fail = (property: string, reason: string): number => failures.push({ property: `${path}.${property}`, reason });
	const count = (name: string): number => (Array.isArray(question[name]) ? question[name].length : 0);
	if (pollType === "basic" && type !== "single" && type !== "multiple") {
		fail("type", `is "${type}"; a basic poll has questions of type "single" and "multiple" only.`);
	}
	for (const [name, types] of Object.entries(ONLY_FOR)) {
		if (question[name] !== undefined && !types.includes(type))
			fail(name, `applies to ${types.join(" and ")} only, not to ${type}.`);
	}
	const most = MOST_ANSWERS[type];
	if (most !== undefined && question.answers === undefined) fail("answers", `is required for ${type}.`);
	if (most !== undefined && count("answers") > most)
		fail("answers", `has ${count("answers")} items; ${type} takes at most ${most}.`);
	const longest = question.answerMaxCharacter as number | undefined;
	if (longest !== undefined && longest > (LONGEST[type] ?? Infinity))
		fail("answerMaxCharacter", `is ${longest}; ${type} has at most ${LONGEST[type]} characters.`);
	const [shortest, low, high] = [question.answerMinCharacter, question.ratingMinValue, question.ratingMaxValue];
	if (isNumber(shortest) && isNumber(longest) && longest < shortest)
		fail("answerMaxCharacter", `is ${longest}, less than answerMinCharacter (${shortest}).`);
	if (isNumber(low) && isNumber(high) && high <= low)
		fail("ratingMaxValue", `is ${high}; it must be more than ratingMinValue (${low}).`);
	const hasPrompts = type === "matching" || type === "rank_order";
	if (hasPrompts && (count("prompts") < 2 || count("prompts") > 10))
		fail("prompts", `has ${count("prompts")} items; it must have 2 to 10.`);
	if (type === "fill_in_the_blank") failures.push(...blankFailures(question, path));
	if (pollType === "quiz" && count("rightAnswers") === 0) fail("rightAnswers", "is required in a quiz.");
	if ((type === "single" || type === "matching") && count("rightAnswers") > 1)
		fail("rightAnswers", `has ${count("rightAnswers")} items; ${type} takes one.`);
	if (type === "matching" && (count("promptRightAnswers") < 2 || count("promptRightAnswers") > 10)) {
		fail("promptRightAnswers", `has ${count("promptRightAnswers")} items; matching takes 2 to 10.`);
	}
	if (type === "rank_order" && count("promptRightAnswers") > 1) fail("promptRightAnswers", "rank_order takes one.");
	return failures;
}

const questionsFitTheirType = rule({
	says: [
		["polls[].questions[].type", "is single or multiple in a basic poll"],
		[
			"polls[].questions[].answers",
			"is given for single, multiple (at most 10), matching (at most 16) and rank_order (at most 7); one for each blank of fill_in_the_blank",
		],
		[
			"polls[].questions[].rightAnswers",
			"is given in a quiz; at most one for single and matching; one for each blank of fill_in_the_blank",
		],
		["polls[].questions[].name", "has a blank such as <Blank 1> for fill_in_the_blank"],
		["polls[].questions[].prompts", "for matching and rank_order alone: 2 to 10"],
		["polls[].questions[].promptRightAnswers", "2 to 10 for matching, at most one for rank_order, else none"],
		["polls[].questions[].caseSensitive", "for fill_in_the_blank alone"],
		[
			"polls[].questions[].answerMaxCharacter",
			"for short_answer (at most 500) and long_answer (at most 2000) alone; not less than answerMinCharacter",
		],
		["polls[].questions[].ratingMaxValue", "for rating_scale alone, as ratingMinValue is; more than that"],
	],
	check: (inputs) =>
		itemsAt(inputs, "polls").flatMap(({ item: { pollType, questions }, path }) =>
			((questions ?? []) as Properties[]).flatMap((question, index) =>
				failuresOf(question, pollType, `${path}.questions[${index}]`),
			),
		),
});

/** The facts of `SessionPolls`. */
export const sessionPolls = defineKind({
	kind: "SessionPolls",
	noun: "list of polls",
	docs: {
		text: "The polls of a session, as a whole list. A poll keeps its id, and so its results, as long as its title stays. Delete restores the list that was there.",
		properties: {
			polls: "All polls of the session; titles tell them apart",
			"polls[].title": "Title of the poll, unique in the session",
			"polls[].pollType": "Whether it is a basic or an advanced poll, or a quiz with right answers",
			"polls[].status": "Whether the poll can be launched in the session",
			"polls[].questions": "Questions of the poll, in order",
			"polls[].questions[].name": "Text of the question",
			"polls[].questions[].type": "Form of the answer",
			"polls[].questions[].rightAnswers": "Answers that are right, in a quiz",
		},
	},
	parents: ["eventId", "sessionId"],
	id: { parameter: "sessionId" },
	operations: { create: "updateSessionPolls", get: "getSessionPolls", update: "updateSessionPolls" },
	isSingleton: true,
	notFound: sessionGone,
	outputs: [],
	properties: {
		polls: { isRequired: true, isOrdered: true, itemKey: "title", identity: { key: "title", id: "id" } },
		"polls[].id": { isReadOnly: true },
		"polls[].pollType": { enumNames: POLL_TYPES },
		"polls[].questions": { isOrdered: true, itemKey: "name" },
		"polls[].questions[].answers": { isOrdered: true },
		"polls[].questions[].prompts": { isOrdered: true },
	},
	rules: [questionsFitTheirType, itemsDiffer("polls", "title", "tells the polls apart")],
});
