import type { FieldFailure } from "../contract";
import { invalid, Refusal } from "../errors";
import { type Call, type Handlers, newId } from "../handler";
import type { Stored } from "../store";
import { requireEvent } from "./event-rules";
import { requireChannel } from "./vod-channels";

/** Longest answers by type, in characters. */
const LONGEST: Record<string, number> = { short_answer: 500, long_answer: 2000 };

const DEFAULTS: Stored = {
	questions: [
		{ field_name: "first_name", title: "First name", required: true, question_id: "first_name" },
		{ field_name: "last_name", title: "Last name", required: true, question_id: "last_name" },
	],
	custom_questions: [],
};

/** Items with the ids of those that they replace; new ones get new ids, whatever the client says. */
function withIds(items: Stored[], present: Stored[], key: string): Stored[] {
	return items.map((item) => {
		const same = present.find((one) => one[key] === item[key]);
		return { required: false, ...item, question_id: same?.question_id ?? newId() };
	});
}

function failuresOf(question: Stored, index: number, choices: string): FieldFailure[] {
	const path = `custom_questions.${index}`;
	const failures: FieldFailure[] = [];
	const limit = LONGEST[String(question.type)];
	const [shortest, longest] = [question.min_length as number | undefined, question.max_length as number | undefined];
	if (question.title === undefined) failures.push({ field: `${path}.title`, message: "is required" });
	if (limit === undefined && question[choices] === undefined)
		failures.push({ field: `${path}.${choices}`, message: "is required for this type" });
	if (limit !== undefined && question[choices] !== undefined)
		failures.push({ field: `${path}.${choices}`, message: "does not apply to text answers" });
	if (limit !== undefined && longest !== undefined && longest > limit)
		failures.push({ field: `${path}.max_length`, message: `is at most ${limit}` });
	if (longest !== undefined && shortest !== undefined && longest < shortest)
		failures.push({ field: `${path}.max_length`, message: "is less than min_length" });
	if (question.required === true && shortest !== undefined && shortest < 1)
		failures.push({ field: `${path}.min_length`, message: "is at least 1" });
	return failures;
}

function read(call: Call, key: string): Stored {
	return call.store.get(`questions/${key}`) ?? DEFAULTS;
}

function write(call: Call, key: string, choices: string): undefined {
	const { questions = [], custom_questions: custom = [] } = call.body as {
		questions?: Stored[];
		custom_questions?: Stored[];
	};
	const failures = custom.flatMap((question, index) => failuresOf(question, index, choices));
	if (failures.length > 0) throw invalid(...failures);
	const present = read(call, key);
	call.store.put(`questions/${key}`, {
		questions: withIds(questions, present.questions as Stored[], "field_name"),
		custom_questions: withIds(custom, present.custom_questions as Stored[], "title"),
	});
	return undefined;
}

function ofEvent(call: Call): string {
	return String(requireEvent(call).event_id);
}

function ofTicketType(call: Call): string {
	const { eventId, ticketTypeId } = call.params;
	requireEvent(call);
	if (call.store.get(`ticket-type/${eventId}/${ticketTypeId}`) === undefined)
		throw new Refusal(404, 26502, "The ticket type ID is invalid.");
	return `${eventId}:${ticketTypeId}`;
}

function ofChannel(call: Call): string {
	return String(requireChannel(call).channel_id);
}

export const questions: Handlers = {
	getRegistrationQuestionsForEvent: (call) => read(call, ofEvent(call)),
	updateRegistrationQuestionsForEvent: (call) => write(call, ofEvent(call), "options"),
	getRegistrationQuestionsForTicketType: (call) => read(call, ofTicketType(call)),
	updateRegistrationQuestionsForTicketType: (call) => write(call, ofTicketType(call), "options"),
	getRegistrationQuestionsForVODChannel: (call) => read(call, ofChannel(call)),
	updateRegistrationQuestionsForVODchannel: (call) => write(call, ofChannel(call), "answers"),
};
