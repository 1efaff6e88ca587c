import { DateTime } from "luxon";
import type { FieldFailure } from "../contract";
import { invalid, notFound, Refusal } from "../errors";
import { type Call, type Handlers, merge, newId } from "../handler";
import type { Store, Stored } from "../store";
import { requireEvent, utc } from "./event-rules";
import { ticketTypeQuestionsKey } from "./questions";

const DEFAULTS: Stored = { description: "", free: true, sessions: [], bookmarked_sessions: [] };

function requireConference(call: Call): Stored {
	const event = requireEvent(call);
	if (event.event_type === "CONFERENCE") return event;
	throw new Refusal(400, 300, "This operation is not allowed for single session and recurring event types.");
}

function requireTicketType(call: Call): Stored {
	const ticketType = call.store.get(`ticket-type/${call.params.eventId}/${call.params.ticketTypeId}`);
	if (ticketType === undefined) throw notFound(call.operation, 26502, "The ticket type ID is invalid.");
	return ticketType;
}

function defaultTicketTypeKey(eventId: unknown): string {
	return `default-ticket-type/${String(eventId)}/id`;
}

/**
 * The ticket type of tickets that name none: the event's first, which stays the default when it is deleted.
 *
 * @returns its id; undefined where the event never had one
 */
export function defaultTicketType(store: Store, eventId: string): unknown {
	const [first] = store.list(`ticket-type/${eventId}/`);
	return (store.get(defaultTicketTypeKey(eventId)) ?? first)?.ticket_type_id;
}

/** Makes the ticket type that a new conference has of its own: free, and on sale until it ends. */
export function makeDefaultTicketType({ store, now }: Call, event: Stored): void {
	const [eventId, id] = [String(event.event_id), newId()];
	store.put(`ticket-type/${eventId}/${id}`, {
		...DEFAULTS,
		ticket_type_id: id,
		name: "General Admission",
		currency: "USD",
		start_time: utc(new Date(now).toISOString()),
		end_time: event.end_time,
		sold_quantity: 0,
	});
	store.put(defaultTicketTypeKey(eventId), { ticket_type_id: id });
}

function check(call: Call, ticketType: Stored): void {
	const failures: FieldFailure[] = [];
	for (const field of ["sessions", "bookmarked_sessions"]) {
		const ids = (ticketType[field] ?? []) as string[];
		const isAll = ids.length === 1 && ids[0] === "ALL";
		const unknown = isAll
			? []
			: ids.filter((id) => call.store.get(`session/${call.params.eventId}/${id}`) === undefined);
		if (unknown.length > 0) throw new Refusal(400, 26402, "One or more session IDs are invalid.");
	}
	if (ticketType.free === false && ticketType.price === undefined)
		failures.push({ field: "price", message: "is required where the ticket is not free" });
	if (failures.length > 0) throw invalid(...failures);
	const [start, end] = [DateTime.fromISO(String(ticketType.start_time)), DateTime.fromISO(String(ticketType.end_time))];
	if (!start.isValid || !end.isValid || end <= start)
		throw new Refusal(400, 26401, "The ticket sale dates are invalid.");
}

/** The list answers at most this many domains of a ticket type. */
const SHOWN_DOMAINS = 50;

function shown(ticketType: Stored): Stored {
	const rules = ticketType.private_visibility_rules as (Stored & { allow_domain_list?: string[] }) | undefined;
	if (rules?.allow_domain_list === undefined) return ticketType;
	const domains = rules.allow_domain_list.slice(0, SHOWN_DOMAINS);
	return { ...ticketType, private_visibility_rules: { ...rules, allow_domain_list: domains } };
}

/** POST has the attendance type at the top; it is kept where PATCH and GET have it. */
function fromPost(body: Stored): Stored {
	const { attendance_type: attendance, private_visibility_rules: rules, ...rest } = body;
	const inside = {
		...(rules as Stored | undefined),
		...(attendance === undefined ? {} : { attendance_type: attendance }),
	};
	return { ...rest, ...(Object.keys(inside).length > 0 ? { private_visibility_rules: inside } : {}) };
}

export const ticketTypes: Handlers = {
	getEventTicketTypes: (call) => {
		requireEvent(call);
		const all = call.store.list(`ticket-type/${call.params.eventId}/`);
		return { total_records: all.length, ticket_types: all.map(shown) };
	},
	createTicketType: (call) => {
		requireConference(call);
		const id = newId();
		const ticketType = {
			...DEFAULTS,
			...fromPost(call.body),
			ticket_type_id: id,
			sold_quantity: 0,
		};
		check(call, ticketType);
		call.store.put(`ticket-type/${call.params.eventId}/${id}`, ticketType);
		const defaultKey = defaultTicketTypeKey(call.params.eventId);
		if (call.store.get(defaultKey) === undefined) call.store.put(defaultKey, { ticket_type_id: id });
		return { ticket_type_id: id };
	},
	updateTicketType: (call) => {
		requireConference(call);
		const ticketType = requireTicketType(call);
		// Taken and left aside: tickets are counted as they are sold.
		const { sold_quantity: _, ...changes } = call.body;
		const updated = merge(ticketType, changes);
		check(call, updated);
		call.store.put(`ticket-type/${call.params.eventId}/${String(ticketType.ticket_type_id)}`, updated);
		return undefined;
	},
	deleteEventTicketType: (call) => {
		if (requireEvent(call).event_type === "SIMPLE_EVENT")
			throw new Refusal(400, 300, "This operation is not allowed for a single session event type.");
		const ticketType = requireTicketType(call);
		if (Number(ticketType.sold_quantity) > 0) throw new Refusal(400, 300, "Tickets of this type were sold.");
		call.store.delete(`ticket-type/${call.params.eventId}/${String(ticketType.ticket_type_id)}`);
		call.store.delete(ticketTypeQuestionsKey(call.params.eventId, ticketType.ticket_type_id));
		return undefined;
	},
};
