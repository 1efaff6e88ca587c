import { Argument, type Command, InvalidArgumentError, Option } from "commander";
import { DateTime } from "luxon";
import { ZoomEventsClient } from "../../api/client";
import { recordsOf } from "../../functions/records";
import { type Context, collectParam, UsageError } from "../context";
import { reportColumns } from "./columns";
import { type EventFlags, findChannel, findEvent, findSessionId, spanOf } from "./event";
import { FORMAT_NAMES, FORMATS } from "./formats";
import { PEOPLE_TABLE, peopleColumns, peopleOf } from "./people";
import { type Report, type ReportName, reports, sessionAttendance } from "./reports";
import { type OutputFlags, writeRecords } from "./write";

const NAMES = Object.keys(reports) as ReportName[];

const WHICH_EVENT = `
An event is named by its id, its name, or the conference file that declares it; of a file with several, by --which.`;

const PERSONAL = `
Without a format: a table on a terminal, the format of the file's ending with --output, CSV otherwise.
This is personal data. A file can be read by its owner alone, and is there whole or not at all.
Credentials and URLs come from the environment: ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID, ZOOM_CLIENT_SECRET, ZOOM_API_URL, …`;

const REPORT_EXAMPLES = `
Reports:
${NAMES.map((name) => `  ${name.padEnd(14)} ${reports[name].about}`).join("\n")}

Examples:
  zoom-events report attendance "DevConf Example 2027" --output attendance.csv
  zoom-events report registrations conference.yaml --from 2027-04-01 --to 2027-04-30 --csv --formula-safe
  zoom-events report attendance conference.yaml --session opening
  zoom-events report survey aBcDeFgHiJkLmNoPqRsTuV --ndjson | jq .email
  zoom-events report vod Recordings --hub Community
${WHICH_EVENT}
${PERSONAL}`;

const PEOPLE_EXAMPLES = `
One row a person, with the registration's state, the types of the tickets, and whether the person is checked in.

Examples:
  zoom-events people "DevConf Example 2027"
  zoom-events people conference.yaml --output people.csv
${WHICH_EVENT}
${PERSONAL}`;

interface ReportFlags extends EventFlags, OutputFlags {
	from?: string;
	to?: string;
	session?: string;
	role?: "all" | "attendee";
	hub?: string;
	customReport?: string;
}

function toDay(text: string): string {
	const isDay = /^\d{4}-\d\d-\d\d$/.test(text);
	const isInstant = /T.*(?:Z|[+-]\d\d:?\d\d)$/.test(text);
	if ((!isDay && !isInstant) || !DateTime.fromISO(text).isValid)
		throw new InvalidArgumentError("use a date, such as 2027-05-04, or an instant, such as 2027-05-04T09:00Z");
	return text;
}

/** A command with the options that name an event and say where its rows go. */
function withOutputs(command: Command): Command {
	command
		.option("--which <event>", "which of the events of a conference file: the date in a series, or the key of a part")
		.option("--param <name=value>", "value of a parameter of the conference file; can be repeated", collectParam)
		.option("--output <file>", "write to this file; standard output by default");
	for (const name of FORMAT_NAMES) {
		const others = FORMAT_NAMES.filter((other) => other !== name);
		command.addOption(new Option(`--${name}`, FORMATS[name].about).conflicts(others));
	}
	return command.option(
		"--formula-safe",
		"in CSV, write ' before a text that begins with = + - @, which a spreadsheet would take for a formula",
	);
}

/** `report REPORT EVENT`: what the API reports of an event, as a file. */
export function addReport(program: Command, context: Context): void {
	withOutputs(
		program
			.command("report")
			.description("Write a report of an event: attendance, registrations, survey, chat, vod, custom")
			.addArgument(new Argument("<report>", "what to report").choices(NAMES))
			.argument("<event>", "id, name or conference file of the event; for vod, id or name of the channel")
			.option("--from <date>", "first day, in the event's time zone; for attendance and registrations", toDay)
			.option("--to <date>", "last day, in the event's time zone; for attendance and registrations", toDay)
			.option("--session <session>", "for attendance: id, name or key of a session")
			.addOption(new Option("--role <role>", "for attendance: whom to list").choices(["all", "attendee"]))
			.option("--hub <hub>", "for vod: name or id of the hub")
			.option("--custom-report <id>", "for custom: id of the report"),
	)
		.addHelpText("after", REPORT_EXAMPLES)
		.action(async (name: ReportName, event: string, flags: ReportFlags) => {
			checkFlags(name, flags);
			await withClient(context, async (client) => {
				const asked = await askedOf(client, name, event, flags, context);
				if (asked === undefined) return;
				const { report, args } = asked;
				const { operation: id, each, columns: tableColumns } = report;
				const layout = { columns: reportColumns(id, each), each, tableColumns };
				await writeRecords(recordsOf(client, id, args), layout, flags, context);
			});
		});
}

/** `people EVENT`: who is at an event, one row a person. */
export function addPeople(program: Command, context: Context): void {
	withOutputs(
		program
			.command("people")
			.description("List who is registered for an event, with tickets and check-ins")
			.argument("<event>", "id, name or conference file of the event"),
	)
		.addHelpText("after", `${PEOPLE_EXAMPLES}\nIt needs scopes: zoom-events scopes --command people lists them.`)
		.action(async (event: string, flags: EventFlags & OutputFlags) => {
			await withClient(context, async (client) => {
				const found = await findEvent(client, event, flags, context);
				if (found === undefined) return;
				const layout = { columns: peopleColumns, tableColumns: PEOPLE_TABLE };
				await writeRecords(peopleOf(client, found.eventId, context.progress), layout, flags, context);
			});
		});
}

async function withClient(context: Context, work: (client: ZoomEventsClient) => Promise<void>): Promise<void> {
	const client = new ZoomEventsClient({}, context.progress.clientOptions());
	try {
		await work(client);
	} finally {
		await client.close();
	}
}

/** Refuses options that a report does not take: one that is ignored would give other rows than were asked for. */
function checkFlags(name: ReportName, flags: ReportFlags): void {
	const report: Report = reports[name];
	const isWhole = report.isOfSpan === true && flags.session === undefined;
	const span = "--from and --to go with attendance of an event and with registrations.";
	const wrong = [
		...((flags.from ?? flags.to) !== undefined && !isWhole ? [span] : []),
		...(flags.session !== undefined && name !== "attendance" ? ["--session goes with attendance."] : []),
		...(flags.role !== undefined && (name !== "attendance" || !isWhole)
			? ["--role goes with attendance of an event."]
			: []),
		...(flags.hub !== undefined && name !== "vod" ? ["--hub goes with vod."] : []),
		...(flags.which !== undefined && name === "vod" ? ["--which goes with an event."] : []),
		...(flags.customReport !== undefined && name !== "custom" ? ["--custom-report goes with custom."] : []),
		...(flags.customReport === undefined && name === "custom"
			? ["custom needs --custom-report with the report's id."]
			: []),
	];
	if (wrong.length > 0) throw new UsageError(wrong.join("\n"));
}

/** The report and its arguments; undefined where the conference file has problems, which are said then. */
async function askedOf(
	client: ZoomEventsClient,
	name: ReportName,
	event: string,
	flags: ReportFlags,
	context: Context,
): Promise<{ report: Report; args: object } | undefined> {
	const report: Report = reports[name];
	if (report.isOfChannel === true) return { report, args: await findChannel(client, flags.hub, event) };
	const found = await findEvent(client, event, flags, context);
	if (found === undefined) return undefined;
	const { eventId } = found;
	if (flags.session !== undefined)
		return {
			report: sessionAttendance,
			args: { eventId, sessionId: await findSessionId(client, found, flags.session) },
		};
	return {
		report,
		args: {
			eventId,
			...(await spanOf(client, eventId, flags)),
			...(flags.role !== undefined && { roleType: flags.role }),
			...(flags.customReport !== undefined && { customReportId: flags.customReport }),
		},
	};
}
