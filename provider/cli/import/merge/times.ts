import { DateTime } from "luxon";
import { dateAfter, instantOf, localText, minutesOf } from "../../../conference/expand/times";
import { slotOf } from "../../../conference/pull/wall-times";
import type { Properties } from "../../../lifecycle/description";

/** A day of the event, from its start to its end in ms. */
export interface EventDay {
	date: string;
	start: number;
	end: number;
}

/** Start and end of a session in ms. */
export interface Span {
	start: number;
	end: number;
}

function at(text: string, zone: string): number | undefined {
	const resolved = instantOf(text, zone);
	return "instant" in resolved ? resolved.instant.toMillis() : undefined;
}

/** The days of an event as a file says them: `firstDay` and `days`, or `calendar`. */
export function eventDays(event: unknown, zone: string): EventDay[] {
	const { firstDay, days, calendar } = (typeof event === "object" && event !== null ? event : {}) as Properties;
	const spans: { date: string; from: string; to: string }[] = [];
	if (Array.isArray(days)) {
		let date = typeof firstDay === "string" ? dateAfter(firstDay, -1) : undefined;
		for (const day of days as (Properties | null)[]) {
			date = typeof day?.date === "string" ? day.date : date && dateAfter(date, 1);
			if (date === undefined || typeof day?.from !== "string" || typeof day.to !== "string") return [];
			spans.push({ date, from: `${date}T${day.from}`, to: `${date}T${day.to}` });
		}
	} else if (Array.isArray(calendar)) {
		for (const day of calendar as (Properties | null)[]) {
			if (typeof day?.startTime !== "string" || typeof day.endTime !== "string") return [];
			const start = at(day.startTime, zone);
			const date = start === undefined ? null : DateTime.fromMillis(start, { zone }).toISODate();
			spans.push({ date: date ?? "", from: day.startTime, to: day.endTime });
		}
	}
	return spans.map(({ date, from, to }) => ({
		date,
		start: at(from, zone) ?? Number.NaN,
		end: at(to, zone) ?? Number.NaN,
	}));
}

/** When a session is, as the file says it; undefined where it says nothing that can be read. */
export function spanOf(session: Properties, days: readonly EventDay[], zone: string): Span | undefined {
	if (typeof session.startTime === "string" && typeof session.endTime === "string") {
		const [start, end] = [at(session.startTime, zone), at(session.endTime, zone)];
		return start === undefined || end === undefined ? undefined : { start, end };
	}
	const day = days[Number(session.day ?? 1) - 1];
	if (day === undefined || typeof session.at !== "string" || typeof session.lasts !== "string") return undefined;
	const start = at(`${day.date}T${session.at}`, zone);
	return start === undefined ? undefined : { start, end: start + minutesOf(session.lasts) * 60_000 };
}

const SLOT = ["day", "at", "lasts"] as const;
const INSTANTS = ["startTime", "endTime"] as const;

/**
 * The properties that put a session at a time, in the form that it has now: `day`, `at` and `lasts` where it begins on a
 * day of the event, `startTime` and `endTime` otherwise. Those of the other form are undefined.
 */
export function timeProperties(
	{ start, end }: Span,
	present: Properties,
	days: readonly EventDay[],
	zone: string,
): Properties {
	const text = (ms: number): string => localText(DateTime.fromMillis(ms, { zone }).toISO() ?? "", zone);
	const local = { startTime: text(start), endTime: text(end) };
	const cleared = (names: readonly string[]): Properties =>
		Object.fromEntries(names.filter((name) => present[name] !== undefined).map((name) => [name, undefined]));
	if (present.startTime !== undefined) return { ...cleared(SLOT), ...local };
	const within = days.findIndex((day) => start >= day.start && start < day.end);
	// A night that goes on after midnight is on another date than its day; what no day has is told by its date.
	const index = within >= 0 ? within : days.findIndex(({ date }) => local.startTime.startsWith(date));
	const dates = days.map(({ date }, place) => (place === index ? date : ""));
	const slot = index < 0 ? undefined : slotOf(local.startTime, local.endTime, dates, zone);
	if (slot === undefined) return { ...cleared(SLOT), ...local };
	// An event of one day needs none, and keeps one that is written.
	if (present.day !== undefined && slot.day === undefined) slot.day = index + 1;
	const isSameLength = minutesOf(String(present.lasts ?? "")) === minutesOf(String(slot.lasts));
	return { ...cleared(INSTANTS), ...slot, ...(isSameLength && { lasts: present.lasts }) };
}
