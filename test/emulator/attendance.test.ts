import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Harness, SESSION, start } from "./harness.ts";

let api: Harness;
let path: string;
let eventId: string;
let ticketType: string;
let session: string;

/** Stored objects of a seeded event, by the rest of their keys. */
const SEEDED = {
	"email-type/seeded/welcome": { email_type_id: "welcome", email_type: "Welcome", status: "sent" },
	"email-type/seeded/thanks": { email_type_id: "thanks", email_type: "Thanks", status: "scheduled" },
	"email/seeded/welcome/1": { email: "ada@example.com", name: "Ada Example", status: "delivered" },
	"email/seeded/welcome/2": { email: "bob@example.com", name: "Bob Example", status: "failed" },
	"chat-message/seeded/1": { message_id: "1", chat_type: "Lobby Chat", message: "Hello" },
	"survey/seeded/1": { email: "ada@example.com", question_and_answers: [{ question: "Good?", answer: "Yes" }] },
	"custom-report/seeded/mine": { registrants: [{ email: "ada@example.com", polls_count: 2 }] },
	"custom-report/seeded/derived": {},
	"registrant/seeded/ada": { email: "ada@example.com", name: "Ada Example", registration_status: "REGISTERED" },
	"attendance/seeded/ada": { email: "ada@example.com", event_attendance: "attended", survey_taken: 1 },
	"engagement/emulator-hub/1": { event_id: "seeded", certification_status: "in_progress" },
	"event/seeded": { event_id: "seeded", hub_id: "emulator-hub", name: "Seeded", attendance_type: "hybrid" },
};

beforeAll(async () => {
	const seed = join(mkdtempSync(join(tmpdir(), "emulator-")), "seed.json");
	writeFileSync(seed, JSON.stringify(SEEDED));
	api = await start({ seed });
});
beforeEach(async () => {
	eventId = await api.event();
	path = `/events/${eventId}`;
	ticketType = await addTicketType({});
	session = (await api.ok("POST", `${path}/sessions`, SESSION)).session_id;
	await api.ok("POST", `${path}/event_actions`, { operation: "publish" });
});
afterAll(() => api.emulator.close());

const ADA = { email: "ada@example.com", first_name: "Ada", last_name: "Example" };
const BOB = { email: "bob@example.com", first_name: "Bob", last_name: "Example" };
const refused = (status: number, code: number) => ({ status, body: { code } });

async function addTicketType(changes: object): Promise<string> {
	const body = {
		name: "All days",
		currency: "EUR",
		free: true,
		start_time: "2026-01-01T00:00:00Z",
		end_time: "2026-05-01T00:00:00Z",
		...changes,
	};
	return (await api.ok("POST", `${path}/ticket_types`, body)).ticket_type_id;
}

const sell = (...tickets: object[]) =>
	api.ok("POST", `${path}/tickets`, {
		registration_source: "Shop",
		tickets: tickets.map((ticket) => ({ ticket_type_id: ticketType, ...ticket })),
	});
const checkIn = (to: string, ...emails: string[]) =>
	api.call("PATCH", `${to}/attendee_action`, {
		attendees: emails.map((email) => ({ email, action: "check-in" })),
		source: "Desk",
	});

describe("check-in", () => {
	test("is for holders of tickets on site, each with an error of its own", async () => {
		const online = await addTicketType({ attendance_type: "virtual" });
		await sell(ADA, { ...BOB, ticket_type_id: online });
		for (const to of [path, `${path}/sessions/${session}`]) {
			expect(await checkIn(to, "ADA@example.com", BOB.email, "eve@example.com")).toMatchObject({
				status: 201,
				body: {
					errors: [{ email: BOB.email, message: "User doesn't have an on-site ticket" }, { email: "eve@example.com" }],
				},
			});
			await checkIn(to, ADA.email);
			const read = (query = "") => api.ok("GET", `${to}/attendee_action${query}`);
			expect(await read()).toMatchObject({ total_records: 1, attendees: [{ action: "check-in", source: "Desk" }] });
			expect(await read("?email=Ada@example.com")).toMatchObject({ total_records: 1 });
			expect(await read("?email=bob@example.com")).toMatchObject({ total_records: 0 });
		}
	});

	test("to a session needs a ticket that admits to it", async () => {
		const other = (await api.ok("POST", `${path}/sessions`, SESSION)).session_id;
		const one = await addTicketType({ sessions: [other] });
		await sell({ ...ADA, ticket_type_id: one });
		expect((await checkIn(`${path}/sessions/${session}`, ADA.email)).body.errors).toHaveLength(1);
		expect((await checkIn(`${path}/sessions/${other}`, ADA.email)).body.errors).toEqual([]);
		expect(await api.ok("GET", `${path}/sessions/${session}/attendees`)).toMatchObject({ attendees: [] });
	});

	test("takes 300 at most; unknown events are 2002 to read and 2003 to change, sessions 2005", async () => {
		expect(await checkIn(path, ...Array.from({ length: 301 }, () => ADA.email))).toMatchObject(refused(400, 300));
		for (const to of ["/events/none", "/events/none/sessions/none"]) {
			expect(await checkIn(to)).toMatchObject(refused(404, 2003));
			expect(await api.call("GET", `${to}/attendee_action`)).toMatchObject(refused(404, 2002));
		}
		expect(await checkIn(`${path}/sessions/none`)).toMatchObject(refused(404, 2005));
		expect(await api.call("GET", `${path}/sessions/none/attendee_action`)).toMatchObject(refused(404, 2005));
	});
});

describe("registrants", () => {
	test("are people, with all their tickets", async () => {
		await sell(ADA, { ...ADA, email: "ADA@example.com" }, { ...BOB, registration_needed: true });
		expect(await api.ok("GET", `${path}/registrants`)).toMatchObject({
			total_records: 2,
			registrants: [
				{ email: ADA.email, registration_status: "PRE_REGISTERED", tickets: [{ role: "ATTENDEE" }, {}] },
				{ email: BOB.email, registration_status: "PRE_REGISTER_INVITED" },
			],
		});
		expect(await api.ok("GET", `${path}/sessions/${session}/attendees`)).toMatchObject({
			attendees: [{ email: ADA.email, authentication_method: "zoom_account_otp" }, { email: BOB.email }],
		});
		const first = await api.ok("GET", `${path}/registrants?page_size=1`);
		expect(
			await api.ok("GET", `${path}/registrants?page_size=1&next_page_token=${first.next_page_token}`),
		).toMatchObject({ next_page_token: "", registrants: [{ email: BOB.email }] });
	});

	test("of unknown events are 2002, of unknown sessions 2003", async () => {
		expect(await api.call("GET", "/events/none/registrants")).toMatchObject(refused(404, 2002));
		expect(await api.call("GET", "/events/none/sessions/none/attendees")).toMatchObject(refused(404, 2002));
		expect(await api.call("GET", `${path}/sessions/none/attendees`)).toMatchObject(refused(404, 2003));
	});
});

describe("reports", () => {
	const report = (name: string) => api.ok("GET", `${path}/reports/${name}`);

	test("follow from tickets and check-ins", async () => {
		await sell({ ...ADA, city: "Turin" }, BOB, { email: "eve@example.com", registration_needed: true });
		await checkIn(path, ADA.email);
		await checkIn(`${path}/sessions/${session}`, ADA.email);
		expect(await report("ticket_registration")).toMatchObject({
			total_records: 2,
			registrations: [
				{
					...ADA,
					display_name: "Ada Example",
					event_attendance: "attended",
					register_date: "2026-01-10T08:00:00Z",
					registration_source: "Shop",
					attendance_type: ["hybrid"],
					tickets: [{ ticket_type_name: "All days", questions: [{}, {}, { title: "city", answer: "Turin" }] }],
				},
				{ ...BOB, event_attendance: "absent" },
			],
		});
		expect(await report("event_attendance")).toMatchObject({
			total_records: 3,
			attendees: [
				{
					...ADA,
					event_attendance: "attended",
					number_of_tickets: 1,
					total_sessions_joined: 1,
					session_attendance: [{ session_id: session, session_name: SESSION.name }],
				},
				{ ...BOB, event_attendance: "absent", session_attendance: [] },
				{ email: "eve@example.com" },
			],
		});
		expect(await report(`sessions/${session}/attendance`)).toMatchObject({
			attendees: [
				{ ...ADA, session_attendance: "yes", check_in_method: "api" },
				{ ...BOB, session_attendance: "no" },
				{ session_attendance: "no" },
			],
		});
		for (const name of ["ticket_registration", "event_attendance"]) {
			expect(await report(`${name}?from=2026-01-10T08:00:01Z`)).toMatchObject({ total_records: 0 });
			expect((await report(`${name}?to=2026-01-10T08:00:00Z`)) as unknown).not.toMatchObject({ total_records: 0 });
			const reversed = `${path}/reports/${name}?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z`;
			expect(await api.call("GET", reversed)).toMatchObject(refused(400, 300));
		}
	});

	test("are empty where nothing is known, and show what is seeded", async () => {
		expect(await report("chat_transcripts")).toMatchObject({ total_records: 0, chat_transcripts: [] });
		expect(await report("survey")).toMatchObject({ total_records: 0, surveys: [] });
		path = "/events/seeded";
		expect(await report("chat_transcripts")).toMatchObject({ chat_transcripts: [SEEDED["chat-message/seeded/1"]] });
		expect(await report("survey")).toMatchObject({ surveys: [SEEDED["survey/seeded/1"]] });
		expect(await report("custom_reports/mine")).toMatchObject(SEEDED["custom-report/seeded/mine"]);
		expect(await report("custom_reports/derived")).toMatchObject({
			registrants: [{ email: ADA.email, event_attendance: "absent" }],
		});
		expect(await report("event_attendance")).toMatchObject({
			attendees: [{ display_name: "Ada Example", event_attendance: "attended", survey_taken: 1 }],
		});
	});

	test("have codes for what is not found", async () => {
		for (const [name, code] of [
			["chat_transcripts", 2002],
			["custom_reports/mine", 2002],
			["event_attendance", 2002],
			["sessions/none/attendance", 2002],
			["survey", 404],
			["ticket_registration", 2002],
		] as const) {
			expect(await api.call("GET", `/events/none/reports/${name}`)).toMatchObject(refused(404, code));
		}
		expect(await api.call("GET", `${path}/reports/custom_reports/none`)).toMatchObject(refused(404, 260801));
		expect(await api.call("GET", `${path}/reports/sessions/none/attendance`)).toMatchObject(refused(404, 2003));
	});

	test("of a video channel list its registrations", async () => {
		const hub = `/hubs/${api.hubId}/vod_channels`;
		const { channel_id: id } = await api.ok("POST", hub, { name: "Talks", type: "VIDEO_LIST_HUB" });
		await api.ok("POST", `${hub}/${id}/registrations`, { registrations: [ADA] });
		expect(await api.ok("GET", `${hub}/${id}/reports/registrations`)).toMatchObject({
			registrations: [{ ...ADA, video_watch_duration: [], questions: [{ answer: "Ada" }, { answer: "Example" }] }],
		});
		expect(await api.call("GET", `${hub}/none/reports/registrations`)).toMatchObject(refused(404, 261101));
		expect(await api.call("GET", "/hubs/none/vod_channels/none/reports/registrations")).toMatchObject(
			refused(404, 2001),
		);
	});
});

test("e-mails come from the seed, by status and text", async () => {
	const read = (rest: string) => api.ok("GET", `/events/seeded/email_types${rest}`);
	expect(await read("")).toMatchObject({ total_records: 2 });
	expect(await read("?status=scheduled")).toMatchObject({ email_types: [{ email_type_id: "thanks" }] });
	expect(await read("/welcome/send_status?search_text=BOB")).toMatchObject({ emails: [{ email: BOB.email }] });
	expect(await read("/welcome/send_status?status=delivered")).toMatchObject({ emails: [{ email: ADA.email }] });
	expect(await read("/thanks/send_status")).toMatchObject({ emails: [] });
	expect(await api.call("GET", "/events/seeded/email_types/none/send_status")).toMatchObject(refused(404, 404));
	for (const rest of ["", "/welcome/send_status"])
		expect(await api.call("GET", `/events/none/email_types${rest}`)).toMatchObject(refused(404, 2002));
});

test("engagement is of a hub or of one of its events", async () => {
	const read = (hub: string, query = "") => api.call("GET", `/hubs/${hub}/attendee_insights/engagement${query}`);
	expect((await read(api.hubId)).body).toMatchObject({ total_records: 1, data: [{ event_id: "seeded" }] });
	expect((await read(api.hubId, "?event_id=seeded")).body).toMatchObject({ total_records: 1 });
	expect((await read(api.hubId, `?event_id=${eventId}`)).body).toMatchObject({ total_records: 0 });
	expect(await read(api.hubId, "?event_id=none")).toMatchObject(refused(404, 2002));
	expect(await read("none")).toMatchObject(refused(404, 2001));
});
