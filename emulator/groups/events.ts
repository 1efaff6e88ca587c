import { invalid, Refusal, refusal } from "../errors";
import { type Call, type Handlers, merge, newId } from "../handler";
import { paged } from "../paging";
import type { Stored } from "../store";
import { checkCalendar, type Span, spanOf } from "./calendar";
import { isEditable, requireEvent, utc } from "./event-rules";
import { type Recurrence, recurrenceFailures } from "./recurrence";
import { alignBuiltInSessions, setMeetingIds } from "./sessions";
import { makeDefaultTicketType } from "./ticket-types";
import { isTimeZone, NO_TIME_ZONE } from "./times";

/** Sponsor tiers of every new event. */
const TIERS = [
	{ name: "Platinum", description: "First of the sponsors" },
	{ name: "Gold", description: "Second of the sponsors" },
	{ name: "Silver", description: "Third of the sponsors" },
];

/** What lives below an event and goes with it. */
export const CHILDREN = [
	"session",
	"speaker",
	"tier",
	"ticket-type",
	"access-link",
	"exhibitor",
	"registrant",
	"coeditor",
	"interpreters",
	"livestream",
	"polls",
	"reservation",
	"ticket",
	"revoked-ticket",
	"check-in",
	"session-check-in",
	"email-type",
	"email",
	"chat-message",
	"custom-report",
	"survey",
	"attendance",
	"session-attendance",
	"questions",
	"default-ticket-type",
] as const;

function normalised(body: Stored): Stored {
	const { start_time: _, end_time: __, ...fields } = body;
	for (const name of ["lobby_start_time", "lobby_end_time"])
		if (typeof fields[name] === "string") fields[name] = utc(fields[name]);
	if (Array.isArray(fields.calendar)) {
		const calendar = (fields.calendar as Span[]).map((entry) => ({
			start_time: utc(entry.start_time),
			end_time: utc(entry.end_time),
		}));
		Object.assign(fields, { calendar }, spanOf(calendar));
	}
	return fields;
}

/** GET and PATCH write weekdays as text and the day of the month as a number; the store keeps lists, as POST does. */
function recurrenceAsRead(recurrence: unknown): Stored | undefined {
	if (recurrence === undefined) return undefined;
	const { weekly_days: weekly, monthly_days: monthly, ...rest } = recurrence as Stored;
	return {
		...rest,
		...(Array.isArray(weekly) ? { weekly_days: weekly.join(",") } : {}),
		...(Array.isArray(monthly) && monthly.length > 0 ? { monthly_days: monthly[0] } : {}),
	};
}

function recurrenceFromPatch(recurrence: Stored): Stored {
	const { weekly_days: weekly, monthly_days: monthly, ...rest } = recurrence;
	return {
		...rest,
		...(typeof weekly === "string" ? { weekly_days: weekly === "" ? [] : weekly.split(",").map(Number) } : {}),
		...(typeof monthly === "number" ? { monthly_days: [monthly] } : {}),
	};
}

function asRead(event: Stored): Stored {
	const { recurrence, ...rest } = event;
	const read = recurrenceAsRead(recurrence);
	return { ...rest, ...(read && { recurrence: read }) };
}

/** @throws Refusal with every field that is against a rule which the contract's schema can't say */
function checkFields(call: Call, body: Stored, whole: Stored): void {
	const recurrence = whole.recurrence as Recurrence | undefined;
	const failures = recurrence === undefined ? [] : recurrenceFailures(recurrence);
	if (whole.attendance_type === "virtual" && whole.physical_location)
		failures.push({ field: "physical_location", message: "applies to hybrid and in-person events only" });
	if (body.timezone !== undefined && !isTimeZone(call, body.timezone))
		failures.push({ field: "timezone", message: NO_TIME_ZONE });
	if (failures.length > 0) throw invalid(...failures);
}

const READ_ONLY_IN_CREATE = ["host_id", "contact_email"];

function createEvent(call: Call): Stored {
	const { store, body, operation } = call;
	if (store.get(`hub/${String(body.hub_id)}`) === undefined) throw refusal(operation, 26201);
	checkCalendar(call, body.calendar);
	const type = body.event_type;
	// A series follows from its calendar, so that it always needs one.
	const isCalendarNeeded = type === "RECURRING" || call.conduct.does("events.calendar-required", "refused");
	if (body.calendar === undefined && isCalendarNeeded) throw refusal(operation, 26204);
	if (type === "RECURRING" && body.recurrence === undefined)
		throw invalid({ field: "recurrence", message: "is required for a recurring event" });
	checkFields(call, body, body);
	if (type === "SIMPLE_EVENT" && body.meeting_type === undefined)
		throw invalid({ field: "meeting_type", message: "is required for a single session event" });
	const eventId = newId();
	const event: Stored = {
		event_id: eventId,
		contact_name: "Emulator Host",
		...normalised(body),
		status: "DRAFT",
		event_url: `https://events.example.com/ev/${eventId}`,
		host_id: "emulator-host",
		contact_email: "host@example.com",
	};
	if (type === "RECURRING") event.meeting_type ??= "MEETING";
	alignBuiltInSessions(store, event);
	for (const tier of TIERS) {
		const tierId = newId();
		store.put(`tier/${eventId}/${tierId}`, { tier_id: tierId, ...tier });
	}
	if (type === "CONFERENCE" && call.conduct.does("ticket-types.default-on-create", "made"))
		makeDefaultTicketType(call, event);
	return Object.fromEntries(
		Object.entries(store.get(`event/${eventId}`) ?? event).filter(([name]) => !READ_ONLY_IN_CREATE.includes(name)),
	);
}

/** Fields of an event that the sittings of a series follow from. */
const LAYS_OUT_SERIES = ["calendar", "recurrence", "timezone"];

function updateEvent(call: Call): undefined {
	const { store, body, now, operation } = call;
	const event = requireEvent(call);
	if (!isEditable(event, now)) throw refusal(operation, 260210);
	checkCalendar(call, body.calendar);
	if (body.hub_id !== undefined && store.get(`hub/${String(body.hub_id)}`) === undefined)
		throw new Refusal(403, 26201, "No permission to create the event under the hub ID.");
	if (body.event_type !== undefined && body.event_type !== event.event_type)
		throw invalid({ field: "event_type", message: "the type of an event can't be changed" });
	// A changed meeting type goes through the event's session.
	const { meeting_type: _, recurrence, ...fields } = normalised(body);
	const changes = {
		...fields,
		...(recurrence === undefined ? {} : { recurrence: recurrenceFromPatch(recurrence as Stored) }),
	};
	const changed = merge(event, changes);
	checkFields(call, body, changed);
	// A series is laid out anew only by what it follows from, so that a sitting that was moved stays where it is.
	const isAligned = changed.event_type !== "RECURRING" || LAYS_OUT_SERIES.some((field) => body[field] !== undefined);
	if (isAligned) alignBuiltInSessions(store, changed);
	else store.put(`event/${String(event.event_id)}`, changed);
	return undefined;
}

function deleteEvent(call: Call): undefined {
	const event = requireEvent(call);
	if (event.status === "PUBLISHED" && call.conduct.does("events.published-deletable", "refused"))
		throw new Refusal(400, 300, "Only draft events can be deleted. Cancel the event first.");
	if (event.status === "CANCELLED" && call.conduct.does("events.cancelled-deletable", "refused"))
		throw new Refusal(400, 300, "Only draft events can be deleted.");
	for (const child of CHILDREN) call.store.deleteAll(`${child}/${String(event.event_id)}/`);
	call.store.delete(`event/${String(event.event_id)}`);
	return undefined;
}

const TIMES = ["start_time", "end_time", "lobby_start_time", "lobby_end_time"];

function shifted(object: Stored, byMs: number): Stored {
	const moved = { ...object };
	for (const name of TIMES) {
		if (typeof moved[name] === "string") moved[name] = utc(new Date(Date.parse(moved[name]) + byMs).toISOString());
	}
	return moved;
}

/** What a duplicate has of its own, in the order in which they refer to each other. Registrants stay behind. */
const COPIED = [
	["tier", "tier_id"],
	["speaker", "speaker_id"],
	["session", "session_id"],
	["ticket-type", "ticket_type_id"],
	["access-link", "access_link_id"],
	["exhibitor", "exhibitor_id"],
] as const;

/** A copy in which every id of something duplicated is that of its duplicate, at any depth. */
function withNewIds(object: Stored, renamed: ReadonlyMap<string, string>): Stored {
	return JSON.parse(
		JSON.stringify(object, (_, value: unknown) => (typeof value === "string" ? (renamed.get(value) ?? value) : value)),
	) as Stored;
}

function duplicate(call: Call, event: Stored): Stored {
	const { store, body, operation } = call;
	const { name, start_time: start, timezone } = (body.duplicate_event ?? {}) as Record<string, string | undefined>;
	if (name === undefined || name === "") throw new Refusal(400, 1002, "Invalid duplicated event name.");
	if (start === undefined || Number.isNaN(Date.parse(start)))
		throw new Refusal(400, 1002, "Invalid duplicated event start time.");
	if (timezone === undefined || !isTimeZone(call, timezone)) throw refusal(operation, 1003);
	const byMs = Date.parse(start) - Date.parse(String(event.start_time));
	const from = String(event.event_id);
	const eventId = newId();
	const calendar = ((event.calendar ?? []) as Span[]).map((entry) => shifted({ ...entry }, byMs));
	const copy = {
		...shifted(event, byMs),
		calendar,
		event_id: eventId,
		name,
		timezone,
		status: "DRAFT",
		event_url: `https://events.example.com/ev/${eventId}`,
	};
	const recurrence = event.recurrence as Recurrence | undefined;
	if (recurrence?.end_date_time !== undefined) {
		const end = new Date(Date.parse(recurrence.end_date_time) + byMs).toISOString();
		Object.assign(copy, { recurrence: { ...recurrence, end_date_time: utc(end) } });
	}
	store.put(`event/${eventId}`, copy);
	const renamed = new Map<string, string>();
	for (const [child, id] of COPIED) {
		for (const original of store.list(`${child}/${from}/`)) {
			const childId = newId();
			renamed.set(String(original[id]), childId);
			const again: Stored = { ...shifted(withNewIds(original, renamed), byMs), [id]: childId };
			if (child === "session") Object.assign(again, { meeting_id: null, webinar_id: null, timezone });
			if (child === "session" && event.event_type !== "CONFERENCE") again.name = name;
			if (child === "ticket-type") again.sold_quantity = 0;
			if (child === "access-link") again.url = `https://events.example.com/join/${newId()}`;
			store.put(`${child}/${eventId}/${childId}`, again);
		}
	}
	return { status: "duplicated", event_id: eventId };
}

function eventActions(call: Call): Stored {
	const { store, body, now } = call;
	const event = requireEvent(call);
	const eventId = String(event.event_id);
	switch (body.operation) {
		case "publish":
			if (event.status === "CANCELLED") throw new Refusal(400, 300, "A cancelled event can't be published.");
			if (!isEditable(event, now)) throw new Refusal(400, 260210, "Past and cancelled events not editable.");
			if (event.status === "PUBLISHED" && call.conduct.does("events.publish-twice", "refused"))
				throw new Refusal(400, 300, "The event is published already.");
			store.put(`event/${eventId}`, { ...event, status: "PUBLISHED" });
			setMeetingIds(store, eventId);
			return { status: "published", event_id: eventId };
		case "cancel":
			if (event.status !== "PUBLISHED") throw new Refusal(400, 300, "Only a published event can be cancelled.");
			if (!body.cancel_message && store.list(`registrant/${eventId}/`).length > 0)
				throw invalid({ field: "cancel_message", message: "is required: the event has registrants" });
			store.put(`event/${eventId}`, { ...event, status: "CANCELLED" });
			return { status: "cancelled", event_id: eventId };
		case "duplicate":
			return duplicate(call, event);
		default:
			throw invalid({ field: "operation", message: "is required" });
	}
}

function hasStatus(event: Stored, wanted: unknown, now: number): boolean {
	const isPast = event.end_time !== undefined && Date.parse(String(event.end_time)) < now;
	if (wanted === "draft") return event.status === "DRAFT";
	if (wanted === "cancelled") return event.status === "CANCELLED";
	return event.status === "PUBLISHED" && isPast === (wanted === "past");
}

export const events: Handlers = {
	getEvents: (call) => {
		const wanted = call.query.event_status_type ?? "upcoming";
		// The one user of the local API is the host of all its events.
		const isAttendee = (call.query.role_type ?? "attendee") === "attendee";
		if (isAttendee && wanted === "draft" && call.conduct.does("events.drafts-as-attendee", "refused"))
			throw invalid({ field: "event_status_type", message: "draft is for role_type host only" });
		const mine = isAttendee ? [] : call.store.list("event/", (event) => hasStatus(event, wanted, call.now));
		const found = mine.map((event) => {
			const { host_id: _, ...listed } = asRead(event);
			return listed;
		});
		return paged(call, "events", found);
	},
	createEvent,
	getEventInfo: (call) => asRead(requireEvent(call)),
	updateEvent,
	deleteEvent,
	EventActions: eventActions,
};
