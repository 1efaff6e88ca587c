import { afterEach, describe, expect, test } from "vitest";
import type { EmulatorOptions } from "../../emulator/index.ts";
import { CALENDAR, eventBody, type Harness, SESSION, start } from "./harness.ts";

let api: Harness;
afterEach(() => api.emulator.close());

const INVALID = { status: 400, body: { code: 300 } };

/** A local API with an event that has one session; gives the paths of both. */
async function world(options: EmulatorOptions): Promise<{ event: string; session: string }> {
	api = await start(options);
	const event = `/events/${await api.event()}`;
	return { event, session: `${event}/sessions/${(await api.ok("POST", `${event}/sessions`, SESSION)).session_id}` };
}

/** By default, and where the description is followed. */
const BY_DEFAULT: EmulatorOptions = {};
const AS_DESCRIBED: EmulatorOptions = { follow: "described" };

describe("times with another offset than Z", () => {
	const calendar = [{ start_time: "2026-05-04T10:00:00+02:00", end_time: "2026-05-06T20:00:00+02:00" }];
	const times = { start_time: "2026-05-04T11:00:00+02:00", end_time: "2026-05-04T12:30:00+02:00" };

	test("are refused", async () => {
		const { event, session } = await world(BY_DEFAULT);
		const made = await api.call("POST", "/events", { ...eventBody(api.hubId), calendar });
		expect(made).toMatchObject({
			status: 400,
			body: { code: 300, errors: [{ field: "calendar.0.start_time" }, { field: "calendar.0.end_time" }] },
		});
		expect(await api.call("PATCH", event, { calendar })).toMatchObject(INVALID);
		expect(await api.call("POST", `${event}/sessions`, { ...SESSION, ...times })).toMatchObject({
			status: 400,
			body: { code: 300, errors: [{ field: "start_time" }, { field: "end_time" }] },
		});
		expect(await api.call("PATCH", session, times)).toMatchObject(INVALID);
		expect(await api.call("PATCH", session, { end_time: "2026-05-04T10:00:00+00:00" })).toMatchObject(INVALID);
		expect(await api.ok("GET", session)).toMatchObject({
			start_time: "2026-05-04T09:00:00Z",
			end_time: "2026-05-04T10:00:00Z",
		});
	});

	test("are converted, as described", async () => {
		const { event, session } = await world(AS_DESCRIBED);
		await api.ok("PATCH", event, { calendar });
		expect(await api.ok("GET", event)).toMatchObject({
			calendar: [{ start_time: "2026-05-04T08:00:00Z", end_time: "2026-05-06T18:00:00Z" }],
		});
		await api.ok("PATCH", session, times);
		expect(await api.ok("GET", session)).toMatchObject({
			start_time: "2026-05-04T09:00:00Z",
			end_time: "2026-05-04T10:30:00Z",
		});
		const days = [
			{ start_time: "2026-05-04T08:30:00Z", end_time: "2026-05-04T18:00:00Z" },
			{ start_time: "2026-05-04T10:00:00+02:00", end_time: "2026-05-04T20:30:00+02:00" },
		];
		await api.ok("PATCH", event, { calendar: days });
		expect(await api.ok("GET", event)).toMatchObject({
			start_time: "2026-05-04T08:00:00Z",
			end_time: "2026-05-04T18:30:00Z",
		});
	});

	test("do not matter where the session of a single-session event ignores its times", async () => {
		await world(BY_DEFAULT);
		const event = `/events/${await api.event({ event_type: "SIMPLE_EVENT", meeting_type: "MEETING" })}`;
		const [only] = (await api.ok("GET", `${event}/sessions`)).sessions;
		await api.ok("PATCH", `${event}/sessions/${only?.session_id}`, times);
	});
});

describe("time zones", () => {
	const inZone = (event: string, timezone: string) => api.call("POST", `${event}/sessions`, { ...SESSION, timezone });
	const listed = ["UTC", "America/Indianapolis", "America/New_York", "Asia/Kolkata", "Asia/Calcutta", "Pacific/Apia"];

	test("are those of Zoom's list", async () => {
		const { event } = await world(BY_DEFAULT);
		for (const timezone of listed) await api.ok("PATCH", event, { timezone });
		expect((await inZone(event, "Australia/Sydney")).status).toBe(201);
		for (const timezone of ["Australia/Lord_Howe", "America/Indiana/Tell_City", "Mars/Base", ""]) {
			expect(await api.call("PATCH", event, { timezone })).toMatchObject(INVALID);
			expect(await inZone(event, timezone)).toMatchObject(INVALID);
			const duplicate_event = { name: "Again", start_time: "2027-05-04T08:00:00Z", timezone };
			expect(
				await api.call("POST", `${event}/event_actions`, { operation: "duplicate", duplicate_event }),
			).toMatchObject({ status: 400, body: { code: 1003 } });
		}
	});

	test("are all there are, where an account was seen to take them", async () => {
		const { event } = await world({ facts: { "events.time-zones": "any" } });
		await api.ok("PATCH", event, { timezone: "Australia/Lord_Howe" });
		expect((await inZone(event, "America/Indiana/Tell_City")).status).toBe(201);
		expect(await api.call("PATCH", event, { timezone: "Mars/Base" })).toMatchObject(INVALID);
	});
});

describe("drafts, asked for as an attendee", () => {
	test("are refused", async () => {
		await world(BY_DEFAULT);
		for (const query of ["role_type=attendee&event_status_type=draft", "event_status_type=draft"])
			expect(await api.call("GET", `/events?${query}`)).toMatchObject(INVALID);
		expect((await api.ok("GET", "/events?role_type=host&event_status_type=draft")).events).toHaveLength(1);
	});

	test("are none, as described", async () => {
		await world(AS_DESCRIBED);
		expect((await api.ok("GET", "/events?event_status_type=draft")).events).toEqual([]);
	});
});

describe("basic polls", () => {
	const question = { name: "How?", type: "single", answers: ["a", "b"] };
	const poll = (type: number, ...questions: object[]) => ({
		polls: [{ title: "Feedback", anonymous: false, poll_type: type, questions }],
	});
	const cases: [string, object[], string][] = [
		["a question that requires an answer", [{ ...question, answer_required: true }], "answer_required"],
		["a drop-down box", [{ ...question, show_as_dropdown: true }], "show_as_dropdown"],
		["two questions", [question, { ...question, name: "Why?" }], "questions"],
	];

	test.each(cases)("do not take %s", async (_, questions, field) => {
		const { session } = await world(BY_DEFAULT);
		const reply = await api.call("PUT", `${session}/polls`, poll(1, ...questions));
		expect(reply).toMatchObject(INVALID);
		expect(reply.body.errors).toHaveLength(1);
		expect(reply.body.errors[0]?.field).toContain(field);
		// An advanced one takes it.
		await api.ok("PUT", `${session}/polls`, poll(2, ...questions));
	});

	test.each(cases)("take %s, as described", async (_, questions) => {
		const { session } = await world(AS_DESCRIBED);
		await api.ok("PUT", `${session}/polls`, poll(1, ...questions));
	});

	test.each([
		[BY_DEFAULT, false],
		[AS_DESCRIBED, true],
	])("are put again as they are read: with %j, an answer is required: %j", async (options, isRequired) => {
		const { session } = await world(options);
		await api.ok("PUT", `${session}/polls`, poll(1, question));
		const { polls } = (await api.ok("GET", `${session}/polls`)) as unknown as { polls: object[] };
		expect(polls).toMatchObject([{ questions: [{ answer_required: isRequired }] }]);
		await api.ok("PUT", `${session}/polls`, { polls });
	});
});

describe("short and long answers", () => {
	const open = (type: string, lengths: object) => ({
		polls: [{ title: "Open", anonymous: false, poll_type: 2, questions: [{ name: "How?", type, ...lengths }] }],
	});
	const cases: [string, object, string[]][] = [
		["short_answer", {}, ["answer_min_character", "answer_max_character"]],
		["short_answer", { answer_max_character: 100 }, ["answer_min_character"]],
		["long_answer", { answer_min_character: 1 }, ["answer_max_character"]],
	];

	test.each(cases)("need both lengths: %s with %j", async (type, lengths, missing) => {
		const { session } = await world(BY_DEFAULT);
		const reply = await api.call("PUT", `${session}/polls`, open(type, lengths));
		expect(reply).toMatchObject(INVALID);
		expect(reply.body.errors.map(({ field }) => field)).toEqual(missing.map((name) => `polls.0.questions.0.${name}`));
		const both = { answer_min_character: 1, answer_max_character: 100 };
		await api.ok("PUT", `${session}/polls`, open(type, both));
	});

	test.each(cases)("need neither, as described: %s with %j", async (type, lengths) => {
		const { session } = await world(AS_DESCRIBED);
		await api.ok("PUT", `${session}/polls`, open(type, lengths));
	});
});

describe("join tokens", () => {
	const SALES = { currency: "USD", start_time: "2026-01-01T00:00:00Z", end_time: "2026-05-01T00:00:00Z" };

	test("need no ticket", async () => {
		const { session } = await world(BY_DEFAULT);
		expect(await api.ok("GET", `${session}/join_token`)).toMatchObject({ code: 0, error_message: "success" });
	});

	test("are 1130 without a ticket and 1150 after it was taken back, where an account needs one", async () => {
		const { event, session } = await world({ facts: { "join-token.needs-ticket": "yes" } });
		const token = async (): Promise<unknown> => await api.ok("GET", `${session}/join_token`);
		const none = { code: 1130, error_message: "ERROR_TICKET_NOT_FOUND" };
		expect(await token()).toEqual(none);
		await api.ok("POST", `${event}/ticket_types`, { name: "Staff", ...SALES });
		await api.ok("POST", `${event}/event_actions`, { operation: "publish" });
		const buy = async (email: string): Promise<string> => {
			const ticket = { email, first_name: "Ada", last_name: "Example" };
			const made = await api.ok("POST", `${event}/tickets`, { tickets: [ticket] });
			return String((made as unknown as { tickets: { ticket_id: string }[] }).tickets[0]?.ticket_id);
		};
		await buy("ada@example.com");
		expect(await token()).toEqual(none);
		const id = await buy("Host@example.com");
		expect(await token()).toMatchObject({ code: 0, error_message: "success" });
		await api.ok("DELETE", `${event}/tickets/${id}`);
		expect(await token()).toEqual({ code: 1150, error_message: "ERROR_CODE_TICKET_REVOKE" });
		await buy("host@example.com");
		expect(await token()).toMatchObject({ code: 0 });
	});
});

describe("the ticket type of a new conference", () => {
	const MADE: EmulatorOptions = { facts: { "ticket-types.default-on-create": "made" } };
	const FIRST: EmulatorOptions = { facts: { "ticket-types.default-on-create": "first" } };
	const ticket = { email: "ada@example.com", first_name: "Ada", last_name: "Example" };

	test("is listed, is that of tickets that name none, and once deleted leaves none", async () => {
		const { event } = await world(MADE);
		const [own, ...others] = (await api.ok("GET", `${event}/ticket_types`)).ticket_types;
		expect(others).toEqual([]);
		expect(own).toMatchObject({ name: "General Admission", free: true, sold_quantity: 0 });
		await api.ok("POST", `${event}/event_actions`, { operation: "publish" });
		const { tickets } = (await api.ok("POST", `${event}/tickets`, { tickets: [ticket] })) as unknown as {
			tickets: { ticket_id: string }[];
		};
		const at = `${event}/tickets/${tickets[0]?.ticket_id}`;
		expect(await api.ok("GET", at)).toMatchObject({ ticket_type_id: own?.ticket_type_id });
		await api.ok("DELETE", at);
		await api.ok("DELETE", `${event}/ticket_types/${own?.ticket_type_id}`);
		expect(await api.call("POST", `${event}/tickets`, { tickets: [ticket] })).toMatchObject({
			status: 400,
			body: { code: 26502 },
		});
	});

	test("is made of conferences alone", async () => {
		await world(MADE);
		const single = await api.event({ event_type: "SIMPLE_EVENT", meeting_type: "MEETING", calendar: CALENDAR });
		expect((await api.ok("GET", `/events/${single}/ticket_types`)).ticket_types).toEqual([]);
	});

	test("is there only when it is made", async () => {
		const { event } = await world(FIRST);
		expect((await api.ok("GET", `${event}/ticket_types`)).ticket_types).toEqual([]);
	});
});
