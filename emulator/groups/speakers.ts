import { notFound, refusal } from "../errors";
import { type Call, type Handlers, merge, newId } from "../handler";
import type { Stored } from "../store";
import { forEachSession, requireEvent } from "./event-rules";
import { checkRoles } from "./roles";

const DEFAULTS: Stored = {
	biography: "",
	company_name: "",
	company_website: "",
	email: "",
	job_title: "",
	linkedin_url: "",
	twitter_url: "",
	youtube_url: "",
	featured_in_event_detail_page: false,
	featured_in_lobby: false,
	visible_in_event_detail_page: true,
	visible_in_lobby: true,
};

function requireSpeaker(call: Call): Stored {
	const speaker = call.store.get(`speaker/${call.params.eventId}/${call.params.speakerId}`);
	if (speaker === undefined) throw notFound(call.operation, 2005, "Speaker not found.");
	return speaker;
}

function checkEmail(call: Call, own?: unknown): void {
	const email = String(call.body.email ?? "").toLowerCase();
	if (email === "") return;
	const others = call.store.list(`speaker/${call.params.eventId}/`).filter((speaker) => speaker.speaker_id !== own);
	if (others.some((speaker) => String(speaker.email).toLowerCase() === email)) throw refusal(call.operation, 1003);
}

export const speakers: Handlers = {
	getSpeakers: (call) => {
		requireEvent(call);
		const all = call.store.list(`speaker/${call.params.eventId}/`);
		return { total_records: all.length, speakers: all };
	},
	createSpeaker: (call) => {
		requireEvent(call);
		checkEmail(call);
		const speaker = { ...DEFAULTS, ...call.body, speaker_id: newId() };
		call.store.put(`speaker/${call.params.eventId}/${speaker.speaker_id}`, speaker);
		return speaker;
	},
	getSpeaker: (call) => {
		requireEvent(call);
		return requireSpeaker(call);
	},
	updateSpeaker: (call) => {
		requireEvent(call);
		const speaker = requireSpeaker(call);
		checkEmail(call, speaker.speaker_id);
		call.store.put(`speaker/${call.params.eventId}/${String(speaker.speaker_id)}`, merge(speaker, call.body));
		for (const session of call.store.list(`session/${call.params.eventId}/`)) {
			const isTheirs = ((session.session_speakers ?? []) as Stored[]).some(
				({ speaker_id: id }) => id === speaker.speaker_id,
			);
			if (isTheirs) checkRoles(call.store, call.params.eventId, session);
		}
		return undefined;
	},
	deleteSpeaker: (call) => {
		const event = requireEvent(call);
		const speaker = requireSpeaker(call);
		call.store.delete(`speaker/${call.params.eventId}/${String(speaker.speaker_id)}`);
		forEachSession(call.store, String(event.event_id), (session) => {
			const before = (session.session_speakers ?? []) as Stored[];
			const after = before.filter((one) => one.speaker_id !== speaker.speaker_id);
			return after.length === before.length ? session : { ...session, session_speakers: after };
		});
		return undefined;
	},
};
