import { utimesSync } from "node:fs";
import { join } from "node:path";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { agenda, loadConference } from "../../provider/conference/index.ts";
import { SMALL } from "../conference/helpers.ts";
import { cli, folderOf, read } from "./helpers.ts";

const root = join(import.meta.dirname, "../..");

/** Entries of a calendar, as an independent parser reads them. */
function entriesOf(text: string) {
	const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
	return calendar.getAllSubcomponents("vevent").map((component) => {
		const event = new ICAL.Event(component);
		return {
			uid: event.uid,
			name: event.summary,
			start: event.startDate.toJSDate().toISOString(),
			end: event.endDate.toJSDate().toISOString(),
			room: event.location,
			description: event.description,
		};
	});
}

const ICS = (file: string, ...args: string[]) => cli("export", file, "--ics", ...args);

describe("a programme as iCalendar", () => {
	it.each([
		"examples/devconf-yaml/conference.yaml",
		"examples/meetup/conference.yaml",
		"examples/webinar/conference.yaml",
		"test/conference/good.yaml",
	])("has the instants of %s", async (file) => {
		const { code, out } = await ICS(join(root, file));
		expect(code).toBe(0);
		const { spec = expect.fail() } = loadConference(join(root, file));
		const rows = agenda(spec);
		expect(rows.length).toBeGreaterThan(0);
		expect(entriesOf(out).map(({ name, start, end }) => ({ name, start, end }))).toEqual(
			rows.map(({ name, startTime, endTime }) => ({
				name,
				start: new Date(startTime).toISOString(),
				end: new Date(endTime).toISOString(),
			})),
		);
		expect(out.endsWith("END:VCALENDAR\r\n")).toBe(true);
		for (const line of out.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
	});

	it("is right on both sides of a change of the clocks", async () => {
		const days = "firstDay: 2027-03-27\n  days: [{ from: 08:00, to: 20:00 }, { from: 00:00, to: 20:00 }]";
		const text = `${SMALL.replace(/firstDay[\s\S]*/, days)}
sessions:
  before: { name: Before, type: webinar, day: 1, at: 10:00, lasts: 1h }
  across: { name: Across, type: webinar, day: 2, at: 01:30, lasts: 1h }
  after: { name: After, type: webinar, day: 2, at: 10:00, lasts: 1h }
`;
		const { out } = await ICS(folderOf({ "c.yaml": text })("c.yaml"));
		expect(entriesOf(out).map(({ start, end }) => [start, end])).toEqual([
			["2027-03-27T09:00:00.000Z", "2027-03-27T10:00:00.000Z"],
			["2027-03-28T00:30:00.000Z", "2027-03-28T01:30:00.000Z"],
			["2027-03-28T08:00:00.000Z", "2027-03-28T09:00:00.000Z"],
		]);
	});

	it("keeps its UIDs where titles and times change, and its text where nothing does", async () => {
		const session = (name: string, at: string): string =>
			`${SMALL}sessions:\n  opening: { name: ${name}, type: webinar, day: 1, at: ${at}, lasts: 1h }\n`;
		const at = folderOf({ "a.yaml": session("Opening", "09:00"), "b.yaml": session('"Début; or not, é"', "10:00") });
		const time = new Date("2027-01-01T00:00:00Z");
		for (const name of ["a.yaml", "b.yaml"]) utimesSync(at(name), time, time);
		const [a, b] = [await ICS(at("a.yaml")), await ICS(at("b.yaml"))];
		expect(entriesOf(a.out)[0]?.uid).toBe("opening@small");
		expect(entriesOf(b.out)[0]).toMatchObject({ uid: "opening@small", name: "Début; or not, é" });
		expect((await ICS(at("a.yaml"))).out).toBe(a.out);
		expect(entriesOf((await ICS(at("a.yaml"), "--id", "example.org")).out)[0]?.uid).toBe("opening@example.org");
	});

	it("tells the sessions of a series apart", async () => {
		const text = `${SMALL.replace(/ {2}firstDay[\s\S]*/, "")}series: { rule: FREQ=WEEKLY, from: 2027-05-04, at: 18:00, lasts: 2h, count: 3, as: events }
sessions:
  talk: { name: Talk, type: webinar, at: 18:30, lasts: 1h }
`;
		const { out, err } = await ICS(folderOf({ "c.yaml": text })("c.yaml"));
		expect(err).toBe("");
		const uids = ["2027-05-04-talk@small", "2027-05-11-talk@small", "2027-05-18-talk@small"];
		expect(entriesOf(out).map(({ uid }) => uid)).toEqual(uids);
		// They are the same for whoever reads it, wherever it is written.
		const far = await ICS(folderOf({ "c.yaml": text })("c.yaml"), "--timezone", "Pacific/Auckland");
		expect(entriesOf(far.out).map(({ uid }) => uid)).toEqual(uids);
	});
});

describe("names of any script", () => {
	const named = (name: string): string =>
		folderOf({
			"c.yaml": `${SMALL.replace("name: Small", `name: ${JSON.stringify(name)}`)}
sessions:
  talk: { name: Talk, type: webinar, day: 1, at: 10:00, lasts: 1h }
`,
		})("c.yaml");
	const uid = async (name: string): Promise<string | undefined> => entriesOf((await ICS(named(name))).out)[0]?.uid;

	it("give UIDs that two conferences don't share", async () => {
		expect([
			await uid("Grüße & mehr"),
			await uid("开源会议"),
			await uid("開源會議"),
			await uid("!!!"),
			await uid("…"),
		]).toEqual([
			"talk@grusse-and-mehr",
			"talk@kaiyuanhuiyi-6d84f131",
			"talk@kaiyuanhuiyi-39b08af0",
			"talk@conference-e84c538e",
			"talk@conference-b4935894",
		]);
	});

	it("come without control characters into every export, in composed letters", async () => {
		const text = JSON.stringify("Tab\u000bhere \u0007bell\u0000 e\u0301");
		const yaml = `${SMALL.replace("name: Small", 'name: "S\\u0007mall"')}
sessions:
  talk: { name: ${text}, description: ${text}, type: webinar, day: 1, at: 10:00, lasts: 1h, room: "Hall\\u0000" }
`;
		const file = folderOf({ "c.yaml": yaml })("c.yaml");
		for (const form of ["--ics", "--csv", "--json"]) {
			const { code, out, err } = await cli("export", file, form);
			expect([code, err]).toEqual([0, ""]);
			expect(out).toContain("Tab here bell é");
			// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
			expect(out).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]|\\u00/);
		}
	});
});

describe("a programme as CSV and JSON", () => {
	const file = folderOf({
		"c.yaml": `${SMALL}speakers:\n  ada: { name: 'Ada "A" Example' }\n  grace: { name: Grace }\nsessions:\n  a: { name: "=1+1, or not", type: webinar, day: 1, at: 09:00, lasts: 1h, speakers: [ada, grace] }\n`,
	})("c.yaml");

	it("quotes what needs it, and has no formulas", async () => {
		const { out } = await cli("export", file, "--csv");
		const [head, row] = out.split("\n");
		expect(head).toBe("key,date,start,end,timezone,name,track,room,speakers,description,startTime,endTime");
		expect(row).toBe(
			`a,2027-05-04,09:00,10:00,Europe/Berlin,"'=1+1, or not",,,"Ada ""A"" Example; Grace",,2027-05-04T09:00:00+02:00,2027-05-04T10:00:00+02:00`,
		);
	});

	it("keeps names that begin with a dash or an equals sign, as no formulas", async () => {
		const sessions = ["=1+1", "-1", "--x", "=", "-", "@x"].map(
			(name, index) => `  s${index}: { name: "${name}", type: webinar, day: 1, at: "1${index}:00", lasts: 1h }\n`,
		);
		const at = folderOf({
			"c.yaml": `${SMALL.replace("name: Small", 'name: "=Small"')}sessions:\n${sessions.join("")}`,
		});
		const { out } = await cli("export", at("c.yaml"), "--csv");
		const cells = out.split("\n").map((row) => row.split(",")[5]);
		expect(cells.slice(1, -1)).toEqual(["'=1+1", "'-1", "'--x", "'=", "'-", "'@x"]);
		const names = ["=1+1", "-1", "--x", "=", "-", "@x"];
		expect(entriesOf((await ICS(at("c.yaml"))).out).map(({ name }) => name)).toEqual(names);
		const rows = JSON.parse((await cli("export", at("c.yaml"), "--json")).out) as { name: string }[];
		expect(rows.map(({ name }) => name)).toEqual(names);
	});

	it("has local times of a zone that is asked for", async () => {
		const { out } = await cli("export", file, "--json", "--timezone", "America/New_York");
		expect(JSON.parse(out)).toMatchObject([{ start: "03:00", timezone: "America/New_York" }]);
	});
});

describe("a programme as a page", () => {
	it("goes to standard output or to a file, the same each time", async () => {
		const at = folderOf({
			"c.yaml": `${SMALL}sessions:\n  a: { name: Opening, type: webinar, day: 1, at: 09:00, lasts: 1h }\n`,
		});
		const { code, out, err } = await cli("export", at("c.yaml"), "--html");
		expect({ code, err }).toEqual({ code: 0, err: "" });
		expect(out).toMatch(/^<!doctype html>\n<html lang="en">/);
		expect(out).toContain('<h4><a href="#session-a" dir="auto">Opening</a></h4>');
		utimesSync(at("c.yaml"), new Date("2031-01-01T00:00:00Z"), new Date("2031-01-01T00:00:00Z"));
		const again = await cli("export", at("c.yaml"), "--html", "--output", at("index.html"));
		expect(again).toEqual({ code: 0, out: "", err: "" });
		expect(read(at("index.html"))).toBe(out);
	});

	it("is no picture where it is too large, and says what to use", async () => {
		const sessions = Array.from(
			{ length: 1001 },
			(_, index) =>
				`  s${index}: { name: Talk ${index}, type: webinar, day: 1, at: "10:00", lasts: 1h, track: T${index} }\n`,
		);
		const at = folderOf({ "c.yaml": `${SMALL}sessions:\n${sessions.join("")}` });
		const { code, out, err } = await cli("export", at("c.yaml"), "--svg");
		expect({ code, out }).toEqual({ code: 2, out: "" });
		expect(err).toBe(
			"zoom-events: The programme has 1,001 sessions, and a picture shows at most 1,000. Use --html, which opens by day, or --csv and --json for programs.\n",
		);
	});

	it.each([
		["--url", "ftp://example.org/"],
		["--url", "example.org"],
		["--url", "https://example.org/#day"],
		["--by", "speaker"],
		["--csv", "--by=track"],
	])("refuses %s %s", async (...flags) => {
		const file = folderOf({ "c.yaml": SMALL })("c.yaml");
		const { code, out } = await cli("export", file, "--html", ...flags);
		expect({ code, out }).toEqual({ code: 2, out: "" });
	});
});
