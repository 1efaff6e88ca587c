import { readFileSync } from "node:fs";
import { type Command, InvalidArgumentError, Option } from "commander";
import { formatProblem, loadConference } from "../../conference";
import { type Context, codeOf, EXIT, toTimezone, UsageError } from "../context";
import { writeWhole } from "../files";
import { recordFileOf } from "./files";
import type { Merged } from "./merge/merge";
import { recordsText } from "./merge/record";
import { NothingToImport, type Prepared, prepareImport } from "./prepare";
import type { Programme } from "./programme";
import { readExport } from "./read";
import { reportLeftOut, reportMerge } from "./report";
import { FIELDS } from "./sources/csv";
import { type System, systems } from "./sources/forms";

const EXAMPLES = `
Examples:
  zoom-events import schedule.json
  zoom-events import --from sessionize all.json --timezone Europe/Berlin --output devconf.yaml
  zoom-events import programme.csv --map title=Talk,start=Begins --timezone Europe/Berlin

pretalx: schedule.json, schedule.xml, or a list of its API (talks, submissions, slots). Sessionize: the API endpoint "All
data", as JSON. frab: schedule.xml or schedule.json. Others: iCalendar, and CSV with a column for titles and one for
starts.

If the output file exists, the import is merged into it. What the export doesn't know stays, and so does what was
changed in the file since the last import; the record beside the file (conference.lock.json) tells the two apart, so
commit both. A comment above an entry ties it to the export, so that its key stays when its title changes there.

The exit code is 0 if every entry was written, or is one that no programme has (a break, a talk without a time, a
cancelled one); 1 if an entry with something wrong was left out, if the file and the export both changed a value, or if
the file has problems; 2 if nothing was written.`;

interface Flags {
	from?: System;
	output: string;
	timezone?: string;
	days?: { first: string; last: string };
	trackCategory?: string;
	language?: string;
	map?: Record<string, string>;
}

/** Reads `title=Talk,start=Begins`. */
function toColumns(text: string, known: Record<string, string> = {}): Record<string, string> {
	const pairs = text.split(",").map((pair) => pair.split(/=(.*)/s).map((part) => part.trim()));
	for (const [field = "", column = ""] of pairs) {
		if (column === "" || !Object.hasOwn(FIELDS, field))
			throw new InvalidArgumentError(`use field=Column, with a field of ${Object.keys(FIELDS).join(", ")}`);
	}
	return {
		...known,
		...(Object.fromEntries(pairs.map(([field, column]) => [field, column])) as Record<string, string>),
	};
}

/** Reads `2027-05-04..2027-05-09`, or one date. */
function toDays(text: string): { first: string; last: string } {
	const [, first, last] = /^(\d{4}-\d\d-\d\d)(?:\.\.(\d{4}-\d\d-\d\d))?$/.exec(text) ?? [];
	if (first === undefined || (last ?? first) < first)
		throw new InvalidArgumentError("use two dates, such as 2027-05-04..2027-05-09");
	return { first, last: last ?? first };
}

function read(file: string, { from, trackCategory, language, map }: Flags): Programme {
	let bytes: Buffer;
	try {
		bytes = readFileSync(file);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		const fault = code === "ENOENT" ? "does not exist; check the name" : `can't be read: ${code ?? String(error)}`;
		throw new UsageError(`${file} ${fault}.`);
	}
	return readExport(bytes, {
		...(from !== undefined && { system: from }),
		...(trackCategory !== undefined && { trackCategory }),
		...(language !== undefined && { language }),
		...(map !== undefined && { columns: map }),
	});
}

/** `4 sessions, 2 speakers. Left out: 1.` */
function countsOf({ sessions, speakers, leftOut }: Merged): string {
	const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;
	const left = leftOut.length > 0 ? ` Left out: ${leftOut.length}.` : "";
	return `${count(sessions, "session")}, ${count(speakers, "speaker")}.${left}`;
}

async function importFile(file: string, flags: Flags, context: Context): Promise<void> {
	const { output, timezone, days } = flags;
	const options = { ...(timezone !== undefined && { timezone }), ...(days !== undefined && { days }) };
	let prepared: Prepared;
	try {
		prepared = prepareImport(read(file, flags), file, output, options);
	} catch (error) {
		if (error instanceof NothingToImport) reportLeftOut(error.leftOut, context);
		throw error;
	}
	const { text, records, merged, notes, known } = prepared;
	if (text !== undefined) await writeWhole(output, text);
	await writeWhole(recordFileOf(output), recordsText(records));
	reportMerge(merged, notes, output, context);
	const { problems } = loadConference(output, {}, context.now);
	for (const problem of problems) context.err(`${formatProblem(problem)}\n`);
	const isBroken = merged.leftOut.some(({ isMeant }) => !isMeant) || merged.conflicts.length > 0;
	context.end(Math.max(codeOf(problems), isBroken ? EXIT.problems : EXIT.ok));
	const verb = known === undefined ? "Wrote" : "Merged into";
	context.out(`${verb} ${output}: ${countsOf(merged)}${text === undefined ? " Nothing changed." : ""}\n`);
}

/** `import [--from SYSTEM] FILE`: a programme of another system as a conference file. */
export function addImport(program: Command, context: Context): void {
	const from = new Option("--from <system>", "system that wrote the export; by default its form tells");
	program
		.command("import")
		.description("Import a programme from another system into a new or existing conference file")
		.argument("<file>", "the export")
		.addOption(from.choices(Object.keys(systems)))
		.option("--output <file>", "conference file to write or merge into", "conference.yaml")
		.option("--timezone <zone>", "the event's time zone, if neither the file nor the export has one", toTimezone)
		.option("--days <first..last>", "dates of the programme's days to import, such as 2027-05-04..2027-05-09", toDays)
		.option("--language <code>", "language of texts that the export has in several", "en")
		.option("--track-category <title>", "Sessionize's category that is the track; by default the one called Track")
		.option("--map <field=Column,…>", "columns of a CSV file, where their names don't tell what they hold", toColumns)
		.addHelpText("after", EXAMPLES)
		.action((file: string, flags: Flags) => importFile(file, flags, context));
}
