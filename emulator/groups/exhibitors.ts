import { invalid, refusal } from "../errors";
import { type Call, type Handlers, merge, newId } from "../handler";
import type { Stored } from "../store";
import { requireEvent } from "./event-rules";

const DEFAULTS: Stored = {
	associated_sessions: [],
	description: "",
	facebook_url: "",
	instagram_url: "",
	linkedin_url: "",
	privacy_policy: "",
	twitter_url: "",
	website: "",
	youtube_url: "",
};

function requireConference(call: Call): Stored {
	const event = requireEvent(call);
	if (event.event_type !== "CONFERENCE") throw refusal(call.operation, 1006);
	return event;
}

function requireExhibitor(call: Call): Stored {
	const exhibitor = call.store.get(`exhibitor/${call.params.eventId}/${call.params.exhibitorId}`);
	if (exhibitor === undefined) throw refusal(call.operation, 2006);
	return exhibitor;
}

function check(call: Call, exhibitor: Stored): void {
	// A tier says how a sponsor is shown; others need none.
	if (exhibitor.is_sponsor === false && exhibitor.tier_id === "") return;
	if (call.store.get(`tier/${call.params.eventId}/${String(exhibitor.tier_id)}`) === undefined) {
		throw invalid({
			field: call.body.tier_id === undefined ? "sponsor_tier" : "tier_id",
			message: "is no sponsor tier of the event",
		});
	}
}

export const exhibitors: Handlers = {
	getExhibitors: (call) => {
		requireConference(call);
		const all = call.store.list(`exhibitor/${call.params.eventId}/`);
		return { total_records: all.length, exhibitors: all };
	},
	createExhibitor: (call) => {
		requireConference(call);
		const exhibitor = { ...DEFAULTS, ...call.body, exhibitor_id: newId() };
		check(call, exhibitor);
		call.store.put(`exhibitor/${call.params.eventId}/${exhibitor.exhibitor_id}`, exhibitor);
		return exhibitor;
	},
	getExhibitorInfo: (call) => {
		requireConference(call);
		return requireExhibitor(call);
	},
	updateExhibitor: (call) => {
		requireConference(call);
		const exhibitor = requireExhibitor(call);
		// The tier has another name here than in POST and GET.
		const { sponsor_tier: tier, ...changes } = call.body;
		const updated = merge(exhibitor, { ...changes, ...(tier === undefined ? {} : { tier_id: tier }) });
		check(call, updated);
		call.store.put(`exhibitor/${call.params.eventId}/${String(exhibitor.exhibitor_id)}`, updated);
		return undefined;
	},
	deleteExhibitor: (call) => {
		requireConference(call);
		call.store.delete(`exhibitor/${call.params.eventId}/${String(requireExhibitor(call).exhibitor_id)}`);
		return undefined;
	},
	ListSponsorTiers: (call) => {
		requireConference(call);
		const tiers = call.store.list(`tier/${call.params.eventId}/`);
		return { total_records: tiers.length, sponsor_tiers: tiers };
	},
};
