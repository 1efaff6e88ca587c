import { DateTime } from "luxon";
import { formOf, type ImportedSpeaker, type Programme, said } from "./programme";

interface Person {
	code?: string;
	guid?: string;
	id?: number;
	name?: string;
	public_name?: string;
	biography?: string | null;
}

interface Talk {
	code?: string;
	guid?: string;
	id?: number;
	title: string;
	/** Instant of the start. */
	date: string;
	/** Hours and minutes: `00:45`. */
	duration: string;
	track?: string | null;
	abstract?: string | null;
	description?: string | null;
	persons: Person[];
}

interface Export {
	schedule: {
		conference: {
			title?: string;
			time_zone_name?: string;
			days: { rooms: Record<string, Talk[]> }[];
		};
	};
}

const text = { type: "string" } as const;
const maybe = { type: ["string", "null"] } as const;

const PERSON = { type: "object", properties: { name: text, public_name: text, biography: maybe } };

const TALK = {
	type: "object",
	required: ["title", "date", "duration", "persons"],
	properties: {
		title: text,
		date: text,
		duration: { type: "string", pattern: "^\\d+:\\d\\d" },
		track: maybe,
		abstract: maybe,
		description: maybe,
		persons: { type: "array", items: PERSON },
	},
};

/** Form of `/<event>/schedule/export/schedule.json`. */
const SCHEMA = {
	type: "object",
	required: ["schedule"],
	properties: {
		schedule: {
			type: "object",
			required: ["conference"],
			properties: {
				conference: {
					type: "object",
					required: ["days"],
					properties: {
						title: text,
						time_zone_name: text,
						days: {
							type: "array",
							items: {
								type: "object",
								required: ["rooms"],
								properties: {
									rooms: { type: "object", additionalProperties: { type: "array", items: TALK } },
								},
							},
						},
					},
				},
			},
		},
	},
};

const idOf = ({ code, guid, id }: { code?: string; guid?: string; id?: number }): string =>
	code ?? guid ?? String(id ?? "");

/** A public pretalx schedule. */
export function fromPretalx(value: unknown): Programme {
	const { conference } = formOf<Export>(value, SCHEMA, "pretalx schedule.json").schedule;
	const speakers = new Map<string, ImportedSpeaker>();
	const programme: Programme = { source: "pretalx", speakers: [], sessions: [], leftOut: [] };
	if (conference.title !== undefined) programme.title = conference.title;
	if (conference.time_zone_name !== undefined) programme.timezone = conference.time_zone_name;
	for (const { rooms } of conference.days) {
		for (const [room, talks] of Object.entries(rooms)) {
			for (const talk of talks) {
				for (const person of talk.persons) {
					const biography = said(person.biography);
					speakers.set(idOf(person), {
						id: idOf(person),
						name: said(person.public_name) ?? said(person.name) ?? idOf(person),
						...(biography !== undefined && { biography }),
					});
				}
				const [hours = 0, minutes = 0] = talk.duration.split(":").map(Number);
				const description = [said(talk.abstract), said(talk.description)].filter((part) => part !== undefined);
				const track = said(talk.track);
				programme.sessions.push({
					id: idOf(talk),
					name: talk.title.trim(),
					...(description.length > 0 && { description: description.join("\n\n") }),
					startTime: talk.date,
					endTime: DateTime.fromISO(talk.date, { setZone: true }).plus({ hours, minutes }).toISO() ?? talk.date,
					room,
					...(track !== undefined && { track }),
					speakers: talk.persons.map(idOf),
				});
			}
		}
	}
	return { ...programme, speakers: [...speakers.values()] };
}
