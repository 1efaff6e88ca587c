import { STANDARD_FIELDS } from "../groups/attendance";
import { questionsFor } from "../groups/questions";
import { defaultTicketType } from "../groups/ticket-types";
import { type Call, isObject, newId } from "../handler";
import type { Stored } from "../store";
import { temperamentsOf } from "./define";
import type { Change, Field } from "./fields";

/** What a server may ask for in every registration form, as far as the form can have it. */
const ALWAYS_ASKED = ["first_name", "last_name", "email"];

/** Who a server may add to the panelists: the host. */
const HOST = "host@example.com";

function isWhole({ name }: Field): boolean {
	return name === "";
}

/** Puts the questions that are missing before those of a form. */
const withQuestions: Change = (value, field) => {
	const fields = field.schema.properties?.questions?.items?.properties?.field_name?.enum as string[] | undefined;
	if (!isWhole(field) || !isObject(value) || fields === undefined) return value;
	const asked = (value.questions ?? []) as Stored[];
	const missing = ALWAYS_ASKED.filter(
		(name) => fields.includes(name) && !asked.some(({ field_name: one }) => one === name),
	);
	return { ...value, questions: [...missing.map((name) => ({ field_name: name, required: true })), ...asked] };
};

/** Puts the host behind the panelists of a session that is made, or whose panelists are replaced. */
const withHost: Change = (value, field) => {
	const { schema, operation } = field;
	if (!isWhole(field) || !isObject(value) || schema.properties?.panelist === undefined) return value;
	if (operation.method !== "POST" && value.panelist === undefined) return value;
	const panelists = (value.panelist ?? []) as string[];
	const others = (value.alternative_host ?? []) as string[];
	return [...panelists, ...others].includes(HOST) ? value : { ...value, panelist: [...panelists, HOST] };
};

/** Makes what an event has that nobody declared. */
function addObjects({ store, now }: Call, eventId: string): void {
	const event = store.get(`event/${eventId}`);
	if (event === undefined) return;
	const linkId = newId();
	store.put(`access-link/${eventId}/${linkId}`, {
		access_link_id: linkId,
		name: "Default link",
		type: "registration",
		authentication_method: "zoom_account_otp",
		is_default: true,
		allow_domain_list: [],
		email_restrict_list: [],
		security_at_join: { email_authentication: false, security_code_verification: false },
		url: `https://events.example.com/join/${newId()}`,
	});
	if (event.event_type !== "CONFERENCE") return;
	const typeId = newId();
	store.put(`ticket-type/${eventId}/${typeId}`, {
		ticket_type_id: typeId,
		name: "General admission",
		description: "",
		currency: "USD",
		free: true,
		start_time: new Date(now).toISOString().replace(/\.\d+Z$/, "Z"),
		end_time: event.end_time,
		sessions: [],
		bookmarked_sessions: [],
		sold_quantity: 0,
	});
}

/** A ticket without the answers that its form doesn't ask for. */
function withoutExtra(call: Call, ticket: Stored, ticketTypeId: unknown): Stored {
	const asked = questionsFor(call.store, String(call.params.eventId), ticketTypeId);
	const fields = asked.questions.map(({ field_name: name }) => name);
	const titles = asked.custom_questions.map(({ title }) => title);
	const kept = Object.entries(ticket).filter(([name]) => !STANDARD_FIELDS.includes(name) || fields.includes(name));
	const custom = ((ticket.custom_questions ?? []) as Stored[]).filter(({ title }) => titles.includes(title));
	return {
		...Object.fromEntries(kept),
		...(ticket.custom_questions === undefined ? {} : { custom_questions: custom }),
	};
}

function answersDropped(call: Call): Call {
	const { operation, store, params, body, query } = call;
	const eventId = String(params.eventId);
	if (operation.id === "createTickets" && (query.validation_level ?? "standard") === "standard") {
		const usual = defaultTicketType(store, eventId);
		const tickets = ((body.tickets ?? []) as Stored[]).map((ticket) =>
			withoutExtra(call, ticket, ticket.ticket_type_id ?? usual),
		);
		return { ...call, body: { ...body, tickets } };
	}
	if (operation.id !== "Updateticket") return call;
	const ticket = store.get(`ticket/${eventId}/${params.ticketId}`);
	return { ...call, body: withoutExtra(call, body, ticket?.ticket_type_id) };
}

/** What the server adds of its own to what is written, or leaves out. */
export const additionTemperaments = temperamentsOf({
	"extra-objects": {
		does: "gives every new event an access link, and a new conference a ticket type, that nobody declared",
		start: () => ({
			around: (call, handler) => {
				const answer = handler(call);
				const isEvent = call.operation.id === "createEvent" || call.body.operation === "duplicate";
				if (isEvent) addObjects(call, String(answer?.event_id));
				return answer;
			},
		}),
	},
	"questions-added": {
		does: "adds the standard questions for first and last name to registration forms that lack them",
		start: () => ({ written: withQuestions }),
	},
	"panelists-added": {
		does: `adds \`${HOST}\` to the panelists of sessions`,
		start: () => ({ written: withHost }),
	},
	"answers-dropped": {
		does: "drops a ticket's answers that its form doesn't ask for, at the validation level `standard`",
		start: () => ({ around: (call, handler) => handler(answersDropped(call)) }),
	},
});
