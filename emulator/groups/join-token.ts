import { type Call, type Handlers, newId } from "../handler";
import type { Stored } from "../store";
import { admits, emailKey, revokedTicketKey } from "./attendance";
import { requireEvent } from "./event-rules";
import { requireSession } from "./sessions";

const NOT_FOUND: Stored = { code: 1130, error_message: "ERROR_TICKET_NOT_FOUND" };
const REVOKED: Stored = { code: 1150, error_message: "ERROR_CODE_TICKET_REVOKE" };

/** Why the account's user, who is the host of every event, gets no token without a ticket; undefined with one. */
function ticketFailure({ store, params }: Call, event: Stored): Stored | undefined {
	const { eventId = "", sessionId = "" } = params;
	const own = store.list(`ticket/${eventId}/`, ({ email }) => emailKey(email) === emailKey(event.contact_email ?? ""));
	if (own.some((ticket) => admits(store, eventId, ticket, sessionId))) return undefined;
	return store.get(revokedTicketKey(eventId, event.contact_email)) === undefined ? NOT_FOUND : REVOKED;
}

export const joinToken: Handlers = {
	getSessionJoinToken: (call) => {
		const event = requireEvent(call);
		requireSession(call);
		const failure = call.conduct.does("join-token.needs-ticket", "yes") ? ticketFailure(call, event) : undefined;
		return failure ?? { code: 0, error_message: "success", join_token: newId() };
	},
};
