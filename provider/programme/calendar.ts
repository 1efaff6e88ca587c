import { createHash } from "node:crypto";
import ical from "ical-generator";
import type { AgendaRow, ConferenceSpec } from "../conference";
import { cleanText } from "../conference/expand/clean-text";
import { isTransliterated, slugOf } from "../conference/pull/keys";
import { ofAll } from "./of-all";

/** How entries of a calendar are known. */
export interface CalendarOptions {
	/** When the entries were made (DTSTAMP). */
	stamp: Date;
	/** What UIDs end in; by default the event's name as a slug, with a digest behind one in another script. */
	id?: string | undefined;
	/** Addresses of the entries, in the order of the rows; none by default. */
	addresses?: readonly (string | undefined)[];
}

/** What tells a row of a programme from all others, for good: its key, with the date where each event of a series has it. */
export function entryKeyOf({ key, date }: AgendaRow, { series, sessions }: ConferenceSpec): string {
	const isRepeated = series !== undefined && sessions !== undefined;
	return isRepeated ? `${date}-${key}` : key;
}

/** What the UIDs of a conference end in: two names that are alike in Latin letters alone are told apart. */
function uidEnd(name: string): string {
	const slug = slugOf(name, "conference");
	if (!isTransliterated(name)) return slug;
	return `${slug}-${createHash("sha256").update(name.normalize("NFC")).digest("hex").slice(0, 8)}`;
}

/**
 * A programme as iCalendar. Times are UTC instants, so that no reader needs the rules of a time zone.
 *
 * @param rows in the event's time zone, whose dates are parts of UIDs
 */
export function calendarText(
	rows: readonly AgendaRow[],
	spec: ConferenceSpec,
	{ stamp, id = uidEnd(String(spec.event.name)), addresses = [] }: CalendarOptions,
): string {
	const calendar = ical({
		name: cleanText(ofAll(spec.event.name)),
		prodId: { company: "pulumi-zoom-events", product: "zoom-events", language: "EN" },
	});
	for (const [index, row] of rows.entries()) {
		const address = addresses[index];
		const { name, startTime, endTime, room, track, speakers, description } = row;
		const paragraphs = [speakers.join(", "), description ?? ""].filter((text) => text !== "");
		calendar.createEvent({
			id: `${entryKeyOf(row, spec)}@${id}`,
			stamp,
			start: new Date(startTime),
			end: new Date(endTime),
			summary: name,
			...(paragraphs.length > 0 && { description: paragraphs.join("\n\n") }),
			...(room !== undefined && { location: room }),
			...(address !== undefined && { url: address }),
			...(track !== undefined && { categories: [{ name: track }] }),
		});
	}
	return `${calendar.toString()}\r\n`;
}
