import type { Properties, ResourceDescription } from "../../provider/lifecycle/description.ts";
import type { Drift } from "./portal.ts";
import type { World } from "./world.ts";

/** A change of one property, and the call that it makes. */
export interface Edit {
	to: unknown;
	/** Operation of the call; the kind's own update where not given. */
	by?: string;
	/** Its whole body, as the contract has it; an id that the API gave reads `id of <title>`. */
	sends: Record<string, unknown>;
}

/** A kind's row in the conformance table. */
export interface KindCase {
	description: ResourceDescription;
	/** Inputs with as many properties as the kind takes. */
	full: (world: World) => Promise<Properties>;
	/** A new value for each property that can change in place, with the one call that carries it. */
	edits: Record<string, Edit>;
	/** A new value for each property whose change replaces the object. */
	replacements: Properties;
	/** Optional properties that can be taken out, with the body by which the API gets to know. */
	resets: Record<string, Record<string, unknown>>;
	/** Inputs that check refuses, each with the property path of its failure. */
	bad: [changes: Properties, property: string][];
	/** Group of the local API's state that holds the objects. */
	group: string;
	/** What becomes of a second object with the same key: the API refuses it, or knows it for the first; else it makes it. */
	twin?: "refused" | "same";
	/** True where every parent has one from the beginning. */
	isAlwaysThere?: boolean;
	/** True where it is below a hub, a channel or the account, and so outlives every event. */
	outlivesEvents?: boolean;
	/** Properties that the contract's schema doesn't require, and its prose does for this row. */
	needed?: readonly string[];
	/** True where the API has no operation that deletes an object. */
	isKeptByApi?: boolean;
	/** A change that makes another object, of a kind whose place can't change; others move to another parent. */
	moves?: Properties;
	/** What `--replace` of the object in `examples/everything` comes to. */
	forced?: {
		/** A new object; the same one, made anew; refused for people's sake; nothing. */
		outcome: Outcome;
		/** Once nobody holds it. */
		withoutPeople?: Outcome;
		/** Name in the example, where there are several. */
		name?: string;
	};
	/** What somebody in the portal does to it behind the program's back. */
	drift: Drift | { unseen: string };
	/** Properties without an edit or replacement here, and where they are tested instead. */
	leftOut?: Readonly<Record<string, string>>;
}

/** What a forced replacement comes to. */
export type Outcome = "new" | "same" | "held" | "kept";

/** Content of a caption file. */
export const CAPTIONS = "WEBVTT";

/** An instant on a day of the conference. */
export const inBerlin = (day: number, time: string): string => `2031-05-0${day}T${time}:00Z`;

/** Makes a speaker and gives the id. */
export async function speakerOf(world: World, eventId: string, name: string): Promise<string> {
	const { speaker_id: id = "" } = await world.client.call("createSpeaker", { path: { eventId }, body: { name } });
	return id;
}

/** Ids of the sponsor tiers of an event. */
export async function tiersOf(world: World, eventId: string): Promise<string[]> {
	const { sponsor_tiers: tiers = [] } = await world.client.call("ListSponsorTiers", { path: { eventId } });
	return tiers.map(({ tier_id: id = "" }) => id);
}

type Options = "options" | "answers";

/** What the rows of registration questions have in common. */
export function questionsRow(
	description: ResourceDescription,
	parents: (world: World) => Promise<Properties>,
	choices: Options,
): Omit<KindCase, "drift" | "group"> {
	const custom = [
		{ title: "Why?", type: "short_answer", required: true, minLength: 1, maxLength: 200 },
		{ title: "Which?", type: "single_radio", required: false, [choices]: ["a", "b"] },
	];
	const [why, which] = custom;
	// Channels have no ids of questions.
	const idOf = (title: string): object => (choices === "options" ? { question_id: `id of ${title}` } : {});
	const sentWhy = { title: "Why?", type: "short_answer", required: true, min_length: 1, ...idOf("Why?") };
	const sentWhich = {
		title: "Which?",
		type: "single_radio",
		required: false,
		[choices]: ["a", "b"],
		...idOf("Which?"),
	};
	return {
		description,
		full: async (world) => ({
			...(await parents(world)),
			questions: [{ fieldName: "job_title", title: "Job title", required: false }],
			customQuestions: custom,
		}),
		edits: {
			// A PUT replaces all, so each holds all.
			questions: {
				to: [{ fieldName: "job_title", title: "Your job", required: true }],
				sends: {
					questions: [{ field_name: "job_title", title: "Your job", required: true, ...idOf("Job title") }],
					custom_questions: [{ ...sentWhy, max_length: 200 }, sentWhich],
				},
			},
			customQuestions: {
				to: [which, { ...why, maxLength: 300 }],
				sends: {
					questions: [{ field_name: "job_title", title: "Job title", required: false, ...idOf("Job title") }],
					custom_questions: [sentWhich, { ...sentWhy, max_length: 300 }],
				},
			},
		},
		replacements: Object.fromEntries(description.parents.map((parent) => [parent, "another"])),
		resets: {},
		bad: [
			[{ questions: [{ fieldName: "shoe_size", title: "Shoe size", required: false }] }, "questions[0].fieldName"],
			[{ customQuestions: [{ ...why, maxLength: 501 }] }, "customQuestions[0].maxLength"],
			[{ customQuestions: [{ ...why, [choices]: ["a"] }] }, `customQuestions[0].${choices}`],
			[
				{ customQuestions: [{ title: "Which?", type: "single_radio", required: false }] },
				`customQuestions[0].${choices}`,
			],
			[{ customQuestions: [why, why] }, "customQuestions[1].title"],
			[{ questions: [{ fieldName: "city" }, { fieldName: "city" }] }, "questions[1].fieldName"],
			[{ questions: [{ title: "City" }] }, "questions[0].fieldName"],
			[{ customQuestions: [{ title: "Why?" }] }, "customQuestions[0].type"],
			[{ customQuestions: [{ type: "long_answer" }] }, "customQuestions[0].title"],
			[{ customQuestions: [{ ...why, minLength: 9, maxLength: 8 }] }, "customQuestions[0].maxLength"],
			[{ customQuestions: [{ ...why, minLength: 0 }] }, "customQuestions[0].minLength"],
			[{ customQuestions: [{ ...which, maxLength: 10 }] }, "customQuestions[0].maxLength"],
			[
				{ customQuestions: Array.from({ length: 101 }, (_, index) => ({ ...why, title: `${index}` })) },
				"customQuestions",
			],
			[{ customQuestions: [{ ...why, questionId: "x" }] }, "customQuestions[0].questionId"],
		],
	};
}

/** A poll of one question. */
export function poll(question: Properties, pollType = "basic"): Properties {
	return { title: "Poll", pollType, anonymous: true, questions: [{ name: "Question", ...question }] };
}

/** Makes a ticket type and gives the id. */
export async function ticketTypeOf(world: World, eventId: string): Promise<string> {
	const body = {
		name: "Any",
		currency: "EUR",
		start_time: "2020-01-01T00:00:00Z",
		end_time: "2031-05-01T00:00:00Z",
		quantity: 500,
	};
	const { ticket_type_id: id = "" } = await world.client.call("createTicketType", { path: { eventId }, body });
	return id;
}

/** Makes a ticket for a person. */
export async function ticketFor(world: World, eventId: string, email: string): Promise<void> {
	await ticketTypeOf(world, eventId);
	await world.client.call("EventActions", { path: { eventId }, body: { operation: "publish" } });
	await world.client.call("createTickets", {
		path: { eventId },
		body: { tickets: [{ email, first_name: "Ada", last_name: "Example" }] },
	});
}

/** Makes a channel and gives the id. */
export async function channelOf(world: World): Promise<string> {
	const body = { name: "Channel", type: "VIDEO_LIST_HUB" as const };
	const { channel_id: id = "" } = await world.client.call("createVodChannel", { path: { hubId: world.hubId }, body });
	return id;
}

/** Makes a conference with one webinar session. */
export async function webinarOf(world: World, changes: object = {}): Promise<{ eventId: string; sessionId: string }> {
	const eventId = await world.conference();
	const body = {
		name: "Webinar",
		type: 2 as const,
		start_time: inBerlin(4, "08:00"),
		end_time: inBerlin(4, "09:00"),
		timezone: "Europe/Berlin",
		...changes,
	};
	const { session_id: sessionId = "" } = await world.client.call("createEventSession", { path: { eventId }, body });
	return { eventId, sessionId };
}
