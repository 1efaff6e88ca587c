import type { FieldFailure } from "../contract";
import { invalid } from "../errors";
import { type Call, type Handlers, newId } from "../handler";
import type { Stored } from "../store";
import { requireEvent } from "./event-rules";
import { requireSession } from "./sessions";

const POLL = { basic: 1, advanced: 2, quiz: 3 } as const;

/** Most answers of a question, by its type. */
const MAX_ANSWERS: Record<string, number> = { single: 10, multiple: 10, matching: 16, rank_order: 7 };

/** Most characters of an answer, by the question's type. */
const MAX_CHARACTERS: Record<string, number> = { short_answer: 500, long_answer: 2000 };

/** Fields that apply to some types of question alone. */
const APPLIES_TO: Record<string, readonly string[]> = {
	answer_max_character: ["short_answer", "long_answer"],
	answer_min_character: ["short_answer", "long_answer"],
	case_sensitive: ["fill_in_the_blank"],
	prompt_right_answers: ["matching", "rank_order"],
	prompts: ["matching", "rank_order"],
	rating_max_label: ["rating_scale"],
	rating_max_value: ["rating_scale"],
	rating_min_label: ["rating_scale"],
	rating_min_value: ["rating_scale"],
};

function keyOf(call: Call): string {
	return `polls/${call.params.eventId}/${call.params.sessionId}`;
}

function sizeOf(list: unknown): number {
	return ((list ?? []) as unknown[]).length;
}

/** Each list of answers that is there has an entry for each blank; one of them must be. */
function blankFailures(question: Stored, at: string): FieldFailure[] {
	const blanks = String(question.name).match(/<blank \d+>/gi)?.length ?? 0;
	if (blanks === 0) return [{ field: `${at}.name`, message: "has no blank such as <Blank 1>" }];
	const given = ["answers", "right_answers"].filter((field) => question[field] !== undefined);
	if (given.length === 0) return [{ field: `${at}.right_answers`, message: `must have ${blanks} items, one a blank` }];
	return given
		.filter((field) => sizeOf(question[field]) !== blanks)
		.map((field) => ({ field: `${at}.${field}`, message: `must have ${blanks} items, one a blank` }));
}

/** What a question of a basic poll does not take. */
function basicFailures({ conduct }: Call, question: Stored, at: string): FieldFailure[] {
	const failures: FieldFailure[] = [];
	const fail = (field: string, message: string): void => {
		failures.push({ field: `${at}.${field}`, message });
	};
	if (question.type !== "single" && question.type !== "multiple")
		fail("type", "must be single or multiple in a basic poll");
	if (question.answer_required === true && conduct.does("polls.required-in-basic", "refused"))
		fail("answer_required", "must not be true in a basic poll");
	if (question.show_as_dropdown === true && conduct.does("polls.dropdown-in-basic", "refused"))
		fail("show_as_dropdown", "must not be true in a basic poll");
	return failures;
}

function failuresOf(call: Call, question: Stored, pollType: unknown, at: string): FieldFailure[] {
	const type = String(question.type);
	const failures: FieldFailure[] = [];
	const fail = (field: string, message: string): void => {
		failures.push({ field: `${at}.${field}`, message });
	};
	if (pollType === POLL.basic) failures.push(...basicFailures(call, question, at));
	if (pollType === POLL.quiz && sizeOf(question.right_answers) === 0) fail("right_answers", "is required in a quiz");
	for (const [field, types] of Object.entries(APPLIES_TO)) {
		// The API's own answers carry false, 0 and empty values of fields that do not apply.
		const value = question[field];
		const isSet = Array.isArray(value) ? value.length > 0 : ![undefined, false, "", 0].includes(value as string);
		if (isSet && !types.includes(type)) fail(field, `applies to ${types.join(" and ")} only`);
	}
	const maximum = MAX_ANSWERS[type];
	if ((type === "single" || type === "multiple") && question.answers === undefined) fail("answers", "is required");
	if (maximum !== undefined && sizeOf(question.answers) > maximum)
		fail("answers", `must NOT have more than ${maximum} items`);
	const characters = MAX_CHARACTERS[type];
	if (characters !== undefined && Number(question.answer_max_character ?? 0) > characters)
		fail("answer_max_character", `must be <= ${characters}`);
	if (characters !== undefined && call.conduct.does("polls.answer-lengths", "required"))
		for (const length of ["answer_min_character", "answer_max_character"])
			if (question[length] === undefined) fail(length, `is required for ${type}`);
	const [shortest, longest] = [question.answer_min_character, question.answer_max_character];
	if (characters !== undefined && shortest !== undefined && longest !== undefined && Number(longest) < Number(shortest))
		fail("answer_max_character", "must be >= answer_min_character");
	const [low, high] = [question.rating_min_value, question.rating_max_value];
	if (type === "rating_scale" && low !== undefined && high !== undefined && Number(high) <= Number(low))
		fail("rating_max_value", "must be > rating_min_value");
	if (type === "fill_in_the_blank") failures.push(...blankFailures(question, at));
	if ((type === "single" || type === "matching") && sizeOf(question.right_answers) > 1)
		fail("right_answers", "must NOT have more than 1 item");
	if (type === "matching" || type === "rank_order") {
		const prompts = sizeOf(question.prompts);
		if (prompts < 2 || prompts > 10) fail("prompts", "must have 2 to 10 items");
		const right = sizeOf(question.prompt_right_answers);
		if (type === "matching" && (right < 2 || right > 10)) fail("prompt_right_answers", "must have 2 to 10 items");
		if (type === "rank_order" && right > 1) fail("prompt_right_answers", "must NOT have more than 1 item");
	}
	return failures;
}

export const polls: Handlers = {
	getSessionPolls: (call) => {
		requireEvent(call);
		requireSession(call);
		const all = (call.store.get(keyOf(call))?.polls ?? []) as Stored[];
		return { total_records: all.length, polls: all };
	},
	updateSessionPolls: (call) => {
		requireEvent(call);
		requireSession(call);
		const known = (call.store.get(keyOf(call))?.polls ?? []) as Stored[];
		const wanted = (call.body.polls ?? []) as Stored[];
		const failures = wanted.flatMap(({ questions, poll_type: type }, index) =>
			((questions ?? []) as Stored[]).flatMap((question, at) =>
				failuresOf(call, question, type, `polls.${index}.questions.${at}`),
			),
		);
		const isOneEach = call.conduct.does("polls.questions-in-basic", "refused");
		wanted.forEach(({ questions, poll_type: type }, index) => {
			if (isOneEach && type === POLL.basic && sizeOf(questions) > 1)
				failures.push({ field: `polls.${index}.questions`, message: "must NOT have more than 1 item in a basic poll" });
		});
		const given = wanted.flatMap(({ id }) => (id === undefined ? [] : [String(id)]));
		wanted.forEach(({ id }, index) => {
			if (id !== undefined && !known.some((poll) => poll.id === id))
				failures.push({ field: `polls.${index}.id`, message: "is no poll of the session" });
		});
		if (new Set(given).size < given.length) failures.push({ field: "polls", message: "a poll is there twice" });
		if (failures.length > 0) throw invalid(...failures);
		const used = new Set(given);
		const all = wanted.map((poll) => {
			const same = known.find(({ id, title }) => title === poll.title && !used.has(String(id)));
			const usual = call.conduct.does("polls.id-by-title", "kept") ? same?.id : undefined;
			const id = String(poll.id ?? usual ?? newId());
			used.add(id);
			const questions = ((poll.questions ?? []) as Stored[]).map((question) => ({
				answer_required: poll.poll_type === POLL.basic && call.conduct.does("polls.required-in-basic", "taken"),
				case_sensitive: false,
				show_as_dropdown: false,
				...question,
			}));
			return { status: "active", ...poll, questions, id };
		});
		call.store.put(keyOf(call), { polls: all });
		return undefined;
	},
};
