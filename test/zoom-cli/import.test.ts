import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { loadConference } from "../../provider/conference/index.ts";
import { cli, fixture, folderOf, read } from "./helpers.ts";

const systems = [
	{ from: "pretalx", sessions: 4 },
	{ from: "sessionize", sessions: 2 },
] as const;

const run = (from: string, output: string, ...more: string[]) =>
	cli("import", "--from", from, fixture(`${from}.json`), "--output", output, ...more);

describe.each(systems)("a programme of $from", ({ from, sessions }) => {
	it("becomes a conference file that is right", async () => {
		const file = folderOf()("conference.yaml");
		const { code, out, err } = await run(from, file, "--timezone", "Europe/Berlin");
		expect(code, err).toBe(0);
		expect(out).toContain(`Wrote ${file}: ${sessions} sessions, 2 speakers.`);
		const { spec = expect.fail(), problems } = loadConference(file);
		expect(problems).toEqual([]);
		expect(Object.keys(spec.sessions ?? {})).toHaveLength(sessions);
		expect(spec.speakers?.["ada-example"]).toMatchObject({ name: "Ada Example", biography: "Writes files." });
	});

	it("changes nothing when it is imported again", async () => {
		const file = folderOf()("conference.yaml");
		await run(from, file, "--timezone", "Europe/Berlin");
		const before = read(file);
		const { code, out } = await run(from, file);
		expect(code).toBe(0);
		expect(out).toContain("Merged into");
		expect(read(file)).toBe(before);
	});
});

describe("pretalx", () => {
	it("gives times, rooms, tracks and speakers; a label of sessions at the same time is no track", async () => {
		const file = folderOf()("conference.yaml");
		await run("pretalx", file);
		const { sessions, rooms, tracks, event } = parse(read(file)) as Record<string, Record<string, unknown>>;
		expect(event).toMatchObject({ name: "DevConf Example", timezone: "Europe/Berlin", firstDay: "2027-05-04" });
		expect(rooms).toEqual({ "main-hall": "Main hall", attic: "Attic" });
		expect(tracks).toEqual({ platform: "Platform" });
		expect(sessions?.["opening-its-all-code"]).toEqual({
			name: "Opening: it's all code",
			day: 1,
			at: "09:30",
			lasts: "45m",
			room: "main-hall",
			track: "platform",
			speakers: ["ada-example", "grace-sample"],
			description: expect.stringMatching(/^How a conference came to be a file\.\n\nWith \$\$\{params\} that/) as string,
		});
		expect(sessions?.["compilers-for-people"]).toMatchObject({ lasts: "1h30m", trackLabels: ["Languages"] });
		expect(loadConference(file).spec?.sessions?.["opening-its-all-code"]?.description).toContain("With $" + "{params}");
	});

	it("gives the time zone in the database's spelling", async () => {
		const text = read(fixture("pretalx.json")).replace("Europe/Berlin", "europe/berlin");
		const at = folderOf({ "schedule.json": text });
		await cli("import", "--from", "pretalx", at("schedule.json"), "--output", at("c.yaml"));
		expect(read(at("c.yaml"))).toContain("timezone: Europe/Berlin");
	});

	it("keeps comments, the order, keys and what the export doesn't know", async () => {
		const file = folderOf()("conference.yaml");
		await run("pretalx", file);
		const edited = read(file)
			.replace("  # pretalx DDD444\n  panel:\n", "  # The last one.\n  # pretalx DDD444\n  grand-finale:\n")
			.replace("at: 09:30", "at: 09:45 # later, they said")
			.replace("name: Panel", "name: Another title")
			.replace("{ name: Grace Sample }", "{ name: Grace Sample, email: grace@example.com } # asked her")
			.replace(
				"sessions:\n",
				"# The talks.\nsessions:\n  own: { name: Lightning talks, day: 2, at: 12:00, lasts: 30m, type: meeting }\n",
			);
		writeFileSync(file, edited);
		// The second day is longer for them.
		const longer = edited.replace("to: 12:00", "to: 18:00");
		writeFileSync(file, longer);
		const { code, err } = await run("pretalx", file);
		expect(err).toBe("");
		expect(code).toBe(0);
		expect(read(file)).toBe(longer);
	});

	it("finds entries that were written by hand by their names, and notes which ones they are", async () => {
		const at = folderOf();
		await run("pretalx", at("c.yaml"));
		// Keys of one's own, and no notes.
		const own = read(at("c.yaml"))
			.replace(/^ +# pretalx .*\n/gm, "")
			.replaceAll("ada-example", "ada")
			.replace("  panel:", "  finale:");
		writeFileSync(at("c.yaml"), own);
		expect((await run("pretalx", at("c.yaml"))).code).toBe(0);
		const marked = read(at("c.yaml"));
		expect(marked.replace(/^ +# pretalx .*\n/gm, "")).toBe(own);
		expect(marked).toMatch(/ {2}# pretalx PADA01\n {2}ada: /);
		expect(marked).toMatch(/ {2}# pretalx DDD444\n {2}finale:\n/);
		await run("pretalx", at("c.yaml"));
		expect(read(at("c.yaml"))).toBe(marked);
	});

	it("follows a talk whose title and time changed", async () => {
		const at = folderOf();
		await run("pretalx", at("c.yaml"));
		const moved = read(fixture("pretalx.json"))
			.replace("Parsers in the attic", "Parsers under the roof")
			.replace("2027-05-04T11:30:00+02:00", "2027-05-06T11:30:00+02:00");
		writeFileSync(at("export.json"), moved);
		const { code, err } = await cli("import", "--from", "pretalx", at("export.json"), "--output", at("c.yaml"));
		const { sessions } = parse(read(at("c.yaml"))) as { sessions: Record<string, unknown> };
		expect(sessions["parsers-in-the-attic"]).toEqual({
			name: "Parsers under the roof",
			startTime: "2027-05-06T11:30",
			endTime: "2027-05-06T12:00",
			room: "attic",
			// Nobody else is on at that time any more; the form in which it is written stays.
			trackLabels: ["Languages"],
		});
		// The event has no such day yet, which the check says.
		expect(code).toBe(1);
		expect(err).toMatch(/sessions\.parsers-in-the-attic\.startTime: .*outside the event's days/);
	});
});

describe("sessionize", () => {
	it("leaves out breaks and what has no time, and says so", async () => {
		const { err } = await run("sessionize", folderOf()("c.yaml"), "--timezone", "Europe/Berlin");
		expect(err).toBe(
			'Left out "Lunch": a service session, such as a break.\nLeft out "Not yet placed": has no time yet.\nNot taken: the category "Level".\n',
		);
	});

	it("asks for the time zone", async () => {
		const { code, err } = await run("sessionize", folderOf()("c.yaml"));
		expect([code, err]).toEqual([
			2,
			"zoom-events: the export has no time zone; add one, such as --timezone Europe/Berlin.\n",
		]);
	});
});

describe("an export of another form", () => {
	it.each([
		["pretalx", "{}", "this is not a pretalx schedule.json. Take <event>/schedule/export/schedule.json."],
		[
			"pretalx",
			'{"schedule":{"conference":{"days":[{"rooms":{"A":[{}]}}]}}}',
			"has no sessions with a time. Nothing was written.",
		],
		["pretalx", '{"schedule":{"conference":{"days":[{"rooms":{"A":[{}]}}]}}}', 'Left out "An entry": has no title.'],
		["sessionize", "[]", 'this is not a Sessionize "All data" JSON. Take the API endpoint "All data", as JSON.'],
		["sessionize", '{"sessions":[],"speakers":[],"rooms":[]}', "has no sessions with a time."],
		["sessionize", "{", "can't be read as JSON"],
	])("is refused: %s %s", async (from, text, message) => {
		const at = folderOf({ "export.json": text });
		const { code, err } = await cli("import", "--from", from, at("export.json"), "--output", at("c.yaml"));
		expect(code).toBe(2);
		expect(err).toContain(message);
	});

	it("leaves a file that is no YAML as it is", async () => {
		const at = folderOf({ "c.yaml": "a: [" });
		const { code, err } = await run("pretalx", at("c.yaml"));
		expect(code).toBe(2);
		expect(err).toContain("can't be merged into");
		expect(read(at("c.yaml"))).toBe("a: [");
	});
});
