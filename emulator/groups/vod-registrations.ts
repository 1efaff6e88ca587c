import { type Handlers, newId } from "../handler";
import { paged } from "../paging";
import type { Stored } from "../store";
import { emailKey } from "./attendance";
import { checkCountries } from "./event-rules";
import { requireChannel } from "./vod-channels";

export const vodRegistrations: Handlers = {
	ListVODRegistration: (call) => {
		requireChannel(call);
		const all = call.store.list(`vod-registration/${call.params.channelId}/`);
		return paged(
			call,
			"registrations",
			all.filter(({ email }) => call.query.email === undefined || emailKey(email) === emailKey(call.query.email)),
		);
	},
	VODTicketRegistration: (call) => {
		requireChannel(call);
		const wanted = (call.body.registrations ?? []) as Stored[];
		checkCountries(wanted, "registrations");
		const made = wanted.map((request) => {
			const id = newId();
			const link = `https://events.example.com/vod/join/${newId()}`;
			call.store.put(`vod-registration/${call.params.channelId}/${id}`, {
				...request,
				registration_id: id,
				join_link: link,
			});
			return { email: request.email, registration_id: id, join_link: link };
		});
		return { registrations: made };
	},
};
