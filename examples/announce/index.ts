/** A conference that says when it goes live, and what changes in its programme. All people are fictional. */
import { local } from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";
import * as zoom from "pulumi-zoom-events";

const config = new pulumi.Config();
const file = "conference.yaml";

const conference = new zoom.Conference("devconf", { file });
const publication = conference.resources.EventPublication?.event;

const { spec } = zoom.loadConference(file);
if (spec !== undefined && publication !== undefined) {
	const programme = zoom
		.agenda(spec)
		.map(({ date, start, end, room, name }) => [date, `${start}–${end}`, ...(room ? [room] : []), name].join(" "));
	new local.Command(
		"announcement",
		{
			// Run when the event goes live, and again when what follows changes: the programme, and nothing else.
			create: "node announce.mjs",
			stdin: programme.join("\n"),
			environment: { EVENT: String(spec.event.name), ANNOUNCE: config.getSecret("announce") ?? "cat" },
			// Another event is another announcement, and not a change of the last one.
			triggers: [publication.id],
			logging: "stderr",
		},
		// Nothing is announced before all of it is in the account.
		{ dependsOn: conference },
	);
}

export const eventId = conference.eventId;
