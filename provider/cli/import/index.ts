import { existsSync, readFileSync } from "node:fs";
import { type Command, Option } from "commander";
import { type Document, isMap, parseDocument } from "yaml";
import { formatProblem, loadConference } from "../../conference";
import { speltZone } from "../../conference/check/formats";
import { sittingsOf } from "../../conference/expand/calendar";
import { literal } from "../../conference/file/params";
import { type Context, codeOf, toTimezone, UsageError } from "../context";
import { writeWhole } from "../files";
import { SCHEMA_LINE } from "../starter";
import { textOf } from "../yaml";
import { mergeInto, newDocument } from "./merge";
import { fromPretalx } from "./pretalx";
import type { Programme } from "./programme";
import { fromSessionize } from "./sessionize";

const EXAMPLES = `
Examples:
  zoom-events import --from pretalx schedule.json
  zoom-events import --from sessionize all.json --timezone Europe/Berlin --output devconf.yaml

pretalx: <event>/schedule/export/schedule.json. Sessionize: the API endpoint "All data", as JSON.
An output file that exists is merged into: its comments, its order and what the export doesn't know stay. A comment above
an entry says which session or speaker of the export it is, so that another title there keeps the key here.`;

const SYSTEMS = { pretalx: fromPretalx, sessionize: fromSessionize } as const;

interface Flags {
	from: keyof typeof SYSTEMS;
	output: string;
	timezone?: string;
}

function readExport({ from }: Flags, file: string): Programme {
	let value: unknown;
	try {
		value = JSON.parse(readFileSync(file, "utf8"));
	} catch (error) {
		throw new UsageError(`${file} can't be read as JSON: ${(error as Error).message}.`);
	}
	const programme = literal(SYSTEMS[from](value));
	if (programme.sessions.length === 0) throw new UsageError(`${file} has no session with a time.`);
	return programme;
}

/** The file to merge into; undefined where there is none yet. */
function readTarget(file: string): Document | undefined {
	if (!existsSync(file)) return undefined;
	const document = parseDocument(readFileSync(file, "utf8"));
	const [error] = document.errors;
	if (error !== undefined) throw new UsageError(`${file} can't be merged into: ${error.message}`);
	if (!isMap(document.contents)) throw new UsageError(`${file} can't be merged into: it is no conference file.`);
	return document as unknown as Document;
}

/** Time zone and days of a file that is merged into, its templates and parameters included. */
function placeOf(file: string, target: Document | undefined): { timezone?: string; dates?: string[] } {
	if (target === undefined) return {};
	const { spec } = loadConference(file);
	if (spec === undefined) {
		const timezone: unknown = target.getIn(["event", "timezone"]);
		return typeof timezone === "string" ? { timezone } : {};
	}
	const timezone = String(spec.event.timezone);
	const dates = sittingsOf(spec, timezone, () => undefined).flatMap(({ days }) => days.map(({ date }) => date));
	return { timezone, dates };
}

/** `import --from SYSTEM FILE`: a programme of another system as a conference file. */
export function addImport(program: Command, context: Context): void {
	const systems = new Option("--from <system>", "where the export is from").choices(Object.keys(SYSTEMS));
	program
		.command("import")
		.description("Write the programme of another system to a conference file, or merge it into one")
		.argument("<file>", "the export, as JSON")
		.addOption(systems.makeOptionMandatory())
		.option("--output <file>", "conference file to write or to merge into", "conference.yaml")
		.option("--timezone <zone>", "the event's time zone, where neither the file nor the export says it", toTimezone)
		.addHelpText("after", EXAMPLES)
		.action(async (file: string, flags: Flags) => {
			const programme = readExport(flags, file);
			const { output } = flags;
			const target = readTarget(output);
			const place = placeOf(output, target);
			const zone = place.timezone ?? flags.timezone ?? programme.timezone;
			if (zone === undefined)
				throw new UsageError("the export says no time zone; add --timezone Europe/Berlin or another.");
			const document = target ?? newDocument(programme, speltZone(zone));
			const { gone } = mergeInto(document, programme, zone, place.dates);
			await writeWhole(output, target === undefined ? `${SCHEMA_LINE}\n${textOf(document)}` : textOf(document));
			for (const line of programme.leftOut) context.err(`Left out ${line}.\n`);
			for (const key of gone) context.err(`${key} is not in the export; take it out if it was cancelled.\n`);
			const { problems } = loadConference(output);
			for (const problem of problems) context.err(`${formatProblem(problem)}\n`);
			context.end(codeOf(problems));
			const { sessions, speakers } = programme;
			const verb = target === undefined ? "Wrote" : "Merged into";
			context.out(`${verb} ${output}: ${sessions.length} sessions, ${speakers.length} speakers.\n`);
		});
}
