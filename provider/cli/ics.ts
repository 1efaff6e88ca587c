import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import ical from "ical-generator";
import type { AgendaRow, ConferenceSpec } from "../conference";
import { cleanText } from "../conference/expand/clean-text";
import { isTransliterated, slugOf } from "../conference/pull/keys";

/** What the UIDs of a conference end in: two names that are alike in Latin letters alone are told apart. */
function uidEnd(name: string): string {
	const slug = slugOf(name, "conference");
	if (!isTransliterated(name)) return slug;
	return `${slug}-${createHash("sha256").update(name.normalize("NFC")).digest("hex").slice(0, 8)}`;
}

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
	id = uidEnd(String(event.name)),
): string {
	const calendar = ical({
		name: cleanText(String(event.name)),
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
