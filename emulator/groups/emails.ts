import { Refusal } from "../errors";
import type { Handlers } from "../handler";
import { paged } from "../paging";
import { requireEvent } from "./event-rules";

/** No operation makes or sends e-mails: what is there comes from the seed. */
export const emails: Handlers = {
	listEmailTypes: (call) => {
		requireEvent(call);
		const { status } = call.query;
		const all = call.store.list(`email-type/${call.params.eventId}/`);
		return paged(
			call,
			"email_types",
			all.filter((type) => status === undefined || type.status === status),
		);
	},
	listEmailSentStatuses: (call) => {
		requireEvent(call);
		const { eventId, emailTypeId } = call.params;
		if (call.store.get(`email-type/${eventId}/${emailTypeId}`) === undefined)
			throw new Refusal(404, 404, "Email type not found.");
		const { status, search_text: text = "" } = call.query;
		const found = call.store
			.list(`email/${eventId}/${emailTypeId}/`)
			.filter((email) => status === undefined || email.status === status)
			.filter(({ email, name }) =>
				`${String(name ?? "")}\n${String(email)}`.toLowerCase().includes(String(text).toLowerCase()),
			);
		return paged(call, "emails", found);
	},
};
