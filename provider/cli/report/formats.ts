import Table from "cli-table3";
import { stringify } from "csv-stringify/sync";
import type { Properties } from "../../lifecycle/description";
import { type Column, rowsOf } from "./columns";

/** Writes records piece by piece. */
export interface Writer {
	/** What comes before the first record. */
	begin(): string;
	write(records: readonly Properties[]): string;
	/** What comes after the last one. */
	end(): string;
	/** True once no more records are wanted. */
	isFull(): boolean;
}

/** What a writer writes. */
export interface Layout {
	columns: readonly Column[];
	/** List of which each item is a row. */
	each?: string | undefined;
	/** Names of the columns that a table has. */
	tableColumns: readonly string[];
	/** Keeps spreadsheets from taking text for a formula. */
	isFormulaSafe: boolean;
}

/** Most rows that a table shows; nobody reads more on a terminal, and each page costs a request. */
const MOST_IN_A_TABLE = 50;

function csvWriter({ columns, each, isFormulaSafe }: Layout): Writer {
	const text = (rows: readonly (readonly string[])[]): string =>
		// A line break of any system is quoted, not only the one between records.
		stringify([...rows], { record_delimiter: "windows", quoted_match: /[\r\n]/, escape_formulas: isFormulaSafe });
	return {
		begin: () => text([columns.map(({ name }) => name)]),
		write: (records) =>
			text(records.flatMap((record) => rowsOf(record, each).map((row) => columns.map(({ textOf }) => textOf(row))))),
		end: () => "",
		isFull: () => false,
	};
}

function ndjsonWriter(): Writer {
	return {
		begin: () => "",
		write: (records) => records.map((record) => `${JSON.stringify(record)}\n`).join(""),
		end: () => "",
		isFull: () => false,
	};
}

function jsonWriter(): Writer {
	let isFirst = true;
	return {
		begin: () => "[",
		write: (records) =>
			records
				.map((record) => {
					const text = `${isFirst ? "" : ","}\n${JSON.stringify(record)}`;
					isFirst = false;
					return text;
				})
				.join(""),
		end: () => "\n]\n",
		isFull: () => false,
	};
}

/** Control characters in what people wrote could steer the terminal. */
const shown = (text: string): string => text.replace(/\p{Cc}+/gu, " ");

function tableWriter({ columns, each, tableColumns }: Layout): Writer {
	const chosen = tableColumns.flatMap((name) => columns.find((column) => column.name === name) ?? []);
	const rows: string[][] = [];
	return {
		begin: () => "",
		write: (records) => {
			for (const record of records)
				rows.push(...rowsOf(record, each).map((row) => chosen.map(({ textOf }) => shown(textOf(row)))));
			return "";
		},
		end: () => {
			if (rows.length === 0) return "No rows.\n";
			const table = new Table({
				head: chosen.map(({ name }) => name),
				style: { head: [], border: [], compact: true },
			});
			table.push(...rows.slice(0, MOST_IN_A_TABLE));
			const more =
				rows.length > MOST_IN_A_TABLE
					? `These are the first ${MOST_IN_A_TABLE} rows. All rows and columns: --output report.csv\n`
					: "";
			return `${table.toString()}\n${more}`;
		},
		isFull: () => rows.length > MOST_IN_A_TABLE,
	};
}

/** The formats by their flags. */
export const FORMATS = {
	table: { about: "write a table of the main columns, at most 50 rows", writer: tableWriter },
	csv: { about: "write CSV (RFC 4180) with all columns", writer: csvWriter },
	json: { about: "write a JSON array of the API's records", writer: jsonWriter },
	ndjson: { about: "write one JSON object a line", writer: ndjsonWriter },
} as const satisfies Record<string, { about: string; writer(layout: Layout): Writer }>;

/** Name of a format. */
export type FormatName = keyof typeof FORMATS;

/** Names of all formats. */
export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];

/**
 * The format that is meant where none is named: that of the file's ending, a table on a terminal, and CSV for all else.
 *
 * @param output file to which is written; absent for standard output
 */
export function formatFor(output: string | undefined, isTerminal: boolean): FormatName {
	if (output === undefined) return isTerminal ? "table" : "csv";
	const ending = output.toLowerCase().split(".").at(-1);
	return ending === "json" || ending === "ndjson" ? ending : "csv";
}
