import { statSync } from "node:fs";
import ical from "ical-generator";
import type { AgendaRow, ConferenceSpec } from "../conference";
import { slugOf } from "../conference/pull/keys";

/**
 * A programme as iCalendar. Times are UTC instants, so that no reader needs the rules of a time zone.
 *
 * @param file the conference file: its time of change says when the entries were made, so that the same file gives the
 * same text
 * @param id what UIDs end in
 */
export function calendarText(
	rows: readonly AgendaRow[],
	{ event, series, sessions }: ConferenceSpec,
	file: string,
	id = slugOf(String(event.name)),
): string {
	const calendar = ical({
		name: String(event.name),
		prodId: { company: "pulumi-zoom-events", product: "zoom-events", language: "EN" },
	});
	const stamp = new Date(Math.floor(statSync(file).mtimeMs / 1000) * 1000);
	for (const { key, date, name, startTime, endTime, room, track, speakers, description } of rows) {
		const paragraphs = [speakers.join(", "), description ?? ""].filter((text) => text !== "");
		// Each event of a series has all sessions.
		const isRepeated = series !== undefined && sessions !== undefined;
		const uid = isRepeated ? `${date}-${key}` : key;
		calendar.createEvent({
			id: `${uid}@${id}`,
			stamp,
			start: new Date(startTime),
			end: new Date(endTime),
			summary: name,
			...(paragraphs.length > 0 && { description: paragraphs.join("\n\n") }),
			...(room !== undefined && { location: room }),
			...(track !== undefined && { categories: [{ name: track }] }),
		});
	}
	return `${calendar.toString()}\r\n`;
}
