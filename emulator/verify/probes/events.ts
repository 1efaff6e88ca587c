import { DateTime } from "luxon";
import type { Stored } from "../../store";
import type { Lab } from "../lab";
import { probe } from "../probe";
import { saw } from "../saw";

/** An instant of the events' days with the offset of Berlin. */
function local(lab: Lab, day: number, hour: number): string {
	return String(DateTime.fromISO(lab.time(day, hour), { zone: "Europe/Berlin" }).toISO({ suppressMilliseconds: true }));
}

const CONVERTED = { "2xx": "converted", "4xx": "refused" } as const;

export const eventProbes = [
	probe("events.times-with-offset", { requests: 2 }, async (lab) => {
		// The same in UTC is taken.
		await lab.event();
		const calendar = [{ start_time: local(lab, 0, 8), end_time: local(lab, 2, 18) }];
		return saw(await lab.makeEvent("CONFERENCE", { calendar }), CONVERTED);
	}),
	probe("events.time-zones", { requests: 2 }, async (lab) => {
		await lab.event();
		// In the IANA database, and not in Zoom's list.
		return saw(await lab.makeEvent("CONFERENCE", { timezone: "Africa/Kinshasa" }), { "2xx": "any", "4xx": "listed" });
	}),
	probe("events.drafts-as-attendee", { requests: 1 }, async (lab) =>
		saw(await lab.ask("getEvents", { role_type: "attendee", event_status_type: "draft" }), {
			"2xx": "empty",
			"4xx": "refused",
		}),
	),
];

export const sessionProbes = [
	probe("sessions.times-with-offset", { requests: 2 }, async (lab) => {
		const eventId = await lab.event();
		await lab.session(eventId);
		const times: Stored = { start_time: local(lab, 0, 9), end_time: local(lab, 0, 10) };
		return saw(await lab.ask("createEventSession", { eventId }, lab.sessionBody(times)), CONVERTED);
	}),
];
