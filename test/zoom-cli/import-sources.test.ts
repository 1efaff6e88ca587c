import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readExport } from "../../provider/cli/import/read.ts";
import { cli, folderOf, type Ran, read } from "./helpers.ts";

type Entries = Record<string, Record<string, unknown>>;

interface Imported extends Ran {
	event: Record<string, unknown>;
	sessions: Entries;
	speakers: Entries;
	text: string;
}

/** Imports a text into a new file, without saying of which system it is. */
async function imported(text: string | object, ...more: string[]): Promise<Imported> {
	const at = folderOf({ export: typeof text === "string" ? text : JSON.stringify(text) });
	const ran = await cli("import", at("export"), "--output", at("c.yaml"), ...more);
	const written = existsSync(at("c.yaml")) ? read(at("c.yaml")) : "{}";
	const { event = {}, sessions = {}, speakers = {} } = parse(written) as Partial<Imported>;
	return { ...ran, event, sessions, speakers, text: written };
}

const BERLIN = ["--timezone", "Europe/Berlin"];

describe("pretalx's schedule.json of today", () => {
	it("is read with its people, who have codes, guids and avatars", async () => {
		const talk = {
			guid: "11111111-0000-0000-0000-000000000001",
			code: "AAAAAA",
			id: 7,
			logo: null,
			date: "2027-05-04T10:00:00+02:00",
			start: "10:00",
			duration: "00:30",
			room: "Hall",
			slug: "con-7-opening",
			url: "https://talks.example.org/con/talk/AAAAAA/",
			title: "Opening",
			subtitle: "",
			track: "Dev",
			type: "Talk",
			language: "en",
			abstract: "About it.",
			description: "",
			recording_license: "",
			do_not_record: false,
			persons: [
				{
					code: "P1",
					name: "Ada Example",
					avatar: "https://talks.example.org/a.png",
					biography: "Writes.",
					public_name: "Ada Example",
					guid: "22222222-0000-0000-0000-000000000001",
					url: "https://talks.example.org/con/speaker/P1/",
				},
			],
			links: [],
			attachments: [],
			answers: [],
		};
		const schedule = {
			url: "https://talks.example.org/con/schedule/",
			version: "0.9",
			base_url: "https://talks.example.org",
			conference: {
				acronym: "con",
				title: "Con",
				start: "2027-05-04",
				end: "2027-05-04",
				daysCount: 1,
				timeslot_duration: "00:05",
				time_zone_name: "Europe/Berlin",
				colors: { primary: "#00aa00" },
				rooms: [{ name: "Hall", slug: "1-hall", guid: "g", description: null, capacity: 100 }],
				tracks: [{ name: "Dev", slug: "1-dev", color: "#0000aa" }],
				days: [
					{
						index: 1,
						date: "2027-05-04",
						day_start: "2027-05-04T04:00:00+02:00",
						day_end: "2027-05-05T03:59:00+02:00",
						rooms: { Hall: [talk] },
					},
				],
			},
		};
		const ran = await imported({ $schema: "https://example.org/schema.json", schedule });
		expect([ran.code, ran.err]).toEqual([0, "Not taken, since a conference file has no place for it: avatars (1).\n"]);
		expect(ran.sessions).toEqual({
			opening: {
				name: "Opening",
				at: "10:00",
				lasts: "30m",
				room: "hall",
				track: "dev",
				speakers: ["ada-example"],
				description: "About it.",
			},
		});
		expect(ran.speakers).toEqual({ "ada-example": { name: "Ada Example", biography: "Writes." } });
		expect(ran.text).toContain("# pretalx AAAAAA\n");
	});

	it("gives nights to the day before: six days with a party after each are six days", async () => {
		const days = [4, 5, 6, 7, 8, 9].map((day) => ({
			date: `2027-05-0${day}`,
			day_start: `2027-05-0${day}T06:00:00+02:00`,
			day_end: `2027-05-${String(day + 1).padStart(2, "0")}T05:59:00+02:00`,
			rooms: {
				Hall: [
					{ code: `T${day}`, title: `Talk ${day}`, date: `2027-05-0${day}T10:00:00+02:00`, duration: "01:00" },
					{
						code: `P${day}`,
						title: `Party ${day}`,
						date: `2027-05-${String(day + 1).padStart(2, "0")}T00:30:00+02:00`,
						duration: "02:00",
					},
				],
			},
		}));
		const ran = await imported({ schedule: { conference: { title: "Con", time_zone_name: "Europe/Berlin", days } } });
		expect([ran.code, ran.err]).toEqual([0, ""]);
		const { calendar } = ran.event as { calendar: object[] };
		expect(calendar).toHaveLength(6);
		expect(calendar[5]).toEqual({ startTime: "2027-05-09T10:00", endTime: "2027-05-10T02:30" });
		expect(ran.sessions["party-9"]).toMatchObject({ startTime: "2027-05-10T00:30", endTime: "2027-05-10T02:30" });
		expect(ran.sessions["talk-5"]).toMatchObject({ day: 2, at: "10:00" });
	});
});

describe("lists of pretalx's API", () => {
	const SLOT = {
		room: { id: 1, name: { en: "Hall", de: "Saal" } },
		start: "2027-05-04T08:00:00Z",
		end: "2027-05-04T08:45:00Z",
	};
	const ADA = { code: "P1", name: "Ada Example", biography: "Writes.", avatar: null };
	const TALK = {
		code: "AAA111",
		title: "Opening",
		track: { id: 3, name: { en: "Dev" } },
		state: "confirmed",
		abstract: "About it.",
		description: "",
		duration: 45,
	};
	const OPENING = {
		name: "Opening",
		at: "10:00",
		lasts: "45m",
		room: "hall",
		track: "dev",
		speakers: ["ada-example"],
		description: "About it.",
	};
	const page = (...results: object[]) => ({ count: results.length, next: null, previous: null, results });
	const LANGUAGES = "Texts in several languages were taken in en; --language names another.\n";

	it("of submissions, with their slots and speakers", async () => {
		const withdrawn = { code: "BBB222", title: "Gone", state: "withdrawn", slots: [], speakers: [] };
		const open = { code: "CCC333", title: "Open", state: "accepted", slots: [], speakers: [] };
		const ran = await imported(page({ ...TALK, slots: [SLOT], speakers: [ADA] }, withdrawn, open), ...BERLIN);
		expect([ran.code, ran.err]).toEqual([
			0,
			`Left out "Gone": is withdrawn.\nLeft out "Open": has no time yet.\n${LANGUAGES}`,
		]);
		expect(ran.sessions).toEqual({ opening: OPENING });
		expect(ran.speakers).toEqual({ "ada-example": { name: "Ada Example", biography: "Writes." } });
		expect(ran.text).toContain("# pretalx AAA111\n");
	});

	it("of talks in the older form", async () => {
		const slot = {
			room: { en: "Hall" },
			room_id: 1,
			start: "2027-05-04T10:00:00+02:00",
			end: "2027-05-04T10:45:00+02:00",
		};
		const ran = await imported(page({ ...TALK, track: { en: "Dev" }, slot, speakers: [ADA] }), ...BERLIN);
		expect([ran.code, ran.err, ran.sessions]).toEqual([0, "", { opening: OPENING }]);
	});

	it("of slots, and of several lists in one array", async () => {
		const list = page({ id: 9, ...SLOT, room: { id: 1, name: { en: "Hall" } }, submission: "AAA111" });
		const content = [list, page({ ...TALK, speakers: ["P1"] }), page({ ...ADA, submissions: ["AAA111"] })];
		const ran = await imported(content, ...BERLIN);
		expect([ran.code, ran.err, ran.sessions]).toEqual([0, "", { opening: OPENING }]);
	});

	it("say what is on further pages", async () => {
		const ran = await imported(
			{ count: 120, next: "https://talks.example.org/?page=2", results: [{ ...TALK, slots: [SLOT], speakers: [] }] },
			...BERLIN,
		);
		expect(ran.code).toBe(1);
		expect(ran.err).toContain('Left out "119 further entries": are on further pages; take the list with &limit=500.\n');
	});

	it.each([
		["speakers", page({ ...ADA, submissions: ["AAA111"] }), "this list of pretalx's API has no talks"],
		[
			"slots without talks",
			page({ id: 9, ...SLOT, submission: "AAA111" }),
			"the slots name talks without their titles",
		],
		["talks without slots", page({ ...TALK, slots: [9] }), "the talks name their slots without times"],
	])("say what to ask for: %s", async (_name, content, message) => {
		const { code, err } = await imported(content, ...BERLIN);
		expect(code).toBe(2);
		expect(err).toContain(`${message}; take /api/events/<event>/submissions/?expand=speakers,track,slots,slots.room`);
	});
});

describe("frab's schedule.xml", () => {
	const xml = (event: string, head = ""): string => `<?xml version="1.0" encoding="UTF-8"?>
${head}<schedule>
  <version>1</version>
  <conference><title>Con &amp; more</title><time_zone_name>Europe/Berlin</time_zone_name></conference>
  <day index="1" date="2027-05-04" start="2027-05-04T04:00:00+02:00" end="2027-05-05T03:59:00+02:00">
    <room name="Hall" guid="r1">${event}</room>
    <room name="Attic"/>
  </day>
</schedule>
`;
	const EVENT = `<event guid="g1" id="1">
      <date>2027-05-04T10:00:00+02:00</date><start>10:00</start><duration>0:01:30</duration><room>Hall</room>
      <title>2027</title><subtitle>A &lt;talk&gt; &#228; &#xe4; &amp;lt;</subtitle><track>Dev</track><type>lecture</type>
      <abstract><![CDATA[a < b]]></abstract><description></description>
      <persons><person id="1">Ada Example</person><person id="1">Bob Sample</person></persons>
      <links><link href="https://example.com">Slides</link></links>
    </event>`;

	it("is read; one id of two people is none", async () => {
		const ran = await imported(xml(EVENT));
		expect([ran.code, ran.err]).toEqual([
			0,
			"One id of a person has several names, such as 1; people with such an id were told apart by their names.\n",
		]);
		expect(ran.event.name).toBe("Con & more");
		expect(ran.sessions).toEqual({
			"2027": {
				name: "2027",
				at: "10:00",
				lasts: "1h30m",
				room: "hall",
				track: "dev",
				speakers: ["ada-example", "bob-sample"],
				description: "A <talk> ä ä &lt;\n\na < b",
			},
		});
		expect(ran.text).toContain("# frab g1\n");
	});

	it("is of pretalx where that is said", async () => {
		expect((await imported(xml(EVENT), "--from", "pretalx")).text).toContain("# pretalx g1\n");
	});

	it.each([
		[
			"entities",
			xml("&x;", '<!DOCTYPE s [<!ENTITY x "y">]>\n'),
			"declares entities of its own, which are not expanded",
		],
		["XML that is none", xml("<event>"), "can't be read as XML"],
	])("refuses %s", async (_name, text, message) => {
		const { code, err } = await imported(text);
		expect(code).toBe(2);
		expect(err).toContain(message);
	});
});

describe("iCalendar", () => {
	const calendar = (...events: string[]): string =>
		[
			"BEGIN:VCALENDAR",
			"VERSION:2.0",
			"PRODID:-//Example//EN",
			"X-WR-CALNAME:Con",
			...events,
			"END:VCALENDAR",
			"",
		].join("\r\n");
	const event = (...lines: string[]): string =>
		["BEGIN:VEVENT", "DTSTAMP:20270101T000000Z", ...lines, "END:VEVENT"].join("\r\n");

	it("is read in UTC, in zones, and in local time", async () => {
		const ran = await imported(
			calendar(
				event(
					"UID:1@x",
					"SUMMARY:One\\, two",
					"DTSTART:20270504T080000Z",
					"DTEND:20270504T090000Z",
					"LOCATION:Hall",
					"CATEGORIES:Dev",
				),
				event("UID:2@x", "SUMMARY:Zone", "DTSTART;TZID=Europe/Berlin:20270504T110000", "DURATION:PT30M"),
				event("UID:3@x", "SUMMARY:Local", "DTSTART:20270504T120000", "DTEND:20270504T123000", "DESCRIPTION:a\\nb"),
			),
		);
		expect([ran.code, ran.err]).toEqual([0, ""]);
		expect(ran.event).toMatchObject({ name: "Con", timezone: "Europe/Berlin" });
		expect(ran.sessions).toEqual({
			"one-two": { name: "One, two", at: "10:00", lasts: "1h", room: "hall", track: "dev" },
			zone: { name: "Zone", at: "11:00", lasts: "30m" },
			local: { name: "Local", at: "12:00", lasts: "30m", description: "a\nb" },
		});
	});

	it("has the zones' rules that it brings", async () => {
		const zone = [
			"BEGIN:VTIMEZONE",
			"TZID:Ours",
			"BEGIN:STANDARD",
			"DTSTART:19700101T000000",
			"TZOFFSETFROM:+0300",
			"TZOFFSETTO:+0300",
			"END:STANDARD",
			"END:VTIMEZONE",
		].join("\r\n");
		const ran = await imported(
			calendar(zone, event("UID:1", "SUMMARY:A", "DTSTART;TZID=Ours:20270504T110000", "DURATION:PT30M")),
			...BERLIN,
		);
		expect(ran.sessions.a).toMatchObject({ at: "10:00", lasts: "30m" });
	});

	it("has every occurrence, moved ones where they are; what has no end or no time is said", async () => {
		const ran = await imported(
			calendar(
				event(
					"UID:r",
					"SUMMARY:Daily",
					"DTSTART:20270504T080000Z",
					"DURATION:PT1H",
					"RRULE:FREQ=DAILY;COUNT=4",
					"EXDATE:20270506T080000Z",
				),
				event(
					"UID:r",
					"RECURRENCE-ID:20270505T080000Z",
					"SUMMARY:Daily, later",
					"DTSTART:20270505T100000Z",
					"DURATION:PT2H",
				),
				event("UID:e", "SUMMARY:For ever", "DTSTART:20270504T080000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY"),
				event("UID:d", "SUMMARY:Holiday", "DTSTART;VALUE=DATE:20270504"),
				event("UID:c", "SUMMARY:Off", "STATUS:CANCELLED", "DTSTART:20270504T080000Z", "DURATION:PT1H"),
			),
			...BERLIN,
		);
		expect(ran.code).toBe(1);
		expect(ran.err).toBe(
			'Left out "For ever": repeats without an end.\nLeft out "Holiday": is for a whole day.\nLeft out "Off": is cancelled.\n',
		);
		expect(ran.sessions).toEqual({
			daily: { name: "Daily", day: 1, at: "10:00", lasts: "1h" },
			"daily-later": { name: "Daily, later", day: 2, at: "12:00", lasts: "2h" },
			"daily-2": { name: "Daily", day: 3, at: "10:00", lasts: "1h" },
		});
	});
});

describe("CSV", () => {
	it("is read by the names of its columns, with any delimiter", async () => {
		const text = `\ufeffID;Session title;Start;End;Room;Speakers;Abstract;Seats
1;Opening;2027-05-04 10:00;2027-05-04 11:00;Hall;Ada Example | Bob Sample;"About
it";30
2;Late;2027-05-04 23:30;00:30;;;;
3;Odd;4.5.2027 9:00;10:00;;;;
4;Open;;;;;;
`;
		const ran = await imported(text, ...BERLIN);
		expect(ran.code).toBe(1);
		expect(ran.err).toBe(
			'Left out "Odd": has the start "4.5.2027 9:00", which is no date and time; write 2027-05-04 09:30.\nLeft out "Open": has no time yet.\nNot taken: the columns Seats; --map names what a column holds.\n',
		);
		expect(ran.sessions).toEqual({
			opening: {
				name: "Opening",
				at: "10:00",
				lasts: "1h",
				room: "hall",
				speakers: ["ada-example", "bob-sample"],
				description: "About\nit",
			},
			late: { name: "Late", at: "23:30", lasts: "1h" },
		});
	});

	it("takes columns that are named, dates and clocks apart, and lengths", async () => {
		const text = 'What,When,Clock,For,Who\nOpening,2027-05-04,9:30 am,45,"Ada Example, Bob Sample"\n';
		const map = ["--map", "title=What,date=When", "--map", "start=Clock,duration=For,speakers=Who"];
		const ran = await imported(text, ...map, ...BERLIN);
		expect([ran.code, ran.err, ran.sessions]).toEqual([
			0,
			"",
			{ opening: { name: "Opening", at: "09:30", lasts: "45m", speakers: ["ada-example", "bob-sample"] } },
		]);
	});

	it.each([
		[["--map", "title=Nowhere"], 'the export has no column "Nowhere"; it has What, When.'],
		[
			[],
			'the export has no column that is known for the title; name it, such as --map title="What". It has What, When.',
		],
		[["--map", "seats=What"], "use field=Column, with a field of title, id, start"],
	])("says which columns there are: %j", async (flags, message) => {
		const { code, err } = await imported("What,When\nOpening,2027-05-04 10:00\n", ...flags, ...BERLIN);
		expect(code).toBe(2);
		expect(err).toContain(message);
	});

	it("is what export writes: the same programme comes back", async () => {
		const conference = join(import.meta.dirname, "../../examples/devconf-yaml/conference.yaml");
		const { out } = await cli("export", conference, "--csv");
		const at = folderOf();
		writeFileSync(at("p.csv"), out);
		const ran = await cli("import", at("p.csv"), "--output", at("c.yaml"));
		expect([ran.code, ran.err]).toEqual([0, ""]);
		const rows = async (file: string) =>
			(JSON.parse((await cli("export", file, "--json")).out) as Record<string, unknown>[]).map(
				({ name, startTime, endTime, room, speakers }) => ({ name, startTime, endTime, room, speakers }),
			);
		const sorted = (list: object[]) => list.map((row) => JSON.stringify(row)).sort();
		expect(sorted(await rows(at("c.yaml")))).toEqual(sorted(await rows(conference)));
	});
});

describe("Sessionize's speakers", () => {
	it("keep their links in the properties that the API has, and their titles; others are said once", async () => {
		const speaker = (id: string, ...links: [string, string][]) => ({
			id,
			fullName: `Speaker ${id}`,
			bio: "Writes.",
			tagLine: "Engineer",
			profilePicture: "https://example.com/a.png",
			links: links.map(([linkType, url]) => ({ title: linkType, url, linkType })),
		});
		const content = {
			sessions: [
				{ id: "1", title: "T", startsAt: "2027-05-04T10:00:00", endsAt: "2027-05-04T11:00:00", speakers: ["a", "b"] },
			],
			speakers: [
				speaker(
					"a",
					["Twitter", "https://twitter.com/example"],
					["LinkedIn", "https://www.linkedin.com/in/example"],
					["Company_Website", "https://example.com"],
					["Blog", "https://blog.example.com"],
				),
				speaker("b", ["LinkedIn", "not a link"]),
			],
			rooms: [],
		};
		const ran = await imported(content, ...BERLIN);
		expect([ran.code, ran.err]).toEqual([
			0,
			"Not taken, since a conference file has no place for it: other links of speakers (2), pictures of speakers (2).\n",
		]);
		expect(ran.speakers["speaker-a"]).toEqual({
			name: "Speaker a",
			jobTitle: "Engineer",
			companyWebsite: "https://example.com",
			linkedinUrl: "https://www.linkedin.com/in/example",
			twitterUrl: "https://twitter.com/example",
			biography: "Writes.",
		});
	});
});

describe("an export whose system is not said", () => {
	it.each([
		["<!doctype html><html></html>", "this is no export of a known form"],
		['{"a": 1}', "this is no export of a known form"],
		["", "the export is empty."],
		["Hello!", "the export has no column that is known for the title"],
		["\u0000\u0001\u0002", "the export is not valid UTF-16BE; save it as UTF-8."],
	])("is refused where nothing tells it: %j", async (text, message) => {
		const { code, err } = await imported(text);
		expect(code).toBe(2);
		expect(err).toContain(message);
	});

	it("is read from its bytes alone, for other commands", () => {
		const bytes = new TextEncoder().encode("Title,Start,End\nA,2027-05-04T10:00Z,2027-05-04T11:00Z\n");
		expect(readExport(bytes, { system: "csv" })).toEqual({
			source: "csv",
			speakers: [],
			sessions: [
				{
					id: "A 2027-05-04T10:00",
					alsoKnownAs: [],
					name: "A",
					startTime: "2027-05-04T10:00Z",
					endTime: "2027-05-04T11:00Z",
					tracks: [],
					speakers: [],
				},
			],
			leftOut: [],
			notes: [],
		});
	});
});
