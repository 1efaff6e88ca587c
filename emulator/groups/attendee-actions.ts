import { notFound, refusal } from "../errors";
import type { Call, Handlers } from "../handler";
import { pick } from "../handler";
import { paged } from "../paging";
import type { Stored } from "../store";
import { admits, attendanceOf, emailKey } from "./attendance";
import { requireEvent, utc } from "./event-rules";

const SHOWN = ["action", "email", "source"];

/** An unknown event has another code where something is changed. */
function eventToChange(call: Call): Stored {
	const event = call.store.get(`event/${call.params.eventId}`);
	if (event === undefined) throw refusal(call.operation, 2003);
	return event;
}

function requireSession(call: Call): void {
	if (call.store.get(`session/${call.params.eventId}/${call.params.sessionId}`) === undefined)
		throw notFound(call.operation, 2005, "Session not found.");
}

function list(call: Call, parent: string): Stored {
	const { email } = call.query;
	const found = call.store.list(parent, (one) => email === undefined || emailKey(one.email) === emailKey(email));
	return paged(
		call,
		"attendees",
		found.map((one) => pick(one, SHOWN)),
	);
}

/** Checks in who has a ticket for being there in person; everyone else is an error of their own. */
function checkIn(call: Call, event: Stored, parent: string): Stored {
	const { store, body, now, params } = call;
	const eventId = String(event.event_id);
	const errors: Stored[] = [];
	for (const { email } of (body.attendees ?? []) as Stored[]) {
		const isOnSite = store
			.list(`ticket/${eventId}/`)
			.filter((ticket) => emailKey(ticket.email) === emailKey(email))
			.filter((ticket) => attendanceOf(store, event, ticket) !== "virtual")
			.some((ticket) => params.sessionId === undefined || admits(store, eventId, ticket, params.sessionId));
		if (!isOnSite) {
			errors.push({ email, message: "User doesn't have an on-site ticket" });
			continue;
		}
		const checkedIn = { email, action: "check-in", ...pick(body, ["source"]) };
		store.put(`${parent}${emailKey(email)}`, { ...checkedIn, checked_in_at: utc(new Date(now).toISOString()) });
	}
	return { errors };
}

export const attendeeActions: Handlers = {
	ListEventAttendeeActions: (call) => {
		requireEvent(call);
		return list(call, `check-in/${call.params.eventId}/`);
	},
	UpdateEventAttendeeActions: (call) => checkIn(call, eventToChange(call), `check-in/${call.params.eventId}/`),
	ListSessionAttendeeActions: (call) => {
		requireEvent(call);
		requireSession(call);
		return list(call, `session-check-in/${call.params.eventId}/${call.params.sessionId}/`);
	},
	UpdateSessionAttendeeActions: (call) => {
		const event = eventToChange(call);
		requireSession(call);
		return checkIn(call, event, `session-check-in/${call.params.eventId}/${call.params.sessionId}/`);
	},
};
