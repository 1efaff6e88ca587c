import { statSync } from "node:fs";
import { type Command, InvalidArgumentError, Option } from "commander";
import { stringify } from "csv-stringify/sync";
import { type AgendaRow, agenda, type ConferenceSpec, type ParamValues } from "../conference";
import { type By, calendarText, pageText, publicPicture, TooLargeError } from "../programme";
import { type Context, collectParam, jsonText, loadOrSay, STRICT, toTimezone, UsageError } from "./context";
import { writeWhole } from "./files";

const EXAMPLES = `
Examples:
  zoom-events export conference.yaml --html --output public/index.html
  zoom-events export conference.yaml --svg --by room --output programme.svg
  zoom-events export conference.yaml --ics --output public/conference.ics
  zoom-events export conference.yaml --csv --timezone America/New_York > programme.csv
  zoom-events export conference.yaml --json | jq '.[] | {name, startTime}'

The page and the picture are for everybody: they have no e-mail addresses, no links to join by, and nothing that the event's own page hides.
The other formats have every session.

iCalendar times are in UTC, and each calendar shows them in its own time zone. An entry keeps its UID as long as its
key stays the same, so calendars update the entries they already have.`;

interface Flags {
	timezone?: string;
	by?: By;
	id?: string;
	url?: string;
	output?: string;
	param?: ParamValues;
	strict?: true;
}

/** A format in which a programme is written. */
interface Format {
	description: string;
	write(spec: ConferenceSpec, file: string, flags: Flags): string;
}

/** Rows for a spreadsheet. */
function csvText(rows: readonly AgendaRow[]): string {
	const columns = "key date start end timezone name track room speakers description startTime endTime".split(" ");
	const records = rows.map((row) => ({ ...row, speakers: row.speakers.join("; ") }));
	// A title that begins with "=" is no formula.
	return stringify(records, { header: true, columns, escape_formulas: true });
}

/** The time of the file's last change, so that the same file gives the same text. */
function changeOf(file: string): Date {
	return new Date(Math.floor(statSync(file).mtimeMs / 1000) * 1000);
}

const FORMATS = {
	html: {
		description: "export as a public page: one HTML file that needs nothing else",
		write: (spec, _, { timezone, by, id, url }) => pageText(spec, { timezone, by, id, url }),
	},
	svg: {
		description: "export as a picture of what the page shows (SVG)",
		write: (spec, _, { timezone, by }) => publicPicture(spec, { timezone, by }),
	},
	ics: {
		description: "export as iCalendar (RFC 5545)",
		// UIDs hold dates of the event's zone, whatever zone is asked for.
		write: (spec, file, { id }) => calendarText(agenda(spec), spec, { stamp: changeOf(file), id }),
	},
	csv: { description: "export as CSV", write: (spec, _, { timezone }) => csvText(agenda(spec, timezone)) },
	json: { description: "export as JSON", write: (spec, _, { timezone }) => jsonText(agenda(spec, timezone)) },
} as const satisfies Record<string, Format>;

/** A programme as text; what the format can't show is a wrong use of the command. */
function textOf(format: Format, spec: ConferenceSpec, file: string, flags: Flags): string {
	try {
		return format.write(spec, file, flags);
	} catch (error) {
		throw error instanceof TooLargeError ? new UsageError(error.message) : error;
	}
}

type FormatName = keyof typeof FORMATS;
const NAMES = Object.keys(FORMATS) as FormatName[];

function toWebAddress(text: string): string {
	const problem = "use an address of a web page, such as https://example.org/programme/";
	if (!URL.canParse(text)) throw new InvalidArgumentError(problem);
	const { protocol, href, hash } = new URL(text);
	if (!["https:", "http:"].includes(protocol) || hash !== "") throw new InvalidArgumentError(problem);
	return href;
}

/** `export FILE`: the programme for everybody, for calendars, spreadsheets and web sites. */
export function addExport(program: Command, context: Context): void {
	const command = program
		.command("export")
		.description("Export the programme of a conference file as a page, a picture, iCalendar, CSV or JSON")
		.argument("<file>", "the conference file");
	for (const name of NAMES) {
		const others = NAMES.filter((other) => other !== name);
		command.addOption(new Option(`--${name}`, FORMATS[name].description).conflicts(others));
	}
	command
		.option("--timezone <zone>", "local times in this time zone; the event's by default", toTimezone)
		.addOption(
			new Option("--by <column>", "columns of the page or picture; tracks if there are any").choices(["track", "room"]),
		)
		.option("--id <text>", "suffix of the calendar entries' UIDs; by default the event's name as a slug")
		.option("--url <address>", "address at which the page is published, for previews of links to it", toWebAddress)
		.option("--output <file>", "write to this file; standard output by default")
		.option("--param <name=value>", "value of a parameter; can be repeated", collectParam)
		.option(...STRICT)
		.addHelpText("after", EXAMPLES)
		.action(async (file: string, flags: Flags & Partial<Record<FormatName, true>>) => {
			const name = NAMES.find((one) => flags[one] === true);
			if (name === undefined) throw new UsageError("choose a format: --html, --svg, --ics, --csv or --json.");
			const spec = loadOrSay(file, flags.param ?? {}, context, flags.strict);
			if (spec === undefined) return;
			const text = textOf(FORMATS[name], spec, file, flags);
			if (flags.output === undefined) context.out(text);
			else await writeWhole(flags.output, text);
		});
}
