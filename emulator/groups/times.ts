import { DateTime } from "luxon";
import type { FieldFailure } from "../contract";
import type { Call } from "../handler";
import { ZOOM_TIME_ZONES } from "../zoom-time-zones";

/** Whether the API takes a text as a time zone. */
export function isTimeZone({ conduct }: Call, zone: unknown): boolean {
	const name = String(zone);
	if (!DateTime.local({ zone: name }).isValid) return false;
	return conduct.does("events.time-zones", "any") || ZOOM_TIME_ZONES.has(name);
}

/**
 * Times that are not in UTC.
 *
 * @param at place of the object that has them: `calendar.0.`
 */
export function offsetFailures(times: Readonly<Record<string, unknown>>, at = ""): FieldFailure[] {
	return ["start_time", "end_time"]
		.filter((name) => typeof times[name] === "string" && !/z$/i.test(times[name]))
		.map((name) => ({ field: `${at}${name}`, message: "must be in UTC, such as 2026-05-04T08:00:00Z" }));
}
