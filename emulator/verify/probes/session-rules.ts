import type { Stored } from "../../store";
import { contrast } from "../contrast";
import type { Lab } from "../lab";
import { probe } from "../probe";
import { isDone, saw, short, Unforeseen } from "../saw";

const NONE = "no-such-session";

/** Whether a list of ids still has one. */
function fate(list: unknown, id: string): "removed" | "stays" {
	return ((list ?? []) as string[]).includes(id) ? "stays" : "removed";
}

/** Deletes a session; gives the answer of a refusal. */
async function deleteSession(lab: Lab, eventId: string, sessionId: string): Promise<"refused" | undefined> {
	const answer = await lab.ask("deleteEventSession", { eventId, sessionId });
	return isDone(answer) ? undefined : saw(answer, { "4xx": "refused" });
}

export const sessionRuleProbes = [
	probe("sessions.not-found-code", { requests: 2 }, async (lab) => {
		const eventId = await lab.event();
		const read = await lab.ask("getEventSessionInfo", { eventId, sessionId: NONE });
		const deleted = await lab.ask("deleteEventSession", { eventId, sessionId: NONE });
		const codes = `${read.code} ${deleted.code}`;
		if (codes === "2005 2003") return "by-operation";
		if (codes === "2003 2003") return "2003";
		if (codes === "2005 2005") return "2005";
		throw new Unforeseen(`${short(read)} and ${short(deleted)}`);
	}),
	probe("sessions.inherited-fields", { requests: 3 }, async (lab) => {
		const eventId = await lab.event("SIMPLE_EVENT");
		const sessionId = await lab.builtInSession(eventId);
		const answer = await lab.ask("updateEventSession", { eventId, sessionId }, { name: "Another name" });
		if (!isDone(answer)) return saw(answer, { "4xx": "refused" });
		const { name } = await lab.read("getEventSessionInfo", { eventId, sessionId });
		return name === "Another name" ? "taken" : "ignored";
	}),
	probe("sessions.unknown-speaker", { requests: 2 }, async (lab) => {
		const params = { eventId: await lab.event() };
		const changes = { session_speakers: [{ speaker_id: "no-such-speaker" }] };
		return contrast(lab, "createEventSession", params, lab.sessionBody(), changes);
	}),
	probe("sessions.one-role", { requests: 2 }, async (lab) => {
		const params = { eventId: await lab.event() };
		const email = lab.address("both-roles");
		// Somebody else as host, so that it is not for who they are that they are refused.
		const body = lab.sessionBody({ type: 2, panelist: [email], alternative_host: [lab.address("hosts")] });
		return contrast(lab, "createEventSession", params, body, { alternative_host: [email] });
	}),
	probe("sessions.virtual-location", { requests: 3 }, async (lab) => {
		const eventId = await lab.event();
		await lab.session(eventId, { attendance_type: "virtual" });
		const body = lab.sessionBody({ attendance_type: "virtual", physical_location: "Hall 1" });
		const answer = await lab.ask("createEventSession", { eventId }, body);
		if (!isDone(answer)) return saw(answer, { "4xx": "refused" });
		const sessionId = String(answer.body.session_id);
		const { physical_location: kept } = await lab.read("getEventSessionInfo", { eventId, sessionId });
		return kept === "Hall 1" ? "kept" : "dropped";
	}),
	probe("sessions.speaker-role", { requests: 5 }, async (lab) => {
		const eventId = await lab.event();
		const roles: unknown[] = [];
		const speaker = { speaker_id: await lab.speaker(eventId, { email: lab.address("role") }) };
		for (const type of [0, 2]) {
			const sessionId = await lab.session(eventId, { type, session_speakers: [speaker] });
			const { session_speakers: speakers } = await lab.read("getEventSessionInfo", { eventId, sessionId });
			roles.push(((speakers ?? []) as Stored[])[0]?.meeting_role);
		}
		const seen = { "1 2": "by-type", "1 1": "attendee", "2 2": "panelist" } as const;
		return seen[roles.join(" ") as keyof typeof seen] ?? "other";
	}),
	probe("sessions.delete-leaves-exhibitors", { requests: 5 }, async (lab) => {
		const eventId = await lab.event();
		const sessionId = await lab.session(eventId);
		const [tier] = await lab.listed("ListSponsorTiers", eventId, "sponsor_tiers");
		const { exhibitor_id: exhibitorId } = await lab.must(
			"createExhibitor",
			{ eventId },
			{
				name: lab.name(),
				is_sponsor: true,
				tier_id: tier?.tier_id,
				contact_name: "Ada Example",
				contact_email: lab.address("exhibitor"),
				associated_sessions: [sessionId],
			},
		);
		const refused = await deleteSession(lab, eventId, sessionId);
		if (refused !== undefined) return refused;
		const still = ({ associated_sessions: ids }: Stored): "removed" | "stays" => fate(ids, sessionId);
		const params = { eventId, exhibitorId: String(exhibitorId) };
		return still(await lab.settled("getExhibitorInfo", params, (body) => still(body) === "stays"));
	}),
	probe("sessions.delete-leaves-ticket-types", { requests: 4 }, async (lab) => {
		const eventId = await lab.event();
		const sessionId = await lab.session(eventId);
		const id = await lab.ticketType(eventId, { sessions: [sessionId] });
		const refused = await deleteSession(lab, eventId, sessionId);
		if (refused !== undefined) return refused;
		const still = (one: Stored | undefined): "removed" | "stays" => fate(one?.sessions, sessionId);
		const isOwn = (one: Stored): boolean => one.ticket_type_id === id && still(one) === "removed";
		const types = await lab.listed("getEventTicketTypes", eventId, "ticket_types", isOwn);
		return still(types.find((one) => one.ticket_type_id === id));
	}),
	probe("sessions.delete-speaker", { requests: 4 }, async (lab) => {
		const eventId = await lab.event();
		const speakerId = await lab.speaker(eventId);
		const sessionId = await lab.session(eventId, { session_speakers: [{ speaker_id: speakerId }] });
		const answer = await lab.ask("deleteSpeaker", { eventId, speakerId });
		if (!isDone(answer)) return saw(answer, { "4xx": "refused" });
		const still = ({ session_speakers: speakers }: Stored): "removed" | "stays" =>
			fate(
				((speakers ?? []) as Stored[]).map((one) => one.speaker_id),
				speakerId,
			);
		const params = { eventId, sessionId };
		return still(await lab.settled("getEventSessionInfo", params, (body) => still(body) === "stays"));
	}),
	probe("sessions.cancelled-event", { requests: 8, publish: true }, async (lab) => {
		const eventId = await lab.publishedEvent("CONFERENCE");
		await lab.must("EventActions", { eventId }, { operation: "cancel", cancel_message: "This was a test." });
		return saw(await lab.ask("createEventSession", { eventId }, lab.sessionBody()), {
			"403/260210": "403",
			"400/260210": "400",
			"4xx": "other",
			"2xx": "taken",
		});
	}),
];
