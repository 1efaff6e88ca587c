import { type Command, Option } from "commander";
import { stringify } from "csv-stringify/sync";
import { type AgendaRow, agenda, type ParamValues } from "../conference";
import { type Context, collectParam, jsonText, loadOrSay, STRICT, toTimezone, UsageError } from "./context";
import { writeWhole } from "./files";
import { calendarText } from "./ics";

const EXAMPLES = `
Examples:
  zoom-events export conference.yaml --ics --output public/conference.ics
  zoom-events export conference.yaml --csv --timezone America/New_York > programme.csv
  zoom-events export conference.yaml --json | jq '.[] | {name, startTime}'

iCalendar times are in UTC, and each calendar shows them in its own time zone. An entry keeps its UID as long as its
key stays the same, so calendars update the entries they already have.`;

interface Flags {
	ics?: true;
	json?: true;
	csv?: true;
	timezone?: string;
	id?: string;
	output?: string;
	param?: ParamValues;
	strict?: true;
}

/** Rows for a spreadsheet. */
function csvText(rows: readonly AgendaRow[]): string {
	const columns = "key date start end timezone name track room speakers description startTime endTime".split(" ");
	const records = rows.map((row) => ({ ...row, speakers: row.speakers.join("; ") }));
	// A title that begins with "=" is no formula.
	return stringify(records, { header: true, columns, escape_formulas: true });
}

/** `export FILE`: the programme for calendars, spreadsheets and web sites. */
export function addExport(program: Command, context: Context): void {
	program
		.command("export")
		.description("Export the programme of a conference file as iCalendar, CSV or JSON")
		.argument("<file>", "the conference file")
		.addOption(new Option("--ics", "export as iCalendar (RFC 5545)").conflicts(["json", "csv"]))
		.addOption(new Option("--csv", "export as CSV").conflicts(["json", "ics"]))
		.addOption(new Option("--json", "export as JSON").conflicts(["ics", "csv"]))
		.option("--timezone <zone>", "local times in this time zone; the event's by default", toTimezone)
		.option("--id <text>", "suffix of the calendar entries' UIDs; by default the event's name as a slug")
		.option("--output <file>", "write to this file; standard output by default")
		.option("--param <name=value>", "value of a parameter; can be repeated", collectParam)
		.option(...STRICT)
		.addHelpText("after", EXAMPLES)
		.action(async (file: string, flags: Flags) => {
			if (flags.ics !== true && flags.csv !== true && flags.json !== true)
				throw new UsageError("choose a format: --ics, --csv or --json.");
			const spec = loadOrSay(file, flags.param ?? {}, context, flags.strict);
			if (spec === undefined) return;
			const rows = agenda(spec, flags.timezone);
			const asText = flags.csv === true ? csvText : jsonText;
			const text = flags.ics === true ? calendarText(rows, spec, file, flags.id) : asText(rows);
			if (flags.output === undefined) context.out(text);
			else await writeWhole(flags.output, text);
		});
}
