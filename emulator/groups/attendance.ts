import type { Store, Stored } from "../store";

/** The standard fields of a registration form, in its order. */
export const STANDARD_FIELDS = [
	"first_name",
	"last_name",
	"address",
	"city",
	"state",
	"zip",
	"country",
	"phone",
	"industry",
	"job_title",
	"organization",
	"organization_size",
];

/** One person's registration for an event, with all tickets. */
export interface Registration {
	email: string;
	registrant: Stored;
	tickets: Stored[];
}

/** An e-mail address as a key; the case of addresses does not count. */
export function emailKey(email: unknown): string {
	return encodeURIComponent(String(email).toLowerCase());
}

/** Where it is kept that somebody's ticket was taken back. */
export function revokedTicketKey(eventId: unknown, email: unknown): string {
	return `revoked-ticket/${String(eventId)}/${emailKey(email)}`;
}

/** Who is registered for an event, a person once, in the order of registration. */
export function registrationsOf(store: Store, eventId: string): Registration[] {
	const people = new Map<string, Registration>();
	for (const registrant of store.list(`registrant/${eventId}/`)) {
		const key = emailKey(registrant.email);
		const known = people.get(key);
		if (known === undefined) people.set(key, { email: String(registrant.email), registrant, tickets: [] });
		else people.set(key, { ...known, registrant: { ...registrant, ...known.registrant } });
	}
	for (const ticket of store.list(`ticket/${eventId}/`)) people.get(emailKey(ticket.email))?.tickets.push(ticket);
	return [...people.values()];
}

/** Type of a ticket; undefined where it is not there. */
export function ticketTypeOf(store: Store, eventId: string, ticket: Stored): Stored | undefined {
	return store.get(`ticket-type/${eventId}/${String(ticket.ticket_type_id)}`);
}

/** A ticket admits to every session, unless it or its type names some. */
export function admits(store: Store, eventId: string, ticket: Stored, sessionId: string): boolean {
	const own = (ticket.session_ids ?? []) as string[];
	if (own.length > 0) return own.includes(sessionId);
	const named = (ticketTypeOf(store, eventId, ticket)?.sessions ?? []) as string[];
	return named.length === 0 || named.includes("ALL") || named.includes(sessionId);
}

/** How people with a ticket attend: as its type says, else as the event does. */
export function attendanceOf(store: Store, event: Stored, ticket: Stored): "hybrid" | "virtual" | "in-person" {
	const rules = ticketTypeOf(store, String(event.event_id), ticket)?.private_visibility_rules as Stored | undefined;
	return (rules?.attendance_type ?? event.attendance_type) as "hybrid" | "virtual" | "in-person";
}
