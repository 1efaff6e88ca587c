import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { execa } from "execa";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { ContentHash } from "../../provider/conference/declaration.ts";
import { agenda, expand, Lookup, loadConference, Reference } from "../../provider/conference/index.ts";
import { sectionEntries } from "../../provider/conference/sections.ts";
import { compileDescription } from "../../provider/lifecycle/shape.ts";
import { resourceClasses } from "../../provider/resources/index.ts";
import { holds } from "../helpers/property.ts";
import { declared, load, problemsOf, SMALL, write } from "./helpers.ts";

const root = join(import.meta.dirname, "../..");
const good = join(import.meta.dirname, "good.yaml");
const goodSpec = () => loadConference(good).spec ?? expect.fail("good.yaml has problems");

describe("expansion", () => {
	it("knows every kind of resource", () => {
		const known = sectionEntries.flatMap(([, { kind, nested = {} }]) => [
			kind,
			...Object.values(nested).map((one) => one.kind),
		]);
		expect([...new Set([...known, "Event", "EventQuestions", "EventPublication"])].sort()).toEqual(
			Object.keys(resourceClasses).sort(),
		);
	});

	it("fills the inputs of all parents", () => {
		for (const { kind, inputs } of expand(goodSpec())) {
			const { parents } = resourceClasses[kind].description;
			for (const parent of parents) expect(inputs[parent], `${kind}.${parent}`).toBeDefined();
			const known = new Set(compileDescription(resourceClasses[kind].description).inputs.keys());
			expect(
				Object.keys(inputs).filter((name) => name !== "adopt" && !known.has(name)),
				kind,
			).toEqual([]);
		}
	});

	it("names objects by keys, and refers to them", () => {
		const spec = goodSpec();
		expect(declared(spec, "Session", "opening")?.inputs).toMatchObject({
			eventId: new Reference("Event", "event", "eventId"),
			name: "Opening",
			startTime: "2027-05-04T09:00:00+02:00",
			endTime: "2027-05-04T09:45:00+02:00",
			timezone: "Europe/Berlin",
			trackLabels: ["Platform"],
			sessionSpeakers: [{ speakerId: new Reference("Speaker", "ada", "speakerId") }],
		});
		expect(declared(spec, "Exhibitor", "example-corp")?.inputs).toMatchObject({
			isSponsor: true,
			tierId: new Lookup("sponsorTier", "Gold", new Reference("Event", "event", "eventId")),
		});
		expect(declared(spec, "Event", "event")?.inputs.hubId).toEqual(new Lookup("hub", "Community"));
		expect(declared(spec, "TicketType", "full")?.inputs.sessions).toEqual(["ALL"]);
		expect(declared(spec, "VodChannelVideo", "recordings.keynote")?.inputs.videoId).toBe("keynote-video");
		expect(declared(spec, "VodRegistration", "recordings.ken")?.inputs.email).toBe("ken@example.com");
	});

	it("publishes after all that the event announces, and sells tickets after that", () => {
		const declarations = expand(goodSpec());
		const publication = declarations.find(({ kind }) => kind === "EventPublication");
		const waited = new Set(publication?.dependsOn.map(({ kind }) => kind));
		expect([...waited].sort()).toEqual(["AccessLink", "Exhibitor", "Session", "Speaker", "TicketType"]);
		const ticket = declarations.find(({ kind }) => kind === "Ticket");
		expect(ticket?.inputs.eventId).toEqual(new Reference("EventPublication", "event", "eventId"));
		const reservation = declarations.find(({ kind }) => kind === "SessionReservation");
		expect(reservation?.dependsOn).toEqual([{ kind: "Ticket", name: "linus" }]);
		expect(reservation?.inputs.email).toBe("linus@example.com");
		const order = declarations.map(({ kind, name }) => `${kind} ${name}`);
		for (const [index, { inputs, dependsOn }] of declarations.entries()) {
			const named = [...JSON.stringify(inputs).matchAll(/"kind":"(\w+)","name":"([^"]+)"/g)];
			for (const [, kind, name] of named) expect(order.indexOf(`${kind} ${name}`)).toBeLessThan(index);
			for (const { kind, name } of dependsOn) expect(order.indexOf(`${kind} ${name}`)).toBeLessThan(index);
		}
	});

	it("puts a room on sessions that have a place", () => {
		const sessions =
			"rooms: { main: Main hall }\nsessions:\n  a: { name: A, type: none, day: 1, at: 09:00, lasts: 1h, room: main, attendanceType: in-person }\n  b: { name: B, type: webinar, day: 1, at: 10:00, lasts: 1h, room: main }\n";
		const spec = load(SMALL + sessions);
		expect(declared(spec, "Session", "a")?.inputs.physicalLocation).toBe("Main hall");
		expect(declared(spec, "Session", "b")?.inputs.physicalLocation).toBeUndefined();
	});

	it("takes over what exists, everywhere", () => {
		const spec = load(
			`${SMALL.replace("event:", "event:\n  adopt: ev-1")}speakers:\n  ada: { name: Ada Example, adopt: sp-1 }\n`,
		);
		expect(declared(spec, "Event", "event")?.inputs.adopt).toBe("ev-1");
		expect(declared(spec, "Speaker", "ada")?.inputs.adopt).toBe("sp-1");
	});

	it("throws all that is wrong with a value that was not checked", () => {
		const spec = { ...goodSpec(), speakers: {} };
		expect(() => expand(spec)).toThrow(
			/"grace", which is not in speakers.*\nsessions\.opening\.speakers\[0\]: names "ada"/,
		);
	});
});

describe("files to upload", () => {
	const FILES = `${SMALL}files:
  talk: { source: media/talk.mp4, fileType: recording }
  captions: { source: media/talk.vtt, fileType: other, fileName: talk.en.vtt }
videos:
  talk: { file: talk, title: Talk, transcripts: [{ file: captions, language: en }], resources: [{ fileId: f-1 }] }
channels:
  recordings: { name: Recordings, type: VIDEO_LIST_HUB, videos: { talk: {} } }
`;
	const folder = (text: string): string => {
		const { "conference.yaml": file = "" } = write({ "conference.yaml": text });
		mkdirSync(join(dirname(file), "media"));
		for (const name of ["talk.mp4", "talk.vtt"]) writeFileSync(join(dirname(file), "media", name), name);
		return file;
	};
	const problems = (text: string): string[] =>
		loadConference(folder(text)).problems.map(({ path, message }) => `${path}: ${message}`);

	it("are found from the folder of the file that names them, and named by key", () => {
		const file = folder(FILES);
		const { spec = expect.fail(), problems } = loadConference(file);
		expect(problems).toEqual([]);
		const path = join(dirname(file), "media/talk.mp4");
		expect(declared(spec, "File", "talk")?.inputs).toEqual({
			path,
			contentHash: new ContentHash(path),
			fileType: "recording",
			hubId: new Lookup("hub", "Community"),
		});
		expect(declared(spec, "File", "captions")?.inputs.hubId).toBeUndefined();
		expect(declared(spec, "VideoMetadata", "talk")?.inputs).toMatchObject({
			videoId: new Reference("File", "talk", "videoId"),
			transcripts: [{ fileId: new Reference("File", "captions", "fileId"), language: "en" }],
			resources: [{ fileId: "f-1" }],
		});
		const video = declared(spec, "VodChannelVideo", "recordings.talk");
		expect(video?.inputs.videoId).toEqual(new Reference("File", "talk", "videoId"));
	});

	it("are found from a template's folder too", () => {
		const base = folder(FILES);
		for (const name of ["editions", ".git"]) mkdirSync(join(dirname(base), name));
		const edition = join(dirname(base), "editions/2028.yaml");
		writeFileSync(edition, "extends: ../conference.yaml\n");
		expect(loadConference(edition).problems).toEqual([]);
	});

	it.each([
		["media/talk.mp4, f", "media/tlak.mp4, f", /^files\.talk\.source: is ".*media.tlak\.mp4", which does not exist/],
		[
			"file: talk, t",
			"file: talks, t",
			/^videos\.talk\.file: names "talks", which is not in files\. Did you mean "talk"\?/,
		],
		["file: talk, t", "file: talk, videoId: v-1, t", /^videos\.talk\.videoId: can't be combined with file/],
		["file: talk, t", "t", /^videos\.talk\.videoId: is required/],
		[
			"{ fileId: f-1 }",
			"{ fileId: f-1, file: captions }",
			/^videos\.talk\.resources\[0\]\.fileId: can't be combined with file/,
		],
		["{ fileId: f-1 }", "{ file: slides }", /^videos\.talk\.resources\[0\]\.file: names "slides"/],
		[
			"media/talk.mp4, f",
			"conference.yaml, f",
			/^files\.talk\.source: is ".*conference\.yaml"; a file of type recording ends in/,
		],
	])("%s is said to be wrong as %s", (right, wrong, message) => {
		const found = problems(FILES.replace(right, wrong));
		expect(found[0]).toMatch(message);
		expect(found.length).toBeLessThanOrEqual(2);
	});
});

describe("the order of a file", () => {
	/** The same map with its keys in another order, at every depth. */
	function shuffled(value: unknown, next: () => number): unknown {
		if (Array.isArray(value)) return value.map((item) => shuffled(item, next));
		if (typeof value !== "object" || value === null) return value;
		const entries = Object.entries(value).map(([key, child]) => ({ key, child: shuffled(child, next), at: next() }));
		return Object.fromEntries(entries.sort((a, b) => a.at - b.at).map(({ key, child }) => [key, child]));
	}

	it("says nothing", () => {
		const spec = parse(readFileSync(good, "utf8")) as unknown;
		const { "conference.yaml": file = "" } = write({ "conference.yaml": "" });
		const declarationsOf = (text: string): unknown => {
			writeFileSync(file, text);
			const loaded = loadConference(file);
			expect(loaded.problems).toEqual([]);
			return expand(loaded.spec ?? expect.fail());
		};
		const first = declarationsOf(stringify(spec));
		holds(
			fc.property(fc.infiniteStream(fc.nat(1_000_000)), (numbers) => {
				const next = (): number => numbers.next().value as number;
				expect(declarationsOf(stringify(shuffled(spec, next)))).toEqual(first);
			}),
			25,
		);
	});
});

describe("the machine's time zone", () => {
	it("says nothing", async () => {
		const program = `import { expand, loadConference } from ${JSON.stringify(join(root, "provider/conference/index.ts"))};
			for (const file of ${JSON.stringify([good, join(root, "examples/devconf-yaml/2028.yaml"), join(root, "examples/meetup/conference.yaml")])})
				console.log(JSON.stringify(expand(loadConference(file).spec)));`;
		const { "run.mts": file = "" } = write({ "run.mts": program });
		const outputs = await Promise.all(
			["UTC", "Asia/Kolkata", "America/Los_Angeles"].map(async (zone) => {
				const { stdout } = await execa(process.execPath, ["--import", "tsx", file], { env: { TZ: zone }, cwd: root });
				return stdout;
			}),
		);
		expect(outputs[0]).toContain('"name":"opening"');
		expect(outputs[1]).toBe(outputs[0]);
		expect(outputs[2]).toBe(outputs[0]);
	});
});

describe("the clocks", () => {
	const day = (date: string, at: string): string =>
		`${SMALL.replace("2027-05-04", date).replaceAll("08:00", "00:00")}sessions:\n  night: { name: Night, type: webinar, day: 1, at: ${at}, lasts: 1h }\n`;

	it("go forward: 02:30 is no time on 28 March 2027 in Berlin", () => {
		expect(problemsOf(day("2027-03-28", "02:30"))[0]).toContain("does not exist in Europe/Berlin");
		expect(declared(load(day("2027-03-28", "03:00")), "Session", "night")?.inputs.startTime).toBe(
			"2027-03-28T03:00:00+02:00",
		);
		expect(declared(load(day("2027-03-28", "01:30")), "Session", "night")?.inputs).toMatchObject({
			startTime: "2027-03-28T01:30:00+01:00",
			// An hour later by every watch in the room.
			endTime: "2027-03-28T03:30:00+02:00",
		});
	});

	it("go back: 02:30 is there twice on 31 October 2027 in Berlin", () => {
		expect(problemsOf(day("2027-10-31", "02:30"))[0]).toContain(
			"write 2027-10-31T02:30:00+01:00 or 2027-10-31T02:30:00+02:00",
		);
		expect(problemsOf(day("2027-10-31", "03:00"))).toEqual([]);
	});

	it("also leave half hours out, in Lord Howe", () => {
		const text = day("2027-10-03", "02:15").replace("Europe/Berlin", "Australia/Lord_Howe");
		expect(problemsOf(text)[0]).toContain("does not exist");
	});

	it("take a day to midnight", () => {
		const text = SMALL.replace("{ from: 08:00, to: 20:00 }, ", "{ from: 08:00, to: 24:00 }, ");
		expect(declared(load(text), "Event", "event")?.inputs.calendar).toMatchObject([
			{ endTime: "2027-05-05T00:00:00+02:00" },
			{},
		]);
	});

	it("of the event are those of local times everywhere else", () => {
		const text = `${SMALL.replace("Europe/Berlin", "America/New_York")}ticketTypes:\n  full: { name: F, currency: USD, free: true, startTime: 2027-01-10T09:00, endTime: 2027-05-01T00:00:00Z }\n`;
		expect(declared(load(text), "TicketType", "full")?.inputs).toMatchObject({
			startTime: "2027-01-10T09:00:00-05:00",
			endTime: "2027-05-01T00:00:00Z",
		});
	});
});

describe("a time zone", () => {
	const SESSION = "{ name: A, type: webinar, day: 1, at: 09:00, lasts: 1h, timezone: us/EASTERN }";

	it("is sent in the database's spelling, however the file writes it", () => {
		const copy =
			"  duplicateOf: { eventId: ev-1, name: Copy, startTime: 2027-05-04T08:00, timezone: america/port-au-prince }\n";
		const text = `${SMALL.replace("Europe/Berlin", "EUROPE/berlin")}${copy}sessions:\n  a: ${SESSION}\n  b: { name: B, type: webinar, day: 1, at: 10:00, lasts: 1h }\n`;
		const spec = load(text);
		expect(spec.event.timezone).toBe("Europe/Berlin");
		expect(declared(spec, "Event", "event")?.inputs).toMatchObject({
			timezone: "Europe/Berlin",
			duplicateOf: { timezone: "America/Port-au-Prince" },
		});
		expect(declared(spec, "Session", "a")?.inputs.timezone).toBe("US/Eastern");
		expect(declared(spec, "Session", "b")?.inputs.timezone).toBe("Europe/Berlin");
		expect(new Set(agenda(spec).map(({ timezone }) => timezone))).toEqual(new Set(["Europe/Berlin"]));
	});

	it("may come from defaults and parameters", () => {
		const text = `params: { zone: asia/kolkata }\n${SMALL.replace("Europe/Berlin", "$" + "{params.zone}")}defaults:\n  sessions: { timezone: utc }\nsessions:\n  a: { name: A, type: webinar, day: 1, at: 09:00, lasts: 1h }\n`;
		const spec = load(text);
		expect(spec.event.timezone).toBe("Asia/Kolkata");
		expect(declared(spec, "Session", "a")?.inputs).toMatchObject({
			timezone: "UTC",
			startTime: "2027-05-04T09:00:00+05:30",
		});
	});

	it.each(["local", "system", "default", "UTC+2", "europe/berlim"])("is none that the database has not: %s", (zone) => {
		expect(problemsOf(SMALL.replace("Europe/Berlin", zone))).toEqual([
			expect.stringContaining(`event.timezone: is "${zone}"; it must be an IANA time zone`),
		]);
	});
});

describe("a day that ends after midnight", () => {
	const NIGHT = SMALL.replace(/ {2}days.*/, "  days: [{ from: 20:00, to: 02:00 }]");
	const session = (times: string): string => `sessions:\n  night: { name: Night, type: webinar, ${times} }\n`;
	const calendarIn = (text = ""): string => `  calendar: [${/\{.*\}/.exec(text)?.[0]}]\n`;
	const withCalendar = (message: string | undefined): string => SMALL.replace(/ {2}days.*\n/, calendarIn(message));

	it("is written as the problem of its end says", () => {
		const problems = problemsOf(NIGHT + session("at: 23:00, lasts: 2h"));
		expect(problems).toHaveLength(1);
		expect(problems[0]).toMatch(/^f:10:25 event\.days\[0\]\.to: is 02:00, which is not after the start \(20:00\)/);
		const spec = load(withCalendar(problems[0]) + session("at: 23:00, lasts: 2h"));
		expect(declared(spec, "Event", "event")?.inputs.calendar).toEqual([
			{ startTime: "2027-05-04T20:00:00+02:00", endTime: "2027-05-05T02:00:00+02:00" },
		]);
		expect(declared(spec, "Session", "night")?.inputs.endTime).toBe("2027-05-05T01:00:00+02:00");
	});

	it("is named where a session goes on after midnight", () => {
		const evening = SMALL.replace(/ {2}days.*/, "  days: [{ from: 20:00, to: 24:00 }]");
		const [problem, ...more] = problemsOf(evening + session("at: 23:00, lasts: 2h"));
		expect([problem, more]).toEqual([expect.stringContaining("2027-05-04 20:00 to 24:00. For a day that ends"), []]);
		expect(problemsOf(withCalendar(problem) + session("at: 23:00, lasts: 2h"))).toEqual([]);
	});

	it("has sessions that begin after midnight, as the problem of their time says", () => {
		const night = withCalendar(problemsOf(NIGHT)[0]);
		const [problem = "", ...more] = problemsOf(night + session("at: 01:00, lasts: 1h"));
		expect([problem, more]).toEqual([expect.stringContaining(" After midnight it is the next day: use "), []]);
		const [, start, end] = /use (startTime: \S+) and (endTime: \S+) instead/.exec(problem) ?? [];
		expect(problemsOf(night + session(`${start}, ${end}`))).toEqual([]);
	});

	it("is not meant by a session that is just too early, or in a series", () => {
		expect(problemsOf(SMALL + session("day: 1, at: 07:00, lasts: 1h"))[0]).toMatch(/20:00\.$/);
		const series = "series: { rule: FREQ=WEEKLY, from: 2027-05-04, at: 20:00, lasts: 4h, count: 2, as: events }\n";
		const [problem] = problemsOf(SMALL.replace(/ {2}firstDay[\s\S]*/, "") + series + session("at: 23:00, lasts: 2h"));
		expect(problem).toMatch(/20:00 to 24:00\.$/);
	});
});

describe("clashes", () => {
	const warningsOf = (text: string): unknown[] => {
		const { "conference.yaml": file = "" } = write({ "conference.yaml": text });
		return loadConference(file, {}, new Date("2027-01-01T00:00:00Z")).warnings.map(({ check, path }) => [check, path]);
	};

	const session = (key: string, at: string, more: string): string =>
		`  ${key}: { name: ${key}, type: webinar, day: 1, at: ${at}, lasts: 1h, ${more} }\n`;

	it("are none where one session ends as the other begins", () => {
		expect(
			warningsOf(`${SMALL}sessions:\n${session("a", "09:00", "room: x")}${session("b", "10:00", "room: x")}`),
		).toEqual([]);
	});

	it("are found behind a short session within a long one", () => {
		const long = "  long: { name: L, type: webinar, day: 1, at: 09:00, lasts: 4h, room: x }\n";
		const text = `${SMALL}sessions:\n${long}${session("b", "09:00", "room: y")}${session("c", "12:00", "room: x")}`;
		expect(warningsOf(text)).toEqual([["roomTwiceAtOnce", "sessions.c.room"]]);
	});
});

describe("the agenda", () => {
	it("is in the order of time, with names for keys", () => {
		expect(agenda(goodSpec())).toEqual([
			{
				key: "opening",
				name: "Opening",
				date: "2027-05-04",
				start: "09:00",
				end: "09:45",
				startTime: "2027-05-04T09:00:00+02:00",
				endTime: "2027-05-04T09:45:00+02:00",
				timezone: "Europe/Berlin",
				track: "Platform",
				room: "Main hall",
				speakers: ["Ada Example"],
			},
			expect.objectContaining({ key: "compilers", start: "10:00", end: "11:00", speakers: ["Grace Sample"] }),
		]);
	});
});
