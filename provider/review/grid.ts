import { DateTime } from "luxon";
import type { AgendaRow } from "../conference";
import type { By, Slot, SlotState } from "./programme";

/** A session as it stands in a grid. */
export interface Entry {
	slot: Slot;
	row: AgendaRow;
	/** `away` where it is shown at its former place alone. */
	state: SlotState | "away";
	/** What it collides with, in words. */
	conflicts: readonly string[];
}

/** An entry at its place: minutes from midnight, and the line of boundaries that it begins and ends at. */
export interface Cell {
	entry: Entry;
	from: number;
	to: number;
	fromLine: number;
	toLine: number;
}

/** One track or room, as wide as the most sessions that it has at once. */
export interface Column {
	label: string;
	lanes: readonly (readonly Cell[])[];
}

/** A day of a grid. */
export interface GridDay {
	/** Date in the grid's zone: `2027-05-04`. */
	date: string;
	/** `Tuesday, 4 May 2027`. */
	label: string;
	/** Minutes from midnight at which something begins or ends, in order. */
	lines: readonly number[];
	columns: readonly Column[];
}

/** How a grid is laid out. */
export interface GridOptions {
	/** IANA time zone of its days and times. */
	zone: string;
	by: By;
	/** Labels of tracks or rooms in the order of the file. */
	order: readonly string[];
}

interface Timed {
	entry: Entry;
	date: string;
	from: number;
	to: number;
}

/** `09:30`, and past midnight `00:30`. */
export function minuteText(minute: number): string {
	const clock = minute % 1440;
	return `${String(Math.floor(clock / 60)).padStart(2, "0")}:${String(clock % 60).padStart(2, "0")}`;
}

function timed(entry: Entry, zone: string): Timed {
	const start = DateTime.fromISO(entry.row.startTime, { zone });
	const minutes = Math.max(1, Math.round((Date.parse(entry.row.endTime) - Date.parse(entry.row.startTime)) / 60_000));
	const from = start.hour * 60 + start.minute;
	return { entry, date: start.toISODate() ?? "", from, to: from + minutes };
}

/** Puts each into the first lane that is free at its time. */
function lanesOf(items: readonly Timed[], lines: readonly number[]): Cell[][] {
	const lanes: Cell[][] = [];
	for (const { entry, from, to } of items) {
		const cell = { entry, from, to, fromLine: lines.indexOf(from), toLine: lines.indexOf(to) };
		const free = lanes.find((lane) => (lane.at(-1)?.to ?? 0) <= from);
		if (free === undefined) lanes.push([cell]);
		else free.push(cell);
	}
	return lanes;
}

/** Lays sessions out by day and by track or room. */
export function gridOf(entries: readonly Entry[], { zone, by, order }: GridOptions): GridDay[] {
	const all = entries.map((entry) => timed(entry, zone)).sort((a, b) => a.from - b.from || a.to - b.to);
	const dates = [...new Set(all.map(({ date }) => date))].sort();
	const place = (label: string): number => (order.includes(label) ? order.indexOf(label) : order.length);
	return dates.map((date): GridDay => {
		const own = all.filter((item) => item.date === date);
		const lines = [...new Set(own.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
		const labels = [...new Set(own.map(({ entry }) => entry.row[by] ?? ""))];
		// What has no track or room comes last.
		labels.sort((a, b) => Number(a === "") - Number(b === "") || place(a) - place(b) || (a < b ? -1 : 1));
		return {
			date,
			label: DateTime.fromISO(date, { locale: "en-GB" }).toFormat("cccc, d LLLL yyyy"),
			lines,
			columns: labels.map((label) => ({
				label: label === "" ? (labels.length === 1 ? "Sessions" : `No ${by}`) : label,
				lanes: lanesOf(
					own.filter(({ entry }) => (entry.row[by] ?? "") === label),
					lines,
				),
			})),
		};
	});
}
