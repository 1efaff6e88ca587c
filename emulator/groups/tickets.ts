import type { FieldFailure } from "../contract";
import { invalid, Refusal, refusal } from "../errors";
import { type Call, type Handlers, merge, newId, pick } from "../handler";
import { paged } from "../paging";
import type { Stored } from "../store";
import { emailKey, revokedTicketKey, STANDARD_FIELDS, ticketTypeOf } from "./attendance";
import { checkCountries, requireEvent, utc } from "./event-rules";
import { questionsFor } from "./questions";
import { defaultTicketType } from "./ticket-types";

/** What somebody answers who registers; ignored for those who have yet to register. */
const ALL_ANSWERS = [...STANDARD_FIELDS, "comments", "custom_questions"];

/** What the store keeps and no answer shows. */
const NOT_SHOWN = ["event_registration_link", "session_ids"];

/** Why one ticket of a request fails. */
interface Failure {
	error_code: string;
	message: string;
	/** The code that refuses a request in which every ticket fails so; none where the contract documents none. */
	code?: number;
}

function keyOf(call: Call, id: unknown): string {
	return `ticket/${call.params.eventId}/${String(id)}`;
}

function requireTicket(call: Call): Stored {
	requireEvent(call);
	const ticket = call.store.get(keyOf(call, call.params.ticketId));
	if (ticket === undefined) throw refusal(call.operation, 26503);
	return ticket;
}

function count(call: Call, ticket: Stored, by: 1 | -1): void {
	const { eventId = "" } = call.params;
	const type = ticketTypeOf(call.store, eventId, ticket);
	if (type === undefined) return;
	const sold = Math.max(0, Number(type.sold_quantity ?? 0) + by);
	call.store.put(`ticket-type/${eventId}/${String(type.ticket_type_id)}`, { ...type, sold_quantity: sold });
}

/** Events of one session and series have no ticket types, so their tickets need none. */
function typeFailure(call: Call, event: Stored, ticket: Stored): Failure | undefined {
	if (event.event_type !== "CONFERENCE" && ticket.ticket_type_id === undefined) return undefined;
	const type = ticketTypeOf(call.store, String(event.event_id), ticket);
	if (type === undefined)
		return { error_code: "ticket_type_notfound", message: "The ticket type ID is invalid.", code: 26502 };
	const [start, end] = [type.start_time, type.end_time].map((time) => Date.parse(String(time)));
	if (call.now < (start ?? 0) || call.now > (end ?? Infinity))
		return { error_code: "invalid_sale_time", message: "The ticket sale dates are invalid.", code: 26401 };
	if (type.quantity !== undefined && Number(type.sold_quantity ?? 0) >= Number(type.quantity))
		return { error_code: "stock_not_exist", message: "Not enough stock or invalid `ticket_type_id`.", code: 2007 };
	return undefined;
}

function hasDoubleTitles(ticket: Stored): boolean {
	const titles = ((ticket.custom_questions ?? []) as Stored[]).map(({ title }) => title);
	return new Set(titles).size < titles.length;
}

function answered(ticket: Stored): string[] {
	const isAnswer = (value: unknown): boolean => value !== undefined && value !== "";
	const custom = ((ticket.custom_questions ?? []) as Stored[]).filter(({ answer }) => isAnswer(answer));
	return [...STANDARD_FIELDS.filter((field) => isAnswer(ticket[field])), ...custom.map(({ title }) => String(title))];
}

function answerFailure(call: Call, event: Stored, ticket: Stored): Failure | undefined {
	const level = call.query.validation_level ?? "standard";
	if (level === "none" || ticket.registration_needed === true) return undefined;
	const asked = questionsFor(call.store, String(event.event_id), ticket.ticket_type_id);
	const fields = [
		...asked.questions.map(({ field_name: name, required }) => ({ name: String(name), required })),
		...asked.custom_questions.map(({ title, required }) => ({ name: String(title), required })),
	];
	const given = answered(ticket);
	const error_code = "invalid_api_registration_questions_answers";
	const missing = fields.filter(({ name, required }) => required === true && !given.includes(name));
	if (missing.length > 0) {
		const names = JSON.stringify(missing.map(({ name }) => name));
		return { error_code, message: `Missing required fields - ${names}.`, code: 260504 };
	}
	const extra = given.filter((name) => !fields.some((field) => field.name === name));
	if (level === "strict" && extra.length > 0)
		return { error_code, message: `Nonconfigured fields - ${JSON.stringify(extra)}.`, code: 260503 };
	return undefined;
}

function failureOf(call: Call, event: Stored, ticket: Stored): Failure | undefined {
	if (ticket.fast_join === true && ticket.registration_needed === true) {
		return {
			error_code: "fast_join_with_registrationNeeded",
			message: "fast_join should not be true when registration needed flag is true.",
		};
	}
	if (hasDoubleTitles(ticket))
		return { error_code: "tickets_duplicate_custom_questions", message: "A custom question is answered twice." };
	return typeFailure(call, event, ticket) ?? answerFailure(call, event, ticket);
}

/** @throws Refusal 300 where a ticket names sessions that it can't be for */
function checkSessions(call: Call, event: Stored, wanted: readonly Stored[]): void {
	const eventId = String(event.event_id);
	const isBySession = call.store
		.list(`access-link/${eventId}/`)
		.some(({ recurring_registration_option: option }) => option !== undefined && option !== "all_sessions");
	const failures: FieldFailure[] = [];
	wanted.forEach(({ session_ids: ids = [] }, index) => {
		const field = `tickets.${index}.session_ids`;
		const named = ids as string[];
		if (named.length > 0 && (event.event_type !== "RECURRING" || !isBySession))
			failures.push({ field, message: "applies to recurring events with registration by session only" });
		else if (named.some((id) => call.store.get(`session/${eventId}/${id}`) === undefined))
			failures.push({ field, message: "names no session of the event" });
	});
	if (failures.length > 0) throw invalid(...failures);
}

/** @throws Refusal with the documented code of the failure, where all tickets share it */
function refuseIfAllFail(call: Call, wanted: readonly Stored[], failures: readonly Failure[]): void {
	const [first] = failures;
	if (first?.code === undefined || failures.length < wanted.length) return;
	if (call.conduct.does("tickets.all-fail", "entry")) return;
	if (failures.some(({ code }) => code !== first.code)) return;
	throw new Refusal(refusal(call.operation, first.code).status, first.code, first.message);
}

function make(call: Call, event: Stored, wanted: Stored): Stored {
	const { fast_join: isFast, registration_needed: isInvited, session_ids: sessionIds = [], ...given } = wanted;
	const { eventId } = call.params;
	const id = newId();
	const isLater = isInvited === true;
	const kept = Object.entries(given).filter(([name]) => !(isLater && ALL_ANSWERS.includes(name)));
	const [sessionId] = sessionIds as string[];
	const ticket: Stored = {
		...Object.fromEntries(kept),
		...pick(call.body, ["registration_source"]),
		...(isLater
			? { event_registration_link: `https://events.example.com/register/${newId()}` }
			: { event_join_link: `https://events.example.com/join/${newId()}` }),
		...(event.attendance_type === "virtual" ? {} : { qr_code_url: `https://events.example.com/qr/${newId()}` }),
		...(sessionId === undefined ? {} : { session_id: sessionId, session_ids: sessionIds }),
		ticket_id: id,
		ticket_role_type: "normal",
		authentication_method: isFast === true ? "no_auth" : "zoom_account_otp",
	};
	call.store.put(keyOf(call, id), ticket);
	call.store.put(`registrant/${eventId}/${id}`, {
		email: ticket.email,
		first_name: ticket.first_name ?? "",
		last_name: ticket.last_name ?? "",
		registered_at: utc(new Date(call.now).toISOString()),
	});
	count(call, ticket, 1);
	return pick(ticket, [
		"email",
		"ticket_id",
		"external_ticket_id",
		"event_join_link",
		"event_registration_link",
		"qr_code_url",
	]);
}

function createTickets(call: Call): Stored {
	const event = requireEvent(call);
	if (event.status !== "PUBLISHED") throw refusal(call.operation, 26501);
	const usual = defaultTicketType(call.store, String(event.event_id));
	const wanted = ((call.body.tickets ?? []) as Stored[]).map((ticket) => ({
		...(usual === undefined ? {} : { ticket_type_id: usual }),
		...ticket,
	}));
	checkSessions(call, event, wanted);
	checkCountries(wanted, "tickets");
	const made: Stored[] = [];
	const failures: (Failure & { email: unknown })[] = [];
	for (const ticket of wanted) {
		const failure = failureOf(call, event, ticket);
		if (failure === undefined) made.push(make(call, event, ticket));
		else failures.push({ ...failure, email: (ticket as Stored).email });
	}
	refuseIfAllFail(call, wanted, failures);
	return { tickets: made, errors: failures.map(({ code: _, ...failure }) => failure) };
}

function asRead(ticket: Stored): Stored {
	return Object.fromEntries(Object.entries(ticket).filter(([name]) => !NOT_SHOWN.includes(name)));
}

export const tickets: Handlers = {
	getTickets: (call) => {
		requireEvent(call);
		const { email, external_ticket_id: external, ticket_type_id: type } = call.query;
		const found = call.store.list(
			`ticket/${call.params.eventId}/`,
			(ticket) =>
				(email === undefined || emailKey(ticket.email) === emailKey(email)) &&
				(external === undefined || ticket.external_ticket_id === external) &&
				(type === undefined || ticket.ticket_type_id === type),
		);
		return paged(call, "tickets", found.map(asRead));
	},
	createTickets,
	getTicketDetails: (call) => asRead(requireTicket(call)),
	Updateticket: (call) => {
		const ticket = requireTicket(call);
		checkCountries([call.body], "");
		if (hasDoubleTitles(call.body)) throw invalid({ field: "custom_questions", message: "has a title twice" });
		call.store.put(keyOf(call, ticket.ticket_id), merge(ticket, call.body));
		const key = `registrant/${call.params.eventId}/${String(ticket.ticket_id)}`;
		const registrant = call.store.get(key);
		if (registrant !== undefined)
			call.store.put(key, { ...registrant, ...pick(call.body, ["first_name", "last_name"]) });
		return undefined;
	},
	deleteTicket: (call) => {
		const ticket = requireTicket(call);
		call.store.delete(keyOf(call, ticket.ticket_id));
		call.store.delete(`registrant/${call.params.eventId}/${String(ticket.ticket_id)}`);
		if (call.conduct.does("join-token.needs-ticket", "yes"))
			call.store.put(revokedTicketKey(call.params.eventId, ticket.email), {});
		count(call, ticket, -1);
		return undefined;
	},
};
