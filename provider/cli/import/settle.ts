import type { DateTime } from "luxon";
import { instantOf } from "../../conference/expand/times";
import type { ImportedSession, LeftOut, Programme } from "./programme";

/** A session with its instants, in ms since the epoch. */
export interface SettledSession extends Omit<ImportedSession, "startTime" | "endTime"> {
	start: number;
	end: number;
}

/** A programme whose times are instants. */
export interface SettledProgramme extends Omit<Programme, "sessions"> {
	sessions: SettledSession[];
	/** Ids of sessions and speakers that are in the export, and not in this part of it. */
	elsewhere?: ReadonlySet<string>;
}

/** Longest session that is taken for one, in ms. */
const MAX_MS = 999 * 60 * 60 * 1000;

/** Earliest start that is taken for one; before it, systems write that there is none. */
const MIN_YEAR = 1971;

/** A time with its offset in the form `+02:00`. */
function spelt(text: string): string {
	return text
		.replace(/([+-]\d\d)(\d\d)$/, "$1:$2")
		.replace(/([+-]\d\d)$/, (all) => (text.includes("T") && text.length > 16 ? `${all}:00` : all))
		.replace(/z$/, "Z");
}

/**
 * Gives sessions their instants in the event's time zone; those that have none are left out, with the reason.
 *
 * @param zone IANA time zone of local times
 */
export function settled(programme: Programme, zone: string): SettledProgramme {
	const leftOut: LeftOut[] = [...programme.leftOut];
	const sessions: SettledSession[] = [];
	for (const { startTime, endTime, ...session } of programme.sessions) {
		const refuse = (reason: string): void => {
			leftOut.push({ what: `"${session.name}"`, reason, isMeant: false });
		};
		const [start, end] = [instantOf(spelt(startTime), zone), instantOf(spelt(endTime), zone)];
		if ("reason" in start) refuse(`its start ${inOneClause(start.reason)}`);
		else if ("reason" in end) refuse(`its end ${inOneClause(end.reason)}`);
		else if (start.instant.year < MIN_YEAR) refuse(`begins in the year ${start.instant.year}`);
		else {
			const [from, to] = [toSecond(start.instant), toSecond(end.instant)];
			if (to <= from) refuse("does not end after it begins");
			else if (to - from > MAX_MS) refuse("lasts longer than 999 hours");
			else sessions.push({ ...session, start: from, end: to });
		}
	}
	const byTime = sessions.toSorted((a, b) => a.start - b.start);
	return { ...programme, sessions: byTime, leftOut };
}

/** Milliseconds of an instant that has whole seconds. */
function toSecond(instant: DateTime): number {
	return Math.floor(instant.toMillis() / 1000) * 1000;
}

/** A problem's text without its full stop. */
function inOneClause(reason: string): string {
	return reason.replace(/\.$/, "");
}
