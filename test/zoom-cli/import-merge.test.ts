import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { loadConference } from "../../provider/conference/index.ts";
import { cli, folderOf, type Ran, read } from "./helpers.ts";

interface Talk {
	code: string;
	title?: string;
	date?: string;
	room?: string;
	track?: string;
	persons?: string[];
	guid?: string;
	abstract?: string;
}

const PEOPLE: Record<string, string> = { ADA: "Ada Example", BOB: "Bob Sample", CYD: "Cyd Model" };

/** A schedule of a day, in pretalx's form. */
function schedule(...talks: Talk[]): string {
	const rooms = new Map<string, object[]>();
	for (const { room = "Hall", persons = [], date = "2027-05-04T10:00:00+02:00", title, ...talk } of talks) {
		const talksOfRoom = rooms.get(room) ?? [];
		rooms.set(room, talksOfRoom);
		talksOfRoom.push({
			...talk,
			title: title ?? `Talk ${talk.code}`,
			date,
			duration: "01:00",
			persons: persons.map((code) => ({ code, name: PEOPLE[code] })),
		});
	}
	const days = [{ date: "2027-05-04", rooms: Object.fromEntries(rooms) }];
	return JSON.stringify({ schedule: { conference: { title: "Con", time_zone_name: "Europe/Berlin", days } } });
}

/** A folder with a conference file, into which schedules are imported. */
function conference(files: Record<string, string> = {}) {
	const at = folderOf(files);
	const file = at("c.yaml");
	return {
		file,
		at,
		text: () => read(file),
		parsed: () => parse(read(file)) as Record<string, Record<string, Record<string, unknown>>>,
		edit: (...changes: [string, string][]): string => {
			const edited = changes.reduce((text, [from, to]) => {
				expect(text).toContain(from);
				return text.replace(from, to);
			}, read(file));
			writeFileSync(file, edited);
			return edited;
		},
		import: async (...talks: Talk[]): Promise<Ran> => {
			writeFileSync(at("export.json"), schedule(...talks));
			return cli("import", "--from", "pretalx", at("export.json"), "--output", file);
		},
	};
}

describe("speakers of a session", () => {
	it("go where the export dropped them, and stay where the organiser added them", async () => {
		const con = conference();
		await con.import({ code: "A", persons: ["ADA", "BOB"] }, { code: "B", persons: ["BOB"], room: "Attic" });
		con.edit(["speakers: [ada-example, bob-sample]", "speakers: [cyd, bob-sample, ada-example]"]);
		con.edit(["speakers:\n", "speakers:\n  cyd: { name: Cyd Model }\n"]);
		const { code, err } = await con.import(
			{ code: "A", persons: ["ADA"] },
			{ code: "B", persons: ["BOB"], room: "Attic" },
		);
		expect([code, err]).toEqual([0, ""]);
		expect(con.parsed().sessions?.["talk-a"]?.speakers).toEqual(["cyd", "ada-example"]);
		expect(con.parsed().sessions?.["talk-b"]?.speakers).toEqual(["bob-sample"]);
	});

	it("who are in no session any more are reported, and not removed", async () => {
		const con = conference();
		await con.import({ code: "A", persons: ["ADA", "BOB"] });
		const { code, err } = await con.import({ code: "A", persons: ["ADA"] });
		expect([code, err]).toEqual([0, "speakers.bob-sample is not in the export; remove it if it was cancelled.\n"]);
		expect(con.parsed().sessions?.["talk-a"]?.speakers).toEqual(["ada-example"]);
		expect(con.parsed().speakers?.["bob-sample"]).toEqual({ name: "Bob Sample" });
	});

	it("are taken out by the organiser and stay out; new ones come", async () => {
		const con = conference();
		await con.import({ code: "A", persons: ["ADA", "BOB"] });
		con.edit(["speakers: [ada-example, bob-sample]", "speakers: [bob-sample]"]);
		await con.import({ code: "A", persons: ["ADA", "BOB", "CYD"] });
		expect(con.parsed().sessions?.["talk-a"]?.speakers).toEqual(["bob-sample", "cyd-model"]);
	});

	it("follow the export's order where the organiser has left it", async () => {
		const con = conference();
		await con.import({ code: "A", persons: ["ADA", "BOB"] });
		await con.import({ code: "A", persons: ["BOB", "ADA"] });
		expect(con.parsed().sessions?.["talk-a"]?.speakers).toEqual(["bob-sample", "ada-example"]);
	});
});

describe("values", () => {
	it("that both sides changed stay as the file says, and are said", async () => {
		const con = conference();
		await con.import({ code: "A", title: "One", abstract: "First." }, { code: "B", title: "Two", room: "Attic" });
		con.edit(["name: One", "name: Eins"], ["name: Two", "name: Zwei"]);
		const { code, err } = await con.import(
			{ code: "A", title: "Uno", abstract: "Second." },
			{ code: "B", title: "Two", room: "Attic" },
		);
		expect([code, err]).toEqual([
			1,
			'sessions.one.name was changed here and in the export, which says "Uno"; the file\'s value was kept.\n',
		]);
		const { sessions } = con.parsed();
		expect([sessions?.one?.name, sessions?.two?.name, sessions?.one?.description]).toEqual(["Eins", "Zwei", "Second."]);
	});

	it("that the organiser removed stay removed, those that the export dropped go", async () => {
		const con = conference();
		await con.import(
			{ code: "A", abstract: "First.", track: "T" },
			{ code: "B", abstract: "Other.", room: "Attic", track: "U" },
		);
		con.edit([", description: First.", ""], [", room: hall", ""]);
		await con.import({ code: "A", abstract: "First.", track: "T" }, { code: "B", room: "Attic" });
		expect(con.parsed().sessions).toEqual({
			"talk-a": { name: "Talk A", at: "10:00", lasts: "1h", track: "t" },
			"talk-b": { name: "Talk B", at: "10:00", lasts: "1h", room: "attic" },
		});
	});

	it("are the export's where there is no record, which is said; lists are united", async () => {
		const con = conference();
		await con.import({ code: "A", title: "One", persons: ["ADA"] });
		con.edit(["name: One", "name: Eins"], ["speakers: [ada-example]", "speakers: [ada-example, cyd]"]);
		con.edit(["speakers:\n", "speakers:\n  cyd: { name: Cyd Model }\n"]);
		rmSync(con.at("c.lock.json"));
		const { code, err } = await con.import({ code: "A", title: "One", persons: ["ADA", "BOB"] });
		expect(code).toBe(0);
		expect(err).toBe(
			`${con.at("c.lock.json")} doesn't say what was imported before, so the export's values replaced the file's:\n  sessions.one.name\n`,
		);
		expect(con.parsed().sessions?.one).toMatchObject({ name: "One", speakers: ["ada-example", "cyd", "bob-sample"] });
	});

	it("are not lost where the record can't be read", async () => {
		const con = conference();
		await con.import({ code: "A" });
		writeFileSync(con.at("c.lock.json"), "<<<<<<< ours");
		const before = con.text();
		const { code, err } = await con.import({ code: "A", title: "New" });
		expect([code, con.text()]).toEqual([2, before]);
		expect(err).toContain("c.lock.json is no record of an import; restore it");
	});
});

describe("entries", () => {
	it("that the organiser took out stay out, and are said", async () => {
		const con = conference();
		await con.import({ code: "A" }, { code: "B", room: "Attic" });
		const text = con.text();
		writeFileSync(con.file, text.slice(0, text.indexOf("  # pretalx B")));
		const { code, out, err } = await con.import({ code: "A" }, { code: "B", room: "Attic" });
		expect([code, err]).toEqual([
			0,
			'Left out "Talk B": was taken out of the file; to have it again, remove "B" from the record.\n',
		]);
		expect(out).toContain("1 session, 0 speakers. Left out: 1. Nothing changed.");
	});

	it("keep their keys, comments and order under other titles, also where the note above them is lost", async () => {
		const con = conference();
		await con.import({ code: "A" }, { code: "B", room: "Attic" });
		con.edit(["talk-a:", "first:"], ["  # pretalx B\n", "  # The second.\n"]);
		await con.import({ code: "B", title: "Two", room: "Attic" }, { code: "A", title: "One" });
		expect(con.text()).toContain("  # pretalx A\n  first: { name: One,");
		expect(con.text()).toContain("  # The second.\n  # pretalx B\n  talk-b: { name: Two,");
	});

	it("are found again where a talk is given a second time", async () => {
		const con = conference();
		const later = { code: "A", guid: "g2", date: "2027-05-04T14:00:00+02:00" };
		await con.import({ code: "A", guid: "g1" });
		con.edit(["name: Talk A", "name: My title"]);
		await con.import(later, { code: "A", guid: "g1" });
		expect(con.parsed().sessions).toMatchObject({
			"talk-a": { name: "My title", at: "10:00" },
			"talk-a-2": { name: "Talk A" },
		});
		expect(con.text()).toContain("  # pretalx g1\n  talk-a:");
		const before = con.text();
		await con.import({ code: "A", guid: "g1" }, later);
		expect(con.text()).toBe(before);
	});

	it("of one code and guid are told apart by their slots, which may move", async () => {
		const con = conference();
		const at = (clock: string): Talk => ({ code: "A", guid: "g", date: `2027-05-04T${clock}:00+02:00` });
		await con.import(at("10:00"), at("12:00"));
		const noted = con.text();
		expect(noted).toContain("  # pretalx A 2027-05-04T10:00\n  talk-a:");
		const { code, err } = await con.import(at("12:00"), at("11:00"));
		expect([code, err]).toEqual([0, ""]);
		expect(con.parsed().sessions).toMatchObject({ "talk-a": { at: "11:00" }, "talk-a-2": { at: "12:00" } });
		expect(Object.keys(con.parsed().sessions ?? {})).toHaveLength(2);
	});

	it("that are twice in the export in every way are one, and said", async () => {
		const con = conference();
		const { code, err, out } = await con.import({ code: "A", guid: "g" }, { code: "A", guid: "g" });
		expect(code).toBe(1);
		expect(err).toBe('Left out "Talk A": is in the export twice, with the same id, time and room.\n');
		expect(out).toContain("1 session, 0 speakers. Left out: 1.");
	});

	it("of the organiser are not called cancelled; those of the export that are gone are", async () => {
		const con = conference();
		await con.import({ code: "A" }, { code: "B", room: "Attic" });
		con.edit(["sessions:\n", "sessions:\n  own: { name: Lightning talks, at: 10:30, lasts: 15m }\n"]);
		const { code, err } = await con.import({ code: "A" });
		expect([code, err]).toEqual([0, "sessions.talk-b is not in the export; remove it if it was cancelled.\n"]);
	});
});

describe("a file that extends another", () => {
	const TALKS: Talk[] = [
		{ code: "A", title: "One", abstract: "First.", persons: ["ADA"] },
		{ code: "B", title: "Two", room: "Attic" },
	];

	/** A base with all that an import wrote, and an edition on it with one value of its own. */
	async function edition() {
		const base = conference();
		await base.import(...TALKS);
		const own = "extends: ./base.yaml\nevent: { name: Edition }\n";
		const con = conference({ "base.yaml": readFileSync(base.file, "utf8"), "c.yaml": own });
		return { con, own };
	}

	it("is not changed where the base says it all", async () => {
		const { con, own } = await edition();
		const { code, err, out } = await con.import(...TALKS);
		expect([code, err, con.text()]).toEqual([0, "", own]);
		expect(out).toContain("2 sessions, 1 speaker. Nothing changed.");
	});

	it("takes what changed, and what was dropped, alone", async () => {
		const { con, own } = await edition();
		await con.import(...TALKS);
		await con.import({ code: "A", title: "Uno", persons: ["ADA"] }, { code: "B", title: "Two", room: "Attic" });
		expect(con.text()).toBe(`${own}sessions:\n  one: { name: Uno, description: null }\n`);
		const { spec, problems } = loadConference(con.file);
		expect(problems).toEqual([]);
		expect(spec?.sessions?.one).toEqual({
			type: "webinar",
			name: "Uno",
			at: "10:00",
			lasts: "1h",
			room: "hall",
			speakers: ["ada-example"],
		});
	});

	it("takes a new room for a new talk", async () => {
		const { con } = await edition();
		await con.import(...TALKS, { code: "C", title: "Three", room: "Cellar" });
		expect(con.parsed()).toMatchObject({
			rooms: { cellar: "Cellar" },
			sessions: { three: { name: "Three", room: "cellar" } },
		});
		expect(Object.keys(con.parsed().sessions ?? {})).toEqual(["three"]);
	});
});

describe("a file in the organiser's own way of writing", () => {
	it("keeps every byte of what an import doesn't change", async () => {
		const con = conference();
		await con.import({ code: "A", title: "One" }, { code: "B", title: "Two", room: "Attic" });
		const own = `# Ours.


hub:   "Community"   # the hub
event: {name: Con, description: 'Con', eventType: CONFERENCE,
  accessLevel: PRIVATE_UNRESTRICTED, attendanceType: virtual, timezone: Europe/Berlin,
  firstDay: 2027-05-04, days: [{from: "10:00", to: "11:00"}]}
defaults: {sessions: {type: webinar}}
rooms: {hall: Hall, attic: Attic}
sessions:

    # pretalx A
    one: {name: "One", at: "10:00", lasts: 60m, room: Hall}


    two: {name: Two,   day: 1, at: 10:00, lasts: 1h, room: attic}   # pretalx, too
`;
		writeFileSync(con.file, own);
		const { code, err } = await con.import({ code: "A", title: "One" }, { code: "B", title: "Two", room: "Attic" });
		expect([code, err]).toEqual([0, ""]);
		const noted = con.text();
		expect(noted.split("\n").filter((line) => line.trim() !== "# pretalx B")).toEqual(own.split("\n"));
		await con.import(
			{ code: "A", title: "One", abstract: "First." },
			{ code: "B", title: "Two", room: "Attic" },
			{ code: "C", title: "Three", room: "Attic", date: "2027-05-04T11:00:00+02:00" },
		);
		const one = '    one: { name: "One", at: "10:00", lasts: 60m, room: Hall, description: First. }';
		const three = "    # pretalx C\n    three: { name: Three, at: 11:00, lasts: 1h, room: attic }\n";
		expect(con.text()).toBe(`${noted.replace(/^ +one: .*$/m, one)}${three}`);
	});
});

describe("names that mean something elsewhere", () => {
	it("are names", async () => {
		const con = conference();
		const talks: Talk[] = [
			{ code: "constructor", title: "__proto__", room: "toString", track: "hasOwnProperty" },
			{ code: "__proto__", title: "constructor", room: "__proto__", track: "null", date: "2027-05-04T12:00:00+02:00" },
		];
		const { code, err } = await con.import(...talks);
		expect([code, err]).toEqual([0, ""]);
		expect(con.parsed().sessions).toEqual({
			proto: { name: "__proto__", at: "10:00", lasts: "1h", room: "tostring", track: "hasownproperty" },
			constructor: { name: "constructor", at: "12:00", lasts: "1h", room: "proto", track: "null" },
		});
		const before = con.text();
		await con.import(...talks);
		expect(con.text()).toBe(before);
	});
});

describe("a file with the line ends of Windows", () => {
	it("keeps them", async () => {
		const con = conference();
		await con.import({ code: "A", title: "One" });
		writeFileSync(con.file, con.text().replaceAll("\n", "\r\n"));
		await con.import({ code: "A", title: "Uno" }, { code: "B", title: "Two", date: "2027-05-04T12:00:00+02:00" });
		expect(con.text().replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
		expect(con.parsed().sessions).toMatchObject({ one: { name: "Uno" }, two: { name: "Two" } });
	});
});

describe("a file that can't take an import", () => {
	it.each([
		["sessions: [a, b]", "sessions is not a map"],
		["x: &x { a: { name: A } }\nspeakers: *x", "speakers is not a map"],
		["extends: ./nowhere.yaml", "extends is"],
		["event: { timezone: Nowhere }", 'has the time zone "Nowhere", which is no IANA one; correct event.timezone.'],
	])("stays as it is: %s", async (text, message) => {
		const con = conference({ "c.yaml": text });
		const { code, err } = await con.import({ code: "A" });
		expect([code, con.text()]).toEqual([2, text]);
		expect(err).toContain(message);
	});
});

describe("a part of the days", () => {
	it("calls nothing cancelled that is on other days", async () => {
		const con = conference();
		const talks: Talk[] = [
			{ code: "A", persons: ["ADA"] },
			{ code: "B", date: "2027-05-05T10:00:00+02:00", persons: ["BOB"] },
		];
		await con.import(...talks);
		const before = con.text();
		const args = ["--output", con.file, "--days", "2027-05-04"];
		const { code, err, out } = await cli("import", con.at("export.json"), ...args);
		expect([code, err, con.text()]).toEqual([0, "1 session is on other days.\n", before]);
		expect(out).toContain("1 session, 1 speaker. Nothing changed.");
		const again = await con.import(...talks);
		expect([again.code, again.err, con.text()]).toEqual([0, "", before]);
	});
});

describe("what an export may hold", () => {
	it("comes without control characters into ids, rooms and messages", async () => {
		const con = conference();
		const { code, err } = await con.import(
			{ code: "A\u001b[31m\nB", title: "A", room: "Ha\u0007ll\u2028two" },
			{ code: "C\u0000", title: "  ", room: "Attic" },
		);
		expect([code, err]).toEqual([1, 'Left out "C": has no title.\n']);
		expect(con.text()).toContain("  # pretalx A[31m B\n");
		expect(con.parsed().rooms).toEqual({ "hall-two": "Hall two" });
	});
});

describe("a room or a track whose name in the export changes in case alone", () => {
	it("is another one, though its key is spelt like the new name", async () => {
		const con = conference();
		await con.import({ code: "A", room: "Hall", track: "Dev" });
		const { code } = await con.import({ code: "A", room: "hall", track: "dev" });
		expect(code).toBe(0);
		expect(con.parsed()).toMatchObject({
			rooms: { hall: "Hall", "hall-2": "hall" },
			tracks: { dev: "Dev", "dev-2": "dev" },
			sessions: { "talk-a": { room: "hall-2", track: "dev-2" } },
		});
	});
});
