import type { Properties } from "../../lifecycle/description";
import type { Path } from "../../lifecycle/property-path";
import type { Report } from "../declaration";
import type { ConferenceSpec, Part } from "../spec";
import { Members } from "./members";
import { checkLength, daysText, type Programme, type Sitting } from "./sitting";
import type { Day } from "./times";

/** Properties of a part that are no inputs of its event. */
const OWN: readonly string[] = ["days", "keepsNames"];

/** A part with its days and the number of its first one. */
interface PlacedPart {
	key: string;
	part: Part;
	days: Day[];
	firstNumber: number;
}

/** The events that a file is divided into by `parts`, each with the days that it names. */
export function partSittings(spec: ConferenceSpec, whole: Programme, zone: string, report: Report): Sitting[] {
	const entries = Object.entries(spec.parts ?? {}).filter(([, part]) => Array.isArray(part?.days));
	// Of several the others are said, and named as if they did not.
	const keeper = entries.find(([, { keepsNames }]) => keepsNames === true)?.[0];
	checkWhole(spec, entries, keeper, report);
	const placed = placeParts(entries, whole, report);
	if (placed.length === 0) return [];
	const members = new Members(spec, placed, whole.days.length, zone, report);
	return placed.map(({ key, part, days, firstNumber }, index) => {
		const path: Path = ["parts", key, "days"];
		checkLength(days, path, report);
		const own = Object.entries(part).filter(([name]) => !OWN.includes(name));
		return {
			event: key,
			prefix: key === keeper ? "" : `${key}-`,
			values: { "part.key": key, "part.number": String(index + 1) },
			days,
			firstNumber,
			inputs: { ...Object.fromEntries(own), ...calendarInputs(days, whole) },
			places: {
				...Object.fromEntries(own.map(([name]) => [name, ["parts", key, name]])),
				...calendarPlaces(whole, firstNumber, days.length),
				calendar: path,
			},
			has: (section, name) => members.of(section, name).has(key),
			adoptAt: (from) => {
				const [section, name] = from;
				if (section === "event") return ["parts", key];
				return members.of(String(section), String(name)).size === 1 ? from : undefined;
			},
		};
	});
}

function calendarInputs(days: readonly Day[], { toCalendar }: Programme): Properties {
	return { calendar: toCalendar(days) };
}

/** Places of a part's days, which stand in the list of all. */
function calendarPlaces({ places }: Programme, firstNumber: number, count: number): Record<string, Path> {
	const own: Record<string, Path> = {};
	for (let index = 0; index < count; index++) {
		for (const end of ["startTime", "endTime"]) {
			const place = places[`calendar[${firstNumber - 1 + index}].${end}`];
			if (place !== undefined) own[`calendar[${index}].${end}`] = place;
		}
	}
	return own;
}

function checkWhole(
	{ event, series }: ConferenceSpec,
	parts: readonly [string, Part][],
	keeper: string | undefined,
	report: Report,
): void {
	if (series !== undefined) report(["parts"], "can't be combined with series, which makes the events; remove one.");
	if (event.recurrence !== undefined || (event.eventType !== undefined && event.eventType !== "CONFERENCE"))
		report(["parts"], `divide an event of type CONFERENCE; this one is ${String(event.eventType)}.`);
	for (const [key, { keepsNames }] of parts) {
		if (keepsNames === true && key !== keeper)
			report(
				["parts", key, "keepsNames"],
				`is true, as for "${keeper}"; only one part can go on with the event as it was.`,
			);
	}
	for (const [key] of parts) {
		if (key.includes("-"))
			report(
				["parts", key],
				`has a "-" in its key, which ends the part's key in the names of resources; write ${key.replaceAll("-", "_")}.`,
			);
	}
}

/** Parts in the order of their days; each day is in one of them. */
function placeParts(entries: readonly [string, Part][], { days, path }: Programme, report: Report): PlacedPart[] {
	const owners = new Map<number, string>();
	const placed = entries.flatMap(([key, part]): PlacedPart[] => {
		const numbers = part.days.filter((number, index) => {
			if (typeof number !== "number") return false;
			const from: Path = ["parts", key, "days", index];
			const other = owners.get(number);
			if (days[number - 1] === undefined) report(from, `is ${number}; the event has ${daysText(days.length)}.`);
			else if (other !== undefined)
				report(from, `is ${number}, which is in "${other}" already; each day is in one part.`);
			else owners.set(number, key);
			return days[number - 1] !== undefined && other === undefined;
		});
		if (numbers.some((number, index) => index > 0 && number !== (numbers[index - 1] ?? 0) + 1))
			report(["parts", key, "days"], `are ${numbers.join(", ")}; the days of a part follow each other, in order.`);
		const own = numbers.flatMap((number) => days[number - 1] ?? []);
		const [firstNumber] = numbers;
		return firstNumber === undefined ? [] : [{ key, part, days: own, firstNumber }];
	});
	const left = days.map((_, index) => index + 1).filter((number) => !owners.has(number));
	if (left.length > 0 && days.length > 0)
		report(path, `has days that no part names: ${left.join(", ")}; give each day to a part.`);
	return placed.sort((a, b) => a.firstNumber - b.firstNumber);
}
