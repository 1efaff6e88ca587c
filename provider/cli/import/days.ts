import { DateTime } from "luxon";
import { localText } from "../../conference/expand/times";
import type { SettledSession } from "./settle";

/** Most days that the API lets an event have. */
export const MAX_DAYS = 6;

/** Until when what begins after midnight belongs to the night before, where the export doesn't say it: an hour. */
const NIGHT_ENDS = 6;

/** A day of a programme: from the first start to the last end. */
export interface ProgrammeDay {
	/** Its date: `2027-05-04`. */
	date: string;
	start: number;
	end: number;
	sessions: SettledSession[];
}

/** The days of a programme, by the export's own words, else by the clock; what overlaps is one day. */
export function daysOfProgramme(sessions: readonly SettledSession[], zone: string): ProgrammeDay[] {
	const byDate = new Map<string, SettledSession[]>();
	const put = (date: string, session: SettledSession): void => {
		byDate.set(date, [...(byDate.get(date) ?? []), session]);
	};
	const ordered = sessions.toSorted((a, b) => a.start - b.start);
	for (const session of ordered) {
		const start = DateTime.fromMillis(session.start, { zone });
		const own = start.toISODate() ?? "";
		const before = start.minus({ days: 1 }).toISODate() ?? "";
		const isNight = start.hour < NIGHT_ENDS && byDate.has(before);
		put(session.day ?? (isNight ? before : own), session);
	}
	const days = [...byDate].map(
		([date, those]): ProgrammeDay => ({
			date,
			start: Math.min(...those.map(({ start }) => start)),
			end: Math.max(...those.map(({ end }) => end)),
			sessions: those,
		}),
	);
	const apart: ProgrammeDay[] = [];
	for (const day of days.sort((a, b) => a.start - b.start)) {
		const last = apart.at(-1);
		if (last === undefined || day.start >= last.end) apart.push({ ...day });
		else {
			last.end = Math.max(last.end, day.end);
			last.sessions = [...last.sessions, ...day.sessions];
		}
	}
	return apart;
}

/** The event's calendar for days, in the words of a conference file. */
export function calendarOf(days: readonly ProgrammeDay[], zone: string): { startTime: string; endTime: string }[] {
	const text = (ms: number): string => localText(DateTime.fromMillis(ms, { zone }).toISO() ?? "", zone);
	return days.map(({ start, end }) => ({ startTime: text(start), endTime: text(end) }));
}

/** How a programme with too many days is imported: in parts of as many days as an event has; undefined where it fits. */
export function splitOf(days: readonly ProgrammeDay[]): string | undefined {
	if (days.length <= MAX_DAYS) return undefined;
	const parts: string[] = [];
	for (let at = 0; at < days.length; at += MAX_DAYS) {
		const part = days.slice(at, at + MAX_DAYS);
		parts.push(`--days ${part[0]?.date}..${part.at(-1)?.date} --output part-${parts.length + 1}.yaml`);
	}
	return `the programme has ${days.length} days, and an event has six at most: import it in parts, ${parts.join(", then ")}.`;
}
