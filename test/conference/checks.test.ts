import { describe, expect, it } from "vitest";
import {
	agenda,
	expand,
	formatProblem,
	type Loaded,
	loadConference,
	strictly,
} from "../../provider/conference/index.ts";
import { SMALL, write } from "./helpers.ts";

const NOW = new Date("2027-01-01T00:00:00Z");

function loaded(text: string): Loaded {
	const { "conference.yaml": file = "" } = write({ "conference.yaml": text });
	return loadConference(file, {}, NOW);
}

/** Warnings of a text that has no problems, without the file's name. */
function warningsOf(text: string): string[] {
	const { spec, problems, warnings } = loaded(text);
	expect(problems).toEqual([]);
	// What is warned of can be used: it expands, and has a programme.
	expand(spec ?? expect.fail());
	agenda(spec ?? expect.fail());
	return warnings.map((warning) => formatProblem({ ...warning, file: "f" }));
}

const PEOPLE = "speakers:\n  ada: { name: Ada Example }\n  ken: { name: Ken Stub }\n";

/** SMALL with sessions on its first day, one a line from line 15 on. */
const programme = (...sessions: string[]): string =>
	`${SMALL}${PEOPLE}sessions:\n${sessions.map((one, index) => `  s${index + 1}: { name: S${index + 1}, type: webinar, ${one} }\n`).join("")}`;

const SPEAKER = programme(
	"day: 1, at: 09:00, lasts: 1h, speakers: [ada]",
	"day: 1, at: 09:30, lasts: 1h, speakers: [ada]",
);

const sale = (from: string, to: string): string =>
	`{ name: ${from}, currency: EUR, free: true, startTime: ${from}, endTime: ${to}, sessions: ALL }`;

describe("what is hardly meant is a warning", () => {
	it.each([
		[
			"a speaker in two sessions at once",
			SPEAKER,
			[
				'f:16:75 sessions.s2.speakers[0]: warning: takes the speaker "ada" on 2027-05-04 from 09:30 to 10:30, but "s1" already has it on 2027-05-04 from 09:00 to 10:00; move one of them. [speakerTwiceAtOnce]',
			],
		],
		[
			"a room by its key and by its name",
			`rooms: { main: Main hall }\n${programme("day: 1, at: 09:00, lasts: 1h, room: main, speakers: [ada]", "day: 1, at: 09:59, lasts: 1h, room: Main hall, speakers: [ken]")}`,
			[
				'f:17:64 sessions.s2.room: warning: takes the room "Main hall" on 2027-05-04 from 09:59 to 10:59, but "s1" already has it on 2027-05-04 from 09:00 to 10:00; move one of them. [roomTwiceAtOnce]',
			],
		],
		[
			"a track of parallel sessions",
			programme(
				"day: 1, at: 09:00, lasts: 1h, track: t, speakers: [ada]",
				"day: 1, at: 09:00, lasts: 1h, track: t, speakers: [ken]",
			),
			[expect.stringMatching(/^f:16:64 sessions\.s2\.track: warning: takes the track "t" .* \[trackTwiceAtOnce\]$/)],
		],
		[
			"a dinner between the days",
			programme("day: 1, at: 20:30, lasts: 1h, speakers: [ada]"),
			[
				"f:15:42 sessions.s1.at: warning: puts the session at 2027-05-04 20:30 to 21:30, outside the event's days: 2027-05-04 08:00 to 20:00, 2027-05-05 08:00 to 20:00. [sessionBetweenDays]",
			],
		],
		[
			"a night session on the morning before",
			programme("day: 2, at: 00:30, lasts: 1h30m, speakers: [ada]").replace(
				"{ from: 08:00, to: 20:00 }]",
				"{ from: 18:00, to: 24:00 }]",
			),
			[
				"f:15:42 sessions.s1.at: warning: puts the session at 2027-05-05 00:30 to 02:00, outside the event's days: 2027-05-04 08:00 to 20:00, 2027-05-05 18:00 to 24:00. After midnight it is the next day: use startTime: 2027-05-06T00:30 and endTime: 2027-05-06T02:00 instead of day, at and lasts. For a day that ends after midnight, use calendar instead of days: { startTime: 2027-05-05T18:00, endTime: 2027-05-06T02:00 }. [sessionBetweenDays]",
			],
		],
		[
			"a session without a speaker, but no break",
			`${programme("day: 1, at: 09:00, lasts: 1h, speakers: [ada]", "day: 1, at: 10:00, lasts: 1h")}  tea: { name: Tea, type: none, day: 1, at: 11:00, lasts: 15m }\n`,
			[
				"f:16:3 sessions.s2: warning: names nobody, although other sessions name speakers; add speakers:. [sessionWithoutSpeaker]",
			],
		],
		["none without a speaker where nobody has one", programme("day: 1, at: 09:00, lasts: 1h"), []],
		[
			"rooms alike under rooms",
			`${SMALL}rooms: { main: Main hall, other: "main  Hall", attic: Attic }\n`,
			[
				'f:11:27 rooms.other: warning: is "main  Hall", which differs from "Main hall" by blanks or case alone; write one name. [namesAlike]',
			],
		],
		[
			"rooms alike in sessions, once for each spelling",
			programme(
				"day: 1, at: 09:00, lasts: 1h, room: Attic, speakers: [ada]",
				"day: 1, at: 10:00, lasts: 1h, room: attic, speakers: [ada]",
				"day: 1, at: 11:00, lasts: 1h, room: attic, speakers: [ada]",
			),
			[
				expect.stringMatching(
					/^f:16:64 sessions\.s2\.room: warning: is "attic", which differs from "Attic" .*\[namesAlike\]$/,
				),
			],
		],
		[
			"a sale that goes on after the event",
			`${SMALL}ticketTypes:\n  full: ${sale("2027-02-01T00:00", "2027-06-01T00:00")}\n`,
			[
				"f:12:91 ticketTypes.full.endTime: warning: is 2027-06-01T00:00:00+02:00, after the event's end at 2027-05-05T20:00:00+02:00; end the sale by then. [saleAfterTheEvent]",
			],
		],
		[
			"a gap between two sales, but no seam of a minute",
			`${SMALL}ticketTypes:\n  early: ${sale("2027-02-01T00:00", "2027-02-28T23:59")}\n  late: ${sale("2027-03-01T00:00", "2027-03-31T23:59")}\n  last: ${sale("2027-04-02T00:00", "2027-05-01T00:00")}\n`,
			[
				"f:14:62 ticketTypes.last.startTime: warning: is 2027-04-02T00:00:00+02:00, and nothing is on sale before it from 2027-03-31T23:59:00+02:00 on; let the sales follow each other. [gapInTheSale]",
			],
		],
	])("%s", (_, text, warnings) => {
		expect(warningsOf(text)).toEqual(warnings);
	});

	it("but a session before the first day or after the last is none", () => {
		const { problems } = loaded(programme("day: 2, at: 19:30, lasts: 1h, speakers: [ada]"));
		expect(problems.map(({ path, severity }) => [path, severity])).toEqual([["sessions.s1.at", undefined]]);
	});

	it("is said once for a series of events", () => {
		const series = "series: { rule: FREQ=WEEKLY, from: 2027-05-04, at: 08:00, lasts: 4h, count: 3, as: events }\n";
		const text = SPEAKER.replaceAll("day: 1, ", "").replace(/ {2}firstDay[\s\S]*?(?=speakers)/, series);
		expect(warningsOf(text)).toEqual([
			expect.stringMatching(/^f:15:67 sessions\.s2\.speakers\[0\]: warning: .* on 2027-05-04 /),
		]);
	});
});

describe("checks of the file", () => {
	const off = "{ level: off, reason: Lightning talks. }";

	it("turn a check off, and no other", () => {
		const text = SPEAKER.replaceAll("1h, ", "1h, room: x, ");
		expect(warningsOf(`${text}checks: { speakerTwiceAtOnce: ${off} }\n`)).toEqual([
			expect.stringMatching(/\[roomTwiceAtOnce\]$/),
		]);
	});

	it("turn a check off for some sessions", () => {
		const three = `${SPEAKER}  s3: { name: S3, type: webinar, day: 1, at: 09:45, lasts: 1h, speakers: [ada] }\n`;
		const only = off.replace("off,", "off, only: [s2],");
		expect(warningsOf(`${three}checks: { speakerTwiceAtOnce: ${only} }\n`)).toEqual([
			expect.stringMatching(/^f:17:\d+ sessions\.s3\.speakers\[0\]: warning: /),
		]);
	});

	it("make an error of a warning, which stops everything", () => {
		const { spec, problems } = loaded(`${SPEAKER}checks: { speakerTwiceAtOnce: { level: error } }\n`);
		expect(spec).toBeUndefined();
		expect(problems.map((problem) => formatProblem({ ...problem, file: "f" }))).toEqual([
			expect.stringMatching(/^f:16:75 sessions\.s2\.speakers\[0\]: takes the speaker "ada" .* \[speakerTwiceAtOnce\]$/),
		]);
	});

	it("come from a template too, and an edition may say otherwise", () => {
		const base = `${SPEAKER}checks: { speakerTwiceAtOnce: ${off} }\n`;
		const files = write({
			"base.yaml": base,
			"same.yaml": "extends: base.yaml\n",
			"other.yaml": "extends: base.yaml\nchecks: { speakerTwiceAtOnce: null }\n",
		});
		expect(loadConference(files["same.yaml"] ?? "", {}, NOW).warnings).toEqual([]);
		expect(loadConference(files["other.yaml"] ?? "", {}, NOW).warnings).toHaveLength(1);
	});

	it("are strict where all warnings count as problems", () => {
		const { spec, problems, warnings } = strictly(loaded(SPEAKER));
		expect(spec).toBeUndefined();
		expect(warnings).toEqual([]);
		expect(problems.map(({ check, severity }) => [check, severity])).toEqual([["speakerTwiceAtOnce", undefined]]);
		expect(strictly(loaded(SMALL)).spec).toBeDefined();
	});
});

describe("ten thousand sessions of one speaker, all at once", () => {
	it("are checked in time that grows with their number", () => {
		const text = (count: number): string =>
			programme(...Array.from({ length: count }, () => "day: 1, at: 09:00, lasts: 1h, room: x, speakers: [ada]"));
		const cpuOf = (count: number): number => {
			const file = write({ "conference.yaml": text(count) })["conference.yaml"] ?? "";
			const before = process.cpuUsage();
			expect(loadConference(file, {}, NOW).warnings).toHaveLength(2 * (count - 1));
			const { user, system } = process.cpuUsage(before);
			return user + system;
		};
		cpuOf(500);
		// Four times as many take four times as long, not sixteen times; a machine that is busy gets the benefit.
		expect(cpuOf(10_000)).toBeLessThan(cpuOf(2_500) * 10);
	});
});
