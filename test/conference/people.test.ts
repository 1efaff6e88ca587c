import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { expand, loadConference, Reference } from "../../provider/conference/index.ts";
import { PeopleFile } from "../helpers/people.ts";

const HEADER = `hub: Community
event:
  name: Days
  description: For tests.
  eventType: CONFERENCE
  accessLevel: PRIVATE_UNRESTRICTED
  attendanceType: virtual
  timezone: Europe/Berlin
  firstDay: 2031-05-04
  days: [{ from: 09:00, to: 18:00 }]
ticketTypes:
  early: { name: Early bird, currency: EUR, free: true, quantity: 10, startTime: 2030-01-01T00:00, endTime: 2031-05-01T00:00 }
  full: { name: Full, currency: EUR, free: true, quantity: 10, startTime: 2030-01-01T00:00, endTime: 2031-05-01T00:00 }
publish: true
`;
const ROWS = "Mail,Product\nada@example.com,Early bird\nken@example.com,Full\n";

/** A conference file beside a file of people. */
function load(list: string, rows = ROWS): ReturnType<typeof loadConference> {
	const people = new PeopleFile(rows);
	const file = join(dirname(people.path), "conference.yaml");
	writeFileSync(file, `${HEADER}ticketLists:\n  attendees:\n    source: people.csv\n${list}`);
	return loadConference(file);
}

const messages = ({ problems }: ReturnType<typeof loadConference>): string[] =>
	problems.map(({ path, message }) => `${path}: ${message}`);

const early = new Reference("TicketType", "early", "ticketTypeId");
const full = new Reference("TicketType", "full", "ticketTypeId");

describe("a list of tickets in a conference file", () => {
	it.each([
		["by a map of keys", "{ column: Product, map: { Early bird: early, Full: full } }"],
		["by the names of ticket types, where there is no map", "Product"],
	])("gives ticket types %s", (_, column) => {
		const loaded = load(`    columns: { email: Mail, ticketType: ${column} }\n    sendNotification: false\n`);
		expect(messages(loaded)).toEqual([]);
		const list = expand(loaded.spec ?? expect.fail()).find(({ kind }) => kind === "TicketList");
		expect(list?.inputs.columns).toMatchObject({
			email: "Mail",
			ticketTypeId: { column: "Product", map: { "Early bird": early, Full: full } },
		});
		expect(list?.inputs).toMatchObject({ eventId: new Reference("EventPublication", "event", "eventId") });
	});

	it("is checked row by row before anything is declared, and nobody is named", () => {
		const rows = `${ROWS}nobody,Full\nerin@example.com,Workshop\nADA@example.com,Full\n`;
		expect(messages(load("    columns: { email: Mail, ticketType: Product }\n", rows))).toEqual([
			'ticketLists.attendees.source: people.csv line 4 email is a value that is not shown here; it must be an e-mail address, such as "ada@example.com".',
			'ticketLists.attendees.source: people.csv line 5 has "Workshop" in Product, which columns.ticketTypeId.map does not have.',
			"ticketLists.attendees.source: people.csv line 6 has the same email as line 2. Declare columns.key, such as the number of the order, where a person may have several.",
		]);
	});

	it("says which key or column is not there", () => {
		expect(
			messages(load("    columns: { email: Mail, ticketType: { column: Product, map: { Full: fool } } }\n")),
		).toContain(
			'ticketLists.attendees.columns.ticketType.map.Full: names "fool", which is not in ticketTypes. Did you mean "full"?',
		);
		expect(messages(load("    columns: { email: E-Mail }\n"))).toEqual([
			'ticketLists.attendees.source: people.csv has no column "E-Mail" (columns.email). Did you mean "Mail"?',
		]);
	});
});
