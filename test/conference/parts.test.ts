import { describe, expect, it } from "vitest";
import {
	agenda,
	type ConferenceSpec,
	expand,
	formatProblem,
	loadConference,
	Reference,
} from "../../provider/conference/index.ts";
import { load, problemsOf, SMALL, write } from "./helpers.ts";

const DAY = "{ from: 09:00, to: 18:00 }";
const days = (count: number): string => `days: [${Array.from({ length: count }, () => DAY).join(", ")}]`;

/** SMALL with ten days. */
const TEN = SMALL.replace(/days: .*/, days(10));

const PARTS = `parts:
  week1: { days: [1, 2, 3, 4, 5], name: "Festival, week 1" }
  week2: { days: [6, 7, 8, 9, 10], name: "Festival, week 2" }
`;

const REST = `speakers:
  ada: { name: Ada Example }
  ken: { name: Ken Stub }
  host: { name: Hosting Person }
sessions:
  opening: { name: Opening, type: webinar, day: 1, at: 09:00, lasts: 1h, speakers: [ada] }
  middle: { name: Middle, type: webinar, day: 6, at: 09:00, lasts: 1h, speakers: [ken, ada] }
  closing: { name: Closing, type: webinar, startTime: 2027-05-13T17:00, endTime: 2027-05-13T18:00 }
ticketTypes:
  full: { name: Full, currency: EUR, free: true, startTime: 2027-02-01T00:00, endTime: 2027-05-04T00:00, sessions: ALL }
  opening: { name: Opening, currency: EUR, free: true, startTime: 2027-02-01T00:00, endTime: 2027-05-04T00:00, sessions: [opening] }
  talks: { name: Talks, currency: EUR, free: true, startTime: 2027-02-01T00:00, endTime: 2027-05-04T00:00, sessions: [opening, middle] }
  second: { name: Second, currency: EUR, free: true, startTime: 2027-02-01T00:00, endTime: 2027-05-04T00:00, sessions: ALL, parts: [week2] }
accessLinks:
  group: { name: Group, type: group-join, authenticationMethod: bypass_auth, ticketType: second }
sponsors:
  corp: { name: Example Corp, contactName: Erin Example, contactEmail: erin@example.com, tier: Gold, sessions: [middle] }
coEditors:
  ed: { email: ed@example.com, permissionGroups: [EventConfiguration] }
questions: { questions: [{ fieldName: first_name }] }
tickets:
  linus: { ticketType: opening, email: linus@example.com, firstName: Linus }
reservations:
  linus: { session: opening, ticket: linus }
channels:
  recordings: { name: Recordings, type: VIDEO_LIST_HUB }
publish: true
`;

const namesOf = (spec: ConferenceSpec): string[] => expand(spec).map(({ kind, name }) => `${kind} ${name}`);

describe("a programme that is divided into parts", () => {
	const spec = load(TEN + PARTS + REST);
	const one = (kind: string, name: string) =>
		expand(spec).find((declaration) => declaration.kind === kind && declaration.name === name)?.inputs;

	it("is several events, each with what belongs to it, and what is of the hub once", () => {
		expect(namesOf(spec)).toEqual([
			"VodChannel recordings",
			"Event week1-event",
			"CoEditor week1-ed",
			"Speaker week1-ada",
			"Speaker week1-host",
			"Session week1-opening",
			"TicketType week1-full",
			"TicketType week1-opening",
			"TicketType week1-talks",
			"Exhibitor week1-corp",
			"EventQuestions week1-event",
			"EventPublication week1-event",
			"Ticket week1-linus",
			"SessionReservation week1-linus",
			"Event week2-event",
			"CoEditor week2-ed",
			"Speaker week2-ada",
			"Speaker week2-host",
			"Speaker week2-ken",
			"Session week2-closing",
			"Session week2-middle",
			"TicketType week2-full",
			"TicketType week2-second",
			"TicketType week2-talks",
			"AccessLink week2-group",
			"Exhibitor week2-corp",
			"EventQuestions week2-event",
			"EventPublication week2-event",
		]);
	});

	it("has its days and names in each", () => {
		expect(one("Event", "week1-event")).toMatchObject({
			name: "Festival, week 1",
			description: "For tests.",
			calendar: [
				{ startTime: "2027-05-04T09:00:00+02:00", endTime: "2027-05-04T18:00:00+02:00" },
				{ startTime: "2027-05-05T09:00:00+02:00" },
				{ startTime: "2027-05-06T09:00:00+02:00" },
				{ startTime: "2027-05-07T09:00:00+02:00" },
				{ startTime: "2027-05-08T09:00:00+02:00" },
			],
		});
		const second = one("Event", "week2-event") ?? expect.fail();
		expect(second.name).toBe("Festival, week 2");
		expect((second.calendar as { startTime: string }[]).map(({ startTime }) => startTime)).toEqual([
			"2027-05-09T09:00:00+02:00",
			"2027-05-10T09:00:00+02:00",
			"2027-05-11T09:00:00+02:00",
			"2027-05-12T09:00:00+02:00",
			"2027-05-13T09:00:00+02:00",
		]);
		expect(Object.keys(second).sort()).toEqual([
			"accessLevel",
			"attendanceType",
			"calendar",
			"description",
			"eventType",
			"hubId",
			"name",
			"timezone",
		]);
	});

	it("counts the days through all parts, and refers within a part alone", () => {
		expect(one("Session", "week2-middle")).toMatchObject({
			eventId: new Reference("Event", "week2-event", "eventId"),
			startTime: "2027-05-09T09:00:00+02:00",
			sessionSpeakers: [
				{ speakerId: new Reference("Speaker", "week2-ken", "speakerId") },
				{ speakerId: new Reference("Speaker", "week2-ada", "speakerId") },
			],
		});
		expect(one("TicketType", "week1-talks")?.sessions).toEqual([
			new Reference("Session", "week1-opening", "sessionId"),
		]);
		expect(one("TicketType", "week2-talks")?.sessions).toEqual([new Reference("Session", "week2-middle", "sessionId")]);
		expect(one("TicketType", "week2-second")?.parts).toBeUndefined();
		expect(one("Exhibitor", "week1-corp")?.associatedSessions).toBeUndefined();
		expect(one("Exhibitor", "week2-corp")?.associatedSessions).toEqual([
			new Reference("Session", "week2-middle", "sessionId"),
		]);
	});

	it("is one programme, with the event of each session", () => {
		expect(agenda(spec).map(({ key, event, date }) => [key, event, date])).toEqual([
			["opening", "week1", "2027-05-04"],
			["middle", "week2", "2027-05-09"],
			["closing", "week2", "2027-05-13"],
		]);
	});

	it("keeps its names where a part is added", () => {
		const more = (TEN + PARTS + REST)
			.replace(days(10), days(12))
			.replace("speakers:", '  week3: { days: [11, 12], name: "Festival, week 3" }\nspeakers:');
		const names = namesOf(load(more));
		expect(names.filter((name) => !name.includes(" week3-"))).toEqual(namesOf(spec));
		expect(names.filter((name) => name.includes(" week3-"))).toEqual([
			"Event week3-event",
			"CoEditor week3-ed",
			"Speaker week3-host",
			"TicketType week3-full",
			"Exhibitor week3-corp",
			"EventQuestions week3-event",
			"EventPublication week3-event",
		]);
	});

	it("goes on with the event that was there, in the part that keeps its names", () => {
		const kept = load(TEN + PARTS.replace("[1, 2, 3, 4, 5]", "[1, 2, 3, 4, 5], keepsNames: true") + REST);
		expect(namesOf(kept).slice(0, 6)).toEqual([
			"VodChannel recordings",
			"Event event",
			"CoEditor ed",
			"Speaker ada",
			"Speaker host",
			"Session opening",
		]);
		expect(namesOf(kept)).toContain("Session week2-middle");
	});

	it("takes placeholders of each part, and over what is there for each", () => {
		const text = SMALL.replace("name: Small", "name: Small $" + "{part.number} ($" + "{part.key})");
		const adopt = load(`${text}parts:\n  a: { days: [1], adopt: ev-1 }\n  b: { days: [2], adopt: ev-2 }\n`);
		expect(expand(adopt).map(({ inputs }) => [inputs.name, inputs.adopt])).toEqual([
			["Small 1 (a)", "ev-1"],
			["Small 2 (b)", "ev-2"],
		]);
	});

	it("may have a calendar instead of days", () => {
		const calendar = SMALL.replace(
			/ {2}firstDay[\s\S]*/,
			"  calendar: [{ startTime: 2027-05-04T20:00, endTime: 2027-05-05T02:00 }, { startTime: 2027-06-04T20:00, endTime: 2027-06-05T02:00 }]\n",
		);
		const text = `${calendar}parts: { may: { days: [1], name: May }, june: { days: [2], name: June } }\nsessions:\n  disco: { name: Disco, type: webinar, startTime: 2027-06-05T01:00, endTime: 2027-06-05T02:00 }\n`;
		expect(namesOf(load(text))).toEqual(["Event may-event", "Event june-event", "Session june-disco"]);
	});
});

describe("what is wrong with parts", () => {
	const said = (parts: string, rest = ""): string[] =>
		problemsOf(TEN + parts + rest).map((line) => line.replace(/^f:\d+:\d+ /, ""));

	it("is said in one line for an event of ten days, with the parts to write", () => {
		const sessions = `sessions:\n${[1, 7, 8, 9, 10].map((day) => `  s${day}: { name: S, type: webinar, day: ${day}, at: 09:00, lasts: 1h }\n`).join("")}`;
		const message =
			"has 10 days, 2027-05-04 to 2027-05-13; an event lasts at most 6 days, so divide them: parts: { part1: { days: [1, 2, 3, 4, 5, 6] }, part2: { days: [7, 8, 9, 10] } }.";
		expect(problemsOf(TEN + sessions)).toEqual([`f:10:3 event.days: ${message}`]);
		const calendar = Array.from({ length: 10 }, (_, index) => {
			const date = `2027-05-${String(4 + index).padStart(2, "0")}`;
			return `{ startTime: ${date}T09:00, endTime: ${date}T18:00 }`;
		});
		const text = SMALL.replace(/ {2}firstDay[\s\S]*/, `  calendar: [${calendar.join(", ")}]\n`);
		expect(problemsOf(text)).toEqual([`f:9:3 event.calendar: ${message}`]);
		// What it says to write is right.
		const [, parts = ""] = /(parts: \{.*\})\.$/.exec(message) ?? [];
		expect(namesOf(load(`${TEN}${parts}\n${sessions}`)).slice(0, 2)).toEqual(["Event part1-event", "Session part1-s1"]);
	});

	it.each([
		[
			"parts: { a: { days: [1, 2, 3, 4, 5, 6, 7] }, b: { days: [8, 9, 10] } }\n",
			"",
			[
				"parts.a.days: has 7 days, 2027-05-04 to 2027-05-10; an event lasts at most 6 days, so divide it into more parts.",
			],
		],
		[
			"parts: { a: { days: [1, 2, 3] }, b: { days: [5, 6, 7, 8, 9, 10] } }\n",
			"",
			["event.days: has days that no part names: 4; give each day to a part."],
		],
		[
			"parts: { a: { days: [1, 2, 3, 4, 5] }, b: { days: [5, 6, 7, 8, 9, 10] } }\n",
			"",
			['parts.b.days[0]: is 5, which is in "a" already; each day is in one part.'],
		],
		[
			"parts: { a: { days: [1, 2, 3, 4, 5] }, b: { days: [6, 7, 8, 9, 10, 11] } }\n",
			"",
			["parts.b.days[5]: is 11; the event has days 1 to 10."],
		],
		[
			"parts: { a: { days: [1, 3, 2, 4, 5] }, b: { days: [6, 7, 8, 9, 10] } }\n",
			"",
			["parts.a.days: are 1, 3, 2, 4, 5; the days of a part follow each other, in order."],
		],
		[
			"parts: { a-1: { days: [1, 2, 3, 4, 5] }, b: { days: [6, 7, 8, 9, 10] } }\n",
			"",
			[`parts.a-1: has a "-" in its key, which ends the part's key in the names of resources; write a_1.`],
		],
		[
			PARTS,
			"sessions:\n  late: { name: L, type: webinar, day: 11, at: 09:00, lasts: 1h }\n",
			["sessions.late.day: is 11; the event has days 1 to 10."],
		],
		[
			PARTS,
			"sessions:\n  some: { name: S, type: webinar, at: 09:00, lasts: 1h }\n",
			["sessions.some: has no day; the event has days 1 to 10."],
		],
		[
			PARTS,
			"sponsors:\n  corp: { name: C, contactName: E, contactEmail: e@example.com, tier: Gold, parts: [week3] }\n",
			['sponsors.corp.parts[0]: names "week3", which is not in parts. Did you mean "week1"?'],
		],
		[
			PARTS,
			"speakers:\n  ada: { name: Ada Example, parts: [week1] }\nsessions:\n  late: { name: L, type: webinar, day: 10, at: 09:00, lasts: 1h, speakers: [ada] }\n",
			['sessions.late.speakers[0]: names "ada", which is in week1; this is in week2.'],
		],
		[
			PARTS,
			"speakers:\n  ada: { name: Ada Example, adopt: sp-1 }\n  ken: { name: Ken Stub, adopt: sp-2, parts: [week1] }\n",
			["speakers.ada.adopt: names one object, but there is one for each event; remove it."],
		],
		[
			PARTS,
			"series: { rule: FREQ=WEEKLY, from: 2027-05-04, at: 18:00, lasts: 2h, count: 3, as: events }\n",
			["parts: can't be combined with series, which makes the events; remove one."],
		],
		[
			"",
			"speakers:\n  ada: { name: Ada Example, parts: [week1] }\n".replace(/^/, ""),
			[
				expect.stringMatching(/^event\.days: has 10 days/),
				"speakers.ada.parts: names parts, but the file has none; remove it, or divide the file by parts.",
			],
		],
	])("%s%s", (parts, rest, problems) => {
		expect(said(parts, rest)).toEqual(problems);
	});

	it("is not advice to divide a single entry of a calendar", () => {
		const calendar = "  calendar: [{ startTime: 2027-05-04T09:00, endTime: 2027-05-14T09:00 }]\n";
		expect(problemsOf(SMALL.replace(/ {2}firstDay[\s\S]*/, calendar))).toEqual([
			"f:9:3 event.calendar: spans 10.0 days; an event lasts at most 6.",
		]);
	});

	it("is said where a part that keeps its names has a name of another part", () => {
		const sessions =
			"sessions:\n  b-talk: { name: A, type: webinar, day: 1, at: 09:00, lasts: 1h }\n  talk: { name: B, type: webinar, day: 2, at: 09:00, lasts: 1h }\n";
		const parts = "parts: { a: { days: [1], keepsNames: true, name: A }, b: { days: [2], name: B } }\n";
		expect(problemsOf(SMALL + parts + sessions)).toEqual([
			expect.stringMatching(
				/^f:14:3 sessions\.talk: is called "b-talk" as another session is, .*; choose another key\.$/,
			),
		]);
	});

	it("is said where two keep their names, or where one event is adopted for both", () => {
		const parts =
			"parts: { a: { days: [1], keepsNames: true, name: A }, b: { days: [2], keepsNames: true, name: B } }\n";
		expect(problemsOf(SMALL + parts)[0]).toBe(
			'f:11:71 parts.b.keepsNames: is true, as for "a"; only one part can go on with the event as it was.',
		);
		const adopt = SMALL.replace("  name: Small", "  name: Small\n  adopt: ev-1");
		expect(problemsOf(`${adopt}parts: { a: { days: [1], name: A }, b: { days: [2], name: B } }\n`)).toEqual([
			"f:4:3 event.adopt: names one object, but there is one for each event; remove it.",
		]);
	});

	it("is not that two have one name, which is a warning", () => {
		const { "c.yaml": file = "" } = write({ "c.yaml": `${SMALL}parts: { a: { days: [1] }, b: { days: [2] } }\n` });
		const { problems, warnings } = loadConference(file, {}, new Date("2027-01-01T00:00:00Z"));
		expect(problems).toEqual([]);
		expect(warnings.map((warning) => formatProblem({ ...warning, file: "f" }))).toEqual([
			'f:11:28 parts.b: warning: is called "Small", as "a" is; give it a name of its own, such as name: Small ($' +
				"{part.number}). [partsNamedAlike]",
		]);
	});
});
