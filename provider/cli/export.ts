import { type Command, Option } from "commander";
import { stringify } from "csv-stringify/sync";
import { type AgendaRow, agenda, type ParamValues } from "../conference";
import { type Context, collectParam, jsonText, loadOrSay, toTimezone, UsageError } from "./context";
import { writeWhole } from "./files";
import { calendarText } from "./ics";

const EXAMPLES = `
Examples:
  zoom-events export conference.yaml --ics --output public/conference.ics
  zoom-events export conference.yaml --csv --timezone America/New_York > programme.csv
  zoom-events export conference.yaml --json | jq '.[] | {name, startTime}'

Times in an iCalendar file are instants, which each reader's calendar shows in its own time zone. An entry keeps its
UID as long as its key stays, so that a calendar that has it takes a change over.`;

interface Flags {
	ics?: true;
	json?: true;
	csv?: true;
	timezone?: string;
	id?: string;
	output?: string;
	param?: ParamValues;
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
		.description("Write the programme of a conference file as iCalendar, CSV or JSON")
		.argument("<file>", "the conference file")
		.addOption(new Option("--ics", "as iCalendar (RFC 5545)").conflicts(["json", "csv"]))
		.addOption(new Option("--csv", "as CSV").conflicts(["json", "ics"]))
		.addOption(new Option("--json", "as JSON").conflicts(["ics", "csv"]))
		.option("--timezone <zone>", "local times in this time zone; the event's where not given", toTimezone)
		.option("--id <text>", "what UIDs of calendar entries end in; the event's name as a slug where not given")
		.option("--output <file>", "write to this file; to the standard output where not given")
		.option("--param <name=value>", "value of a parameter; may be given several times", collectParam)
		.addHelpText("after", EXAMPLES)
		.action(async (file: string, flags: Flags) => {
			if (flags.ics !== true && flags.csv !== true && flags.json !== true)
				throw new UsageError("say as what to export: --ics, --csv or --json.");
			const spec = loadOrSay(file, flags.param ?? {}, context);
			if (spec === undefined) return;
			const rows = agenda(spec, flags.timezone);
			const asText = flags.csv === true ? csvText : jsonText;
			const text = flags.ics === true ? calendarText(rows, spec, file, flags.id) : asText(rows);
			if (flags.output === undefined) context.out(text);
			else await writeWhole(flags.output, text);
		});
}
