import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { occurrences, type Recurrence } from "../../emulator/groups/recurrence.ts";
import { operation } from "../../provider/api/contract.ts";
import { checkConference, expand } from "../../provider/conference/index.ts";
import { holds } from "../helpers/property.ts";
import { load } from "./helpers.ts";

const series = (rule: string, more: string, type = "RECURRING"): string => `hub: Community
event:
  name: Meetup \${series.number}
  description: On \${series.date}.
  eventType: ${type}
  meetingType: MEETING
  accessLevel: PRIVATE_UNRESTRICTED
  attendanceType: virtual
  timezone: Europe/Berlin
series:
  rule: ${rule}
  from: 2027-01-01
  at: 18:00
  lasts: 1h30m
  ${more}
`;

const plain = (rule: string, more = "count: 3"): unknown =>
	expand(load(series(rule, `${more}\n  as: recurring`).replaceAll(/\$\{.*\}/g, "x")))[0]?.inputs;

describe("a series as one recurring event", () => {
	it.each([
		["FREQ=MONTHLY;BYDAY=1TU", "2027-01-05", { type: 3, repeatInterval: 1, monthlyWeek: 1, monthlyWeekDay: 3 }],
		["FREQ=MONTHLY;BYDAY=-1FR", "2027-01-29", { type: 3, repeatInterval: 1, monthlyWeek: -1, monthlyWeekDay: 6 }],
		[
			"FREQ=MONTHLY;BYDAY=MO;BYSETPOS=2",
			"2027-01-11",
			{ type: 3, repeatInterval: 1, monthlyWeek: 2, monthlyWeekDay: 2 },
		],
		["FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15", "2027-01-15", { type: 3, repeatInterval: 3, monthlyDays: [15] }],
		["RRULE:FREQ=WEEKLY;BYDAY=TU,TH", "2027-01-05", { type: 2, repeatInterval: 1, weeklyDays: [3, 5] }],
		["FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU;WKST=SU", "2027-01-10", { type: 2, repeatInterval: 2, weeklyDays: [1, 3] }],
		["FREQ=WEEKLY", "2027-01-01", { type: 2, repeatInterval: 1, weeklyDays: [6] }],
		["FREQ=DAILY;INTERVAL=10", "2027-01-01", { type: 1, repeatInterval: 10 }],
	])("says %s in the API's words", (rule, date, recurrence) => {
		expect(plain(rule)).toMatchObject({
			calendar: [{ startTime: `${date}T18:00:00+01:00`, endTime: `${date}T19:30:00+01:00` }],
			recurrence: { ...recurrence, duration: 90, endTimes: 3 },
		});
	});

	it("ends by a date where the rule does", () => {
		// The first Tuesday of June, 18:00 in summer.
		const recurrence = { endDateTime: "2027-06-01T18:00:00+02:00" };
		expect(plain("FREQ=MONTHLY;BYDAY=1TU", "until: 2027-06-30")).toMatchObject({ recurrence });
		expect(plain("FREQ=MONTHLY;BYDAY=1TU;UNTIL=20270630", "")).toMatchObject({ recurrence });
		expect(plain("FREQ=MONTHLY;BYDAY=1TU;COUNT=4", "")).toMatchObject({ recurrence: { endTimes: 4 } });
	});
});

describe("a series of events", () => {
	const text = `${series("FREQ=MONTHLY;BYDAY=1TU", "count: 5\n  as: events", "CONFERENCE")}
speakers:
  ada: { name: Ada Example }
sessions:
  talk: { name: Talk, type: meeting, at: 18:15, lasts: 45m, speakers: [ada] }
publish: true
`;

	it("has an event for each date, at the same time of the day in winter and summer", () => {
		const events = expand(load(text)).filter(({ kind }) => kind === "Event");
		expect(
			events.map(({ name, inputs }) => [name, (inputs.calendar as { startTime: string }[])[0]?.startTime]),
		).toEqual([
			["2027-01-05-event", "2027-01-05T18:00:00+01:00"],
			["2027-02-02-event", "2027-02-02T18:00:00+01:00"],
			["2027-03-02-event", "2027-03-02T18:00:00+01:00"],
			["2027-04-06-event", "2027-04-06T18:00:00+02:00"],
			["2027-05-04-event", "2027-05-04T18:00:00+02:00"],
		]);
		expect(events[1]?.inputs).toMatchObject({ name: "Meetup 2", description: "On 2027-02-02." });
	});

	it("has everything of the event for each date", () => {
		const declarations = expand(load(text));
		const talk = declarations.find(({ kind, name }) => kind === "Session" && name === "2027-04-06-talk");
		expect(talk?.inputs).toMatchObject({
			eventId: { kind: "Event", name: "2027-04-06-event" },
			startTime: "2027-04-06T18:15:00+02:00",
			sessionSpeakers: [{ speakerId: { kind: "Speaker", name: "2027-04-06-ada" } }],
		});
		const publications = declarations.filter(({ kind }) => kind === "EventPublication");
		expect(publications).toHaveLength(5);
		expect(publications[0]?.dependsOn.map(({ name }) => name)).toEqual(["2027-01-05-ada", "2027-01-05-talk"]);
	});

	it("may follow rules that a recurring event can't", () => {
		const yearly = text.replace("FREQ=MONTHLY;BYDAY=1TU", "FREQ=MONTHLY;BYDAY=1TU,3TU");
		expect(
			expand(load(yearly))
				.filter(({ kind }) => kind === "Event")
				.map(({ event }) => event),
		).toEqual(["2027-01-05", "2027-01-19", "2027-02-02", "2027-02-16", "2027-03-02"]);
	});
});

describe("a rule as the API's recurrence", () => {
	const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
	const days = fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1, maxLength: 4 });
	const rules = fc.oneof(
		fc.nat({ max: 89 }).map((every) => `FREQ=DAILY;INTERVAL=${every + 1}`),
		days.map((list) => `FREQ=WEEKLY;BYDAY=${list.join(",")}`),
		fc
			.tuple(days, fc.integer({ min: 2, max: 12 }))
			.map(([list, every]) => `FREQ=WEEKLY;INTERVAL=${every};WKST=SU;BYDAY=${list.join(",")}`),
		fc.integer({ min: 1, max: 31 }).map((day) => `FREQ=MONTHLY;BYMONTHDAY=${day}`),
		fc
			.tuple(fc.constantFrom(-1, 1, 2, 3, 4), fc.constantFrom(...weekdays), fc.integer({ min: 1, max: 3 }))
			.map(([week, day, every]) => `FREQ=MONTHLY;INTERVAL=${every};BYDAY=${week}${day}`),
	);
	const from = fc
		.date({ min: new Date("2027-01-01"), max: new Date("2028-12-31"), noInvalidDate: true })
		.map((date) => date.toISOString().slice(0, 10));

	/** `weeklyDays` to `weekly_days`, with the names of the contract. */
	function toWire(recurrence: Record<string, unknown>): Recurrence {
		const fields = Object.keys(operation("createEvent").request?.properties?.recurrence?.properties ?? {});
		const camel = (field: string): string => field.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
		return Object.fromEntries(
			fields.flatMap((field) => (recurrence[camel(field)] === undefined ? [] : [[field, recurrence[camel(field)]]])),
		);
	}

	const dates = (rule: string, first: string, as: "recurring" | "events") => ({
		hub: "Community",
		event: {
			name: "Meetup",
			description: "For tests.",
			eventType: as === "events" ? "CONFERENCE" : "RECURRING",
			accessLevel: "PRIVATE_UNRESTRICTED",
			attendanceType: "virtual",
			timezone: "Europe/Berlin",
		},
		series: { rule, from: first, at: "18:00", lasts: "2h", count: 12, as },
	});

	it("gives the dates of the rule, as the local API lays them out", () => {
		holds(
			fc.property(rules, from, (rule, first) => {
				const recurring = checkConference(dates(rule, first, "recurring"));
				expect(recurring.problems).toEqual([]);
				const event = expand(recurring.spec ?? expect.fail())[0] ?? expect.fail();
				const [{ startTime = "" } = {}] = event.inputs.calendar as { startTime: string }[];
				const laidOut = occurrences(
					toWire(event.inputs.recurrence as Record<string, unknown>),
					startTime,
					"Europe/Berlin",
				);
				const { spec } = checkConference(dates(rule, first, "events"));
				const wanted = expand(spec ?? expect.fail()).flatMap(({ kind, inputs }) =>
					kind === "Event" ? (inputs.calendar as { startTime: string }[]).map((day) => Date.parse(day.startTime)) : [],
				);
				expect(wanted).toHaveLength(12);
				expect(laidOut.map(({ start }) => start)).toEqual(wanted);
			}),
			150,
		);
	});
});
