import { describe, expect, it } from "vitest";
import { cli, cliAnswered, folderOf, type Ran, read } from "./helpers.ts";
import { creating, entry, exportOf, type MadeUpExport, TALK, urnOf, useAccount } from "./states.ts";

const own = useAccount();

/** The world's conference as a file. */
const EVENT = `hub: Emulator Hub

# The one of this year
event:
  # as the flyer has it
  name: Conformance Conference
  description: For tests.
  eventType: CONFERENCE
  accessLevel: PRIVATE_UNRESTRICTED
  attendanceType: virtual
  timezone: Europe/Berlin
  calendar:   [{ startTime: 2031-05-04T09:00, endTime: 2031-05-06T18:00 }]
`;

const PROGRAMME = `
speakers:
  ada: { name: Ada } # opens
  grace:   {name: Grace}

sessions:
  talk:
    name: Talk   # the first
    type: webinar
    startTime: 2031-05-04T10:00
    endTime: 2031-05-04T11:00
    speakers: [ada]
`;

/** A session as the file has it. */
const AS_DECLARED = (ada: string) => ({ session_speakers: [{ speaker_id: ada }] });

/** An id in YAML. */
const idText = (id: string): string => (id.startsWith("-") ? JSON.stringify(id) : id);

interface Found extends Ran {
	/** Path of a file beside the conference file. */
	at: (name: string) => string;
	file: string;
}

/** Runs `recover --file` on files and a state; nothing is written to the account. */
async function recover(
	files: Record<string, string>,
	{ state = exportOf([]), flags = ["--yes"] }: { state?: MadeUpExport; flags?: string[] } = {},
): Promise<Found> {
	const at = folderOf({ ...files, "export.json": JSON.stringify(state) });
	own().world.forget();
	const io = ["--state", at("export.json"), "--output", at("result.json"), "--file", at("c.yaml")];
	const ran = await cli("recover", ...io, ...flags);
	expect(own().world.writes()).toEqual([]);
	const out = ran.out.replaceAll(`${at("")}/`, "").replace("Wrote result.json.\n", "");
	return { ...ran, out, at, file: read(at("c.yaml")) };
}

describe("a conference whose state was lost", () => {
	it("is found from the event downwards, and its ids go into the file", async () => {
		const { eventId } = own();
		const ada = await own().speaker("Ada");
		const talk = await own().session(AS_DECLARED(ada));
		const { code, out, file } = await recover({ "c.yaml": EVENT + PROGRAMME });
		expect([code, out]).toEqual([
			0,
			`c.yaml:
  event → ${eventId}
  speakers.ada → ${ada}
  sessions.talk → ${talk}
  Not in the account; the next pulumi up will create: speakers.grace.
Wrote c.yaml. Next: pulumi up
`,
		]);
		expect(file).toBe(
			(EVENT + PROGRAMME)
				.replace("event:\n", `event:\n  adopt: ${idText(eventId)}\n`)
				.replace("{ name: Ada }", `{ adopt: ${idText(ada)}, name: Ada }`)
				.replace("talk:\n", `talk:\n    adopt: ${idText(talk)}\n`),
		);
	});

	it("is told with what differs, and taken all the same where there is no other", async () => {
		await own().speaker("Ada");
		const talk = await own().session({ description: "Another" });
		const { code, out, file } = await recover({ "c.yaml": `${EVENT}${PROGRAMME}    description: Mine\n` });
		expect(code).toBe(0);
		expect(out).toMatch(
			new RegExp(`sessions\\.talk → ${talk} {2}differs: .*description is "Another", declared "Mine"`),
		);
		expect(file).toMatch(new RegExp(`talk:\n    adopt: "?${talk}`));
	});

	it("is left where two may be it, and nothing below it is looked for", async () => {
		const { world, eventId } = own();
		const other = await world.conference();
		const { code, out, file, err } = await recover({ "c.yaml": EVENT + PROGRAMME });
		expect([code, err, file]).toEqual([1, "", EVENT + PROGRAMME]);
		const [, first, second] =
			/event: 2 objects match: (\S+); (\S+)\. Nothing is written: declare adopt: "<id>" for the right one\.\n/.exec(
				out,
			) ?? [];
		expect([first, second].sort()).toEqual([eventId, other].sort());
		expect(out).toContain(
			"Not in the account; the next pulumi up will create: speakers.ada, speakers.grace, sessions.talk.",
		);
		expect(world.calls.map(({ id }) => id)).not.toContain("getSpeakers");
	});

	it("is written where a person says so", async () => {
		const { code, out, err, file, at } = await recover({ "c.yaml": EVENT }, { flags: [] });
		expect([code, err, file]).toEqual([1, "Nothing was written: add --yes to do so.\n", EVENT]);
		expect(out).toContain("  event → ");
		const flags = ["recover", "--state", at("export.json"), "--output", at("result.json"), "--file", at("c.yaml")];
		const { asked } = await cliAnswered(["y"], ...flags);
		expect(asked).toEqual([`Write ${at("c.yaml")}? [y/N] `]);
		expect(read(at("c.yaml"))).toContain("adopt: ");
	});

	it("is told as JSON", async () => {
		const { eventId } = own();
		const { code, out } = await recover({ "c.yaml": EVENT }, { flags: ["--json", "--yes"] });
		expect([code, JSON.parse(out)]).toEqual([
			0,
			{
				state: [],
				file: [{ finding: "found", key: "event", id: eventId, differences: "", isWritten: true, isLeft: false }],
				isWritten: true,
			},
		]);
	});

	it("keeps the ids that it has, and finds what is below them", async () => {
		const ada = await own().speaker("Ada");
		const text = EVENT.replace("event:\n", `event:\n  adopt: "${own().eventId}"\n`) + PROGRAMME;
		const { out, file } = await recover({ "c.yaml": text });
		expect(out).not.toContain("event →");
		expect(out).toContain(`speakers.ada → ${ada}`);
		expect(file.match(/adopt/g)).toHaveLength(2);
	});
});

describe("what a file can't say", () => {
	const CHILD = "extends: ./base.yaml\nspeakers:\n  ada: { biography: Opens. }\n";

	it("because it comes from a file that it extends is told, where a run doesn't take it over by itself", async () => {
		const { eventId } = own();
		await own().speaker("Ada", { biography: "Opens." });
		const grace = await own().speaker("Grace");
		const base = EVENT + PROGRAMME.split("sessions:")[0];
		const { code, out, file, at } = await recover({ "base.yaml": base, "c.yaml": CHILD });
		expect(code).toBe(1);
		expect(out).toContain(
			`  event → ${eventId}  (it is not in c.yaml, but in a file that it extends: add event: { adopt: ${idText(eventId)} } to c.yaml)\n`,
		);
		expect(out).toContain(`  speakers.grace → ${grace}  (needs no adopt: the next pulumi up will take it over)\n`);
		expect(read(at("base.yaml"))).toBe(base);
		expect(file.replace(/adopt: \S+ /, "")).toBe(CHILD);
		// What is said to be added is right.
		const added = await recover({ "base.yaml": base, "c.yaml": `${CHILD}event: { adopt: "${eventId}" }\n` });
		expect([added.code, added.err]).toEqual([0, ""]);
	});

	it("because a series has an event for each date is told with the date", async () => {
		const event = {
			description: "Talks.",
			event_type: "SIMPLE_EVENT",
			meeting_type: "MEETING",
			calendar: [{ start_time: "2031-02-03T18:00:00Z", end_time: "2031-02-03T20:00:00Z" }],
		};
		const eventId = await own().world.conference({ ...event, name: "Evening 2031-02-03", timezone: "UTC" });
		const text = `hub: Emulator Hub
event:
  name: Evening \${series.date}
  description: Talks.
  eventType: SIMPLE_EVENT
  meetingType: MEETING
  accessLevel: PRIVATE_UNRESTRICTED
  attendanceType: virtual
  timezone: UTC
series: { rule: FREQ=WEEKLY, from: 2031-02-03, at: 18:00, lasts: 2h, count: 2, as: events }
`;
		const { code, out, file } = await recover({ "c.yaml": text });
		expect([code, file, out]).toEqual([
			1,
			text,
			`c.yaml:
  event of 2031-02-03 → ${eventId}  (there is one for each event, so adopt can't name it)
  Not in the account; the next pulumi up will create: event of 2031-02-10.
`,
		]);
	});

	it("of a divided programme is adopted by its part, and what is in one part by itself", async () => {
		const days = (from: number): { start_time: string; end_time: string }[] =>
			[from, from + 1].map((day) => ({
				start_time: `2031-02-0${day}T08:00:00Z`,
				end_time: `2031-02-0${day}T18:00:00Z`,
			}));
		const event = { description: "Talks.", event_type: "CONFERENCE", timezone: "UTC" };
		const first = await own().world.conference({ ...event, name: "Festival 1", calendar: days(1) });
		const second = await own().world.conference({ ...event, name: "Festival 2", calendar: days(3) });
		const text = `hub: Emulator Hub
event:
  name: Festival \${part.number}
  description: Talks.
  eventType: CONFERENCE
  accessLevel: PRIVATE_UNRESTRICTED
  attendanceType: virtual
  timezone: UTC
  firstDay: 2031-02-01
  days: [{ from: 08:00, to: 18:00 }, { from: 08:00, to: 18:00 }, { from: 08:00, to: 18:00 }, { from: 08:00, to: 18:00 }]
parts:
  one:
    days: [1, 2]
  two:
    days: [3, 4]
sessions:
  talk: { name: Talk, type: webinar, day: 3, at: 09:00, lasts: 1h }
`;
		const { code, out, file } = await recover({ "c.yaml": text });
		expect([code, out]).toEqual([
			0,
			`c.yaml:
  parts.one → ${first}
  parts.two → ${second}
  Not in the account; the next pulumi up will create: sessions.talk.
Wrote c.yaml. Next: pulumi up
`,
		]);
		expect(file).toContain(`  one:\n    adopt: ${idText(first)}\n    days: [1, 2]\n`);
		expect(file).toContain(`  two:\n    adopt: ${idText(second)}\n    days: [3, 4]\n`);
	});

	it("because the API doesn't show it is told", async () => {
		const files = "files:\n  talk: { source: talk.mp4, fileType: recording }\n";
		const { code, out } = await recover({ "c.yaml": EVENT + files, "talk.mp4": "a talk" });
		expect([code, out.split("\n")[2]]).toEqual([
			0,
			"  files.talk: the API does not list uploads. The next pulumi up will upload it again.",
		]);
	});

	it("because there is no such hub is one plain line", async () => {
		const { code, err } = await recover({ "c.yaml": EVENT.replace("Emulator Hub", "Other Hub") });
		expect([code, err]).toEqual([2, 'zoom-events: there is no hub "Other Hub". There are: Emulator Hub.\n']);
	});
});

describe("a state that is old", () => {
	/** A state that has the conference and some of it. */
	const stateWith = (...entries: ReturnType<typeof entry>[]): MadeUpExport => {
		const { eventId, event } = own();
		const component = {
			urn: "urn:pulumi:test::test::zoom-events:index:Conference::devconf",
			type: "zoom-events:index:Conference",
		};
		return exportOf([component, { ...event, urn: urnOf("Event", "devconf-event"), id: eventId }, ...entries]);
	};

	it("is looked past: only what it lacks is written", async () => {
		const { eventId } = own();
		const ada = await own().speaker("Ada");
		const talk = await own().session(AS_DECLARED(ada));
		const state = stateWith(entry("Speaker", "devconf-ada", ada, { eventId, name: "Ada" }, { speakerId: ada }));
		const { code, out, file } = await recover({ "c.yaml": EVENT + PROGRAMME }, { state });
		expect(code).toBe(0);
		expect(out).toMatch(
			new RegExp(`^c.yaml:\n {2}sessions\\.talk → ${talk}\n {2}Not in the account.*: speakers\\.grace\\.\n`),
		);
		expect(file.match(/adopt/g)).toHaveLength(1);
	});

	it("has what another resource of it has, under whatever name", async () => {
		const { eventId } = own();
		const ada = await own().speaker("Ada");
		const state = stateWith(entry("Speaker", "first-speaker", ada, { eventId, name: "Ada" }, { speakerId: ada }));
		const { out, file } = await recover({ "c.yaml": EVENT + PROGRAMME }, { state });
		expect(out).not.toContain("speakers.ada");
		expect(file).toBe(EVENT + PROGRAMME);
	});

	it("gets what was interrupted, and the file gets the rest", async () => {
		const { eventId } = own();
		const ada = await own().speaker("Ada");
		const talk = await own().session(AS_DECLARED(ada));
		const state = stateWith(entry("Speaker", "devconf-ada", ada, { eventId, name: "Ada" }, { speakerId: ada }));
		const inputs = { eventId, ...TALK, sessionSpeakers: [{ speakerId: ada }] };
		state.deployment.pending_operations = [creating("Session", "devconf-talk", inputs)];
		const { code, out } = await recover({ "c.yaml": EVENT + PROGRAMME }, { state });
		expect(code).toBe(0);
		expect(out).toBe(
			`Session "devconf-talk" was created: ${talk}. It will be added to the state.\nc.yaml:\n  Not in the account; the next pulumi up will create: speakers.grace.\n`,
		);
	});
});
