import { DateTime } from "luxon";
import type { Properties } from "../../lifecycle/description";
import type { Path } from "../../lifecycle/property-path";
import type { Warn } from "../checks";
import type { Declaration, Report } from "../declaration";
import { localText, type Span } from "../expand/times";
import type { Slot } from "./slots";

/** A session that no day of its event holds. */
interface Stray {
	from: Path;
	message: string;
	/** Whether it begins before the first day, or ends after the last one. */
	isOutsideEvent: boolean;
}

/** Whether an event's days come from a series. */
function isSeries({ places }: Declaration): boolean {
	return places.calendar?.[0] === "series";
}

/** The event's days, in ms since the epoch; none where they are not known, or wrong in themselves. */
export function daysOf({ inputs }: Declaration): Span[] {
	if (inputs.eventType === "RECURRING") return [];
	const calendar = ((inputs.calendar ?? []) as (Properties | undefined)[]).map(({ startTime, endTime } = {}) => ({
		start: Date.parse(String(startTime)),
		end: Date.parse(String(endTime)),
	}));
	return calendar.every(({ start, end }) => start < end) ? calendar : [];
}

function straysOf(slots: readonly Slot[], event: Declaration, zone: string): Stray[] {
	const calendar = daysOf(event);
	if (calendar.length === 0) return [];
	const [first, last] = [Math.min(...calendar.map(({ start }) => start)), Math.max(...calendar.map(({ end }) => end))];
	const days = calendar.map((day) => spanText(day, zone)).join(", ");
	return slots.flatMap((slot) => {
		const { key, start, end, value } = slot;
		if (calendar.some((day) => start >= day.start && end <= day.end)) return [];
		// A series has no calendar, and what it lasts may go on after midnight.
		const hint = !isSeries(event) ? nightHint(slot, calendar, zone) : "";
		return [
			{
				from: ["sessions", key, value.at === undefined ? "startTime" : "at"],
				message: `puts the session at ${spanText(slot, zone)}, outside the event's days: ${days}.${hint}`,
				isOutsideEvent: start < first || end > last,
			},
		];
	});
}

/** Says which sessions the event does not hold. */
export function checkDays(slots: readonly Slot[], event: Declaration, zone: string, report: Report): void {
	for (const { from, message, isOutsideEvent } of straysOf(slots, event, zone))
		if (isOutsideEvent) report(from, message);
}

/** Warns of sessions between the days, such as a dinner after the last talk. */
export function warnOfDays(slots: readonly Slot[], event: Declaration, zone: string, warn: Warn): void {
	for (const { from, message, isOutsideEvent } of straysOf(slots, event, zone))
		if (!isOutsideEvent) warn("sessionBetweenDays", from, message);
}

/** `2027-05-04 09:00 to 18:00`; with the date of the end where that is another. */
function spanText({ start, end }: Span, zone: string): string {
	const [from, to] = [DateTime.fromMillis(start, { zone }), DateTime.fromMillis(end, { zone })];
	const days = to.startOf("day").diff(from.startOf("day"), "days").days;
	const isMidnight = days === 1 && to.toFormat("HH:mm") === "00:00";
	const endText = isMidnight ? "24:00" : to.toFormat(days === 0 ? "HH:mm" : "yyyy-MM-dd HH:mm");
	return `${from.toFormat("yyyy-MM-dd HH:mm")} to ${endText}`;
}

/** Latest that a day goes on after what the file says, where a session seems to be meant after midnight, in ms. */
const NIGHT_MS = 6 * 60 * 60 * 1000;

/** How a session is written that goes on or begins after midnight; empty where it does neither. */
function nightHint({ start, end, value }: Slot, calendar: readonly Span[], zone: string): string {
	const at = (ms: number): DateTime => DateTime.fromMillis(ms, { zone });
	const text = (ms: number): string => localText(at(ms).toISO() ?? "", zone);
	const isNextDay = (ms: number, day: Span): boolean => ms > at(day.start).plus({ days: 1 }).startOf("day").toMillis();
	const calendarHint = (day: Span, last: number): string =>
		` For a day that ends after midnight, use calendar instead of days: { startTime: ${text(day.start)}, endTime: ${text(last)} }.`;
	const crossed = calendar.find((day) => start >= day.start && start < day.end && isNextDay(end, day));
	if (crossed !== undefined) return calendarHint(crossed, end);
	if (value.at === undefined) return "";
	const [from, to] = [start, end].map((ms) => at(ms).plus({ days: 1 }).toMillis()) as [number, number];
	const meant = calendar.find((day) => start < day.start && isNextDay(from, day) && from < day.end + NIGHT_MS);
	if (meant === undefined) return "";
	const hint = ` After midnight it is the next day: use startTime: ${text(from)} and endTime: ${text(to)} instead of day, at and lasts.`;
	return to > meant.end ? hint + calendarHint(meant, to) : hint;
}
