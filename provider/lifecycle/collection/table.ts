import { parse } from "csv-parse/sync";
import { isObject } from "../../api/json";

/** One row of a file. */
export interface Row {
	/** Where it is, for people: `line 12` of a CSV file, `entry 12` of a JSON array; both count from 1. */
	place: string;
	/** Values by column, without blanks around them. */
	values: Readonly<Record<string, string>>;
}

/** A file of rows, as it was read. */
export interface Table {
	/** Columns in their order; a name that occurs twice is there twice. */
	columns: readonly string[];
	rows: readonly Row[];
	/** Rows that can't be read, and why. */
	failures: readonly string[];
}

/** A file that is no table at all; the message goes on after the file's name. */
export class TableError extends Error {}

/** What may stand between the values of a line; the most frequent in the header counts. */
const DELIMITERS = [",", ";", "\t", "|"];

/**
 * Reads a CSV file with a header, in whatever way a spreadsheet or a shop has written it, or a JSON array of objects.
 *
 * @param bytes UTF-8 or UTF-16, with or without a byte order mark
 * @throws TableError where it is neither
 */
export function readTable(bytes: Uint8Array): Table {
	const text = decoded(bytes);
	return /^\s*[[{]/.test(text) ? fromJson(text) : fromCsv(text);
}

function decoded(bytes: Uint8Array): string {
	const [first, second] = bytes;
	// Without a byte order mark, Latin letters show by every other byte of theirs, which is zero.
	const isLittle = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0);
	const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0);
	const encoding = isLittle ? "utf-16le" : isBig ? "utf-16be" : "utf-8";
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		throw new TableError('is neither UTF-8 nor UTF-16. In a spreadsheet, save it as "CSV UTF-8".');
	}
}

function delimiterOf(header: string): string {
	const plain = header.replace(/"[^"]*"/g, "");
	const counts = DELIMITERS.map((one) => plain.split(one).length);
	return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}

function fromCsv(all: string): Table {
	// A line by which a spreadsheet is told the delimiter is none of the table.
	const [hint, said] = /^sep=(.)\r?\n/.exec(all) ?? ["", undefined];
	const text = all.slice(hint.length);
	const offset = hint === "" ? 0 : 1;
	const [header = ""] = text.trimStart().split(/\r\n|\n|\r/, 1);
	let records: { record: string[]; info: { lines: number } }[];
	try {
		records = parse(text, {
			delimiter: said ?? delimiterOf(header),
			info: true,
			relax_column_count: true,
			skip_empty_lines: true,
		}) as unknown as typeof records;
	} catch (error) {
		const { lines } = error as { lines?: number };
		const where = lines === undefined ? "" : ` near line ${lines + offset}`;
		throw new TableError(`can't be read as CSV${where}: a quotation mark is not closed, or stands within a value.`);
	}
	const columns = records[0]?.record.map((name) => name.trim()) ?? [];
	const rows: Row[] = [];
	const failures: string[] = [];
	let last = records[0]?.info.lines ?? 0;
	for (const { record, info } of records.slice(1)) {
		// A value may go on over lines: its row is named by the first.
		const place = `line ${last + 1 + offset}`;
		last = info.lines;
		const values = record.map((value) => value.trim());
		if (values.every((value) => value === "")) continue;
		const surplus = values.slice(columns.length).some((value) => value !== "");
		if (values.length < columns.length || surplus)
			failures.push(`${place} has ${values.length} values, and the header has ${columns.length} columns.`);
		else rows.push({ place, values: Object.fromEntries(columns.map((name, index) => [name, values[index] ?? ""])) });
	}
	return { columns, rows, failures };
}

function fromJson(text: string): Table {
	let entries: unknown;
	try {
		entries = JSON.parse(text);
	} catch {
		throw new TableError("is not valid JSON.");
	}
	if (!Array.isArray(entries)) throw new TableError("is JSON, but not an array of objects.");
	const columns = new Set<string>();
	const rows: Row[] = [];
	const failures: string[] = [];
	for (const [index, entry] of entries.entries()) {
		const place = `entry ${index + 1}`;
		if (!isObject(entry)) {
			failures.push(`${place} is not an object.`);
			continue;
		}
		const values = Object.fromEntries(flat(entry, ""));
		for (const name of Object.keys(values)) columns.add(name);
		rows.push({ place, values });
	}
	return { columns: [...columns], rows, failures };
}

/** Values as texts, those of objects within by a path of names: `buyer.email`. */
function flat(entry: object, within: string): [name: string, value: string][] {
	return Object.entries(entry).flatMap(([name, value]: [string, unknown]): [string, string][] => {
		const path = `${within}${name}`;
		if (isObject(value)) return flat(value, `${path}.`);
		if (value === null || value === undefined) return [[path, ""]];
		return [[path, Array.isArray(value) ? value.map(String).join(",") : String(value).trim()]];
	});
}
