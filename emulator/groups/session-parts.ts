import { invalid, refusal } from "../errors";
import { type Call, type Handlers, newId } from "../handler";
import { paged } from "../paging";
import type { Stored } from "../store";
import { requireEvent } from "./event-rules";
import { requireSession } from "./sessions";

/** Names of the languages that can be interpreted. */
const LANGUAGES: Record<string, string> = {
	US: "English",
	CN: "Chinese",
	JP: "Japanese",
	DE: "German",
	FR: "French",
	RU: "Russian",
	PT: "Portuguese",
	ES: "Spanish",
	KR: "Korean",
};

const WEBINAR = 2;

function sessionOf(call: Call): Stored {
	requireEvent(call);
	return requireSession(call);
}

function keyOf(part: string, call: Call): string {
	return `${part}/${call.params.eventId}/${call.params.sessionId}`;
}

function withLanguageNames(interpreter: Stored): Stored {
	const named: Stored = { ...interpreter };
	for (const side of ["source", "target"]) {
		const id = named[`${side}_language_id`];
		if (id !== undefined) named[`${side}_language_display_name`] = LANGUAGES[String(id)] ?? String(id);
	}
	return named;
}

/** Polls with the ids of those that they replace by title, or that they name. */
function withPollIds(polls: Stored[], present: Stored[]): Stored[] {
	return polls.map((poll, index) => {
		const byId = present.find((one) => one.id === poll.id);
		if (poll.id !== undefined && byId === undefined)
			throw invalid({ field: `polls.${index}.id`, message: "is no poll of the session" });
		const same = byId ?? present.find((one) => one.title === poll.title);
		const questions = ((poll.questions ?? []) as Stored[]).map((question) => ({
			answer_required: poll.poll_type === 1,
			case_sensitive: false,
			show_as_dropdown: false,
			...question,
		}));
		return { status: "active", ...poll, questions, id: same?.id ?? newId() };
	});
}

function listOf(call: Call, part: string, field: string): Stored[] {
	return (call.store.get(keyOf(part, call))?.[field] ?? []) as Stored[];
}

function reservationKey(call: Call): string {
	return `reservation/${call.params.eventId}:${call.params.sessionId}/${String(call.body.email).toLowerCase()}`;
}

function reservationsOf(call: Call): Stored[] {
	return call.store.list(`reservation/${call.params.eventId}:${call.params.sessionId}/`);
}

export const sessionParts: Handlers = {
	getSessionInterpreterList: (call) => {
		sessionOf(call);
		const interpreters = listOf(call, "interpreters", "interpreters").map(withLanguageNames);
		return { total_records: interpreters.length, interpreters };
	},
	updateSessionInterpreters: (call) => {
		sessionOf(call);
		call.store.put(keyOf("interpreters", call), { interpreters: call.body.interpreters ?? [] });
		return undefined;
	},
	getSessionPolls: (call) => {
		sessionOf(call);
		const polls = listOf(call, "polls", "polls");
		return { total_records: polls.length, polls };
	},
	updateSessionPolls: (call) => {
		sessionOf(call);
		const polls = withPollIds((call.body.polls ?? []) as Stored[], listOf(call, "polls", "polls"));
		call.store.put(keyOf("polls", call), { polls });
		return undefined;
	},
	getSessionLivestreamConfiguration: (call) => {
		sessionOf(call);
		return call.store.get(keyOf("livestream", call)) ?? { incoming_enabled: false };
	},
	UpdateSessionLivestreamConfiguration: (call) => {
		const session = sessionOf(call);
		const { incoming_enabled: isEnabled, incoming_config: config } = call.body as {
			incoming_enabled: boolean;
			incoming_config?: Stored;
		};
		if (isEnabled && session.type !== WEBINAR) throw refusal(call.operation, 26303);
		if (isEnabled && config === undefined) throw refusal(call.operation, 26304);
		if (isEnabled && config?.stream_key_type !== "GENERATED") throw refusal(call.operation, 26305);
		const present = call.store.get(keyOf("livestream", call))?.incoming_config as Stored | undefined;
		// A generated key of the session is used again.
		const generated = present ?? {
			stream_key_type: "GENERATED",
			stream_key_id: newId(),
			stream_key: newId(),
			stream_url: "rtmps://stream.example.com/live",
			stream_backup_url: "rtmps://backup.stream.example.com/live",
		};
		call.store.put(keyOf("livestream", call), {
			incoming_enabled: isEnabled,
			...((isEnabled || present) && { incoming_config: generated }),
		});
		return undefined;
	},
	ListSessionReservations: (call) => {
		sessionOf(call);
		return paged(call, "reservations", reservationsOf(call));
	},
	AddSessionReservations: (call) => {
		const { allow_reservations: isAllowed, max_capacity: most } = (sessionOf(call).session_reservation ?? {}) as Stored;
		if (isAllowed !== true) throw refusal(call.operation, 26307);
		const present = reservationsOf(call);
		if (most !== undefined && present.length >= Number(most)) throw refusal(call.operation, 26306);
		call.store.put(reservationKey(call), { email: call.body.email, first_name: "", last_name: "" });
		return undefined;
	},
	DeleteSessionReservations: (call) => {
		sessionOf(call);
		if (call.store.get(reservationKey(call)) === undefined) throw refusal(call.operation, 26311);
		call.store.delete(reservationKey(call));
		return undefined;
	},
};
