import { DateTime } from "luxon";
import type { Properties } from "../lifecycle/description";
import { expand } from "./load";
import type { ConferenceSpec } from "./spec";

/** A session as a row of a programme. */
export interface AgendaRow {
	/** Key of the session. */
	key: string;
	name: string;
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

/**
 * The programme of a conference, in the order of time.
 *
 * @throws ConferenceError where something in the conference can't be expanded
 */
export function agenda(spec: ConferenceSpec): AgendaRow[] {
	const zone = String(spec.event.timezone);
	const rows = expand(spec)
		.filter(({ kind }) => kind === "Session")
		.map(({ key = "", inputs }): AgendaRow => {
			const session: Properties = spec.sessions?.[key] ?? {};
			const start = DateTime.fromISO(String(inputs.startTime), { zone });
			const end = DateTime.fromISO(String(inputs.endTime), { zone });
			const label = (name: "room" | "track", labels: Record<string, string> = {}): object => {
				const value = session[name];
				return typeof value === "string" ? { [name]: labels[value] ?? value } : {};
			};
			return {
				key,
				name: String(inputs.name),
				date: start.toISODate() ?? "",
				start: start.toFormat("HH:mm"),
				end: end.toFormat("HH:mm"),
				startTime: String(inputs.startTime),
				endTime: String(inputs.endTime),
				timezone: zone,
				...label("track", spec.tracks),
				...label("room", spec.rooms),
				speakers: speakersOf(session, spec),
				...(typeof inputs.description === "string" && { description: inputs.description }),
			};
		});
	return rows.sort((a, b) => Date.parse(a.startTime) - Date.parse(b.startTime) || (a.key < b.key ? -1 : 1));
}

function speakersOf(session: Properties, spec: ConferenceSpec): string[] {
	const declared = (session.speakers ?? []) as (string | { speaker: string })[];
	const keys = declared.map((one) => (typeof one === "string" ? one : one.speaker));
	return keys.map((key) => String(spec.speakers?.[key]?.name ?? key));
}
