import { DateTime } from "luxon";
import type { AgendaRow } from "../conference";

/** Whose programme is shown, and in which columns. */
export type By = "track" | "room";

/** What a grid places: a row of the programme, with whatever else is shown of it. */
export interface Placed {
	row: AgendaRow;
}

/** An entry at its place: minutes that have passed since midnight, and the line of boundaries that it begins and ends at. */
export interface Cell<Entry extends Placed> {
	entry: Entry;
	from: number;
	to: number;
	fromLine: number;
	toLine: number;
}

/** One track or room, as wide as the most sessions that it has at once. */
export interface Column<Entry extends Placed> {
	label: string;
	lanes: readonly (readonly Cell<Entry>[])[];
}

/** A day of a grid. */
export interface GridDay<Entry extends Placed> {
	/** Date in the grid's zone: `2027-05-04`. */
	date: string;
	/** `Tuesday, 4 May 2027`. */
	label: string;
	/** Minutes since midnight at which something begins or ends, in order. */
	lines: readonly number[];
	columns: readonly Column<Entry>[];
	/** What the clocks of the grid's zone show so many minutes after midnight: `09:30`. */
	clock(minute: number): string;
	/** The same as an instant: `2027-05-04T07:30Z`. */
	instant(minute: number): string;
}

/** How a grid is laid out. */
export interface GridOptions {
	/** IANA time zone of its days and times. */
	zone: string;
	by: By;
	/** Labels of tracks or rooms in the order of the file. */
	order: readonly string[];
}

interface Timed<Entry extends Placed> {
	entry: Entry;
	date: string;
	from: number;
	to: number;
}

/** Date of an instant, and the minutes that have passed since midnight. */
function placeOf(startTime: string, zone: string): { date: string; from: number } {
	const start = DateTime.fromISO(startTime, { zone });
	return { date: start.toISODate() ?? "", from: Math.round(start.diff(start.startOf("day")).as("minutes")) };
}

/** Minutes are those that pass: on a day when the clocks change, the same hour comes twice, or never. */
function timed<Entry extends Placed>(entries: readonly Entry[], zone: string): Timed<Entry>[] {
	const known = new Map<string, { date: string; from: number }>();
	return entries.map((entry) => {
		const { startTime, endTime } = entry.row;
		const place = once(known, startTime, () => placeOf(startTime, zone));
		const minutes = Math.max(1, Math.round((Date.parse(endTime) - Date.parse(startTime)) / 60_000));
		return { entry, ...place, to: place.from + minutes };
	});
}

/** Puts each into the first lane that is free at its time. */
function lanesOf<Entry extends Placed>(
	items: readonly Timed<Entry>[],
	lines: ReadonlyMap<number, number>,
): Cell<Entry>[][] {
	const lanes: Cell<Entry>[][] = [];
	for (const { entry, from, to } of items) {
		const cell = { entry, from, to, fromLine: lines.get(from) ?? -1, toLine: lines.get(to) ?? -1 };
		const free = lanes.find((lane) => (lane.at(-1)?.to ?? 0) <= from);
		if (free === undefined) lanes.push([cell]);
		else free.push(cell);
	}
	return lanes;
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
	const groups = new Map<string, Item[]>();
	for (const item of items) {
		const group = groups.get(keyOf(item));
		if (group === undefined) groups.set(keyOf(item), [item]);
		else group.push(item);
	}
	return groups;
}

/** What belongs to a key, worked out once: sessions share their times, and a zone's offset is slow to find. */
function once<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
	const value = known.get(key) ?? make();
	known.set(key, value);
	return value;
}

/** Lays sessions out by day and by track or room. */
export function gridOf<Entry extends Placed>(
	entries: readonly Entry[],
	{ zone, by, order }: GridOptions,
): GridDay<Entry>[] {
	const all = timed(entries, zone).sort((a, b) => a.from - b.from || a.to - b.to);
	const byDate = grouped(all, ({ date }) => date);
	const places = new Map([...order].reverse().map((label, index) => [label, order.length - 1 - index]));
	const place = (label: string): number => places.get(label) ?? order.length;
	return [...byDate.keys()].sort().map((date): GridDay<Entry> => {
		const midnight = DateTime.fromISO(date, { zone });
		const at = (minute: number): DateTime => midnight.plus({ minutes: minute });
		const own = byDate.get(date) ?? [];
		const lines = [...new Set(own.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
		const lineNumbers = new Map(lines.map((minute, number) => [minute, number]));
		const byLabel = grouped(own, ({ entry }) => entry.row[by] ?? "");
		const labels = [...byLabel.keys()];
		const [clocks, instants] = [new Map<number, string>(), new Map<number, string>()];
		// What has no track or room comes last.
		labels.sort((a, b) => Number(a === "") - Number(b === "") || place(a) - place(b) || (a < b ? -1 : 1));
		return {
			date,
			label: DateTime.fromISO(date, { locale: "en-GB" }).toFormat("cccc, d LLLL yyyy"),
			lines,
			clock: (minute) => once(clocks, minute, () => at(minute).toFormat("HH:mm")),
			instant: (minute) => once(instants, minute, () => at(minute).toUTC().toFormat("yyyy-MM-dd'T'HH:mm'Z'")),
			columns: labels.map((label) => ({
				label: label === "" ? (labels.length === 1 ? "Sessions" : `No ${by}`) : label,
				lanes: lanesOf(byLabel.get(label) ?? [], lineNumbers),
			})),
		};
	});
}
