import { DateTime, IANAZone } from "luxon";
import type { CheckFailure, Rule } from "../lifecycle/description";
import { speltZone } from "./zones";

/** Longest event, in days: the API refuses more with 26202. */
export const MAX_EVENT_DAYS = 6;

const DAY_MS = 86_400_000;

function instant(value: unknown): DateTime | undefined {
	// In UTC, since only the order matters: the rules of the machine's own zone cost most of a check.
	const parsed = typeof value === "string" ? DateTime.fromISO(value, { zone: "utc" }) : undefined;
	return parsed?.isValid === true ? parsed : undefined;
}

/** `startTime` must be before `endTime`, where both are known. */
export const startsBeforeEnd: Rule = ({ startTime, endTime }) => endsAfter("endTime", startTime, endTime);

/** `lobbyStartTime` must be before `lobbyEndTime`, where both are known. */
export const lobbyStartsBeforeEnd: Rule = ({ lobbyStartTime, lobbyEndTime }) =>
	endsAfter("lobbyEndTime", lobbyStartTime, lobbyEndTime);

/** A failure where two known instants are not in order. */
export function endsAfter(property: string, start: unknown, end: unknown): CheckFailure[] {
	const [from, to] = [instant(start), instant(end)];
	if (from === undefined || to === undefined || from < to) return [];
	const isNight = to < from && from.diff(to).toMillis() < DAY_MS;
	const hint = isNight ? "; an end after midnight has the date of the next day" : "";
	return [{ property, reason: `is ${String(end)}, which is not after the start (${String(start)})${hint}.` }];
}

/** Every entry of `calendar` must end after it starts (26203), and all of them span at most 6 days (26202). */
export const calendarIsInOrder: Rule = ({ calendar }) => {
	if (!Array.isArray(calendar)) return [];
	const entries = calendar as { startTime?: unknown; endTime?: unknown }[];
	const failures = entries.flatMap(({ startTime, endTime }, index) =>
		endsAfter(`calendar[${index}].endTime`, startTime, endTime),
	);
	const starts = entries.map(({ startTime }) => instant(startTime)?.toMillis()).filter((ms) => ms !== undefined);
	const ends = entries.map(({ endTime }) => instant(endTime)?.toMillis()).filter((ms) => ms !== undefined);
	const days = (Math.max(...ends) - Math.min(...starts)) / DAY_MS;
	if (days > MAX_EVENT_DAYS) {
		failures.push({
			property: "calendar",
			reason: `spans ${days.toFixed(1)} days; an event lasts at most ${MAX_EVENT_DAYS}.`,
		});
	}
	return failures;
};

/** `physicalLocation` is for people who come to a place. */
export const locationNeedsPlace: Rule = ({ attendanceType, physicalLocation }) =>
	attendanceType === "virtual" && physicalLocation !== undefined && physicalLocation !== ""
		? [{ property: "physicalLocation", reason: "applies to hybrid and in-person attendance only; this is virtual." }]
		: [];

/** `timezone` must be a zone of the IANA database, spelt as there. */
export const timezoneExists: Rule = ({ timezone }) => zoneExists("timezone", timezone);

/** A failure where a value is no zone of the IANA database, or is spelt otherwise. */
export function zoneExists(property: string, timezone: unknown): CheckFailure[] {
	if (typeof timezone !== "string") return [];
	if (!IANAZone.create(timezone).isValid) {
		const reason = `is "${timezone}", which is no time zone of the IANA database, such as "Europe/Berlin".`;
		return [{ property, reason }];
	}
	const spelt = speltZone(timezone);
	return spelt === timezone ? [] : [{ property, reason: `is "${timezone}"; the zone is spelt "${spelt}".` }];
}
