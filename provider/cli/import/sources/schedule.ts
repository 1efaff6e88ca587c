import { DateTime } from "luxon";
import { cleanText } from "../../../conference/expand/clean-text";
import { dateAfter } from "../../../conference/expand/times";
import { durationOf } from "../durations";
import { Gathering } from "../gathering";
import type { Person } from "../people";
import type { Programme } from "../programme";
import { type Form, idOf, listOf, type ReadOptions, recordOf } from "./source";

/** A day of the schedule: from its start to the start of the next one. */
interface Window {
	date: string;
	start: DateTime;
	end: DateTime;
}

/** When a day begins where the export doesn't say it: what is earlier belongs to the night before. */
const DAY_START = "04:00";

const CLOCK = /^(\d{1,2}):(\d\d)/;

/** Longest that a day is taken to be, in hours, where what the export says of its end is not after its start. */
const DAY_HOURS = 24;

/** Fields of talks and of people that a conference file has no place for. */
const NOT_TAKEN = ["links", "attachments", "answers"];

/** The window of a day; undefined where the day has no date. */
function windowOf(day: Record<string, unknown>): Window | undefined {
	const date = /^\d{4}-\d\d-\d\d/.exec(String(day.date ?? day.day_start ?? ""))?.[0];
	if (date === undefined) return undefined;
	const start = DateTime.fromISO(String(day.day_start ?? ""), { setZone: true });
	if (!start.isValid) return undefined;
	const end = DateTime.fromISO(String(day.day_end ?? ""), { setZone: true });
	return { date, start, end: end.isValid && end > start ? end : start.plus({ hours: DAY_HOURS }) };
}

/** Start of a talk: its instant, or else its clock on the date of its day, after midnight the next date. */
function startOf(talk: Record<string, unknown>, day: Record<string, unknown>): string | undefined {
	const text = typeof talk.date === "string" ? talk.date.trim() : "";
	if (text.includes("T") || / \d\d:/.test(text)) {
		const said = text.replace(" ", "T");
		return DateTime.fromISO(said).isValid ? said : undefined;
	}
	const date = /^\d{4}-\d\d-\d\d$/.exec(text)?.[0] ?? windowOf(day)?.date ?? idOf(day.date);
	const [, hours, minutes] = CLOCK.exec(String(talk.start ?? "")) ?? [];
	if (date === undefined || hours === undefined || !DateTime.fromISO(date).isValid) return undefined;
	const clock = `${hours.padStart(2, "0")}:${minutes}`;
	const begin = windowOf(day)?.start.toFormat("HH:mm") ?? DAY_START;
	const local = `${clock < begin && text === "" ? dateAfter(date, 1) : date}T${clock}`;
	const offset = /(?:Z|[+-]\d\d:\d\d)$/.exec(String(day.day_start ?? ""))?.[0] ?? "";
	return DateTime.fromISO(local).isValid ? `${local}:00${offset}` : undefined;
}

/** An instant or a local time, some minutes later, in the same form. */
export function after(text: string, minutes: number): string {
	const hasOffset = /(?:Z|[+-]\d\d:?\d\d)$/.test(text);
	const end = DateTime.fromISO(text, hasOffset ? { setZone: true } : { zone: "utc" }).plus({ minutes });
	return end.toISO({ includeOffset: hasOffset, suppressMilliseconds: true }) ?? text;
}

/** People of a talk; those without a name are said. */
function personsOf(talk: Record<string, unknown>, title: string, gathering: Gathering): Person[] {
	return listOf(talk.persons ?? talk.speakers).flatMap((one): Person[] => {
		const person = typeof one === "string" ? { name: one } : recordOf(one);
		const name =
			gathering.line(person.public_name) ?? gathering.line(person.name) ?? gathering.line(person.full_public_name);
		if (name === undefined) {
			gathering.refusePerson("a person", title, "has no name");
			return [];
		}
		gathering.notTaken({ avatars: person.avatar ?? person.avatar_url }, "avatars");
		gathering.notTaken({ "answers of people": person.answers }, "answers of people");
		const biography = gathering.text(person.biography) ?? gathering.text(person.description);
		return [gathering.person([idOf(person.code), idOf(person.guid), idOf(person.id)], name, { biography })];
	});
}

/** A schedule in frab's form, which pretalx exports too: days, their rooms, their talks. */
export const schedule: Form = {
	title: "pretalx schedule.json",
	recognises: (content) => "schedule" in recordOf(content),
	read: (content, options) => {
		const { conference } = recordOf(recordOf(content).schedule);
		return readSchedule(recordOf(conference), options);
	},
};

/** Reads the part `conference` of a schedule. */
export function readSchedule(conference: Record<string, unknown>, { source, language }: ReadOptions): Programme {
	const gathering = new Gathering(source, language);
	gathering.title = gathering.line(conference.title);
	gathering.timezone = idOf(conference.time_zone_name);
	const days = listOf(conference.days).map(recordOf);
	const languages = new Set<string>();
	const windows = days.map(windowOf).filter((window) => window !== undefined);
	for (const day of days) {
		if (Object.keys(recordOf(day.rooms)).length === 0 && listOf(day.rooms).length > 0)
			gathering.refuse(idOf(day.date) ?? "A day", "lists its rooms in a form that is not known");
		for (const [room, talks] of Object.entries(recordOf(day.rooms))) {
			for (const talk of listOf(talks).map(recordOf)) {
				readTalk(talk, room, day, windows, gathering);
				languages.add(idOf(talk.language) ?? "");
			}
		}
	}
	languages.delete("");
	// One language tells no talk from another.
	if (languages.size > 1) gathering.note(`Not taken: the languages of talks (${[...languages].join(", ")}).`);
	return gathering.programme();
}

function readTalk(
	talk: Record<string, unknown>,
	room: string,
	day: Record<string, unknown>,
	windows: readonly Window[],
	gathering: Gathering,
): void {
	const [code, guid, id] = [idOf(talk.code), idOf(talk.guid), idOf(talk.id)];
	const name = gathering.line(talk.title);
	const startTime = startOf(talk, day);
	const minutes = durationOf(talk.duration);
	const what = name ?? code ?? guid ?? id ?? "An entry";
	if (name === undefined || startTime === undefined || minutes === undefined) {
		const length = JSON.stringify(talk.duration ?? null);
		const fault = startTime === undefined ? "date and time that can be read" : `duration that can be read (${length})`;
		gathering.refuse(what, `has no ${name === undefined ? "title" : fault}`);
		return;
	}
	gathering.notTaken(talk, ...NOT_TAKEN);
	const track = gathering.line(talk.track) ?? gathering.line(recordOf(talk.track).name);
	gathering.session({
		ids: [code, guid, code === undefined && guid === undefined ? id : undefined],
		name,
		description: gathering.paragraphs(talk.subtitle, talk.abstract, talk.description),
		startTime,
		endTime: after(startTime, minutes),
		day: dayOf(startTime, windows, gathering.timezone),
		room: labelOf(room) ?? gathering.line(talk.room),
		tracks: track === undefined ? [] : [track],
		people: personsOf(talk, name, gathering),
	});
}

/** A room's name with the blanks within it, which may tell two rooms apart. */
function labelOf(name: string): string | undefined {
	const label = cleanText(name)
		.replace(/[\n\t]/g, " ")
		.trim();
	return label === "" ? undefined : label;
}

/** The day in whose window an instant is. */
function dayOf(startTime: string, windows: readonly Window[], zone = "utc"): string | undefined {
	const start = DateTime.fromISO(startTime, { setZone: true, zone });
	return windows.findLast((window) => start >= window.start && start <= window.end)?.date;
}
