import { parse } from "csv-parse/sync";
import { DateTime } from "luxon";
import { cleanText } from "../../../conference/expand/clean-text";
import { UsageError } from "../../context";
import { durationOf } from "../durations";
import { Gathering } from "../gathering";
import { after } from "./schedule";
import { type Form, idOf } from "./source";

/** What a column may hold, and the names of columns that are taken for it, the first that is there. */
export const FIELDS = {
	title: ["title", "sessiontitle", "talktitle", "proposaltitle", "name", "session", "talk", "summary", "subject"],
	id: ["id", "code", "key", "sessionid", "talkid", "proposalid", "uid", "guid"],
	start: ["starttime", "startsat", "startdatetime", "start", "begin", "begins", "from", "dtstart", "time"],
	end: ["endtime", "endsat", "enddatetime", "end", "ends", "until", "to", "dtend"],
	date: ["date", "day", "startdate"],
	duration: ["duration", "length", "lasts", "minutes", "durationminutes", "durationinminutes"],
	room: ["room", "location", "venue", "stage", "hall"],
	track: ["track", "tracks", "category", "stream"],
	speakers: ["speakers", "speaker", "speakernames", "speakername", "presenters", "presenter", "people", "persons"],
	subtitle: ["subtitle"],
	abstract: ["abstract", "shortdescription"],
	description: ["description", "details"],
	timezone: ["timezone", "tz"],
} as const;

/** What a column may hold. */
export type Field = keyof typeof FIELDS;

const DELIMITERS = [",", ";", "\t"] as const;

const plain = (header: string): string => header.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** Rows of a text; the delimiter is the one that its first line has most of. */
function rowsOf(text: string): string[][] {
	const [line = ""] = text.trimStart().split("\n");
	const count = (delimiter: string): number => line.split(delimiter).length;
	const [delimiter = ","] = DELIMITERS.toSorted((a, b) => count(b) - count(a));
	try {
		return parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true, relax_quotes: true });
	} catch (error) {
		throw new UsageError(`the export can't be read as CSV: ${(error as Error).message}.`);
	}
}

/** The place of the column of each field; by what was said, else by the names of columns. */
function columnsOf(header: readonly string[], said: Readonly<Record<string, string>> = {}): Map<Field, number> {
	const columns = new Map<Field, number>();
	const names = header.map(plain);
	for (const [field, column] of Object.entries(said)) {
		const place = header.findIndex((name) => name.trim() === column.trim());
		const loose = place >= 0 ? place : names.indexOf(plain(column));
		if (loose < 0) throw new UsageError(`the export has no column "${column}"; it has ${header.join(", ")}.`);
		columns.set(field as Field, loose);
	}
	for (const [field, known] of Object.entries(FIELDS) as [Field, readonly string[]][]) {
		const taken = new Set(columns.values());
		const name = known.find((one) => names.includes(one) && !taken.has(names.indexOf(one)));
		if (!columns.has(field) && name !== undefined) columns.set(field, names.indexOf(name));
	}
	return columns;
}

/** A clock such as `9:30`, `09:30:00` or `9:30 pm` as `09:30`; undefined for another text. */
function clockOf(text: string | undefined): string | undefined {
	const [, hours, minutes, , half] = /^(\d{1,2}):(\d\d)(:\d\d)?(?:\s*([ap])\.?m\.?)?$/i.exec(text ?? "") ?? [];
	if (hours === undefined || minutes === undefined) return undefined;
	const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === "p" ? 12 : 0);
	return hour > 23 ? undefined : `${String(hour).padStart(2, "0")}:${minutes}`;
}

/** A date and a time; the date may be in a column of its own. */
function timeOf(text: string | undefined, date: string | undefined): string | undefined {
	const clock = clockOf(text);
	if (clock !== undefined) return /^\d{4}-\d\d-\d\d$/.test(date ?? "") ? `${date}T${clock}` : undefined;
	const said = /^\d{4}-\d\d-\d\d[T ]/.test(text ?? "") ? (text ?? "").replace(" ", "T").replace(" ", "") : "";
	const [, day = "", time = ""] = /^(\d{4}-\d\d-\d\d)T(\d{1,2}:\d\d(?::\d\d)?\s*[ap]\.?m\.?)$/i.exec(said) ?? [];
	const whole = day === "" ? said : `${day}T${clockOf(time)}`;
	return whole !== "" && DateTime.fromISO(whole).isValid ? whole : undefined;
}

/** Names of a cell: behind each other with a semicolon, a bar, or a line break; else with commas. */
function namesOf(cell: string | undefined): string[] {
	const text = cell ?? "";
	const parts = /[;|\n]/.test(text) ? text.split(/[;|\n]/) : text.split(",");
	return parts.map((name) => name.trim()).filter((name) => name !== "");
}

/** A cell without the mark by which a spreadsheet takes it for no formula. */
function cellOf(text: string | undefined): string | undefined {
	return text?.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, "");
}

/** A table with a row for each session. */
export const csv: Form<string> = {
	title: "CSV file with a column for titles and one for starts",
	recognises: () => true,
	read: (text, { source, language, columns: said }) => {
		const [first = [], ...rows] = rowsOf(text);
		const header = first.map((name) => cleanText(name).trim());
		const columns = columnsOf(header, said);
		for (const field of ["title", "start"] as const) {
			if (!columns.has(field))
				throw new UsageError(
					`the export has no column that is known for the ${field}; name it, such as --map ${field}="${header[0] ?? "Column"}". It has ${header.join(", ")}.`,
				);
		}
		const gathering = new Gathering(source, language);
		for (const [index, row] of rows.entries()) readRow(row.map(cellOf), index + 2, columns, gathering);
		const used = new Set(columns.values());
		// Columns that our own export has beside those that are taken.
		const others = header.filter((name, index) => !used.has(index) && !["start", "end", "date"].includes(plain(name)));
		if (others.length > 0)
			gathering.note(`Not taken: the columns ${others.join(", ")}; --map names what a column holds.`);
		return gathering.programme();
	},
};

function readRow(
	row: readonly (string | undefined)[],
	line: number,
	columns: ReadonlyMap<Field, number>,
	gathering: Gathering,
): void {
	const cell = (field: Field): string | undefined => gathering.line(row[columns.get(field) ?? -1]);
	const name = cell("title");
	const what = name ?? cell("id") ?? `Row ${line}`;
	const [start, end] = [cell("start"), cell("end")];
	if (name === undefined) {
		gathering.refuse(what, "has no title");
		return;
	}
	if (start === undefined) {
		gathering.skip(what, "has no time yet");
		return;
	}
	const startTime = timeOf(start, cell("date"));
	if (startTime === undefined) {
		gathering.refuse(what, `has the start "${start}", which is no date and time; write 2027-05-04 09:30`);
		return;
	}
	const endTime = endOf(end, cell("duration"), startTime);
	if (endTime === undefined) {
		gathering.refuse(what, "has no end and no duration that can be read");
		return;
	}
	gathering.timezone ??= cell("timezone");
	const raw = (field: Field): string | undefined => row[columns.get(field) ?? -1];
	const track = cell("track");
	gathering.session({
		ids: [idOf(cell("id"))],
		name,
		description: gathering.paragraphs(raw("subtitle"), raw("abstract"), raw("description")),
		startTime,
		endTime,
		room: cell("room"),
		tracks: track === undefined ? [] : [track],
		people: namesOf(raw("speakers")).flatMap((one) => {
			const known = gathering.line(one);
			return known === undefined ? [] : [gathering.person([], known)];
		}),
	});
}

/** The end of a row: its date and time, or a clock that is after the start, or the start and a length. */
function endOf(end: string | undefined, duration: string | undefined, startTime: string): string | undefined {
	const clock = clockOf(end);
	if (clock !== undefined) {
		const same = `${startTime.slice(0, 10)}T${clock}${/(?:Z|[+-]\d\d:?\d\d)$/.exec(startTime)?.[0] ?? ""}`;
		return clock > startTime.slice(11, 16) ? same : after(same, 24 * 60);
	}
	if (end !== undefined) return timeOf(end, undefined);
	const minutes = durationOf(duration);
	return minutes === undefined ? undefined : after(startTime, minutes);
}
