import { readFileSync } from "node:fs";
import { type Command, InvalidArgumentError, Option } from "commander";
import { formatProblem, loadConference } from "../../conference";
import { formats, speltZone } from "../../conference/check/formats";
import type { Properties } from "../../lifecycle/description";
import { type Context, codeOf, EXIT, toTimezone, UsageError } from "../context";
import { writeWhole } from "../files";
import { SCHEMA_LINE } from "../starter";
import { textOf } from "../yaml";
import { daysOfProgramme, splitOf } from "./days";
import { newDocument } from "./document";
import { type ReadTarget, readRecords, readTarget, recordFileOf } from "./files";
import { type Merged, mergeProgramme } from "./merge/merge";
import { recordedOf, recordsText } from "./merge/record";
import type { LeftOut, Programme } from "./programme";
import { readExport } from "./read";
import { type SettledProgramme, settled } from "./settle";
import { FIELDS } from "./sources/csv";
import { type System, systems } from "./sources/forms";
import { splicedText } from "./splice";

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

function isZone(zone: string): boolean {
	return /^[A-Za-z]/.test(zone) && formats.timezone?.validate?.(zone) === true;
}

/** The event's time zone: the file's, else the one that was asked for, else the export's. */
function zoneOf(target: ReadTarget | undefined, { output, timezone }: Flags, programme: Programme): string {
	const { timezone: own } = (target?.whole.event ?? {}) as Properties;
	if (typeof own === "string") {
		if (!isZone(own))
			throw new UsageError(`${output} has the time zone "${own}", which is no IANA one; correct event.timezone.`);
		return speltZone(own);
	}
	if (timezone !== undefined) return timezone;
	if (programme.timezone === undefined)
		throw new UsageError("the export has no time zone; add one, such as --timezone Europe/Berlin.");
	if (!isZone(programme.timezone))
		throw new UsageError(
			`the export has the time zone "${programme.timezone}", which is no IANA one; add it, such as --timezone Europe/Berlin.`,
		);
	return speltZone(programme.timezone);
}

function sentenceOf({ what, reason }: LeftOut): string {
	return `Left out ${what}: ${reason}.\n`;
}

/** The part of a programme on certain days. */
function onDays(programme: SettledProgramme, zone: string, days: Flags["days"]): SettledProgramme {
	if (days === undefined) return programme;
	const isWithin = (date: string): boolean => date >= days.first && date <= days.last;
	const sessions = daysOfProgramme(programme.sessions, zone).flatMap((day) => (isWithin(day.date) ? day.sessions : []));
	const speakers = new Set(sessions.flatMap((session) => session.speakers));
	const others = programme.sessions.length - sessions.length;
	const elsewhere = new Set([...programme.sessions, ...programme.speakers].map(({ id }) => id));
	return {
		...programme,
		sessions,
		elsewhere,
		speakers: programme.speakers.filter(({ id }) => speakers.has(id)),
		notes:
			others === 0
				? programme.notes
				: [...programme.notes, `${others} ${others === 1 ? "session is" : "sessions are"} on other days.`],
	};
}

/** Says what was left out and what the export and the file say differently. */
function report(
	{ leftOut, gone, conflicts, replaced }: Merged,
	notes: readonly string[],
	file: string,
	context: Context,
): void {
	for (const one of leftOut) context.err(sentenceOf(one));
	for (const note of notes) context.err(`${note}\n`);
	for (const path of gone) context.err(`${path} is not in the export; remove it if it was cancelled.\n`);
	const saying = (theirs: string | undefined): string => (theirs === undefined ? "says nothing" : `says "${theirs}"`);
	for (const { path, theirs } of conflicts)
		context.err(`${path} was changed here and in the export, which ${saying(theirs)}; the file's value was kept.\n`);
	if (replaced.length > 0) {
		context.err(
			`${recordFileOf(file)} doesn't say what was imported before, so the export's values replaced the file's:\n`,
		);
		for (const { path } of replaced) context.err(`  ${path}\n`);
	}
}

/** `4 sessions, 2 speakers. Left out: 1.` */
function countsOf({ sessions, speakers, leftOut }: Merged): string {
	const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;
	const left = leftOut.length > 0 ? ` Left out: ${leftOut.length}.` : "";
	return `${count(sessions, "session")}, ${count(speakers, "speaker")}.${left}`;
}

async function importFile(file: string, flags: Flags, context: Context): Promise<void> {
	const { output } = flags;
	const programme = read(file, flags);
	const nothing = (leftOut: readonly LeftOut[]): UsageError => {
		for (const one of leftOut) context.err(sentenceOf(one));
		const isScheduled = leftOut.some(({ isMeant }) => !isMeant);
		const advice = isScheduled ? "" : systems[programme.source as System].whenEmpty;
		return new UsageError(`${file} has no sessions with a time. Nothing was written.${advice}`);
	};
	if (programme.sessions.length === 0) throw nothing(programme.leftOut);
	const known = readTarget(output);
	const zone = zoneOf(known, flags, programme);
	const whole = settled(programme, zone);
	const part = onDays(whole, zone, flags.days);
	if (part.sessions.length === 0) throw nothing(part.leftOut);
	const days = daysOfProgramme(part.sessions, zone);
	const split = known === undefined ? splitOf(days) : undefined;
	if (split !== undefined) throw new UsageError(split);
	const document = known?.document ?? newDocument(programme.title, days, zone);
	const target = known ?? { document, bases: [], whole: document.toJS() as Properties };
	// A record without its file is of another one.
	const records = known === undefined ? { version: 1 as const, sources: {} } : readRecords(output);
	const merged = mergeProgramme(target, part, zone, recordedOf(records.sources, programme.source));
	const isChanged = known === undefined || merged.written.length > 0;
	if (known === undefined) await writeWhole(output, `${SCHEMA_LINE}\n${textOf(document)}`);
	else if (isChanged) await writeWhole(output, splicedText(known.text, document, merged.written));
	const sources = { ...records.sources, [programme.source]: merged.record };
	await writeWhole(recordFileOf(output), recordsText({ version: 1, sources }));
	report(merged, part.notes, output, context);
	const { problems } = loadConference(output);
	for (const problem of problems) context.err(`${formatProblem(problem)}\n`);
	const isBroken = merged.leftOut.some(({ isMeant }) => !isMeant) || merged.conflicts.length > 0;
	context.end(Math.max(codeOf(problems), isBroken ? EXIT.problems : EXIT.ok));
	const verb = known === undefined ? "Wrote" : "Merged into";
	context.out(`${verb} ${output}: ${countsOf(merged)}${isChanged ? "" : " Nothing changed."}\n`);
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
