import type { Stored } from "../../store";
import type { Answer } from "../client";
import { contrast } from "../contrast";
import type { Lab } from "../lab";
import { probe } from "../probe";
import { isDone, saw, TAKEN } from "../saw";

const CODES = { "/2003": "2003", "/2005": "2005", "4xx": "other" } as const;

/** A poll that every API takes. */
const POLL = {
	title: "Favourite colour",
	poll_type: 1,
	anonymous: false,
	questions: [{ name: "Which one?", type: "single", answers: ["Red", "Blue"] }],
};

async function pollsOf(lab: Lab, eventId: string, sessionId: string): Promise<Stored[]> {
	const isEarly = ({ polls }: Stored): boolean => ((polls ?? []) as Stored[]).length === 0;
	return ((await lab.settled("getSessionPolls", { eventId, sessionId }, isEarly)).polls ?? []) as Stored[];
}

const ON = { incoming_enabled: true, incoming_config: { stream_key_type: "GENERATED" } };

async function keyOf(lab: Lab, eventId: string, sessionId: string): Promise<unknown> {
	const config = await lab.read("getSessionLivestreamConfiguration", { eventId, sessionId });
	return (config.incoming_config as Stored | undefined)?.stream_key;
}

const RESERVABLE = { session_reservation: { allow_reservations: true, max_capacity: 5 } };

/** Reserves a place in a new session. */
async function reserve(lab: Lab, eventId: string, email: string, changes: Stored = {}): Promise<Answer> {
	const sessionId = await lab.session(eventId, { ...RESERVABLE, ...changes });
	return lab.ask("AddSessionReservations", { eventId, sessionId }, { email });
}

/** The table of a code that is expected. */
function codes<const Code extends string>(code: Code): Record<string, Code | "other" | "taken"> {
	return { [`/${code}`]: code, "4xx": "other", "2xx": "taken" };
}

export const sessionPartProbes = [
	probe("interpreters.sign-language-source", { requests: 3 }, async (lab) => {
		const eventId = await lab.event();
		const params = { eventId, sessionId: await lab.session(eventId) };
		const interpreter = { email: lab.address("signs"), type: 2, target_language_id: "ASL" };
		const changed = { interpreters: [{ ...interpreter, source_language_id: "US" }] };
		return contrast(lab, "updateSessionInterpreters", params, { interpreters: [interpreter] }, changed);
	}),
	probe("interpreters.not-found-code", { requests: 1 }, async (lab) => {
		const params = { eventId: await lab.event(), sessionId: "no-such-session" };
		return saw(await lab.ask("updateSessionInterpreters", params, { interpreters: [] }), CODES);
	}),
	probe("livestream.key", { requests: 6 }, async (lab) => {
		const eventId = await lab.event();
		const sessionId = await lab.session(eventId, { type: 2 });
		const turn = (body: Stored): Promise<Stored> =>
			lab.must("UpdateSessionLivestreamConfiguration", { eventId, sessionId }, body);
		await turn(ON);
		const before = await keyOf(lab, eventId, sessionId);
		await turn({ incoming_enabled: false });
		await turn(ON);
		return (await keyOf(lab, eventId, sessionId)) === before ? "kept" : "new";
	}),
	probe("livestream.off-for-meeting", { requests: 2 }, async (lab) => {
		const eventId = await lab.event();
		const sessionId = await lab.session(eventId);
		const body = { incoming_enabled: false };
		return saw(await lab.ask("UpdateSessionLivestreamConfiguration", { eventId, sessionId }, body), {
			"/26303": "26303",
			"4xx": "other",
			"2xx": "taken",
		});
	}),
	probe("reservations.unregistered", { requests: 2 }, async (lab) => {
		const eventId = await lab.event();
		return saw(await reserve(lab, eventId, lab.address("unregistered")), codes("26309"));
	}),
	probe("reservations.speaker", { requests: 3 }, async (lab) => {
		const eventId = await lab.event();
		const email = lab.address("speaks");
		await lab.speaker(eventId, { email });
		return saw(await reserve(lab, eventId, email), codes("26310"));
	}),
	probe("reservations.panelist", { requests: 2 }, async (lab) => {
		const eventId = await lab.event();
		const email = lab.address("panelist");
		return saw(await reserve(lab, eventId, email, { type: 2, panelist: [email] }), codes("26310"));
	}),
	probe("reservations.twice", { requests: 13, publish: true }, async (lab) => {
		const eventId = await lab.publishedEvent("CONFERENCE");
		const ticket_type_id = await lab.ticketType(eventId);
		const sessionId = await lab.session(eventId, {
			session_reservation: { allow_reservations: true, max_capacity: 5 },
		});
		lab.body("createTickets", await lab.tickets(eventId, [lab.person("reserves", { ticket_type_id })]));
		const body = { email: lab.address("reserves") };
		await lab.must("AddSessionReservations", { eventId, sessionId }, body);
		return saw(await lab.ask("AddSessionReservations", { eventId, sessionId }, body), TAKEN);
	}),
	probe("polls.id-by-title", { requests: 5 }, async (lab) => {
		const eventId = await lab.event();
		const sessionId = await lab.session(eventId);
		await lab.must("updateSessionPolls", { eventId, sessionId }, { polls: [POLL] });
		const [before] = await pollsOf(lab, eventId, sessionId);
		await lab.must("updateSessionPolls", { eventId, sessionId }, { polls: [{ ...POLL, anonymous: true }] });
		const after = await pollsOf(lab, eventId, sessionId);
		return after.some(({ id }) => id === before?.id) ? "kept" : "new";
	}),
	probe("polls.unknown-id", { requests: 3 }, async (lab) => {
		const eventId = await lab.event();
		const params = { eventId, sessionId: await lab.session(eventId) };
		const changed = { polls: [{ ...POLL, id: "no-such-poll" }] };
		return contrast(lab, "updateSessionPolls", params, { polls: [POLL] }, changed);
	}),
	probe("polls.question-ids", { requests: 3 }, async (lab) => {
		const eventId = await lab.event();
		const sessionId = await lab.session(eventId);
		await lab.must("updateSessionPolls", { eventId, sessionId }, { polls: [POLL] });
		const [poll] = await pollsOf(lab, eventId, sessionId);
		const [question] = (poll?.questions ?? []) as Stored[];
		return Object.keys(question ?? {}).some((name) => /^(question_)?id$/.test(name)) ? "present" : "absent";
	}),
	probe("polls.not-found-code", { requests: 1 }, async (lab) => {
		const params = { eventId: await lab.event(), sessionId: "no-such-session" };
		return saw(await lab.ask("updateSessionPolls", params, { polls: [] }), CODES);
	}),
	probe("check-in.session-code", { requests: 1 }, async (lab) => {
		const params = { eventId: await lab.event(), sessionId: "no-such-session" };
		return saw(await lab.ask("ListSessionAttendeeActions", params), CODES);
	}),
	probe("check-in.twice", { requests: 11, publish: true }, async (lab) => {
		const eventId = await lab.publishedEvent();
		const email = lab.address("arrives");
		lab.body("createTickets", await lab.tickets(eventId, [lab.person("arrives")]));
		const body = { attendees: [{ email, action: "check-in" }] };
		await lab.must("UpdateEventAttendeeActions", { eventId }, body);
		const again = await lab.must("UpdateEventAttendeeActions", { eventId }, body);
		return ((again.errors ?? []) as Stored[]).length > 0 ? "entry" : "taken";
	}),
	probe("check-in.virtual-ticket", { requests: 10, publish: true }, async (lab) => {
		const eventId = await lab.publishedEvent("SIMPLE_EVENT", { attendance_type: "virtual" });
		const email = lab.address("stays-at-home");
		lab.body("createTickets", await lab.tickets(eventId, [lab.person("stays-at-home")]));
		const answer = await lab.ask(
			"UpdateEventAttendeeActions",
			{ eventId },
			{ attendees: [{ email, action: "check-in" }] },
		);
		if (!isDone(answer)) return saw(answer, { "4xx": "refused" });
		return ((answer.body.errors ?? []) as Stored[]).length > 0 ? "entry" : "taken";
	}),
	probe("emails.unknown-type", { requests: 1 }, async (lab) => {
		const params = { eventId: await lab.event(), emailTypeId: "no-such-type" };
		return saw(await lab.ask("listEmailSentStatuses", params), {
			"404/404": "status",
			"404": "own",
			"4xx": "other",
			"2xx": "other",
		});
	}),
];
