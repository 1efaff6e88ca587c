import { DateTime } from "luxon";

/** An instant, or why there is none. */
export type Resolved = { instant: DateTime } | { reason: string };

/** An instant with the offset of its zone: `2027-05-04T09:30:00+02:00`. */
export function instantText(instant: DateTime): string {
	return instant.toFormat("yyyy-MM-dd'T'HH:mm:ssZZ");
}

/** Whether a text is an instant by itself, with an offset. */
function hasOffset(text: string): boolean {
	return /(?:Z|[+-]\d\d:\d\d)$/.test(text);
}

/** Instants that were worked out: sessions share their times, and a zone's offset is slow to find. */
const known = new Map<string, Resolved>();

/** Most instants that are kept. */
const MAX_KNOWN = 10_000;

/**
 * The instant of a date and time in a zone: `2027-05-04T09:30`, or with an offset in any zone.
 *
 * Where the clocks go forward some local times don't exist, and where they go back some are there twice; neither is
 * guessed.
 */
export function instantOf(text: string, zone: string): Resolved {
	const token = `${text} ${zone}`;
	const before = known.get(token);
	if (before !== undefined) return before;
	if (known.size >= MAX_KNOWN) known.clear();
	const resolved = resolve(text, zone);
	known.set(token, resolved);
	return resolved;
}

function resolve(text: string, zone: string): Resolved {
	const instant = DateTime.fromISO(text, { zone });
	if (!instant.isValid) return { reason: `is "${text}", which is not a date and time; write 2027-05-04T09:30.` };
	if (hasOffset(text)) return { instant };
	const [date = "", time = ""] = text.split("T");
	const clock = time.slice(0, 5);
	if (clock !== "24:00" && instant.toFormat("HH:mm") !== clock) {
		return {
			reason: `is ${clock} on ${date}, which does not exist in ${zone}: the clocks go forward; ${instant.toFormat("HH:mm")} exists.`,
		};
	}
	const possible = instant.getPossibleOffsets();
	if (possible.length > 1) {
		const texts = possible.map((one) => one.toFormat("yyyy-MM-dd'T'HH:mm:ssZZ")).sort();
		return {
			reason: `is ${clock} on ${date}, which exists twice in ${zone}: the clocks go back; write ${texts.join(" or ")}.`,
		};
	}
	return { instant };
}

/** Texts of ends that were worked out, for the same reason. */
const ends = new Map<string, string>();

/** The text of the instant that is so many minutes after another. */
export function textAfter(instant: DateTime, minutes: number): string {
	const token = `${instant.toMillis()} ${instant.zoneName} ${minutes}`;
	const before = ends.get(token);
	if (before !== undefined) return before;
	if (ends.size >= MAX_KNOWN) ends.clear();
	const text = instantText(instant.plus({ minutes }));
	ends.set(token, text);
	return text;
}

/** A day of an event. */
export interface Day {
	/** Local date: `2027-05-04`. */
	date: string;
	start: DateTime;
	end: DateTime;
}

/** The date that is so many days after another. */
export function dateAfter(date: string, days: number): string {
	return DateTime.fromISO(date, { zone: "utc" }).plus({ days }).toISODate() ?? date;
}

/** Minutes of a length such as `1h30m`; 0 where it is none. */
export function minutesOf(text: string): number {
	const [, hours = "0", minutes = "0"] = /^(?:(\d+)h ?)?(?:(\d+)m)?$/.exec(text) ?? [];
	return Number(hours) * 60 + Number(minutes);
}

/** An instant as the file says it: local where that is without doubt, else with its offset. */
export function localText(text: string, zone: string): string {
	const instant = DateTime.fromISO(text, { zone });
	if (!instant.isValid) return text;
	const local = instant.toFormat("yyyy-MM-dd'T'HH:mm");
	const resolved = instantOf(local, zone);
	const isSame = "instant" in resolved && resolved.instant.toMillis() === instant.toMillis();
	return isSame ? local : instantText(instant);
}

/** Start and end on one scale. */
export interface Span {
	start: number;
	end: number;
}

/** Whether none begins before the one before it ends. */
export function areInTurn(spans: readonly Span[]): boolean {
	const ordered = [...spans].sort((a, b) => a.start - b.start);
	return ordered.every(({ start }, index) => start >= (ordered[index - 1]?.end ?? start));
}
