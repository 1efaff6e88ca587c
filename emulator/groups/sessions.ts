import { randomInt } from "node:crypto";
import type { FieldFailure } from "../contract";
import { invalid, notFound, Refusal, refusal } from "../errors";
import { type Call, type Handlers, merge, newId, pick } from "../handler";
import type { Store, Stored } from "../store";
import { isEditable, requireEvent, utc } from "./event-rules";
import { interpreterLanguages } from "./languages";
import { occurrences, type Recurrence } from "./recurrence";
import { checkRoles } from "./roles";
import { isTimeZone, NO_TIME_ZONE, offsetFailures } from "./times";

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
	const code = NOT_FOUND[call.operation.id];
	const usual = call.conduct.of("sessions.not-found-code");
	const isUsual = code === undefined || usual === "by-operation";
	if (session === undefined)
		throw notFound(call.operation, isUsual ? (code ?? 2003) : Number(usual), "Session not found.");
	return session;
}

function shown(store: Store, eventId: string, session: Stored): Stored {
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
	return { ...session, session_speakers: speakers, ...interpreterLanguages(store, eventId, session.session_id) };
}

function check(call: Call, event: Stored, session: Stored): void {
	// A single-session event's session ignores the times that it is sent.
	const isStrict = event.event_type !== "SIMPLE_EVENT" && call.conduct.does("sessions.times-with-offset", "refused");
	const failures: FieldFailure[] = isStrict ? offsetFailures(call.body) : [];
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
	if (session.attendance_type === "virtual" && session.physical_location)
		failures.push({ field: "physical_location", message: "applies to hybrid and in-person sessions only" });
	if (call.body.session_reservation !== undefined && event.event_type !== "CONFERENCE")
		failures.push({ field: "session_reservation", message: "is supported for multi-session events only" });
	if (!isTimeZone(call, session.timezone)) failures.push({ field: "timezone", message: NO_TIME_ZONE });
	if (failures.length > 0) throw invalid(...failures);
	if (call.conduct.does("sessions.one-role", "refused")) checkRoles(call.store, event.event_id, session);
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

/**
 * Stores an event with the sessions that come with its type: one that takes name and times from a single-session
 * event, one for each sitting of a recurring one. Sessions that are there already keep their ids.
 */
export function alignBuiltInSessions(store: Store, event: Stored): void {
	const eventId = String(event.event_id);
	store.put(`event/${eventId}`, event);
	if (event.event_type === "CONFERENCE") return;
	const spans = event.event_type === "SIMPLE_EVENT" ? [pick(event, ["start_time", "end_time"])] : sittings(event);
	const existing = store.list(`session/${eventId}/`);
	spans.forEach((span, index) => {
		const type = event.meeting_type === "WEBINAR" ? TYPE.webinar : TYPE.meeting;
		const { name, timezone, attendance_type } = event;
		const known = existing[index] ?? newSession(event, { type });
		const session: Stored = { ...known, name, timezone, attendance_type, ...span };
		store.put(keyOf(eventId, session.session_id), event.status === "PUBLISHED" ? withMeetingId(session) : session);
	});
	for (const { session_id: id } of existing.slice(spans.length)) removeSession(store, eventId, String(id));
	const end = spans.at(-1)?.end_time;
	// A series lasts until its last sitting, whatever its calendar says.
	if (event.event_type === "RECURRING") store.put(`event/${eventId}`, { ...event, end_time: end });
}

function sittings(event: Stored): Stored[] {
	const iso = (ms: number): string => utc(new Date(ms).toISOString());
	const found = occurrences(event.recurrence as Recurrence, String(event.start_time), String(event.timezone));
	if (found.length === 0) throw invalid({ field: "recurrence", message: "makes no session" });
	return found.map(({ start, end }) => ({ start_time: iso(start), end_time: iso(end) }));
}

/** Deletes a session, and takes it out of the ticket types and exhibitors that name it. */
function removeSession(store: Store, eventId: string, sessionId: string): void {
	store.delete(keyOf(eventId, sessionId));
	for (const kind of ["interpreters", "livestream", "polls"]) store.delete(`${kind}/${eventId}/${sessionId}`);
	store.deleteAll(`reservation/${eventId}/${sessionId}/`);
	for (const [kind, id, ...fields] of [
		["ticket-type", "ticket_type_id", "sessions", "bookmarked_sessions"],
		["exhibitor", "exhibitor_id", "associated_sessions"],
	] as const) {
		for (const object of store.list(`${kind}/${eventId}/`)) {
			const lists = fields.map((field) => [field, (object[field] ?? []) as string[]] as const);
			if (!lists.some(([, ids]) => ids.includes(sessionId))) continue;
			const without = lists.map(([field, ids]) => [field, ids.filter((one) => one !== sessionId)] as const);
			store.put(`${kind}/${eventId}/${String(object[id])}`, { ...object, ...Object.fromEntries(without) });
		}
	}
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
		const all = call.store.list(`session/${eventId}/`).map((session) => shown(call.store, eventId, session));
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
		const answer = shown(call.store, String(event.event_id), session);
		return Object.fromEntries(Object.entries(answer).filter(([name]) => !READ_ONLY_IN_CREATE.includes(name)));
	},
	getEventSessionInfo: (call) => {
		const event = requireEvent(call);
		return shown(call.store, String(event.event_id), requireSession(call));
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
		removeSession(call.store, String(event.event_id), String(session.session_id));
		return undefined;
	},
};
