import { DateTime } from "luxon";
import type { Properties } from "../../lifecycle/description";
import type { Declaration } from "../declaration";
import { factsOf } from "../sections";
import type { ConferenceSpec } from "../spec";
import { sittingsOf } from "./calendar";
import { cleanText } from "./clean-text";
import { expand } from "./expand";
import { instantText } from "./times";

/** A session as a row of a programme. */
export interface AgendaRow {
	/** Key of the session. */
	key: string;
	name: string;
	/** Its event, where there are several: the date in a series of events, or the key of a part. */
	event?: string;
	/** Local date: `2027-05-04`. */
	date: string;
	/** Local times: `09:30`. */
	start: string;
	end: string;
	/** The same as instants. */
	startTime: string;
	endTime: string;
	/** IANA time zone of the local times. */
	timezone: string;
	track?: string;
	room?: string;
	/** Names of the speakers, in the order of the file. */
	speakers: string[];
	description?: string;
}

/** Local date and times of an instant and another. */
function localTimes(
	startTime: string,
	endTime: string,
	zone: string,
): Pick<AgendaRow, "date" | "start" | "end" | "startTime" | "endTime" | "timezone"> {
	const [start, end] = [DateTime.fromISO(startTime, { zone }), DateTime.fromISO(endTime, { zone })];
	return {
		date: start.toISODate() ?? "",
		start: start.toFormat("HH:mm"),
		end: end.toFormat("HH:mm"),
		startTime: instantText(start),
		endTime: instantText(end),
		timezone: zone,
	};
}

/** A row without control characters, which some readers refuse and a terminal obeys. */
function withCleanTexts(row: AgendaRow): AgendaRow {
	const clean = Object.entries(row).map(([name, value]: [string, string | string[]]) => [
		name,
		Array.isArray(value) ? value.map(cleanText) : cleanText(value),
	]);
	return Object.fromEntries(clean) as AgendaRow;
}

/** The sittings of an event that has no sessions, such as a recurring one. */
function sittingRows(spec: ConferenceSpec, zone: string): AgendaRow[] {
	const own = String(spec.event.timezone);
	const days = sittingsOf(spec, own, () => undefined).flatMap((sitting) => sitting.days);
	return days.map(({ date, start, end }) => ({
		key: days.length === 1 ? "event" : `event-${date}`,
		name: String(spec.event.name),
		...localTimes(instantText(start), instantText(end), zone),
		speakers: [],
		...(typeof spec.event.description === "string" && { description: spec.event.description }),
	}));
}

/**
 * The programme of a conference, in the order of time; the sittings of an event that has no sessions.
 *
 * @param timezone IANA time zone of the local times; the event's by default
 * @throws ConferenceError where something in the conference can't be expanded
 */
export function agenda(spec: ConferenceSpec, timezone?: string): AgendaRow[] {
	return agendaOf(spec, timezone);
}

/**
 * The same, for who has expanded the conference already.
 *
 * @param declarations what the conference expands to; worked out where not given
 * @throws ConferenceError where something in the conference can't be expanded
 */
export function agendaOf(spec: ConferenceSpec, timezone?: string, declarations?: readonly Declaration[]): AgendaRow[] {
	const zone = timezone ?? String(spec.event.timezone);
	if (Object.keys(spec.sessions ?? {}).length === 0) return sittingRows(spec, zone).map(withCleanTexts);
	// Many sessions share their times, and a zone's offset is slow to find.
	const known = new Map<string, ReturnType<typeof localTimes>>();
	const timesOf = (startTime: string, endTime: string): ReturnType<typeof localTimes> => {
		const token = `${startTime} ${endTime}`;
		const times = known.get(token) ?? localTimes(startTime, endTime, zone);
		known.set(token, times);
		return times;
	};
	const rows = (declarations ?? expand(spec))
		.filter(({ section }) => factsOf(section)?.isProgramme === true)
		.map(({ key = "", inputs, event }): AgendaRow => {
			const session: Properties = spec.sessions?.[key] ?? {};
			const label = (name: "room" | "track", labels: Record<string, string> = {}): object => {
				const value = session[name];
				return typeof value === "string" ? { [name]: labels[value] ?? value } : {};
			};
			return {
				key,
				name: String(inputs.name),
				...(event !== undefined && { event }),
				...timesOf(String(inputs.startTime), String(inputs.endTime)),
				...(Array.isArray(inputs.trackLabels) && { track: inputs.trackLabels.join(", ") }),
				...label("track", spec.tracks),
				...label("room", spec.rooms),
				speakers: speakersOf(session, spec),
				...(typeof inputs.description === "string" && { description: inputs.description }),
			};
		});
	return rows
		.map(withCleanTexts)
		.sort((a, b) => Date.parse(a.startTime) - Date.parse(b.startTime) || (a.key < b.key ? -1 : 1));
}

/** Keys of a session's speakers, in the order of the file. */
export function speakerKeysOf(session: Properties): string[] {
	const declared = (session.speakers ?? []) as (string | { speaker: string })[];
	return declared.map((one) => (typeof one === "string" ? one : one.speaker));
}

function speakersOf(session: Properties, spec: ConferenceSpec): string[] {
	return speakerKeysOf(session).map((key) => String(spec.speakers?.[key]?.name ?? key));
}
