import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { loadConference } from "../../provider/conference/index.ts";
import { cli, fixture, folderOf, type Ran, read } from "./helpers.ts";

type Entries = Record<string, Record<string, unknown>>;

interface Imported extends Ran {
	file: string;
	event: Record<string, unknown>;
	sessions: Entries;
	speakers: Entries;
	rooms: Record<string, string> | undefined;
	tracks: Record<string, string> | undefined;
}

/** Imports one of the small exports into a new file. */
async function imported(name: string, ...more: string[]): Promise<Imported> {
	return importedFile(fixture(`import/${name}.json`), ...more);
}

async function importedFile(source: string, ...more: string[]): Promise<Imported> {
	const file = folderOf()("c.yaml");
	const from = source.includes("/s-") ? ["--from", "sessionize", "--timezone", "Europe/Berlin"] : ["--from", "pretalx"];
	const ran = await cli("import", ...from, source, "--output", file, ...more);
	const written = existsSync(file) ? (parse(read(file)) as Partial<Imported>) : {};
	const { event = {}, sessions = {}, speakers = {}, rooms, tracks } = written;
	return { ...ran, file, event, sessions, speakers, rooms, tracks };
}

/** What a run printed on standard output, without the file's name. */
const counts = ({ out, file }: Imported): string => out.replace(file, "FILE");

describe("entries of a schedule", () => {
	it("twice: entries of one code on two days are two sessions", async () => {
		const ran = await imported("twice");
		expect([ran.code, ran.err, counts(ran)]).toEqual([0, "", "Wrote FILE: 2 sessions, 1 speaker.\n"]);
		expect(ran.sessions).toEqual({
			"workshop-a": { name: "Workshop A", day: 1, at: "10:00", lasts: "1h", room: "hall", speakers: ["ada-example"] },
			"workshop-a-2": { name: "Workshop A", day: 2, at: "10:00", lasts: "1h", room: "hall", speakers: ["ada-example"] },
		});
	});

	it("noid: people without ids are told apart by their names", async () => {
		const ran = await imported("noid");
		expect([ran.code, ran.speakers]).toEqual([
			0,
			{ "ada-example": { name: "Ada Example" }, "bob-sample": { name: "Bob Sample" } },
		]);
		expect([ran.sessions.one?.speakers, ran.sessions.two?.speakers]).toEqual([["ada-example"], ["bob-sample"]]);
	});

	it("24h: a session of a day and a night is one", async () => {
		const ran = await imported("24h");
		expect(ran.event.calendar).toEqual([{ startTime: "2027-05-04T10:00", endTime: "2027-05-05T10:00" }]);
		expect([ran.code, ran.sessions.hackathon?.lasts]).toEqual([0, "24h"]);
	});

	it("24h: 1:01:30 is a day, an hour and a half", async () => {
		const text = readFileSync(fixture("import/24h.json"), "utf8").replace('"24:00"', '"1:01:30"');
		const at = folderOf({ "export.json": text });
		const ran = await importedFile(at("export.json"));
		expect([ran.code, ran.sessions.hackathon?.lasts]).toEqual([0, "25h30m"]);
	});

	it("rooms: one without a name is none, and names that differ by blanks or case are said", async () => {
		const ran = await imported("rooms");
		expect(ran.code).toBe(0);
		expect(ran.err).toBe(
			'Rooms "Saal 1", "Saal  1" and "saal 1" differ by blanks or case alone; if they are one, correct the export.\n',
		);
		expect(ran.sessions.a).toEqual({ name: "a", at: "10:00", lasts: "30m", speakers: ["ada-example"] });
		expect(ran.rooms).toEqual({
			"saal-1": "Saal 1",
			"saal-1-2": "Saal  1",
			"saal-1-3": "saal 1",
			"1": "1",
			true: "true",
		});
	});

	it.each([
		[
			"tzberlin",
			'the export has the time zone "Berlin", which is no IANA one; add it, such as --timezone Europe/Berlin.',
		],
		[
			"tzoffset",
			'the export has the time zone "+02:00", which is no IANA one; add it, such as --timezone Europe/Berlin.',
		],
		["notz", "the export has no time zone; add one, such as --timezone Europe/Berlin."],
	])("%s: asks for the time zone, writes nothing, and takes it then", async (name, message) => {
		const ran = await imported(name);
		expect([ran.code, ran.err, existsSync(ran.file)]).toEqual([2, `zoom-events: ${message}\n`, false]);
		const again = await imported(name, "--timezone", "Europe/Berlin");
		expect([again.code, again.event.timezone, again.sessions.x?.at]).toEqual([0, "Europe/Berlin", "10:00"]);
	});

	it.each([
		["nulltitle", 'Left out "T00016": has no title.\n'],
		["emptytitle", 'Left out "T00028": has no title.\n'],
		["nullduration", 'Left out "X": has no duration that can be read (null).\n'],
		["zero", 'Left out "X": has no duration that can be read ("00:00").\n'],
	])("%s: the odd entry is left out and said, the rest is imported", async (name, message) => {
		const ran = await imported(name);
		expect([ran.code, ran.err, counts(ran)]).toEqual([1, message, "Wrote FILE: 1 session, 1 speaker. Left out: 1.\n"]);
		expect(ran.sessions).toEqual({
			fine: { name: "Fine", at: "09:00", lasts: "30m", room: "hall", speakers: ["bob-sample"] },
		});
	});

	const X = { name: "X", at: "10:00", lasts: "30m", room: "hall", speakers: ["ada-example"] };
	const { speakers: _, ...ALONE } = X;
	const LANGUAGES = "Texts in several languages were taken in en; --language names another.\n";

	it.each([
		["isodur", "", { x: X }],
		["nodate", "", { x: X }],
		["baddate", "", { x: X }],
		["nopersons", "", { x: ALONE }],
		["persons-missing", "", { x: ALONE }],
		["titleobj", LANGUAGES, { hello: { ...X, name: "Hello" } }],
		["trackobj", LANGUAGES, { x: { ...X, track: "dev" } }],
	])("%s: the odd entry is taken as far as it goes", async (name, err, expected) => {
		const ran = await imported(name);
		const { fine, ...rest } = ran.sessions;
		expect([ran.code, ran.err, fine?.name]).toEqual([0, err, "Fine"]);
		expect(rest).toEqual(expected);
	});

	it("titleobj: takes the language that is asked for", async () => {
		const ran = await imported("titleobj", "--language", "de");
		expect(ran.sessions.hallo?.name).toBe("Hallo");
	});

	it("tendays: says in one line how to split, writes nothing, and takes a part", async () => {
		const ran = await imported("tendays");
		expect([ran.code, existsSync(ran.file)]).toEqual([2, false]);
		expect(ran.err).toBe(
			"zoom-events: the programme has 10 days, and an event has six at most: import it in parts, --days 2027-05-04..2027-05-09 --output part-1.yaml, then --days 2027-05-10..2027-05-13 --output part-2.yaml.\n",
		);
		const part = await imported("tendays", "--days", "2027-05-10..2027-05-13");
		expect([part.code, part.err]).toEqual([0, "6 sessions are on other days.\n"]);
		expect(Object.values(part.sessions).map(({ name }) => name)).toEqual(["Talk 6", "Talk 7", "Talk 8", "Talk 9"]);
		expect(part.event.firstDay).toBe("2027-05-10");
	});

	it("control: control characters are taken out, which is said", async () => {
		const ran = await imported("control");
		expect([ran.code, ran.err]).toEqual([0, "Control characters were taken out of 2 texts.\n"]);
		expect(ran.sessions["tab-here-bell"]).toMatchObject({
			name: "Tab here  bell",
			description: "a b\nc\nd\nef\n\nleading\n\n\ttab\ntrailing",
		});
		// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
		expect(read(ran.file)).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/);
	});

	it("dst: instants around a change of the clocks", async () => {
		const ran = await imported("dst");
		expect(ran.sessions).toMatchObject({
			across: { at: "01:00", lasts: "3h" },
			night: { startTime: "2027-10-31T02:30:00+01:00", endTime: "2027-10-31T03:00" },
			night2: { startTime: "2027-10-31T02:30:00+02:00", endTime: "2027-10-31T02:00:00+01:00" },
		});
	});

	it("nodays: says what is missing", async () => {
		const ran = await imported("nodays");
		expect([ran.code, existsSync(ran.file)]).toEqual([2, false]);
		expect(ran.err).toContain("has no sessions with a time. Nothing was written. Release the schedule in pretalx");
	});

	it("scripts: keys are in Latin letters", async () => {
		const ran = await imported("scripts");
		expect(Object.keys(ran.sessions)).toEqual([
			"weiyuanzumacaozongdaduijue",
			"chumetenoossgongxian",
			"slvm-vlm",
			"mrhba-balaalm",
			"tada-tada-tada",
			"nmste-duniya",
			"privet-mir",
			"swasdi",
		]);
		expect([ran.code, ran.sessions["tada-tada-tada"]?.name]).toEqual([0, "🎉🎉🎉"]);
	});

	it("subtitle: is the beginning of the description, and what is not taken is said", async () => {
		const ran = await imported("subtitle");
		expect(ran.sessions.opening?.description).toBe("Refreshing memories");
		expect(ran.err).toBe("Not taken, since a conference file has no place for it: links (1).\n");
	});

	it.each([
		["bom", (text: string) => Buffer.from(`\ufeff${text}`)],
		["utf16", (text: string) => Buffer.from(`\ufeff${text}`, "utf16le")],
		["utf16, big end first", (text: string) => Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
		["utf16 without a mark", (text: string) => Buffer.from(text, "utf16le")],
	])("%s: is decoded", async (_name, encoded) => {
		const at = folderOf();
		writeFileSync(at("export.json"), encoded(read(fixture("import/twice.json"))));
		expect(counts(await importedFile(at("export.json")))).toBe("Wrote FILE: 2 sessions, 1 speaker.\n");
	});
});

describe("Sessionize", () => {
	const KEYNOTE = { name: "Keynote", at: "10:00", lasts: "1h", room: "main", speakers: ["ada-example"] };

	it("s-ok: all data", async () => {
		const ran = await imported("s-ok");
		expect([ran.code, ran.err, ran.sessions]).toEqual([0, "", { keynote: KEYNOTE }]);
	});

	it.each([
		["s-grid", "GridSmart"],
		["s-sessions", "Sessions"],
	])("%s: is taken, and what it lacks is said", async (name, view) => {
		const ran = await imported(name);
		expect([ran.code, ran.sessions, ran.speakers]).toEqual([
			0,
			{ keynote: KEYNOTE },
			{ "ada-example": { name: "Ada Example" } },
		]);
		expect(ran.err).toBe(
			`This is the view "${view}", which has no biographies and no tag lines; "All data" has them.\n`,
		);
	});

	it("s-speakers: names the view that has sessions", async () => {
		const ran = await imported("s-speakers");
		expect([ran.code, ran.err]).toEqual([
			2,
			'zoom-events: this is Sessionize\'s view "Speakers", which has no sessions; take the view "All data".\n',
		]);
	});

	it("s-twotracks: both are taken, another category is said", async () => {
		const ran = await imported("s-twotracks");
		expect(ran.sessions.keynote).toEqual({ ...KEYNOTE, track: "cloud", trackLabels: ["Security"] });
		expect([ran.code, ran.err, ran.tracks]).toEqual([0, 'Not taken: the category "Level".\n', { cloud: "Cloud" }]);
	});

	it("s-twotracks: another category is the track where it is named", async () => {
		const ran = await imported("s-twotracks", "--track-category", "level");
		expect(ran.sessions.keynote).toEqual({ ...KEYNOTE, track: "advanced" });
		const wrong = await imported("s-twotracks", "--track-category", "Topic");
		expect([wrong.code, wrong.err]).toEqual([
			2,
			'zoom-events: the export has no category "Topic"; it has "Track" and "Level".\n',
		]);
	});

	it("s-ghost: a speaker who is nowhere is said", async () => {
		const ran = await imported("s-ghost");
		expect([ran.code, ran.err, ran.sessions]).toEqual([
			1,
			'Left out the speaker "zz" of "Keynote": is not in the export.\n',
			{ keynote: KEYNOTE },
		]);
	});

	it("s-nonames: the name is made of its parts, or the speaker is left out", async () => {
		expect((await imported("s-nonames")).speakers).toEqual({ "ada-example": { name: "Ada Example" } });
		const text = read(fixture("import/s-nonames.json")).replace('"Ada"', '""').replace('"Example"', "null");
		const at = folderOf({ "s-export.json": text });
		const ran = await importedFile(at("s-export.json"));
		expect([ran.code, ran.err, ran.speakers]).toEqual([1, 'Left out "speaker a": has no name.\n', {}]);
		expect(ran.sessions.keynote?.speakers).toBeUndefined();
	});

	it.each([
		["s-endnull", 'Left out "Keynote": has no end.\n'],
		["s-badtime", 'Left out "Keynote": does not end after it begins.\n'],
	])("%s: gives the reason", async (name, reason) => {
		const ran = await imported(name);
		expect([ran.code, existsSync(ran.file)]).toEqual([2, false]);
		expect(ran.err).toContain(reason);
	});

	it("says what to do where no session has a time", async () => {
		const text = read(fixture("import/s-ok.json")).replace(/"2027[^"]*"/g, "null");
		const at = folderOf({ "s-export.json": text });
		const { code, err } = await importedFile(at("s-export.json"));
		expect(code).toBe(2);
		expect(err).toContain('Left out "Keynote": has no time yet.\n');
		expect(err).toContain('Announce the schedule in Sessionize, then take "All data" again.');
	});

	it("s-year1: the year 1 is no time", async () => {
		const ran = await imported("s-year1");
		expect([ran.code, ran.err, ran.sessions]).toEqual([
			0,
			'Left out "Later": has no time yet.\n',
			{ keynote: KEYNOTE },
		]);
	});

	it("s-roomsnull: a room that is nowhere is none", async () => {
		const ran = await imported("s-roomsnull");
		const { room: __, ...rest } = KEYNOTE;
		expect([ran.code, ran.err, ran.sessions]).toEqual([
			0,
			"Rooms that are not in the export were left out of sessions (1).\n",
			{ keynote: rest },
		]);
	});

	it("s-svc: a break with a talk's id is no talk", async () => {
		const ran = await imported("s-svc");
		expect([ran.code, ran.err, ran.sessions]).toEqual([
			0,
			'Left out "Opening keynote": a service session, such as a break.\n',
			{ keynote: KEYNOTE },
		]);
	});
});

describe("imports, edits and imports again", () => {
	const importInto = (name: string, file: string) =>
		cli("import", "--from", "pretalx", fixture(`import/${name}.json`), "--output", file);

	it("m1, m2: what the organiser wrote stays, and what moved in the export moves", async () => {
		const at = folderOf();
		await importInto("m1", at("c.yaml"));
		const edited = read(at("c.yaml"))
			.replace("trackLabels: [Security]", "trackLabels: [Security, Beginners] # for all")
			.replace("speakers: [ada-example]", "speakers: [{ speaker: ada-example, showInSessionDetail: true }, mo]")
			.replace("main-hall: Main hall", "main-hall: Main hall (second floor)")
			.replace("speakers:\n", "speakers:\n  mo: { name: Mo Derator }\n");
		writeFileSync(at("c.yaml"), edited);
		const same = await importInto("m1", at("c.yaml"));
		expect([same.code, same.err, read(at("c.yaml"))]).toEqual([0, "", edited]);
		expect(same.out).toBe(`Merged into ${at("c.yaml")}: 3 sessions, 2 speakers. Nothing changed.\n`);
		const { code, err } = await importInto("m2", at("c.yaml"));
		expect([code, err]).toEqual([0, ""]);
		expect(read(at("c.yaml"))).toBe(edited.replace("name: Panel\n    at: 10:00", "name: Panel\n    at: 11:00"));
	});

	it("moved: times in either form stay in it", async () => {
		const at = folderOf();
		await importInto("twice", at("c.yaml"));
		await importInto("moved", at("c.yaml"));
		const outside = parse(read(at("c.yaml"))) as { sessions: Entries };
		expect(outside.sessions["workshop-a"]).toMatchObject({
			startTime: "2027-06-01T10:00",
			endTime: "2027-06-01T11:00",
		});
		const edited = read(at("c.yaml")).replace("firstDay: 2027-05-04", "firstDay: 2027-06-01");
		writeFileSync(at("c.yaml"), edited);
		const again = await importInto("moved", at("c.yaml"));
		expect([again.code, again.err, read(at("c.yaml"))]).toEqual([0, "", edited]);
		expect(loadConference(at("c.yaml")).problems).toEqual([]);
	});
});
