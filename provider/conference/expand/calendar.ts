import { DateTime } from "luxon";
import type { Properties } from "../../lifecycle/description";
import type { Path } from "../../lifecycle/property-path";
import type { Report } from "../declaration";
import type { ConferenceSpec } from "../spec";
import { partSittings } from "./parts";
import { daysOfSeries, recurrenceOf } from "./series";
import { checkLength, type Programme, type Sitting } from "./sitting";
import { type Day, dateAfter, instantOf, instantText } from "./times";

function calendarOf(days: readonly Day[]): Properties[] {
	return days.map(({ start, end }) => ({ startTime: instantText(start), endTime: instantText(end) }));
}

/** The event's time zone; UTC while it says none. */
export function zoneOf({ event }: ConferenceSpec): string {
	return typeof event.timezone === "string" ? event.timezone : "UTC";
}

/** What is in the only event, or in each event of a series. */
const EVERYTHING = { firstNumber: 1, has: () => true };

/** The events that a conference makes: one, or as many as its series has dates, or as it is divided into. */
export function sittingsOf(spec: ConferenceSpec, zone: string, report: Report): Sitting[] {
	const { event, series, parts } = spec;
	if (parts !== undefined) return partSittings(spec, ownDays(event, zone, report), zone, report);
	if (series === undefined) {
		const { days, path, inputs, places } = ownDays(event, zone, report);
		if (event.recurrence === undefined) checkLength(days, path, report);
		return [{ ...EVERYTHING, prefix: "", days, inputs, places, adoptAt: (from) => from }];
	}
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
			...EVERYTHING,
			event: day.date,
			prefix: `${day.date}-`,
			values: { "series.date": day.date, "series.number": String(index + 1) },
			adoptAt: () => undefined,
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
			...EVERYTHING,
			prefix: "",
			adoptAt: (from) => from,
			days,
			inputs: { calendar: calendarOf(days.slice(0, 1)), recurrence },
			places: { calendar: ["series"], recurrence: ["series", "rule"] },
		},
	];
}

function ownDays(event: Properties, zone: string, report: Report): Programme {
	const path: Path = ["event", event.days === undefined ? "calendar" : "days"];
	const said = { path, toCalendar: calendarOf };
	const nothing = { ...said, days: [], inputs: {}, places: {} };
	if (event.days === undefined) return { ...nothing, days: calendarDays(event.calendar, zone) };
	if (event.calendar !== undefined) report(["event", "calendar"], "can't be combined with days; keep one of them.");
	const days: Day[] = [];
	const places: Record<string, Path> = { calendar: ["event", "days"] };
	let date = typeof event.firstDay === "string" ? dateAfter(event.firstDay, -1) : undefined;
	for (const [index, declared] of (event.days as (Properties | undefined)[]).entries()) {
		const from: Path = ["event", "days", index];
		// An item of another form is taken out, and said.
		if (declared === undefined) return nothing;
		date = typeof declared.date === "string" ? declared.date : date && dateAfter(date, 1);
		if (date === undefined) {
			report(from, "has no date; add one, or add firstDay to the event.");
			break;
		}
		if (typeof declared.from !== "string" || typeof declared.to !== "string") continue;
		const start = instantOf(`${date}T${declared.from}`, zone);
		const end = instantOf(`${date}T${declared.to}`, zone);
		if ("reason" in start) report([...from, "from"], start.reason);
		if ("reason" in end) report([...from, "to"], end.reason);
		if ("reason" in start || "reason" in end) continue;
		places[`calendar[${days.length}].startTime`] = [...from, "from"];
		places[`calendar[${days.length}].endTime`] = [...from, "to"];
		const last = days.at(-1);
		if (last !== undefined && start.instant < last.end)
			report(from, "begins before the previous day ends; put the days in order.");
		if (end.instant <= start.instant) {
			const next = `{ startTime: ${date}T${declared.from}, endTime: ${dateAfter(date, 1)}T${declared.to} }`;
			report(
				[...from, "to"],
				`is ${declared.to}, which is not after the start (${declared.from}); for a day that ends after midnight, use calendar instead of days, with both dates: ${next}.`,
			);
		}
		days.push({ date, start: start.instant, end: end.instant });
	}
	return { ...said, days, inputs: { calendar: calendarOf(days) }, places };
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
