import type { Command } from "commander";
import { ZoomEventsClient } from "../api/client";
import { checkConference, formatProblem, pullConference } from "../conference";
import { type Context, EXIT } from "./context";
import { refuseExisting, writeWhole } from "./files";
import { conferenceText } from "./yaml";

const EXAMPLES = `
Examples:
  zoom-events pull aBcDeFgHiJkLmNoPqRsTuV
  zoom-events pull aBcDeFgHiJkLmNoPqRsTuV --output devconf.yaml --with-hub
  zoom-events pull aBcDeFgHiJkLmNoPqRsTuV --output - | less

Credentials and URLs come from the environment: ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID, ZOOM_CLIENT_SECRET, ZOOM_API_URL, …
Every object gets its id under "adopt", so the first "pulumi up" takes everything over and changes nothing.`;

/** Progress is shown this often, in ms. */
const PROGRESS_MS = 5_000;

interface Flags {
	output: string;
	withHub?: true;
	withPeople?: true;
}

/** `pull EVENT_ID`: an event as a conference file. */
export function addPull(program: Command, context: Context): void {
	program
		.command("pull")
		.description("Write a conference file from an existing event; only reads the account")
		.argument("<event-id>", "id of the event")
		.option("--output <file>", "file to write, which must not exist; - for standard output", "conference.yaml")
		.option(
			"--with-hub",
			"include what belongs to the hub: hosts, channels and their videos; destroying the stack deletes them",
		)
		.option("--with-people", "include tickets, reservations and registrations; this is personal data")
		.addHelpText("after", EXAMPLES)
		.action(async (eventId: string, { output, ...options }: Flags) => {
			if (output !== "-") refuseExisting([output]);
			const client = new ZoomEventsClient({}, { onNotice: (text) => context.err(`${text}\n`) });
			let reads = 0;
			const onRead = (): void => {
				reads++;
			};
			const progress = setInterval(() => context.err(`Reading: ${reads} requests so far.\n`), PROGRESS_MS);
			try {
				const { conference, leftOut } = await pullConference(client, eventId, { ...options, onRead });
				const text = conferenceText(conference, [
					`Pulled from event ${eventId}. Each "adopt" takes an object over; you can keep it, or remove it after the first run.`,
				]);
				if (output === "-") context.out(text);
				else await writeWhole(output, text);
				for (const line of leftOut) context.err(`Left out ${line}\n`);
				const { problems } = checkConference(conference);
				for (const problem of problems) context.err(`${formatProblem(problem)}\n`);
				if (problems.length > 0) context.end(EXIT.problems);
				if (output !== "-") context.out(`Wrote ${output}.\n`);
			} finally {
				clearInterval(progress);
				await client.close();
			}
		});
}
