import type { Properties } from "../../lifecycle/description";
import type { Shape } from "../../lifecycle/shape";
import { dateAfter, instantOf, localText } from "../expand/times";

/** A value with its instants as the file says them. */
export function withLocalTimes(value: unknown, shape: Shape | undefined, zone: string): unknown {
	if (shape === undefined) return value;
	if (shape.schema.format === "date-time" && typeof value === "string") return localText(value, zone);
	if (Array.isArray(value)) return value.map((item) => withLocalTimes(item, shape.items, zone));
	if (shape.fields === undefined || typeof value !== "object" || value === null) return value;
	const entries = Object.entries(value).map(([name, child]) => [
		name,
		withLocalTimes(child, shape.fields?.get(name), zone),
	]);
	return Object.fromEntries(entries);
}

/** A day of an event in the words of the file. */
interface WallDay {
	date: string;
	from: string;
	to: string;
}

/** `2027-05-04T09:30` to its date and its time; undefined for an instant with an offset. */
function partsOf(text: unknown): { date: string; clock: string } | undefined {
	const [, date, clock] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)$/.exec(String(text)) ?? [];
	return date === undefined || clock === undefined ? undefined : { date, clock };
}

/** `firstDay` and `days` for a calendar of local times; undefined where a day of it is no part of one date. */
export function daysOf(calendar: unknown): { firstDay: string; days: Properties[] } | undefined {
	if (!Array.isArray(calendar)) return undefined;
	const days = (calendar as Properties[]).map(({ startTime, endTime, ...rest }): WallDay | undefined => {
		const [start, end] = [partsOf(startTime), partsOf(endTime)];
		if (start === undefined || end === undefined || Object.keys(rest).length > 0) return undefined;
		if (end.date === start.date) return { date: start.date, from: start.clock, to: end.clock };
		const isMidnight = end.clock === "00:00" && end.date === dateAfter(start.date, 1);
		return isMidnight ? { date: start.date, from: start.clock, to: "24:00" } : undefined;
	});
	const [first] = days;
	if (first === undefined) return undefined;
	const said: Properties[] = [];
	let next = first.date;
	for (const day of days) {
		if (day === undefined) return undefined;
		const { date, from, to } = day;
		said.push({ ...(date !== next && { date }), from, to });
		next = dateAfter(date, 1);
	}
	return { firstDay: first.date, days: said };
}

/** `day`, `at` and `lasts` for times of a session; undefined where it begins on none of the event's days. */
export function slotOf(
	startTime: unknown,
	endTime: unknown,
	dates: readonly string[],
	zone: string,
): Properties | undefined {
	const start = partsOf(startTime);
	const day = dates.indexOf(start?.date ?? "") + 1;
	if (start === undefined || day === 0) return undefined;
	const [from, to] = [instantOf(String(startTime), zone), instantOf(String(endTime), zone)];
	if ("reason" in from || "reason" in to) return undefined;
	const minutes = to.instant.diff(from.instant, "minutes").minutes;
	if (!Number.isInteger(minutes) || minutes <= 0) return undefined;
	const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
	const lasts = `${hours > 0 ? `${hours}h` : ""}${rest > 0 ? `${rest}m` : ""}`;
	return { ...(dates.length > 1 && { day }), at: start.clock, lasts };
}
