import { invalid, Refusal, refusal } from "../errors";
import { type Call, type Handlers, pick } from "../handler";
import { paged } from "../paging";
import type { Stored } from "../store";
import {
	admits,
	attendanceOf,
	emailKey,
	type Registration,
	registrationsOf,
	STANDARD_FIELDS,
	ticketTypeOf,
} from "./attendance";
import { requireEvent } from "./event-rules";
import { requireChannel } from "./vod-channels";

/** What someone answered on registration, standard fields first. */
function answersOf(registration: Stored): Stored[] {
	const standard = STANDARD_FIELDS.filter((field) => registration[field] !== undefined && registration[field] !== "");
	return [
		...standard.map((field) => ({ title: field.replaceAll("_", " "), answer: registration[field] })),
		...((registration.custom_questions ?? []) as Stored[]),
	];
}

function nameOf({ email, registrant }: Registration): Stored {
	const names = pick(registrant, ["first_name", "last_name"]);
	const whole = Object.values(names)
		.filter((name) => name !== "")
		.join(" ");
	return { email, ...names, display_name: registrant.name ?? whole };
}

function ticketsOf(call: Call, event: Stored, tickets: readonly Stored[], fields: readonly string[]): Stored[] {
	return tickets.map((ticket) => {
		const type = ticketTypeOf(call.store, String(event.event_id), ticket);
		return {
			...pick(ticket, fields),
			...(type === undefined ? {} : { ticket_type_name: type.name }),
			questions: answersOf(ticket),
		};
	});
}

/** Attendance types of a person's tickets, each once. */
function attendanceTypes(call: Call, event: Stored, tickets: readonly Stored[]): string[] {
	const types = tickets.map((ticket) => attendanceOf(call.store, event, ticket).replace("-", "_"));
	return [...new Set(types)];
}

/** Check-ins of a person to sessions, with the session. */
function joinedBy(call: Call, eventId: string, email: string): Stored[] {
	return call.store
		.list(`session/${eventId}/`)
		.filter(
			({ session_id: id }) =>
				call.store.get(`session-check-in/${eventId}/${String(id)}/${emailKey(email)}`) !== undefined,
		);
}

function seeded(call: Call, parent: string, email: string): Stored {
	const found = call.store.list(parent).find((one) => emailKey(one.email) === emailKey(email));
	return found ?? {};
}

function attended(isThere: boolean): string {
	return isThere ? "attended" : "absent";
}

function isAtEvent(call: Call, eventId: string, email: string): boolean {
	const isCheckedIn = call.store.get(`check-in/${eventId}/${emailKey(email)}`) !== undefined;
	return isCheckedIn || joinedBy(call, eventId, email).length > 0;
}

/** Rows between `from` and `to`; one without a date is in no span. */
function within(call: Call, rows: readonly Stored[], date: string): Stored[] {
	const { from, to } = call.query as { from?: string; to?: string };
	const [start, end] = [Date.parse(from ?? ""), Date.parse(to ?? "")];
	if (start > end) throw invalid({ field: "to", message: "must not be before from" });
	if (from === undefined && to === undefined) return [...rows];
	return rows.filter((row) => {
		const at = Date.parse(String(row[date]));
		return !Number.isNaN(at) && !(at < start) && !(at > end);
	});
}

function eventAttendance(call: Call): Stored {
	const event = requireEvent(call);
	const eventId = String(event.event_id);
	const rows = registrationsOf(call.store, eventId).map((person): Stored => {
		const joined = joinedBy(call, eventId, person.email);
		const checkedIn = [
			call.store.get(`check-in/${eventId}/${emailKey(person.email)}`),
			...joined.map(({ session_id: id }) =>
				call.store.get(`session-check-in/${eventId}/${String(id)}/${emailKey(person.email)}`),
			),
		].map((one) => String(one?.checked_in_at ?? ""));
		const dates = [String(person.registrant.registered_at ?? ""), ...checkedIn].filter((date) => date !== "").sort();
		const changed = dates.at(-1);
		return {
			...nameOf(person),
			event_attendance: attended(isAtEvent(call, eventId, person.email)),
			attendance_type: attendanceTypes(call, event, person.tickets),
			number_of_tickets: person.tickets.length,
			total_sessions_joined: joined.length,
			tickets: ticketsOf(call, event, person.tickets, [
				"ticket_id",
				"ticket_type_id",
				"external_ticket_id",
				"authentication_method",
			]),
			session_attendance: joined.map(({ session_id, name }) => ({
				session_id,
				session_name: name,
				session_attendance: "attended",
			})),
			...(changed === undefined ? {} : { last_modified_date: changed }),
			...seeded(call, `attendance/${eventId}/`, person.email),
		};
	});
	return paged(call, "attendees", within(call, rows, "last_modified_date"));
}

function sessionAttendance(call: Call): Stored {
	const event = requireEvent(call);
	const eventId = String(event.event_id);
	const sessionId = String(call.params.sessionId);
	if (call.store.get(`session/${eventId}/${sessionId}`) === undefined) throw refusal(call.operation, 2003);
	const rows = registrationsOf(call.store, eventId).flatMap((person) => {
		const tickets = person.tickets.filter((ticket) => admits(call.store, eventId, ticket, sessionId));
		const [first] = tickets;
		if (first === undefined) return [];
		const isThere = call.store.get(`session-check-in/${eventId}/${sessionId}/${emailKey(person.email)}`) !== undefined;
		return [
			{
				session_id: sessionId,
				...nameOf(person),
				...pick(first, ["authentication_method"]),
				...(isThere ? { check_in_method: "api" } : {}),
				session_attendance: isThere ? "yes" : "no",
				tickets: ticketsOf(call, event, tickets, ["ticket_id"]),
				...seeded(call, `session-attendance/${eventId}/${sessionId}/`, person.email),
			},
		];
	});
	return paged(call, "attendees", rows);
}

/** Who was invited and has not registered is no registration. */
function registered(call: Call, eventId: string): Registration[] {
	return registrationsOf(call.store, eventId)
		.map((person) => ({
			...person,
			invited: person.tickets.length,
			tickets: person.tickets.filter(({ event_registration_link: link }) => link === undefined),
		}))
		.filter(({ invited, tickets }) => invited === 0 || tickets.length > 0);
}

function registrations(call: Call): Stored {
	const event = requireEvent(call);
	const eventId = String(event.event_id);
	const rows = registered(call, eventId).map((person): Stored => {
		const [source] = person.tickets.flatMap(({ registration_source: one }) => one ?? []);
		return {
			...nameOf(person),
			event_attendance: attended(isAtEvent(call, eventId, person.email)),
			attendance_type: attendanceTypes(call, event, person.tickets),
			...(person.registrant.registered_at === undefined ? {} : { register_date: person.registrant.registered_at }),
			...(source === undefined ? {} : { registration_source: source }),
			...(person.tickets.length > 0 ? { registration_method: "pre_registration" } : {}),
			tickets: ticketsOf(call, event, person.tickets, [
				"ticket_id",
				"ticket_type_id",
				"external_ticket_id",
				"authentication_method",
			]),
		};
	});
	return paged(call, "registrations", within(call, rows, "register_date"));
}

function customReport(call: Call): Stored {
	const event = requireEvent(call);
	const eventId = String(event.event_id);
	const report = call.store.get(`custom-report/${eventId}/${call.params.customReportId}`);
	if (report === undefined) throw refusal(call.operation, 260801);
	const rows = registered(call, eventId).map((person) => ({
		...nameOf(person),
		...(person.registrant.registered_at === undefined ? {} : { registration_date: person.registrant.registered_at }),
		event_attendance: attended(isAtEvent(call, eventId, person.email)),
		sessions: joinedBy(call, eventId, person.email).map(({ session_id, name }) => ({
			session_id,
			session_name: name,
			session_attendance: "attended",
		})),
		tickets: ticketsOf(call, event, person.tickets, [
			"ticket_id",
			"ticket_type_id",
			"registration_source",
			"authentication_method",
		]),
	}));
	return paged(call, "registrants", (report.registrants as Stored[] | undefined) ?? rows);
}

export const reports: Handlers = {
	ChatTranscriptsReport: (call) => {
		requireEvent(call);
		return paged(call, "chat_transcripts", call.store.list(`chat-message/${call.params.eventId}/`));
	},
	getCustomEventReport: customReport,
	EventAttendanceReport: eventAttendance,
	SessionAttendanceReport: sessionAttendance,
	EventSurveyReportApi: (call) => {
		// This operation alone has the status as its code.
		if (call.store.get(`event/${call.params.eventId}`) === undefined) throw new Refusal(404, 404, "Event not found.");
		return paged(call, "surveys", call.store.list(`survey/${call.params.eventId}/`));
	},
	EventRegistrationsReport: registrations,
	VodChannelReigistration: (call) => {
		requireChannel(call);
		const rows = call.store.list(`vod-registration/${call.params.channelId}/`).map((registration) => ({
			...pick(registration, ["email", "first_name", "last_name", "authentication_method"]),
			video_watch_duration: call.store
				.list(`vod-watch/${call.params.channelId}/`)
				.filter(({ email }) => emailKey(email) === emailKey(registration.email))
				.map((watched) => pick(watched, ["video_id", "video_name", "duration"])),
			questions: answersOf(registration),
		}));
		return paged(call, "registrations", rows);
	},
};
