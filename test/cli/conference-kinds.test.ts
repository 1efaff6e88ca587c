import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resourceClasses } from "../../provider/resources/index.ts";
import { makeStack, type TestStack } from "../helpers/stack.ts";

const CONFERENCE = `
hub: Emulator Hub
event:
  name: Everything
  description: One of each resource.
  eventType: CONFERENCE
  accessLevel: PRIVATE_UNRESTRICTED
  attendanceType: virtual
  timezone: Europe/Berlin
  firstDay: 2031-05-04
  days: [{ from: 09:00, to: 18:00 }]
hubHosts:
  grace: { email: grace@example.com }
coEditors:
  barbara: { email: barbara@example.com, permissionGroups: [EventBranding] }
speakers:
  ada: { name: Ada Example, email: ada@example.com }
sessions:
  keynote:
    name: Keynote
    type: webinar
    at: 09:30
    lasts: 45m
    speakers: [ada]
    sessionReservation: { allowReservations: true, maxCapacity: 100 }
    polls:
      - title: Warm-up
        pollType: basic
        anonymous: true
        questions: [{ name: First time here?, type: single, answers: ["Yes", "No"] }]
    interpreters:
      - { email: ines@example.com, type: language, sourceLanguageId: US, targetLanguageId: DE }
    livestream: { incomingEnabled: true, incomingConfig: { streamKeyType: GENERATED } }
questions:
  questions: [{ fieldName: job_title, title: Job title, required: false }]
ticketTypes:
  full:
    name: Full
    currency: EUR
    free: true
    quantity: 500
    startTime: 2020-01-01T00:00
    endTime: 2031-05-03T22:00
    sessions: ALL
    questions:
      customQuestions: [{ title: Why?, type: short_answer, required: false, minLength: 1, maxLength: 200 }]
accessLinks:
  registration: { name: Registration, type: registration, authenticationMethod: zoom_account_otp }
  group: { name: Group, type: group-join, authenticationMethod: zoom_account, ticketType: full }
sponsors:
  example-corp: { name: Example Corp, contactName: Erin Example, contactEmail: erin@example.com, tier: Gold, sessions: [keynote] }
exhibitors:
  stub-works: { name: Stub Works, contactName: Ken Stub, contactEmail: kim@example.com, tier: Silver }
tickets:
  linus: { ticketType: full, email: linus@example.com, firstName: Linus, lastName: Placeholder }
ticketLists:
  attendees:
    source: files/attendees.csv
    columns:
      key: Order
      email: E-mail
      firstName: First name
      lastName: Last name
      customQuestions: { Why?: What brings you here? }
    ticketType: full
    sendNotification: false
    allowRemoving: true
reservations:
  linus: { session: keynote, ticket: linus }
reservationLists:
  keynote: { session: keynote, source: files/attendees.csv, columns: { email: E-mail }, allowRemoving: true }
files:
  recording: { source: files/keynote.mp4, fileType: recording }
  captions: { source: files/keynote.en.vtt, fileType: other }
videos:
  keynote:
    file: recording
    title: Keynote
    tags: [keynote]
    transcripts: [{ file: captions, language: en }]
channels:
  recordings:
    name: Recordings
    type: VIDEO_LIST_HUB
    settings: { authenticationMethod: email_otp }
    videos: { keynote: {} }
    questions:
      questions: [{ fieldName: organization, title: Organisation, required: false }]
    registrations:
      ken: { email: ken@example.com, firstName: Ken }
registrationLists:
  attendees:
    channel: recordings
    source: files/attendees.csv
    columns: { email: E-mail, firstName: First name, lastName: Last name }
publish: { cancelMessage: Everything is cancelled., allowDestructive: true }
`;

const MEETUPS = `
hub: Emulator Hub
event:
  name: Meetup \${series.number}
  description: On \${series.date}.
  eventType: CONFERENCE
  accessLevel: PRIVATE_UNRESTRICTED
  attendanceType: virtual
  timezone: Europe/Berlin
series: { rule: FREQ=MONTHLY;BYDAY=1TU, from: 2031-03-01, at: 18:00, lasts: 2h, count: 2, as: events }
speakers:
  ada: { name: Ada Example }
sessions:
  talk: { name: Talk, type: meeting, at: 18:30, lasts: 1h, speakers: [ada] }
publish: { allowDestructive: true }
`;

const PROGRAM = `
const zoom = require("pulumi-zoom-events");
const everything = new zoom.Conference("everything", { file: "conference.yaml" });
const meetups = new zoom.Conference("meetups", { file: "meetups.yaml" });
exports.keynote = everything.ids.sessions.keynote;
exports.april = meetups.eventIds["2031-04-01"];
`;

describe("a conference file with one of each resource on the real CLI", () => {
	let stack: TestStack;
	beforeAll(async () => {
		stack = await makeStack(
			{
				"index.js": PROGRAM,
				"conference.yaml": CONFERENCE,
				"meetups.yaml": MEETUPS,
				"package.json": '{ "main": "index.js" }',
			},
			// For the files to upload.
			{ copy: "examples/everything" },
		);
	});
	afterAll(() => stack.close());

	it("comes up whole, with an event for each date of the series", async () => {
		const { output, exitCode } = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(exitCode, output).toBe(0);
		const kinds = new Set(stack.resources().map(({ type }) => type.split(":").at(-1)));
		expect(Object.keys(resourceClasses).filter((kind) => !kinds.has(kind))).toEqual([]);
		const starts = (stack.emulator.state().event ?? []).map(({ start_time: start }) => start);
		expect(starts.sort()).toEqual(["2031-03-04T17:00:00Z", "2031-04-01T16:00:00Z", "2031-05-04T07:00:00Z"]);
		expect(output).toMatch(/keynote: "/);
		expect(output).toMatch(/april +: "/);
	});

	it("writes nothing the second time, also after a refresh", async () => {
		await stack.takeRequests();
		const { output, exitCode } = await stack.pulumi("up", "--yes", "--skip-preview", "--expect-no-changes");
		expect(exitCode, output).toBe(0);
		expect((await stack.takeRequests()).writes).toBe(0);
		const refresh = await stack.pulumi("refresh", "--yes", "--skip-preview", "--expect-no-changes");
		expect(refresh.exitCode, refresh.output).toBe(0);
	});

	it("keeps people out of the state in clear", () => {
		for (const secret of ["linus@example.com", "Placeholder", "ken@example.com"])
			expect(stack.stateText().includes(secret), secret).toBe(false);
	});

	it("goes down", async () => {
		const { output, exitCode } = await stack.pulumi("destroy", "--yes", "--skip-preview");
		expect(exitCode, output).toBe(0);
		expect(stack.emulator.state().event).toEqual([]);
	});
});
