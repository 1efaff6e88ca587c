import { DateTime } from "luxon";
import type { Properties } from "../../lifecycle/description";
import type { Path } from "../../lifecycle/property-path";
import type { Report } from "../declaration";
import type { ConferenceSpec } from "../spec";
import { daysOfSeries, recurrenceOf } from "./series";
import { type Day, dateAfter, instantOf, instantText } from "./times";

/** One event that a conference makes: its days, and the inputs that follow from them. */
export interface Sitting {
	/** Date of its first day, in a series of events. */
	date?: string;
	/** Place in the series, from 1. */
	number?: number;
	days: readonly Day[];
	inputs: Properties;
	/** Where those inputs come from. */
	places: Readonly<Record<string, Path>>;
}

function calendarOf(days: readonly Day[]): Properties[] {
	return days.map(({ start, end }) => ({ startTime: instantText(start), endTime: instantText(end) }));
}

/** The event's time zone; UTC while it says none. */
export function zoneOf({ event }: ConferenceSpec): string {
	return typeof event.timezone === "string" ? event.timezone : "UTC";
}

/** The events that a conference makes: one, or as many as its series has dates. */
export function sittingsOf(spec: ConferenceSpec, zone: string, report: Report): Sitting[] {
	const { event, series } = spec;
	if (series === undefined) return [ownDays(event, zone, report)];
	for (const name of ["firstDay", "days", "calendar", "recurrence"]) {
		if (event[name] !== undefined)
			report(["event", name], "can't be combined with series, which sets the dates; remove one.");
	}
	// What is missing, or of another form, the schema's check has said.
	if ([series.rule, series.from, series.at, series.lasts, series.as].some((part) => typeof part !== "string"))
		return [];
	const fail = (property: string, reason: string): void => report(["series", property], reason);
	const days = daysOfSeries(series, zone, fail);
	if (series.as === "events") {
		if (event.eventType === "RECURRING")
			report(["event", "eventType"], "is RECURRING; with as: events it must be CONFERENCE or SIMPLE_EVENT.");
		return days.map((day, index) => ({
			date: day.date,
			number: index + 1,
			days: [day],
			inputs: { calendar: calendarOf([day]) },
			places: { calendar: ["series"] },
		}));
	}
	if (event.eventType !== undefined && event.eventType !== "RECURRING")
		report(["event", "eventType"], `is ${String(event.eventType)}; with as: recurring it must be RECURRING.`);
	const recurrence = recurrenceOf(series, days, fail);
	if (recurrence === undefined) return [];
	return [
		{
			days,
			inputs: { calendar: calendarOf(days.slice(0, 1)), recurrence },
			places: { calendar: ["series"], recurrence: ["series", "rule"] },
		},
	];
}

function ownDays(event: Properties, zone: string, report: Report): Sitting {
	if (event.days === undefined) return { days: calendarDays(event.calendar, zone), inputs: {}, places: {} };
	if (event.calendar !== undefined) report(["event", "calendar"], "can't be combined with days; keep one of them.");
	const days: Day[] = [];
	const places: Record<string, Path> = { calendar: ["event", "days"] };
	let date = typeof event.firstDay === "string" ? dateAfter(event.firstDay, -1) : undefined;
	for (const [index, declared] of (event.days as (Properties | undefined)[]).entries()) {
		const path: Path = ["event", "days", index];
		// An item of another form is taken out, and said.
		if (declared === undefined) return { days: [], inputs: {}, places: {} };
		date = typeof declared.date === "string" ? declared.date : date && dateAfter(date, 1);
		if (date === undefined) {
			report(path, "has no date; add one, or add firstDay to the event.");
			break;
		}
		if (typeof declared.from !== "string" || typeof declared.to !== "string") continue;
		const start = instantOf(`${date}T${declared.from}`, zone);
		const end = instantOf(`${date}T${declared.to}`, zone);
		if ("reason" in start) report([...path, "from"], start.reason);
		if ("reason" in end) report([...path, "to"], end.reason);
		if ("reason" in start || "reason" in end) continue;
		places[`calendar[${days.length}].startTime`] = [...path, "from"];
		places[`calendar[${days.length}].endTime`] = [...path, "to"];
		const last = days.at(-1);
		if (last !== undefined && start.instant < last.end)
			report(path, "begins before the previous day ends; put the days in order.");
		if (end.instant <= start.instant) {
			const next = `{ startTime: ${date}T${declared.from}, endTime: ${dateAfter(date, 1)}T${declared.to} }`;
			report(
				[...path, "to"],
				`is ${declared.to}, which is not after the start (${declared.from}); for a day that ends after midnight, use calendar instead of days, with both dates: ${next}.`,
			);
		}
		days.push({ date, start: start.instant, end: end.instant });
	}
	return { days, inputs: { calendar: calendarOf(days) }, places };
}

/** Days of a calendar of instants; what is wrong with them is said where the event's inputs are checked. */
function calendarDays(calendar: unknown, zone: string): Day[] {
	if (!Array.isArray(calendar)) return [];
	return (calendar as (Properties | undefined)[]).flatMap(({ startTime, endTime } = {}): Day[] => {
		if (typeof startTime !== "string" || typeof endTime !== "string") return [];
		const [start, end] = [instantOf(startTime, zone), instantOf(endTime, zone)];
		if ("reason" in start || "reason" in end) return [];
		return [
			{
				date: DateTime.fromMillis(start.instant.toMillis(), { zone }).toISODate() ?? "",
				start: start.instant,
				end: end.instant,
			},
		];
	});
}
