import { type Command, Option } from "commander";
import { ZoomEventsClient } from "../api/client";
import { checkConference, formatProblem } from "../conference";
import { type PulledEvent, pullEvent } from "../conference/pull/pull";
import { importFileOf, unreadableKinds } from "../conference/pull/pulled-object";
import { pullNeeds } from "../scopes/pull-needs";
import { type Context, EXIT, jsonText } from "./context";
import { refuseExisting, writeWhole } from "./files";
import { conferenceText } from "./yaml";

const EXAMPLES = `
Examples:
  zoom-events pull aBcDeFgHiJkLmNoPqRsTuV
  zoom-events pull aBcDeFgHiJkLmNoPqRsTuV --output devconf.yaml --with-hub
  zoom-events pull aBcDeFgHiJkLmNoPqRsTuV --output - | less
  zoom-events pull aBcDeFgHiJkLmNoPqRsTuV --as pulumi-import && pulumi import --file import.json --out index.ts

Credentials and URLs come from the environment: ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID, ZOOM_CLIENT_SECRET, ZOOM_API_URL, …
Every object gets its id under "adopt", so the first "pulumi up" takes everything over and changes nothing. With
--as pulumi-import, the file lists the same objects for "pulumi import --file", which needs the native plugin.`;

/** What is written of an event. */
interface Written {
	text: string;
	/** What is there and isn't written, and why. */
	leftOut: readonly string[];
	/** What is wrong with it. */
	problems: readonly string[];
}

/** A form in which an event is written. */
interface Form {
	/** File to which it goes where none is named. */
	output: string;
	write(pulled: PulledEvent, eventId: string): Written;
}

const FORMS = {
	conference: {
		output: "conference.yaml",
		write: ({ conference, leftOut }, eventId) => ({
			text: conferenceText(conference, [
				`Pulled from event ${eventId}. Each "adopt" takes an object over; you can keep it, or remove it after the first run.`,
			]),
			leftOut,
			problems: checkConference(conference).problems.map(formatProblem),
		}),
	},
	"pulumi-import": {
		output: "import.json",
		write: ({ objects, refused }) => ({
			text: jsonText(importFileOf(objects)),
			leftOut: [
				...refused,
				...unreadableKinds().map(
					(kind) =>
						`${kind}: the API neither lists nor shows it, so that it can't be imported; what uses it keeps its id.`,
				),
			],
			problems: [],
		}),
	},
} as const satisfies Record<string, Form>;

interface Flags {
	as: keyof typeof FORMS;
	output?: string;
	withHub?: true;
	withPeople?: true;
}

/** `pull EVENT_ID`: an event as a conference file, or as what `pulumi import` reads. */
export function addPull(program: Command, context: Context): void {
	program
		.command("pull")
		.description("Write a conference file from an existing event; only reads the account")
		.argument("<event-id>", "id of the event")
		.addOption(
			new Option("--as <form>", "what to write: a conference file, or a file for pulumi import")
				.choices(Object.keys(FORMS))
				.default("conference"),
		)
		.option(
			"--output <file>",
			"file to write, which must not exist; - for standard output (default: conference.yaml or import.json)",
		)
		.option(
			"--with-hub",
			"include what belongs to the hub: hosts, channels and their videos; destroying the stack deletes them",
		)
		.option("--with-people", "include tickets, reservations and registrations; this is personal data")
		.addHelpText("after", EXAMPLES)
		.action((eventId: string, flags: Flags) => pull(eventId, flags, context));
}

async function pull(eventId: string, { as, output: wanted, ...options }: Flags, context: Context): Promise<void> {
	const form: Form = FORMS[as];
	const output = wanted ?? form.output;
	if (output !== "-") refuseExisting([output]);
	const { progress } = context;
	const needs = pullNeeds({ ...options, isSureAlone: true });
	const client = new ZoomEventsClient({}, { ...progress.clientOptions(), needs: () => needs });
	const reading = progress.begin("Reading", "requests");
	const onRead = (): void => reading.step();
	try {
		const { text, leftOut, problems } = form.write(await pullEvent(client, eventId, { ...options, onRead }), eventId);
		if (output === "-") context.out(text);
		else await writeWhole(output, text);
		for (const line of leftOut) context.err(`Left out ${line}\n`);
		for (const problem of problems) context.err(`${problem}\n`);
		if (problems.length > 0) context.end(EXIT.problems);
		if (output !== "-") context.out(`Wrote ${output}.\n`);
	} finally {
		reading.end();
		await client.close();
	}
}
