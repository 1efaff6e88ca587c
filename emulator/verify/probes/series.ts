import { DateTime } from "luxon";
import type { Stored } from "../../store";
import type { Lab } from "../lab";
import { probe } from "../probe";
import { isDone, saw } from "../saw";

const ZONE = "Europe/Berlin";

/** The sessions of an event, the first first. */
async function sessionsOf(lab: Lab, eventId: string): Promise<Stored[]> {
	const sessions = await lab.listed("getEventSessionList", eventId, "sessions");
	const start = ({ start_time: time }: Stored): number => Date.parse(String(time));
	return sessions.sort((one, other) => start(one) - start(other));
}

/** The last day before an instant's next change of clocks, in days after it. */
function daysToChange(from: string): number {
	const first = DateTime.fromISO(from, { zone: ZONE });
	for (let days = 1; days < 366; days++) if (first.plus({ days }).offset !== first.offset) return days - 1;
	return 0;
}

export const seriesProbes = [
	probe("series.meeting-type", { requests: 3 }, async (lab) => {
		const answer = await lab.makeEvent("RECURRING", { meeting_type: undefined });
		if (!isDone(answer)) return saw(answer, { "4xx": "refused" });
		const { meeting_type: type } = await lab.read("getEventInfo", { eventId: String(answer.body.event_id) });
		const shown = String(type).toUpperCase();
		return shown === "MEETING" || shown === "WEBINAR" ? shown : "none";
	}),
	probe("series.begins", { requests: 1 }, async (lab) => {
		const [first] = await sessionsOf(lab, await lab.event("RECURRING"));
		return Date.parse(String(first?.start_time)) === Date.parse(lab.time(0, 8)) ? "calendar" : "other";
	}),
	probe("series.no-end", { requests: 3 }, async (lab) => {
		const answer = await lab.makeEvent("RECURRING", { recurrence: { type: 1, repeat_interval: 1, duration: 60 } });
		if (!isDone(answer)) return saw(answer, { "4xx": "refused" });
		return (await sessionsOf(lab, String(answer.body.event_id))).length === 50 ? "50" : "other";
	}),
	probe("series.local-time", { requests: 3 }, async (lab) => {
		const days = daysToChange(lab.time(0, 8));
		const calendar = [{ start_time: lab.time(days, 8), end_time: lab.time(days, 18) }];
		const recurrence = { type: 1, repeat_interval: 1, end_times: 3, duration: 60 };
		const sessions = await sessionsOf(lab, await lab.ownEvent("RECURRING", { calendar, recurrence }));
		const hours = sessions.map(({ start_time: time }) => DateTime.fromISO(String(time), { zone: ZONE }).hour);
		return new Set(hours).size === 1 ? "local" : "utc";
	}),
	probe("series.lasts", { requests: 1 }, async (lab) => {
		const { end_time: end } = await lab.read("getEventInfo", { eventId: await lab.event("RECURRING") });
		return Date.parse(String(end)) === Date.parse(lab.time(0, 18)) ? "calendar" : "occurrence";
	}),
	probe("series.moves", { requests: 4 }, async (lab) => {
		const eventId = await lab.ownEvent("RECURRING");
		const calendar = [{ start_time: lab.time(1, 10), end_time: lab.time(1, 18) }];
		await lab.must("updateEvent", { eventId }, { calendar });
		const [first] = await sessionsOf(lab, eventId);
		return Date.parse(String(first?.start_time)) === Date.parse(lab.time(1, 10)) ? "moved" : "same";
	}),
	probe("series.ids", { requests: 5 }, async (lab) => {
		const eventId = await lab.ownEvent("RECURRING");
		const before = await sessionsOf(lab, eventId);
		await lab.must(
			"updateEvent",
			{ eventId },
			{ recurrence: { type: 1, repeat_interval: 1, end_times: 3, duration: 60 } },
		);
		const after = await sessionsOf(lab, eventId);
		const isKept = before.every(({ session_id: id }, index) => after[index]?.session_id === id);
		return isKept ? "kept" : "new";
	}),
];
