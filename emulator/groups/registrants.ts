import { refusal } from "../errors";
import type { Handlers } from "../handler";
import { pick } from "../handler";
import { paged } from "../paging";
import { admits, registrationsOf } from "./attendance";
import { requireEvent } from "./event-rules";

export const registrants: Handlers = {
	getRegistrants: (call) => {
		const event = requireEvent(call);
		const found = registrationsOf(call.store, String(event.event_id)).map(({ email, registrant, tickets }) => {
			const isInvited = tickets.length > 0 && tickets.every(({ event_registration_link: link }) => link !== undefined);
			return {
				email,
				registration_status: registrant.registration_status ?? (isInvited ? "PRE_REGISTER_INVITED" : "PRE_REGISTERED"),
				tickets: tickets.map((ticket) => ({
					...pick(ticket, ["ticket_id", "authentication_method", "qr_code_url"]),
					role: "ATTENDEE",
				})),
			};
		});
		return paged(call, "registrants", found);
	},
	getSessionAttendeeList: (call) => {
		const eventId = String(requireEvent(call).event_id);
		const sessionId = String(call.params.sessionId);
		if (call.store.get(`session/${eventId}/${sessionId}`) === undefined) throw refusal(call.operation, 2003);
		const found = registrationsOf(call.store, eventId).flatMap(({ email, tickets }) => {
			const ticket = tickets.find((one) => admits(call.store, eventId, one, sessionId));
			return ticket === undefined ? [] : [{ email, ...pick(ticket, ["authentication_method"]) }];
		});
		return paged(call, "attendees", found);
	},
};
