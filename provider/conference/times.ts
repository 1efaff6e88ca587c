import { DateTime } from "luxon";

/** An instant, or why there is none. */
export type Resolved = { instant: DateTime } | { reason: string };

/** An instant as the API takes it. */
export function utcText(instant: DateTime): string {
	return instant.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'");
}

/** Whether a text is an instant by itself, with an offset. */
function hasOffset(text: string): boolean {
	return /(?:Z|[+-]\d\d:\d\d)$/.test(text);
}

/**
 * The instant of a date and time in a zone: `2027-05-04T09:30`, or with an offset in any zone.
 *
 * Where the clocks go forward some local times don't exist, and where they go back some are there twice; neither is
 * guessed.
 */
export function instantOf(text: string, zone: string): Resolved {
	const instant = DateTime.fromISO(text, { zone });
	if (!instant.isValid) return { reason: `is "${text}", which is no date and time; write 2027-05-04T09:30.` };
	if (hasOffset(text)) return { instant };
	const [date = "", time = ""] = text.split("T");
	const clock = time.slice(0, 5);
	if (clock !== "24:00" && instant.toFormat("HH:mm") !== clock) {
		return {
			reason: `is ${clock} on ${date}, which does not exist in ${zone}: the clocks go forward; ${instant.toFormat("HH:mm")} does.`,
		};
	}
	const possible = instant.getPossibleOffsets();
	if (possible.length > 1) {
		const texts = possible.map((one) => one.toFormat("yyyy-MM-dd'T'HH:mm:ssZZ")).sort();
		return {
			reason: `is ${clock} on ${date}, which is there twice in ${zone}: the clocks go back; write ${texts.join(" or ")}.`,
		};
	}
	return { instant };
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
