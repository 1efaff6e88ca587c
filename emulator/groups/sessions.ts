import { randomInt } from "node:crypto";
import { DateTime } from "luxon";
import type { FieldFailure } from "../contract";
import { invalid, notFound, Refusal, refusal } from "../errors";
import { type Call, type Handlers, merge, newId, pick } from "../handler";
import type { Store, Stored } from "../store";
import { isEditable, requireEvent, utc } from "./event-rules";

const TYPE = { meeting: 0, webinar: 2, none: 4 } as const;

const DEFAULTS: Stored = {
	description: "",
	alternative_host: [],
	panelist: [],
	audience_labels: [],
	product_labels: [],
	track_labels: [],
	level: [],
	session_speakers: [],
	chat_channel: false,
	featured: false,
	featured_in_lobby: false,
	is_simulive: false,
	led_by_sponsor: false,
	visible_in_landing_page: true,
	visible_in_lobby: true,
};

/** Fields of a PATCH that a single-session event's session takes from its event, or does not have. */
const NOT_FOR_SINGLE = [
	"name",
	"start_time",
	"end_time",
	"attendance_type",
	"audience_labels",
	"chat_channel",
	"description",
	"featured",
	"featured_in_lobby",
	"led_by_sponsor",
	"level",
	"panelist",
	"product_labels",
	"track_labels",
	"visible_in_landing_page",
	"visible_in_lobby",
];

/** Codes by operation where the contract leaves them open. */
const NOT_FOUND: Record<string, number> = {
	getEventSessionInfo: 2005,
	updateEventSession: 2005,
	deleteEventSession: 2003,
};

function keyOf(eventId: unknown, sessionId: unknown): string {
	return `session/${String(eventId)}/${String(sessionId)}`;
}

/**
 * The session of a call.
 *
 * @throws Refusal 404 with 2003 or 2005, by operation
 */
export function requireSession(call: Call): Stored {
	const session = call.store.get(keyOf(call.params.eventId, call.params.sessionId));
	if (session === undefined) throw notFound(call.operation, NOT_FOUND[call.operation.id] ?? 2003, "Session not found.");
	return session;
}

function withSpeakerFacts(store: Store, eventId: string, session: Stored): Stored {
	const speakers = ((session.session_speakers ?? []) as Stored[]).map((entry) => {
		const speaker = store.get(`speaker/${eventId}/${String(entry.speaker_id)}`) ?? {};
		return {
			access_to_edit_session: false,
			has_alternative_host_permission: false,
			show_in_session_detail: false,
			...entry,
			name: speaker.name ?? "",
			company: speaker.company_name ?? "",
			title: speaker.job_title ?? "",
			meeting_role: entry.has_alternative_host_permission === true ? 0 : session.type === TYPE.webinar ? 2 : 1,
		};
	});
	return { ...session, session_speakers: speakers };
}

function check(call: Call, event: Stored, session: Stored): void {
	const failures: FieldFailure[] = [];
	const start = Date.parse(String(session.start_time));
	const end = Date.parse(String(session.end_time));
	if (end <= start) failures.push({ field: "end_time", message: "must be after start_time" });
	if (event.start_time !== undefined && start < Date.parse(String(event.start_time)))
		failures.push({ field: "start_time", message: "is before the event" });
	if (event.end_time !== undefined && end > Date.parse(String(event.end_time)))
		failures.push({ field: "end_time", message: "is after the event" });
	const speakers = (session.session_speakers ?? []) as Stored[];
	speakers.forEach(({ speaker_id: id }, index) => {
		if (call.store.get(`speaker/${String(event.event_id)}/${String(id)}`) === undefined) {
			failures.push({ field: `session_speakers.${index}.speaker_id`, message: "is no speaker of the event" });
		}
	});
	const roles = [...((session.panelist ?? []) as string[]), ...((session.alternative_host ?? []) as string[])];
	if (new Set(roles).size < roles.length)
		failures.push({ field: "panelist", message: "a person can hold one role in a session" });
	if (!DateTime.local({ zone: String(session.timezone) }).isValid)
		failures.push({ field: "timezone", message: "is no time zone" });
	if (failures.length > 0) throw invalid(...failures);
}

function normalised(body: Stored): Stored {
	const fields = { ...body };
	for (const name of ["start_time", "end_time"]) if (typeof fields[name] === "string") fields[name] = utc(fields[name]);
	return fields;
}

function newSession(event: Stored, fields: Stored): Stored {
	return {
		...DEFAULTS,
		session_id: newId(),
		attendance_type: event.attendance_type,
		...fields,
		meeting_id: null,
		webinar_id: null,
	};
}

/** Makes the sessions that come with an event of one session, or of recurring ones. */
export function makeBuiltInSessions(store: Store, event: Stored): void {
	if (event.event_type === "CONFERENCE") return;
	const spans = event.event_type === "SIMPLE_EVENT" ? [pick(event, ["start_time", "end_time"])] : occurrences(event);
	for (const span of spans) {
		const type = event.meeting_type === "WEBINAR" ? TYPE.webinar : TYPE.meeting;
		const session = newSession(event, { name: event.name, timezone: event.timezone, type, ...span });
		store.put(keyOf(event.event_id, session.session_id), session);
	}
}

/** At most this many occurrences, where a recurrence names no end. */
const MAX_OCCURRENCES = 50;

const UNIT = { 1: "days", 2: "weeks", 3: "months" } as const;

/** Occurrences of a recurring event, from the start of its calendar in the event's zone. */
function occurrences(event: Stored): Stored[] {
	const {
		type = 1,
		repeat_interval: every = 1,
		duration = 60,
		end_times: times,
		end_date_time: last,
		weekly_days: weekdays,
	} = event.recurrence as Record<string, number> & { weekly_days?: number[]; end_date_time?: string };
	const start = DateTime.fromISO(String(event.start_time ?? new Date().toISOString())).setZone(String(event.timezone));
	const until = typeof last === "string" ? DateTime.fromISO(last) : undefined;
	const limit = times ?? MAX_OCCURRENCES;
	const found: Stored[] = [];
	for (let step = 0; found.length < limit && step < limit * 2; step++) {
		const base = start.plus({ [UNIT[type as 1 | 2 | 3]]: step * every });
		// Zoom counts weekdays from Sunday as 1, ISO from Monday as 1.
		const days =
			type === 2 && weekdays !== undefined && weekdays.length > 0
				? weekdays.map((day) => base.set({ weekday: (day === 1 ? 7 : day - 1) as 1 }))
				: [base];
		for (const day of days) {
			if (day < start || (until !== undefined && day > until) || found.length >= limit) continue;
			found.push({ start_time: utc(day.toISO() ?? ""), end_time: utc(day.plus({ minutes: duration }).toISO() ?? "") });
		}
		if (until !== undefined && base > until) break;
	}
	return found;
}

/** Gives the sessions of a published event their meeting or webinar. */
export function setMeetingIds(store: Store, eventId: string): void {
	for (const session of store.list(`session/${eventId}/`))
		store.put(keyOf(eventId, session.session_id), withMeetingId(session));
}

function withMeetingId(session: Stored): Stored {
	const field = session.type === TYPE.meeting ? "meeting_id" : session.type === TYPE.webinar ? "webinar_id" : undefined;
	return {
		...session,
		meeting_id: null,
		webinar_id: null,
		...(field && { [field]: session[field] ?? randomInt(80_000_000_000, 99_999_999_999) }),
	};
}

const READ_ONLY_IN_CREATE = ["meeting_id", "webinar_id"];

export const sessions: Handlers = {
	getEventSessionList: (call) => {
		const event = requireEvent(call);
		const eventId = String(event.event_id);
		const all = call.store.list(`session/${eventId}/`).map((session) => withSpeakerFacts(call.store, eventId, session));
		return { total_records: all.length, sessions: all };
	},
	createEventSession: (call) => {
		const event = requireEvent(call);
		if (event.event_type === "SIMPLE_EVENT")
			throw new Refusal(400, 300, "This operation is not available for a single session event type.");
		if (!isEditable(event, call.now)) throw new Refusal(403, 260210, "Past and cancelled events are not editable.");
		const session = newSession(event, normalised(call.body));
		check(call, event, session);
		const stored = event.status === "PUBLISHED" ? withMeetingId(session) : session;
		call.store.put(keyOf(event.event_id, session.session_id), stored);
		const answer = withSpeakerFacts(call.store, String(event.event_id), session);
		return Object.fromEntries(Object.entries(answer).filter(([name]) => !READ_ONLY_IN_CREATE.includes(name)));
	},
	getEventSessionInfo: (call) => {
		const event = requireEvent(call);
		return withSpeakerFacts(call.store, String(event.event_id), requireSession(call));
	},
	updateEventSession: (call) => {
		const event = requireEvent(call);
		const session = requireSession(call);
		if (!isEditable(event, call.now)) throw refusal(call.operation, 260210);
		const isSingle = event.event_type === "SIMPLE_EVENT";
		const fields = Object.entries(normalised(call.body)).filter(
			([name]) => !isSingle || !NOT_FOR_SINGLE.includes(name),
		);
		const updated = merge(session, Object.fromEntries(fields));
		check(call, event, updated);
		call.store.put(
			keyOf(event.event_id, session.session_id),
			event.status === "PUBLISHED" ? withMeetingId(updated) : updated,
		);
		// The event shows the type of its one session.
		if (isSingle && updated.type !== session.type) {
			call.store.put(`event/${String(event.event_id)}`, {
				...event,
				meeting_type: updated.type === TYPE.webinar ? "WEBINAR" : "MEETING",
			});
		}
		return undefined;
	},
	deleteEventSession: (call) => {
		const event = requireEvent(call);
		if (event.event_type === "SIMPLE_EVENT")
			throw new Refusal(400, 300, "The session of a single session event can't be deleted.");
		const session = requireSession(call);
		call.store.delete(keyOf(event.event_id, session.session_id));
		return undefined;
	},
};
