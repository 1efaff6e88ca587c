import { invalid, Refusal, refusal } from "../errors";
import type { Call } from "../handler";
import { utc } from "./event-rules";
import { offsetFailures } from "./times";

const DAY_MS = 86_400_000;

/** Longest span of an event's calendar. */
const MAX_DAYS = 6;

/** A day of a calendar, or all of it. */
export interface Span {
	start_time: string;
	end_time: string;
}

/** @throws Refusal 26202, 26203 or 26204, or 300 where a time is not in UTC */
export function checkCalendar(call: Call, calendar: unknown): void {
	if (calendar === undefined) return;
	const entries = calendar as Partial<Span>[];
	if (call.conduct.does("events.times-with-offset", "refused")) {
		const failures = entries.flatMap((entry, index) => offsetFailures({ ...entry }, `calendar.${index}.`));
		if (failures.length > 0) throw invalid(...failures);
	}
	if (entries.length === 0) throw calendarRefusal(call, 26204, "Calender must contains start_time and end_time.");
	for (const { start_time: start, end_time: end } of entries) {
		if (start === undefined || end === undefined)
			throw calendarRefusal(call, 26204, "Calender must contains start_time and end_time.");
		if (Date.parse(end) <= Date.parse(start))
			throw calendarRefusal(call, 26203, "Event end_time must be after event start_time.");
	}
	const { start_time: start, end_time: end } = spanOf(entries as Span[]);
	if (start !== undefined && Date.parse(String(end)) - Date.parse(start) > MAX_DAYS * DAY_MS) {
		throw calendarRefusal(call, 26202, "Event schedule cannot be more than 6 days.");
	}
}

/** The codes are documented for the create; an update with the same fault gets the same. */
function calendarRefusal(call: Call, code: number, message: string): Refusal {
	return call.operation.id === "createEvent" ? refusal(call.operation, code) : new Refusal(400, code, message);
}

/** Start and end of an event, which the API reads off its calendar. */
export function spanOf(calendar: readonly Span[]): Partial<Span> {
	if (calendar.length === 0) return {};
	const sorted = (key: keyof Span): string[] =>
		calendar.map((entry) => entry[key]).sort((a, b) => Date.parse(a) - Date.parse(b));
	const [start] = sorted("start_time");
	const end = sorted("end_time").at(-1);
	return {
		...(start === undefined ? {} : { start_time: utc(start) }),
		...(end === undefined ? {} : { end_time: utc(end) }),
	};
}
