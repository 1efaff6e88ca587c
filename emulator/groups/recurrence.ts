import { DateTime } from "luxon";
import type { FieldFailure } from "../contract";

/** A recurrence as POST takes it and the store keeps it: days as lists. */
export interface Recurrence {
	/** 1 daily, 2 weekly, 3 monthly. */
	type?: number;
	repeat_interval?: number;
	/** Minutes. */
	duration?: number;
	end_times?: number;
	end_date_time?: string;
	/** From Sunday, 1, to Saturday, 7. */
	weekly_days?: number[];
	monthly_days?: number[];
	/** 1 to 4, or -1 for the last. */
	monthly_week?: number;
	monthly_week_day?: number;
}

/** A sitting of a recurring event, in ms since the epoch. */
export interface Occurrence {
	start: number;
	end: number;
}

const DAILY = 1;
const WEEKLY = 2;

/** Largest interval by type: 90 days, 12 weeks, 3 months. */
const MAX_INTERVAL: Record<number, number> = { 1: 90, 2: 12, 3: 3 };

/** At most this many sittings, where a recurrence names no end. */
const MAX_OCCURRENCES = 50;

/** Periods that are looked through for a matching day; there is no 31st in most months. */
const MAX_PERIODS = 2_000;

/** What is wrong with the recurrence of a recurring event. */
export function recurrenceFailures(recurrence: Recurrence): FieldFailure[] {
	const failures: FieldFailure[] = [];
	const { type = DAILY, repeat_interval: every = 1, weekly_days: weekly = [] } = recurrence;
	const max = MAX_INTERVAL[type] ?? 1;
	if (every > max)
		failures.push({ field: "recurrence.repeat_interval", message: `must be <= ${max} for type ${type}` });
	for (const name of ["duration", "end_times"] as const) {
		const value = recurrence[name];
		if (value !== undefined && value < 1) failures.push({ field: `recurrence.${name}`, message: "must be >= 1" });
	}
	if (weekly.some((day) => !Number.isInteger(day) || day < 1 || day > 7))
		failures.push({ field: "recurrence.weekly_days", message: "must be days from 1 to 7" });
	return failures;
}

/**
 * The sittings of a recurring event. They begin at its start, keep that time of the day in the event's zone whatever
 * its clocks do, and end by `end_times` or `end_date_time`, whichever comes first.
 */
export function occurrences(recurrence: Recurrence, start: string, timezone: string): Occurrence[] {
	const first = DateTime.fromISO(start, { zone: timezone });
	const { repeat_interval: every = 1, duration = 60, end_times: times, end_date_time: end } = recurrence;
	const last = end === undefined ? Number.POSITIVE_INFINITY : Date.parse(end);
	const max = times ?? (end === undefined ? MAX_OCCURRENCES : MAX_PERIODS);
	const found: Occurrence[] = [];
	for (let period = 0; period < MAX_PERIODS; period++) {
		for (const day of daysOf(recurrence, first, period * every)) {
			const from = day.toMillis();
			if (from > last) return found;
			if (from < first.toMillis()) continue;
			found.push({ start: from, end: from + duration * 60_000 });
			if (found.length === max) return found;
		}
	}
	return found;
}

/** The matching days of the period that is so many days, weeks or months after the first, in order. */
function daysOf(recurrence: Recurrence, first: DateTime, distance: number): DateTime[] {
	const { type = DAILY, weekly_days: weekly = [] } = recurrence;
	if (type === DAILY) return [first.plus({ days: distance })];
	if (type === WEEKLY) {
		// Zoom's week begins on Sunday; ISO's, and so luxon's, ends with it.
		const sunday = first.minus({ days: first.weekday % 7 }).plus({ weeks: distance });
		const days = weekly.length > 0 ? weekly : [(first.weekday % 7) + 1];
		return [...new Set(days)].sort((a, b) => a - b).map((day) => sunday.plus({ days: day - 1 }));
	}
	const month = first.startOf("month").plus({ months: distance });
	const { hour, minute, second } = first;
	return monthDays(recurrence, first, month).map((day) => month.set({ day, hour, minute, second }));
}

function monthDays(recurrence: Recurrence, first: DateTime, month: DateTime): number[] {
	const { monthly_days: days = [], monthly_week: week, monthly_week_day: weekDay } = recurrence;
	const length = month.daysInMonth ?? 31;
	if (week !== undefined && weekDay !== undefined) {
		const firstMatch = 1 + ((weekDay - 1 - (month.weekday % 7) + 7) % 7);
		const lastMatch = firstMatch + 7 * Math.floor((length - firstMatch) / 7);
		return [week === -1 ? lastMatch : firstMatch + 7 * (week - 1)];
	}
	const wanted = days.length > 0 ? days : [first.day];
	return [...new Set(wanted)].filter((day) => day <= length).sort((a, b) => a - b);
}
