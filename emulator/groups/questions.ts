import { createHash } from "node:crypto";
import type { FieldFailure } from "../contract";
import { invalid, Refusal } from "../errors";
import { type Call, type Handlers, newId } from "../handler";
import type { Store, Stored } from "../store";
import { requireEvent } from "./event-rules";
import { requireChannel } from "./vod-channels";

/** What every parent asks for before anything is set. */
const STANDARD = ["first_name", "last_name"];

/** Longest answer that a question may allow, in characters; a type that is not here has choices instead. */
const LONGEST: Record<string, number> = { short_answer: 500, long_answer: 2000 };

/** The questions of one parent. */
export interface Questions {
	questions: Stored[];
	custom_questions: Stored[];
}

function titleOf(field: string): string {
	const words = field.replaceAll("_", " ");
	return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** Nothing is stored for a parent that keeps the standard, yet its questions have ids that stay. */
function standard(key: string): Questions {
	const questions = STANDARD.map((field) => ({
		field_name: field,
		title: titleOf(field),
		required: true,
		question_id: createHash("sha256").update(`${key}/${field}`).digest("base64url").slice(0, 22),
	}));
	return { questions, custom_questions: [] };
}

function eventKey(eventId: unknown): string {
	return `questions/${String(eventId)}/event`;
}

/** Where the questions of a ticket type are. */
export function ticketTypeQuestionsKey(eventId: unknown, ticketTypeId: unknown): string {
	return `questions/${String(eventId)}/ticket-type:${String(ticketTypeId)}`;
}

/** Where the questions of a video channel are. */
export function channelQuestionsKey(hubId: unknown, channelId: unknown): string {
	return `vod-questions/${String(hubId)}/${String(channelId)}`;
}

function at(store: Store, key: string): Questions {
	return (store.get(key) as Questions | undefined) ?? standard(key);
}

/** What somebody with a ticket of a type answers: the type's questions, or the event's where it has none of its own. */
export function questionsFor(store: Store, eventId: string, ticketTypeId: unknown): Questions {
	const own = store.get(ticketTypeQuestionsKey(eventId, ticketTypeId));
	return (own as Questions | undefined) ?? at(store, eventKey(eventId));
}

/** The field that tells entries apart must be there, and once. */
function keyFailures(entries: readonly Stored[], name: string, list: string): FieldFailure[] {
	return entries.flatMap((entry, index) => {
		const field = `${list}.${index}.${name}`;
		if (entry[name] === undefined || entry[name] === "") return [{ field, message: "is required" }];
		const isDouble = entries.findIndex((other) => other[name] === entry[name]) < index;
		return isDouble ? [{ field, message: "is there twice" }] : [];
	});
}

function failuresOf(question: Stored, index: number, choices: string): FieldFailure[] {
	const fail = (name: string, message: string): FieldFailure => ({
		field: `custom_questions.${index}.${name}`,
		message,
	});
	const [shortest, longest] = [question.min_length as number | undefined, question.max_length as number | undefined];
	if (question.type === undefined) return [fail("type", "is required")];
	const limit = LONGEST[String(question.type)];
	if (limit === undefined) {
		const lengths = ["min_length", "max_length"].filter((name) => question[name] !== undefined);
		return [
			...lengths.map((name) => fail(name, "applies to short and long answers only")),
			...(question[choices] === undefined ? [fail(choices, "is required for this type")] : []),
		];
	}
	const least = question.required === true ? 1 : 0;
	const failures: FieldFailure[] = [];
	if (question[choices] !== undefined) failures.push(fail(choices, "does not apply to short and long answers"));
	if (shortest !== undefined && shortest < least) failures.push(fail("min_length", `is at least ${least}`));
	if (longest !== undefined && longest > limit) failures.push(fail("max_length", `is at most ${limit}`));
	if (longest !== undefined && longest < (shortest ?? least))
		failures.push(fail("max_length", "is less than min_length"));
	return failures;
}

/** Ids are the server's: a question that stays keeps its own, whatever the client says. */
function withIds(items: readonly Stored[], present: readonly Stored[], key: string): Stored[] {
	return items.map((item) => {
		const same = present.find((one) => one[key] === item[key]);
		return { required: false, ...item, question_id: same?.question_id ?? newId() };
	});
}

function replace(call: Call, key: string, present: Questions, choices: string): undefined {
	const { questions = [], custom_questions: custom = [] } = call.body as Partial<Questions>;
	const failures = [
		...keyFailures(questions, "field_name", "questions"),
		...keyFailures(custom, "title", "custom_questions"),
		...custom.flatMap((question, index) => failuresOf(question, index, choices)),
	];
	if (failures.length > 0) throw invalid(...failures);
	const titled = questions.map((question) => ({ title: titleOf(String(question.field_name)), ...question }));
	call.store.put(key, {
		questions: withIds(titled, present.questions, "field_name"),
		custom_questions: withIds(custom, present.custom_questions, "title"),
	});
	return undefined;
}

function ofEvent(call: Call): string {
	return eventKey(requireEvent(call).event_id);
}

/** @throws Refusal 404/26502 where there is no such ticket type; 400/300 where the event can have none */
function requireTicketType(call: Call): { eventId: string; ticketTypeId: string } {
	const { eventId = "", ticketTypeId = "" } = call.params;
	if (requireEvent(call).event_type === "SIMPLE_EVENT")
		throw new Refusal(400, 300, "This operation is not allowed for single session events.");
	if (call.store.get(`ticket-type/${eventId}/${ticketTypeId}`) === undefined)
		throw new Refusal(404, 26502, "The ticket type ID is invalid.");
	return { eventId, ticketTypeId };
}

function ofChannel(call: Call): string {
	return channelQuestionsKey(call.params.hubId, requireChannel(call).channel_id);
}

export const questions: Handlers = {
	getRegistrationQuestionsForEvent: (call) => ({ ...at(call.store, ofEvent(call)) }),
	updateRegistrationQuestionsForEvent: (call) => {
		const key = ofEvent(call);
		return replace(call, key, at(call.store, key), "options");
	},
	getRegistrationQuestionsForTicketType: (call) => {
		const { eventId, ticketTypeId } = requireTicketType(call);
		return { ...questionsFor(call.store, eventId, ticketTypeId) };
	},
	updateRegistrationQuestionsForTicketType: (call) => {
		const { eventId, ticketTypeId } = requireTicketType(call);
		const present = questionsFor(call.store, eventId, ticketTypeId);
		return replace(call, ticketTypeQuestionsKey(eventId, ticketTypeId), present, "options");
	},
	getRegistrationQuestionsForVODChannel: (call) => ({ ...at(call.store, ofChannel(call)) }),
	updateRegistrationQuestionsForVODchannel: (call) => {
		const key = ofChannel(call);
		return replace(call, key, at(call.store, key), "answers");
	},
};
