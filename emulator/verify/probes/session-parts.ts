import type { Stored } from "../../store";
import type { Lab } from "../lab";
import { probe } from "../probe";
import { saw, TAKEN } from "../saw";

const CODES = { "/2003": "2003", "/2005": "2005", "4xx": "other" } as const;

/** A poll that every API takes. */
const POLL = {
	title: "Favourite colour",
	poll_type: 1,
	anonymous: false,
	questions: [{ name: "Which one?", type: "single", answers: ["Red", "Blue"] }],
};

async function pollsOf(lab: Lab, eventId: string, sessionId: string): Promise<Stored[]> {
	const { polls } = await lab.must("getSessionPolls", { eventId, sessionId });
	return (polls ?? []) as Stored[];
}

const ON = { incoming_enabled: true, incoming_config: { stream_key_type: "GENERATED" } };

async function keyOf(lab: Lab, eventId: string, sessionId: string): Promise<unknown> {
	const config = await lab.must("getSessionLivestreamConfiguration", { eventId, sessionId });
	return (config.incoming_config as Stored | undefined)?.stream_key;
}

export const sessionPartProbes = [
	probe("interpreters.sign-language-source", { requests: 2 }, async (lab) => {
		const eventId = await lab.event();
		const sessionId = await lab.session(eventId);
		const interpreter = { email: lab.address("signs"), type: 2, source_language_id: "US", target_language_id: "ASL" };
		return saw(
			await lab.ask("updateSessionInterpreters", { eventId, sessionId }, { interpreters: [interpreter] }),
			TAKEN,
		);
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
		const sessionId = await lab.session(eventId, {
			session_reservation: { allow_reservations: true, max_capacity: 5 },
		});
		const body = { email: lab.address("unregistered") };
		return saw(await lab.ask("AddSessionReservations", { eventId, sessionId }, body), {
			"/26309": "26309",
			"4xx": "other",
			"2xx": "taken",
		});
	}),
	probe("reservations.speaker", { requests: 3 }, async (lab) => {
		const eventId = await lab.event();
		const email = lab.address("speaks");
		await lab.speaker(eventId, { email });
		const sessionId = await lab.session(eventId, {
			session_reservation: { allow_reservations: true, max_capacity: 5 },
		});
		return saw(await lab.ask("AddSessionReservations", { eventId, sessionId }, { email }), {
			"/26310": "26310",
			"4xx": "other",
			"2xx": "taken",
		});
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
	probe("polls.unknown-id", { requests: 2 }, async (lab) => {
		const eventId = await lab.event();
		const sessionId = await lab.session(eventId);
		const polls = [{ ...POLL, id: "no-such-poll" }];
		return saw(await lab.ask("updateSessionPolls", { eventId, sessionId }, { polls }), TAKEN);
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
	probe("join-token.without-ticket", { requests: 2 }, async (lab) => {
		const eventId = await lab.event();
		const sessionId = await lab.session(eventId);
		const answer = await lab.ask("getSessionJoinToken", { eventId, sessionId });
		return saw(answer, { "2xx": "given", "4xx": "refused" });
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
