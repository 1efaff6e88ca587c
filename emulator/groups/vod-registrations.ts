import { type Handlers, newId } from "../handler";
import { paged } from "../paging";
import type { Stored } from "../store";
import { emailKey } from "./attendance";
import { checkCountries } from "./event-rules";
import { requireChannel } from "./vod-channels";

export const vodRegistrations: Handlers = {
	ListVODRegistration: (call) => {
		requireChannel(call);
		const { email } = call.query;
		const found = call.store.list(
			`vod-registration/${call.params.channelId}/`,
			(one) => email === undefined || emailKey(one.email) === emailKey(email),
		);
		return paged(call, "registrations", found);
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
