import { refusal } from "../errors";
import type { Handlers } from "../handler";
import { requireHub } from "./hubs";

export const insights: Handlers = {
	getAttendeeEngagement: (call) => {
		requireHub(call.store, call.params.hubId);
		const { event_id: eventId } = call.query;
		if (eventId !== undefined && call.store.get(`event/${String(eventId)}`)?.hub_id !== call.params.hubId)
			throw refusal(call.operation, 2002);
		const data = call.store
			.list(`engagement/${call.params.hubId}/`)
			.filter((one) => eventId === undefined || one.event_id === eventId);
		// The operation takes no page token, so that everything is on one page.
		return { total_records: data.length, next_page_token: "", data };
	},
};
