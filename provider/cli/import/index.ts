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
If the output file exists, the import is merged into it: comments, order and anything the export doesn't know are
kept. A comment above an entry ties it to the export, so that its key stays when its title changes there.`;

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
	if (programme.sessions.length === 0) throw new UsageError(`${file} has no sessions with a time.`);
	return programme;
}

/** The file to merge into; undefined if there is none yet. */
function readTarget(file: string): Document | undefined {
	if (!existsSync(file)) return undefined;
	const document = parseDocument(readFileSync(file, "utf8"));
	const [error] = document.errors;
	if (error !== undefined) throw new UsageError(`${file} can't be merged into: ${error.message}`);
	if (!isMap(document.contents)) throw new UsageError(`${file} can't be merged into: it is not a conference file.`);
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
	const systems = new Option("--from <system>", "system that wrote the export").choices(Object.keys(SYSTEMS));
	program
		.command("import")
		.description("Import a programme from another system into a new or existing conference file")
		.argument("<file>", "the export, as JSON")
		.addOption(systems.makeOptionMandatory())
		.option("--output <file>", "conference file to write or merge into", "conference.yaml")
		.option("--timezone <zone>", "the event's time zone, if neither the file nor the export has one", toTimezone)
		.addHelpText("after", EXAMPLES)
		.action(async (file: string, flags: Flags) => {
			const programme = readExport(flags, file);
			const { output } = flags;
			const target = readTarget(output);
			const place = placeOf(output, target);
			const zone = place.timezone ?? flags.timezone ?? programme.timezone;
			if (zone === undefined)
				throw new UsageError("the export has no time zone; add one, such as --timezone Europe/Berlin.");
			const document = target ?? newDocument(programme, speltZone(zone));
			const { gone } = mergeInto(document, programme, zone, place.dates);
			await writeWhole(output, target === undefined ? `${SCHEMA_LINE}\n${textOf(document)}` : textOf(document));
			for (const line of programme.leftOut) context.err(`Left out ${line}.\n`);
			for (const key of gone) context.err(`${key} is not in the export; remove it if it was cancelled.\n`);
			const { problems } = loadConference(output);
			for (const problem of problems) context.err(`${formatProblem(problem)}\n`);
			context.end(codeOf(problems));
			const { sessions, speakers } = programme;
			const verb = target === undefined ? "Wrote" : "Merged into";
			context.out(`${verb} ${output}: ${sessions.length} sessions, ${speakers.length} speakers.\n`);
		});
}
