import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { checkConference, formatProblem, loadConference } from "../../provider/conference/index.ts";
import { SMALL, write } from "./helpers.ts";

/** What a text is warned of at an instant. */
function warningsOf(text: string, now: string): string[] {
	const { "conference.yaml": file = "" } = write({ "conference.yaml": text });
	const { problems, warnings } = loadConference(file, {}, new Date(now));
	expect(problems).toEqual([]);
	expect(warnings.every(({ severity }) => severity === "warning")).toBe(true);
	return warnings.map((warning) => formatProblem({ ...warning, file: "f" }));
}

/** SMALL on other dates. */
const on = (dates: string): string => SMALL.replace(/ {2}firstDay[\s\S]*/, dates);

const CALENDAR = "  calendar: [{ startTime: 2027-05-04T20:00, endTime: 2027-05-05T02:00 }]\n";
const RECURRING = on("").replace("CONFERENCE", "RECURRING");
const series = (as: string): string =>
	`series: { rule: FREQ=WEEKLY, from: 2027-05-04, at: 18:00, lasts: 2h, count: 3, as: ${as} }\n`;
const WEEKLY = "type: 2, repeatInterval: 1, weeklyDays: [3], duration: 120";
const recurrence = (end: string): string =>
	`  meetingType: MEETING\n${CALENDAR.replace("05-05T02:00", "05-04T22:00")}  recurrence: { ${WEEKLY}, ${end} }\n`;

describe("a conference that is over", () => {
	it.each([
		["event.firstDay", SMALL, "2027-05-05"],
		["event.days", on("  days: [{ date: 2027-05-04, from: 09:00, to: 24:00 }]\n"), "2027-05-04"],
		["event.calendar", on(CALENDAR), "2027-05-05"],
		["series", on("") + series("events"), "2027-05-18"],
		["series", `${RECURRING}  meetingType: MEETING\n${series("recurring")}`, "2027-05-18"],
		["event.calendar", RECURRING + recurrence("endDateTime: 2027-05-18T20:00"), "2027-05-18"],
	])("is warned of by %s from the day after the last one on", (place, text, last) => {
		// Midnight in Berlin is 22:00 the day before in UTC.
		expect(warningsOf(text, `${last}T21:59:59Z`)).toEqual([]);
		const [warning = "", ...more] = warningsOf(text, `${last}T22:00:00Z`);
		expect(warning).toMatch(
			new RegExp(
				`^f:\\d+:\\d+ ${place}: warning: the event's last day was ${last}, which is in the past\\..*check the dates\\. \\[eventIsOver\\]$`,
			),
		);
		expect(more).toEqual([]);
	});

	it("is not warned of where only the API knows the last date", () => {
		expect(warningsOf(RECURRING + recurrence("endTimes: 3"), "2099-01-01T00:00:00Z")).toEqual([]);
	});

	it("is warned of as a value too, and not where it has problems", () => {
		const value = parse(SMALL) as Record<string, unknown>;
		const now = new Date("2030-01-01T00:00:00Z");
		expect(checkConference(value, {}, now).warnings.map(formatProblem)).toEqual([
			expect.stringMatching(/^event\.firstDay: warning: .* 2027-05-05/),
		]);
		expect(checkConference({ ...value, hub: 1 }, {}, now).warnings).toEqual([]);
	});
});

describe("an answer of a ticket that the form does not ask for", () => {
	const form = `questions:
  questions: [{ fieldName: first_name }, { fieldName: last_name }]
  customQuestions: [{ title: "Diet?", type: short_answer }]
ticketTypes:
  vip:
    name: VIP
    currency: EUR
    quantity: 5
    startTime: 2027-01-01T00:00:00Z
    endTime: 2027-05-01T00:00:00Z
    questions: { questions: [{ fieldName: city }] }
`;
	const ticket = (more: string): string =>
		`${SMALL}${form}publish: true\ntickets:\n  ada: { email: ada@example.com, firstName: Ada, ${more} }\n`;
	const said = (more: string): string[] => warningsOf(ticket(more), "2027-01-01T00:00:00Z");

	it("is warned of, by the form of its type or else of the event", () => {
		expect(said('lastName: Example, customQuestions: [{ title: "Diet?", answer: None }]')).toEqual([]);
		expect(said('city: Bern, customQuestions: [{ title: "Size?", answer: M }]')).toEqual([
			expect.stringMatching(
				/^f:\d+:\d+ tickets\.ada\.city: warning: answers "city", which questions does not ask for,/,
			),
			expect.stringMatching(/tickets\.ada\.customQuestions\[0\]: warning: answers "Size\?", which questions does not/),
		]);
		expect(said("city: Bern, ticketType: vip")).toEqual([
			expect.stringMatching(
				/tickets\.ada\.firstName: warning: answers "firstName", which ticketTypes\.vip\.questions /,
			),
		]);
	});

	it("is not warned of where the file declares no form", () => {
		const text = `${SMALL}publish: true\ntickets:\n  ada: { email: ada@example.com, city: Bern }\n`;
		expect(warningsOf(text, "2027-01-01T00:00:00Z")).toEqual([]);
	});
});
