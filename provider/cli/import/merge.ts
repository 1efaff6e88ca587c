import { DateTime } from "luxon";
import { Document, isMap, isScalar } from "yaml";
import { areInTurn, localText } from "../../conference/expand/times";
import { daysOf, slotOf } from "../../conference/pull/wall-times";
import type { Properties } from "../../lifecycle/description";
import { nodeOf } from "../yaml";
import { Entries, labelKey } from "./entries";
import type { ImportedSession, Programme } from "./programme";

/** What an import did. */
export interface Merged {
	/** Keys of sessions and speakers that are in the file and not in the export. */
	gone: string[];
}

/** A conference file to import into, with what the organiser has to fill in. */
export function newDocument(programme: Programme, timezone: string): Document {
	const document = new Document({});
	const { calendar } = calendarOf(programme.sessions, timezone);
	const name = programme.title ?? "Conference";
	const event = {
		name,
		description: name,
		eventType: "CONFERENCE",
		accessLevel: "PRIVATE_UNRESTRICTED",
		attendanceType: "virtual",
		timezone,
		...(daysOf(calendar) ?? { calendar }),
	};
	const contents = { hub: "Community", event, defaults: { sessions: { type: "webinar" } } };
	document.contents = nodeOf(document, contents) as typeof document.contents;
	if (isMap(document.contents)) {
		document.contents.flow = false;
		const [hub] = document.contents.items;
		if (isScalar(hub?.value)) hub.value.comment = " name of the hub that hosts the event";
	}
	return document;
}

/** The days of a programme: from the first start of each date to the last end. */
function calendarOf(sessions: readonly ImportedSession[], zone: string): { calendar: Properties[] } {
	const byDate = new Map<string, { start: DateTime; end: DateTime }>();
	for (const { startTime, endTime } of sessions) {
		const [start, end] = [DateTime.fromISO(startTime, { zone }), DateTime.fromISO(endTime, { zone })];
		const date = start.toISODate() ?? "";
		const day = byDate.get(date);
		byDate.set(date, {
			start: day === undefined || start < day.start ? start : day.start,
			end: day === undefined || end > day.end ? end : day.end,
		});
	}
	const days = [...byDate].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, day]) => day);
	return {
		calendar: days.map(({ start, end }) => ({
			startTime: localText(start.toISO() ?? "", zone),
			endTime: localText(end.toISO() ?? "", zone),
		})),
	};
}

/** Labels that no two sessions at the same time have: what the file calls a track. */
function trackLabels(sessions: readonly ImportedSession[], zone: string): Set<string> {
	const labels = new Set(sessions.flatMap(({ track }) => track ?? []));
	const at = (text: string): number => DateTime.fromISO(text, { zone }).toMillis();
	const inTurn = [...labels].filter((label) => {
		const those = sessions.filter(({ track }) => track === label);
		return areInTurn(those.map(({ startTime, endTime }) => ({ start: at(startTime), end: at(endTime) })));
	});
	return new Set(inTurn);
}

/** The file's days for a new document, or none where another file says them. */
function datesOf(document: Document): string[] {
	const event: unknown = document.get("event");
	const { firstDay, days = [] } = (isMap(event) ? event.toJSON() : {}) as {
		firstDay?: string;
		days?: { date?: string }[];
	};
	const dates: string[] = [];
	for (const { date } of days) {
		const last = dates.at(-1);
		const next = last === undefined ? firstDay : DateTime.fromISO(last, { zone: "utc" }).plus({ days: 1 }).toISODate();
		dates.push(date ?? next ?? "");
	}
	return dates;
}

/**
 * Writes a programme into a conference file: speakers, sessions, rooms and tracks. What the export doesn't know stays as
 * it is: other properties, comments, the order.
 *
 * @param dates the event's days, where the file alone doesn't say them
 */
export function mergeInto(document: Document, programme: Programme, zone: string, dates = datesOf(document)): Merged {
	const { source } = programme;
	const speakers = new Entries(document, "speakers", source);
	const keys = new Map<string, string>();
	for (const { id, name, ...rest } of programme.speakers) keys.set(id, speakers.write(id, name, { name, ...rest }));
	const sessions = new Entries(document, "sessions", source);
	const tracks = trackLabels(programme.sessions, zone);
	const ordered = programme.sessions.toSorted((a, b) => (a.startTime < b.startTime ? -1 : 1));
	for (const session of ordered) {
		const { id, name, description, room, track, startTime, endTime } = session;
		const local = { startTime: localText(startTime, zone), endTime: localText(endTime, zone) };
		const slot = slotOf(local.startTime, local.endTime, dates, zone);
		const isTrack = track !== undefined && tracks.has(track);
		const theirs = session.speakers.flatMap((speaker) => keys.get(speaker) ?? []);
		const without = [
			...(theirs.length === 0 ? ["speakers"] : []),
			...(slot === undefined ? ["day", "at", "lasts"] : ["startTime", "endTime"]),
			...(isTrack ? ["trackLabels"] : ["track"]),
		];
		const properties = {
			name,
			...(slot ?? local),
			...(room !== undefined && { room: labelKey(document, "rooms", room) }),
			...(isTrack && { track: labelKey(document, "tracks", track) }),
			...(track !== undefined && !isTrack && { trackLabels: [track] }),
			...(theirs.length > 0 && { speakers: theirs }),
			...(description !== undefined && { description }),
		};
		sessions.write(id, name, properties, without);
	}
	const gone = [
		...sessions
			.keys()
			.filter((key) => !sessions.touched.has(key))
			.map((key) => `sessions.${key}`),
		...speakers
			.keys()
			.filter((key) => !speakers.touched.has(key))
			.map((key) => `speakers.${key}`),
	];
	return { gone };
}
