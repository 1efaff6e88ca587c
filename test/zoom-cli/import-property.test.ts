import { existsSync } from "node:fs";
import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { cli, folderOf, read } from "./helpers.ts";

/** Schedules that are tried. */
const RUNS = Number(process.env.IMPORT_RUNS ?? 60);

const NAMES = [
	"Ada Example",
	"Bob Sample",
	"Cyd Model",
	"李 示例",
	"أمثلة",
	"🎉",
	"O'Neil, Jr.",
	"Ada  Example",
	"null",
];
const TITLES = [
	"Opening",
	"開幕",
	"🎉",
	"$" + "{params.x}",
	"$$" + "{y}",
	"- a",
	"# b",
	"yes",
	"=1+1",
	"a: b",
	"2027-05-04",
];

const person = fc.record(
	{
		id: fc.constantFrom(1, 2, "3"),
		code: fc.constantFrom("AAA", "BBB", "CCC", null),
		guid: fc.constantFrom("g1", "g2"),
		name: fc.constantFrom(...NAMES),
	},
	{ requiredKeys: ["name"] },
);

/** Text without control characters and lone halves of characters: what is taken out of it is tested elsewhere. */
const title = fc.oneof(
	fc.constantFrom(...TITLES),
	fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }).filter((text) => /[^\s\p{C}]/u.test(text)),
);

const talk = fc.record(
	{
		code: fc.constantFrom("T1", "T2", "T3", "T4", null),
		guid: fc.oneof(fc.uuid(), fc.constantFrom("same", null)),
		id: fc.integer({ min: 1, max: 5 }),
		title: fc.oneof({ weight: 9, arbitrary: title }, { weight: 1, arbitrary: fc.constantFrom(null, "", "  ", 5) }),
		minutes: fc.constantFrom(5, 20, 45, 60),
		isWithDuration: fc.constantFrom(true, true, true, true, false),
		room: fc.constantFrom("Hall", "hall", "Hall ", "", "1", "大廳"),
		track: fc.constantFrom(null, "Dev", { en: "Ops" }),
		persons: fc.oneof(fc.array(person, { maxLength: 3 }), fc.constant(null)),
	},
	{ requiredKeys: ["title", "minutes", "isWithDuration", "room"] },
);

const START = Date.UTC(2027, 4, 4, 8);
const HOUR = 3_600_000;

const plain = (text: unknown): string =>
	String(text ?? "")
		.normalize("NFC")
		.replace(/\s+/gu, " ")
		.trim();

describe("any schedule", () => {
	it("comes out with the same instants, titles and people, or with a reason for each entry", async () => {
		const property = fc.asyncProperty(fc.array(talk, { minLength: 1, maxLength: 14 }), check);
		await fc.assert(property, { numRuns: RUNS, interruptAfterTimeLimit: 20_000 });
	});
});

describe("any change of a schedule", () => {
	it("comes into the file, whatever was imported before, and only once", async () => {
		const talks = fc.array(fc.tuple(talk, fc.option(talk), fc.boolean()), { minLength: 1, maxLength: 10 });
		const property = fc.asyncProperty(talks, fc.boolean(), async (all, isTurned) => {
			const before = scheduleOf(all.map(([one], place) => ({ place, talk: one })));
			const kept = all.flatMap(([one, other, isKept], place) => (isKept ? [{ place, talk: other ?? one }] : []));
			const after = scheduleOf(isTurned ? kept.toReversed() : kept);
			fc.pre(before.expected.length > 0 && after.expected.length > 0);
			const at = folderOf({ "a.json": before.text, "b.json": after.text });
			await cli("import", at("a.json"), "--output", at("c.yaml"));
			const ran = await cli("import", at("b.json"), "--output", at("c.yaml"));
			expect(ran.err).not.toContain("was changed here");
			expect(ran.out).toContain(`${after.expected.length} session`);
			const parsed = parse(read(at("c.yaml"))) as { sessions: Record<string, { name: string }> };
			const names = Object.values(parsed.sessions).map(({ name }) => plain(name.replaceAll("$$" + "{", "$" + "{")));
			for (const row of after.expected) expect(names).toContain((JSON.parse(row) as [string])[0]);
			const [text, record] = [read(at("c.yaml")), read(at("c.lock.json"))];
			const again = await cli("import", at("b.json"), "--output", at("c.yaml"));
			expect([read(at("c.yaml")), read(at("c.lock.json"))]).toEqual([text, record]);
			expect(again.out).toContain("Nothing changed.");
		});
		await fc.assert(property, { numRuns: RUNS, interruptAfterTimeLimit: 20_000 });
	});
});

type Talk = typeof talk extends fc.Arbitrary<infer T> ? T : never;

/** A schedule of talks, one after the other by their places, and what has to come out of it. */
function scheduleOf(talks: readonly { place: number; talk: Talk }[]) {
	const rooms: Record<string, object[]> = {};
	const expected: string[] = [];
	let broken = 0;
	for (const { place, talk: one } of talks) {
		const { minutes, isWithDuration, room, ...rest } = one;
		const start = START + place * 2 * HOUR;
		rooms[room] ??= [];
		const duration = isWithDuration ? `00:${minutes}`.replace("00:60", "01:00").replace(/:(\d)$/, ":0$1") : null;
		rooms[room].push({ ...rest, date: new Date(start).toISOString(), duration });
		const name = plain(rest.title);
		if (name === "" || !isWithDuration) broken++;
		else {
			const people = [...new Set((rest.persons ?? []).map((person) => plain(person.name)))].sort();
			expected.push(JSON.stringify([name, start, start + minutes * 60_000, people]));
		}
	}
	const days = [{ date: "2027-05-04", rooms }];
	const schedule = { conference: { title: "Con", time_zone_name: "Europe/Berlin", days } };
	return { text: JSON.stringify({ schedule }), expected: expected.sort(), broken };
}

/** Rows of what a file exports. */
async function rowsOf(file: string): Promise<string[]> {
	const json = await cli("export", file, "--json");
	const rows = JSON.parse(json.out) as { name: string; startTime: string; endTime: string; speakers: string[] }[];
	return rows.map(({ name, startTime, endTime, speakers }) => {
		const people = [...new Set(speakers.map(plain))].sort();
		return JSON.stringify([plain(name), Date.parse(startTime), Date.parse(endTime), people]);
	});
}

async function check(talks: readonly Talk[]): Promise<void> {
	const { text, expected, broken } = scheduleOf(talks.map((one, place) => ({ place, talk: one })));
	const at = folderOf({ "export.json": text });
	const ran = await cli("import", at("export.json"), "--output", at("c.yaml"));
	const left = ran.err.split("\n").filter((line) => line.startsWith("Left out "));
	expect(left).toHaveLength(broken);
	if (expected.length === 0) {
		expect([ran.code, existsSync(at("c.yaml"))]).toEqual([2, false]);
		return;
	}
	expect(ran.code, ran.err).toBe(broken > 0 ? 1 : 0);
	expect(ran.out).toContain(`${expected.length} session`);

	expect((await rowsOf(at("c.yaml"))).sort()).toEqual(expected);

	const calendar = new ICAL.Component(ICAL.parse((await cli("export", at("c.yaml"), "--ics")).out) as unknown[]);
	const events = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
	expect(new Set(events.map(({ uid }) => uid)).size).toBe(expected.length);
	const times = events.map(({ summary, startDate }) => [plain(summary), startDate.toJSDate().getTime()]);
	expect(times.sort()).toEqual(expected.map((row) => (JSON.parse(row) as unknown[]).slice(0, 2)).sort());

	const [before, record] = [read(at("c.yaml")), read(at("c.lock.json"))];
	await cli("import", at("export.json"), "--output", at("c.yaml"));
	expect([read(at("c.yaml")), read(at("c.lock.json"))]).toEqual([before, record]);
}

describe("a programme of 1,351 talks", () => {
	it("is written whole, and again without a change", async () => {
		const rooms: Record<string, object[]> = {};
		for (let number = 0; number < 1351; number++) {
			const [slot, room] = [Math.floor(number / 30), `Room ${number % 30}`];
			const start = START + Math.floor(slot / 8) * 24 * HOUR + (slot % 8) * HOUR;
			rooms[room] ??= [];
			rooms[room].push({
				code: `T${number}`,
				title: `Talk ${number}`,
				date: new Date(start).toISOString(),
				duration: "00:50",
				track: `Track ${number % 20}`,
				abstract: `What talk ${number} is about. `.repeat(20),
				persons: [{ code: `P${number % 900}`, name: `Person ${number % 900}`, biography: "Writes. ".repeat(40) }],
			});
		}
		const conference = { title: "Big", time_zone_name: "Europe/Berlin", days: [{ date: "2027-05-04", rooms }] };
		const at = folderOf({ "export.json": JSON.stringify({ schedule: { conference } }) });
		const { code, out, err } = await cli("import", at("export.json"), "--output", at("c.yaml"));
		expect([code, err, out]).toEqual([0, "", `Wrote ${at("c.yaml")}: 1351 sessions, 900 speakers.\n`]);
		const again = await cli("import", at("export.json"), "--output", at("c.yaml"));
		expect(again.out).toBe(`Merged into ${at("c.yaml")}: 1351 sessions, 900 speakers. Nothing changed.\n`);
	});
});
