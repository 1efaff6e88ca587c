import { refusal } from "../errors";
import { type Call, type Handlers, merge, newId } from "../handler";
import { paged } from "../paging";
import type { Stored } from "../store";
import { requireEvent, utc } from "./event-rules";

/** What the create takes and no answer shows. */
const CREATE_ONLY = ["fast_join", "registration_needed", "session_ids"];

function keyOf(call: Call, id: unknown): string {
	return `ticket/${call.params.eventId}/${String(id)}`;
}

function requireTicket(call: Call): Stored {
	requireEvent(call);
	const ticket = call.store.get(keyOf(call, call.params.ticketId));
	if (ticket === undefined) throw refusal(call.operation, 26503);
	return ticket;
}

function count(call: Call, ticketTypeId: unknown, by: number): void {
	const key = `ticket-type/${call.params.eventId}/${String(ticketTypeId)}`;
	const ticketType = call.store.get(key);
	if (ticketType !== undefined)
		call.store.put(key, { ...ticketType, sold_quantity: Number(ticketType.sold_quantity ?? 0) + by });
}

/** The code of why one ticket can't be made; undefined where it can. */
function errorOf(call: Call, ticketType: Stored | undefined, request: Stored): string | undefined {
	if (ticketType === undefined) return "ticket_type_notfound";
	if (request.fast_join === true && request.registration_needed === true) return "fast_join_with_registrationNeeded";
	if (ticketType.quantity !== undefined && Number(ticketType.sold_quantity ?? 0) >= Number(ticketType.quantity))
		return "stock_not_exist";
	const [start, end] = [ticketType.start_time, ticketType.end_time].map((time) => Date.parse(String(time)));
	if (call.now < (start ?? 0) || call.now > (end ?? Infinity)) return "invalid_sale_time";
	return undefined;
}

function make(call: Call, request: Stored, ticketTypeId: string): Stored {
	const { eventId } = call.params;
	const id = newId();
	const links =
		request.registration_needed === true
			? { event_registration_link: `https://events.example.com/register/${newId()}` }
			: { event_join_link: `https://events.example.com/join/${newId()}` };
	const kept = Object.fromEntries(Object.entries(request).filter(([name]) => !CREATE_ONLY.includes(name)));
	const source =
		call.body.registration_source === undefined ? {} : { registration_source: call.body.registration_source };
	call.store.put(keyOf(call, id), {
		...kept,
		...links,
		...source,
		ticket_id: id,
		ticket_type_id: ticketTypeId,
		ticket_role_type: "normal",
		authentication_method: "zoom_account_otp",
	});
	call.store.put(`registrant/${eventId}/${id}`, {
		email: request.email,
		first_name: request.first_name ?? "",
		last_name: request.last_name ?? "",
		registered_at: utc(new Date(call.now).toISOString()),
	});
	count(call, ticketTypeId, 1);
	const external = request.external_ticket_id === undefined ? {} : { external_ticket_id: request.external_ticket_id };
	return { email: request.email, ticket_id: id, ...links, ...external };
}

function asRead({ event_registration_link: _, ...ticket }: Stored): Stored {
	return ticket;
}

export const tickets: Handlers = {
	getTickets: (call) => {
		requireEvent(call);
		const { email, external_ticket_id: external, ticket_type_id: type } = call.query;
		const found = call.store
			.list(`ticket/${call.params.eventId}/`)
			.filter((ticket) => email === undefined || ticket.email === email)
			.filter((ticket) => external === undefined || ticket.external_ticket_id === external)
			.filter((ticket) => type === undefined || ticket.ticket_type_id === type);
		return paged(call, "tickets", found.map(asRead));
	},
	createTickets: (call) => {
		const event = requireEvent(call);
		if (event.status !== "PUBLISHED") throw refusal(call.operation, 26501);
		const [first] = call.store.list(`ticket-type/${call.params.eventId}/`);
		const made: Stored[] = [];
		const errors: Stored[] = [];
		for (const request of (call.body.tickets ?? []) as Stored[]) {
			// Without one, the event's first ticket type is meant.
			const ticketTypeId = String(request.ticket_type_id ?? first?.ticket_type_id);
			const code = errorOf(call, call.store.get(`ticket-type/${call.params.eventId}/${ticketTypeId}`), request);
			if (code === undefined) made.push(make(call, request, ticketTypeId));
			else errors.push({ email: request.email, error_code: code, message: code.replaceAll("_", " ") });
		}
		return { tickets: made, errors };
	},
	getTicketDetails: (call) => asRead(requireTicket(call)),
	Updateticket: (call) => {
		const ticket = requireTicket(call);
		call.store.put(keyOf(call, ticket.ticket_id), merge(ticket, call.body));
		return undefined;
	},
	deleteTicket: (call) => {
		const ticket = requireTicket(call);
		call.store.delete(keyOf(call, ticket.ticket_id));
		call.store.delete(`registrant/${call.params.eventId}/${String(ticket.ticket_id)}`);
		count(call, ticket.ticket_type_id, -1);
		return undefined;
	},
};
