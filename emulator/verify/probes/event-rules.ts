import type { Stored } from "../../store";
import type { Lab } from "../lab";
import { probe } from "../probe";
import { isDone, saw, TAKEN } from "../saw";

const DELETED = { "2xx": "deleted", "4xx": "refused" } as const;

/** What became of a field that may be refused, ignored or kept. */
async function fateOfLocation(lab: Lab): Promise<"refused" | "dropped" | "kept"> {
	const answer = await lab.makeEvent("CONFERENCE", { attendance_type: "virtual", physical_location: "Hall 1" });
	if (!isDone(answer)) return saw(answer, { "4xx": "refused" });
	const { physical_location: kept } = await lab.read("getEventInfo", { eventId: String(answer.body.event_id) });
	return kept === "Hall 1" ? "kept" : "dropped";
}

const calendarOf = (lab: Lab, ...days: (readonly [from: number, to: number])[]): Stored[] =>
	days.map(([from, to]) => ({ start_time: lab.time(from, 8), end_time: lab.time(to, 18) }));

export const eventRuleProbes = [
	probe("events.calendar-required", { requests: 2 }, async (lab) => {
		// The same with a calendar is taken, or nothing is said of the calendar.
		await lab.event();
		return saw(await lab.makeEvent("CONFERENCE", { calendar: undefined }), TAKEN);
	}),
	probe("events.longest-span", { requests: 2 }, async (lab) =>
		saw(await lab.makeEvent("CONFERENCE", { calendar: calendarOf(lab, [0, 0], [8, 8]) }), {
			"2xx": "days",
			"400/26202": "span",
		}),
	),
	probe("events.patch-calendar-code", { requests: 3 }, async (lab) => {
		const eventId = await lab.ownEvent();
		const calendar = [{ start_time: lab.time(2, 8), end_time: lab.time(0, 18) }];
		return saw(await lab.ask("updateEvent", { eventId }, { calendar }), {
			"/26203": "26203",
			"4xx": "other",
			"2xx": "taken",
		});
	}),
	probe("events.patch-hub-code", { requests: 3 }, async (lab) => {
		const eventId = await lab.ownEvent();
		return saw(await lab.ask("updateEvent", { eventId }, { hub_id: "no-such-hub" }), {
			"/26201": "26201",
			"4xx": "other",
			"2xx": "taken",
		});
	}),
	probe("events.type-change", { requests: 4 }, async (lab) => {
		const eventId = await lab.ownEvent();
		const answer = await lab.ask("updateEvent", { eventId }, { event_type: "SIMPLE_EVENT" });
		if (!isDone(answer)) return saw(answer, { "4xx": "refused" });
		const { event_type: type } = await lab.read("getEventInfo", { eventId });
		return String(type).toUpperCase() === "SIMPLE_EVENT" ? "taken" : "ignored";
	}),
	probe("events.virtual-location", { requests: 3 }, fateOfLocation),
	probe("events.cancelled-deletable", { requests: 8, publish: true }, async (lab) => {
		const eventId = await lab.publishedEvent();
		await lab.must("EventActions", { eventId }, { operation: "cancel", cancel_message: "This was a test." });
		return saw(await lab.ask("deleteEvent", { eventId }), DELETED);
	}),
	probe("events.published-deletable", { requests: 7, publish: true }, async (lab) => {
		const eventId = await lab.publishedEvent();
		return saw(await lab.ask("deleteEvent", { eventId }), DELETED);
	}),
	probe("events.publish-twice", { requests: 10, publish: true }, async (lab) => {
		const eventId = await lab.publishedEvent();
		return saw(await lab.ask("EventActions", { eventId }, { operation: "publish" }), TAKEN);
	}),
	probe("events.cancel-draft", { requests: 3 }, async (lab) => {
		const eventId = await lab.ownEvent();
		return saw(await lab.ask("EventActions", { eventId }, { operation: "cancel", cancel_message: "A test." }), TAKEN);
	}),
	probe("events.calendar-leaves-sessions", { requests: 4 }, async (lab) => {
		const eventId = await lab.ownEvent();
		await lab.session(eventId);
		return saw(await lab.ask("updateEvent", { eventId }, { calendar: calendarOf(lab, [1, 2]) }), TAKEN);
	}),
	probe("events.duplicate-copies", { requests: 12 }, async (lab) => {
		const eventId = await lab.ownEvent();
		await lab.session(eventId);
		await lab.speaker(eventId);
		await lab.ticketType(eventId);
		const copy = String(lab.body("EventActions", await lab.duplicate(eventId)).event_id);
		const lists = [
			await lab.listed("getEventSessionList", copy, "sessions"),
			await lab.listed("getSpeakers", copy, "speakers"),
			await lab.listed("getEventTicketTypes", copy, "ticket_types"),
		];
		const copied = lists.filter((list) => list.length > 0).length;
		return copied === 3 ? "all" : copied === 0 ? "none" : "some";
	}),
	probe("events.duplicate-shifts", { requests: 7 }, async (lab) => {
		const eventId = await lab.ownEvent();
		await lab.session(eventId);
		const copy = String(lab.body("EventActions", await lab.duplicate(eventId)).event_id);
		const [session] = await lab.listed("getEventSessionList", copy, "sessions");
		return Date.parse(String(session?.start_time)) === Date.parse(lab.time(1, 9)) ? "shifted" : "same";
	}),
	probe("events.duplicate-name", { requests: 4 }, async (lab) => {
		const eventId = await lab.ownEvent();
		return saw(await lab.duplicate(eventId, { name: undefined }), { "/1002": "1002", "4xx": "other", "2xx": "taken" });
	}),
	probe("events.duplicate-start", { requests: 4 }, async (lab) => {
		const eventId = await lab.ownEvent();
		return saw(await lab.duplicate(eventId, { start_time: undefined }), {
			"/1002": "1002",
			"4xx": "other",
			"2xx": "taken",
		});
	}),
	probe("events.duplicate-zone", { requests: 4 }, async (lab) => {
		const eventId = await lab.ownEvent();
		return saw(await lab.duplicate(eventId, { timezone: undefined }), {
			"/1003": "1003",
			"4xx": "other",
			"2xx": "taken",
		});
	}),
	probe("events.attendee-role", { requests: 7, publish: true }, async (lab) => {
		const own = await lab.publishedEvent();
		const { events } = await lab.must("getEvents", { role_type: "attendee", page_size: "300" });
		return ((events ?? []) as Stored[]).some(({ event_id: id }) => id === own) ? "own" : "none";
	}),
];
