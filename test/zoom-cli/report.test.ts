import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync } from "node:fs";
import { dirname } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { run } from "../../provider/cli/program.ts";
import { SMALL } from "../conference/helpers.ts";
import { json, type ScriptedServer, scriptedServer } from "../helpers/scripted-server.ts";
import { startWorld, type World } from "../helpers/world.ts";
import { cli, folderOf, type Ran, read } from "./helpers.ts";

/** Lets the command line use an API. */
function use({ apiUrl, oauthUrl }: { apiUrl: string; oauthUrl: string }): void {
	Object.assign(process.env, {
		ZOOM_ACCOUNT_ID: "emulator",
		ZOOM_CLIENT_ID: "emulator",
		ZOOM_CLIENT_SECRET: "emulator",
		ZOOM_API_URL: apiUrl,
		ZOOM_OAUTH_URL: oauthUrl,
		ZOOM_PLAN: "off",
	});
}

/** Runs the command line as on a terminal. */
async function onTerminal(...args: string[]): Promise<Ran> {
	const ran: Ran = { code: 0, out: "", err: "" };
	ran.code = await run(args, {
		isTerminal: true,
		out: (text) => {
			ran.out += text;
		},
		err: (text) => {
			ran.err += text;
		},
	});
	return ran;
}

/** Rows of CSV, as an independent parser reads them. */
const rowsOf = (text: string): Record<string, string>[] => parse(text, { columns: true, record_delimiter: "\r\n" });

const EVENT = "SCt3C7RbIT9dGiMu5RRQVA";

describe("reports of the local API", () => {
	let world: World;
	let eventId: string;
	let sessionId: string;
	beforeAll(async () => {
		world = await startWorld();
		use(world.emulator);
		eventId = await world.conference({ name: "Spring Days" });
		const { client } = world;
		const types: string[] = [];
		for (const [name, attendance_type] of [
			["On site", "in-person"],
			["Online", "virtual"],
		] as const) {
			const { ticket_type_id = "" } = await client.call("createTicketType", {
				path: { eventId },
				body: {
					...{ name, attendance_type, currency: "EUR", free: true, sessions: ["ALL"] },
					...{ start_time: "2020-01-01T00:00:00Z", end_time: "2031-05-01T00:00:00Z" },
				} as never,
			});
			types.push(ticket_type_id);
		}
		const { session_id = "" } = await client.call("createEventSession", {
			path: { eventId },
			body: {
				...{ name: "Opening", type: 2, timezone: "Europe/Berlin" },
				...{ start_time: "2031-05-04T08:00:00Z", end_time: "2031-05-04T09:00:00Z" },
			} as never,
		});
		sessionId = session_id;
		await client.call("EventActions", { path: { eventId }, body: { operation: "publish" } });
		await client.call("createTickets", {
			path: { eventId },
			body: {
				tickets: [
					{ email: "ada@example.com", first_name: "Ada", last_name: '"Countess", Example', ticket_type_id: types[0] },
					{ email: "Ada@example.com", first_name: "Ada", last_name: "Example", ticket_type_id: types[1] },
					{ email: "bob@example.com", first_name: "=1+1", last_name: "Бобров", ticket_type_id: types[1] },
				],
			} as never,
		});
		await client.call("UpdateEventAttendeeActions", {
			path: { eventId },
			body: { attendees: [{ email: "ada@example.com", action: "check-in" }], source: "Desk" },
		});
	});
	afterAll(() => world.close());

	it("lists people once each, with their tickets and check-ins", async () => {
		const { code, out, err } = await cli("people", "Spring Days");
		expect({ code, err }).toEqual({ code: 0, err: "" });
		expect(out).toBe(
			[
				"email,firstName,lastName,registrationStatus,ticketTypes,roles,ticketCount,isCheckedIn,checkInSource",
				'ada@example.com,Ada,"""Countess"", Example",PRE_REGISTERED,On site; Online,ATTENDEE,2,true,Desk',
				"bob@example.com,=1+1,Бобров,PRE_REGISTERED,Online,ATTENDEE,1,false,",
				"",
			].join("\r\n"),
		);
	});

	it("escapes formulas where it is asked to", async () => {
		const { out } = await cli("people", eventId, "--csv", "--formula-safe");
		expect(rowsOf(out).map(({ firstName }) => firstName)).toEqual(["Ada", "'=1+1"]);
	});

	it("reports the attendance of an event, and of a session by its id, name or key", async () => {
		const whole = await cli("report", "attendance", eventId);
		expect(rowsOf(whole.out)).toMatchObject([
			{
				email: "ada@example.com",
				eventAttendance: "attended",
				numberOfTickets: "2",
				"tickets.ticketTypeName": "On site; Online",
			},
			{ email: "bob@example.com", eventAttendance: "absent", "tickets.ticketTypeName": "Online" },
		]);
		const file = folderOf({
			"c.yaml": `${SMALL.replace("name: Small", `name: Small\n  adopt: "${eventId}"`).replace("2027-05-04", "2031-05-04")}sessions:\n  first: { name: Opening, type: webinar, day: 1, at: 10:00, lasts: 1h }\n`,
		})("c.yaml");
		for (const [event, session] of [
			[eventId, sessionId],
			["Spring Days", "Opening"],
			[file, "first"],
		] as const) {
			const { code, out, err } = await cli("report", "attendance", event, "--session", session);
			expect({ code, err }).toEqual({ code: 0, err: "" });
			expect(rowsOf(out).map(({ email, sessionAttendance }) => [email, sessionAttendance])).toEqual([
				["ada@example.com", "no"],
				["bob@example.com", "no"],
			]);
		}
	});

	it("writes a table of the main columns on a terminal", async () => {
		const { out } = await onTerminal("report", "attendance", eventId);
		expect(out).toContain("│ email           │ displayName");
		expect(out).toContain("│ bob@example.com │ =1+1 Бобров");
		expect(out).not.toContain("numberOfTickets");
	});

	it("says which events and sessions there are", async () => {
		const missing = await cli("report", "chat", "Spring Day");
		expect(missing).toMatchObject({ code: 2, out: "" });
		expect(missing.err).toBe('zoom-events: There is no event "Spring Day". Did you mean "Spring Days"?\n');
		const session = await cli("report", "attendance", eventId, "--session", "Panel");
		expect(session.err).toBe('zoom-events: There is no session "Panel". There are:\n  Opening\n');
		expect((await cli("report", "vod", "Recordings")).err).toMatch(/add --hub with its name or id/);
		expect((await cli("report", "vod", "Recordings", "--hub", "Emulator Hub")).err).toBe(
			'zoom-events: There is no channel "Recordings". There is none.\n',
		);
		const twin = await world.conference({ name: "Spring Days", description: "Another one." });
		const { err } = await cli("people", "Spring Days");
		expect(err).toMatch(/^zoom-events: There are 2 events "Spring Days"; name one by its id:\n/);
		expect(err).toContain(`\n  ${twin}`);
		expect(err).toContain(`\n  ${eventId}`);
	});

	it("takes the event of a date of a file that declares a series", async () => {
		const text = `${SMALL.replace(/ {2}firstDay[\s\S]*/, "").replace("name: Small", "name: Evening of $$" + "{series.date}")}series: { rule: FREQ=WEEKLY, from: 2031-05-04, at: 18:00, lasts: 2h, count: 2, as: events }\n`;
		const file = folderOf({ "c.yaml": text })("c.yaml");
		const id = await world.conference({ name: "Evening of 2031-05-11" });
		expect((await cli("people", file)).err).toMatch(/choose one with --which: 2031-05-04, 2031-05-11\.\n$/);
		expect(await cli("people", file, "--which", "2031-05-11", "--ndjson")).toEqual({ code: 0, out: "", err: "" });
		expect(id).not.toBe("");
		expect((await cli("people", id, "--which", "2031-05-11")).err).toMatch(/--which goes with a conference file/);
	});
});

describe("reports by a script", () => {
	let server: ScriptedServer | undefined;
	afterEach(() => server?.close());

	/** Answers with these bodies one after the other; the last one is repeated. */
	async function answering(...bodies: object[]): Promise<ScriptedServer> {
		server = await scriptedServer(bodies.map((body) => json(200, body)));
		use(server.settings);
		return server;
	}

	const survey = {
		surveys: [
			{
				email: "ada@example.com",
				session_name: "Opening",
				question_and_answers: [
					{ question: "Good?", answer: "Yes\nvery" },
					{ question: "Again?", answer: "-\r" },
				],
			},
			{ email: "bob@example.com", session_name: "Opening" },
		],
		next_page_token: "",
	};

	it("has one row an answer in CSV, and the records as they are in JSON", async () => {
		await answering(survey);
		expect((await cli("report", "survey", EVENT)).out).toBe(
			[
				"email,sessionId,sessionName,answer,question",
				'ada@example.com,,Opening,"Yes\nvery",Good?',
				'ada@example.com,,Opening,"-\r",Again?',
				"bob@example.com,,Opening,,",
				"",
			].join("\r\n"),
		);
		const { out } = await cli("report", "survey", EVENT, "--json");
		const records = [
			{
				email: "ada@example.com",
				sessionName: "Opening",
				questionAndAnswers: [
					{ question: "Good?", answer: "Yes\nvery" },
					{ question: "Again?", answer: "-\r" },
				],
			},
			{ email: "bob@example.com", sessionName: "Opening" },
		];
		expect(JSON.parse(out)).toEqual(records);
		const lines = (await cli("report", "survey", EVENT, "--ndjson")).out.split("\n");
		expect(lines.slice(0, 2).map((line) => JSON.parse(line) as unknown)).toEqual(records);
		expect(lines.slice(2)).toEqual([""]);
	});

	it("has a header, or an empty list, where there is nothing", async () => {
		await answering({ chat_transcripts: [], next_page_token: "" });
		expect((await cli("report", "chat", EVENT)).out).toBe(
			"chatChannelId,chatName,chatType,message,messageId,messageTime,resetByWhom,resetTime,sender,senderEmail\r\n",
		);
		expect(JSON.parse((await cli("report", "chat", EVENT, "--json")).out)).toEqual([]);
		expect((await onTerminal("report", "chat", EVENT)).out).toBe("No rows.\n");
	});

	it("keeps values of a list in their places", async () => {
		const { hubs, channels } = {
			hubs: json(200, { hubs: [{ hub_id: "hub-1", name: "Community" }] }),
			channels: json(200, { vod_channels: [{ channel_id: "channel-1", name: "Recordings" }] }),
		};
		const rows = json(200, {
			registrations: [
				{ email: "a@example.com", video_watch_duration: [{ video_name: "One", duration: 30 }, { video_name: "Two" }] },
			],
		});
		server = await scriptedServer([hubs, channels, rows]);
		use(server.settings);
		const { out } = await cli("report", "vod", "Recordings", "--hub", "Community");
		expect(rowsOf(out)).toMatchObject([
			{ "videoWatchDuration.videoName": "One; Two", "videoWatchDuration.duration": "30; " },
		]);
		expect(server.seen.at(-1)?.url).toBe(
			"/v2/zoom_events/hubs/hub-1/vod_channels/channel-1/reports/registrations?page_size=300",
		);
	});

	it("asks for days of the event's zone, across a change of the clocks", async () => {
		const { seen } = await answering({ timezone: "Europe/Berlin" }, { registrations: [] });
		const { code } = await cli("report", "registrations", EVENT, "--from", "2027-03-27", "--to", "2027-03-28");
		expect(code).toBe(0);
		expect(Object.fromEntries(new URL(seen.at(-1)?.url ?? "", "http://x").searchParams)).toEqual({
			from: "2027-03-26T23:00:00Z",
			to: "2027-03-28T21:59:59Z",
			page_size: "300",
		});
		await server?.close();
		const second = await answering({ timezone: "America/Los_Angeles" }, { attendees: [] });
		await cli("report", "attendance", EVENT, "--from", "2027-03-14T10:00Z", "--role", "attendee");
		expect(Object.fromEntries(new URL(second.seen.at(-1)?.url ?? "", "http://x").searchParams)).toEqual({
			from: "2027-03-14T10:00:00Z",
			role_type: "attendee",
			page_size: "300",
		});
	});

	it("asks for a custom report by its id", async () => {
		const { seen } = await answering({ registrants: [{ email: "ada@example.com", polls_count: 2 }] });
		const { out } = await cli("report", "custom", EVENT, "--custom-report", "mine", "--csv");
		expect(rowsOf(out)).toMatchObject([{ email: "ada@example.com", pollsCount: "2" }]);
		expect(seen[0]?.url).toBe(`/v2/zoom_events/events/${EVENT}/reports/custom_reports/mine?page_size=300`);
	});

	it.each([
		[["chat", EVENT, "--from", "2027-03-27"], "--from and --to go with attendance of an event and with registrations."],
		[["attendance", EVENT, "--session", "x", "--to", "2027-03-27"], "--from and --to go with attendance of an event"],
		[["attendance", EVENT, "--session", "x", "--role", "all"], "--role goes with attendance of an event."],
		[["chat", EVENT, "--session", "x", "--hub", "y"], "--session goes with attendance.\n--hub goes with vod."],
		[["custom", EVENT], "custom needs --custom-report with the report's id."],
		[["registrations", EVENT, "--from", "27.3.2027"], "use a date, such as 2027-05-04"],
		[["registrations", EVENT, "--from", "2027-02-30"], "use a date, such as 2027-05-04"],
		[["chat", EVENT, "--csv", "--json"], "cannot be used with option"],
		[["chat", EVENT, "--json", "--formula-safe"], "--formula-safe goes with --csv."],
		[["nothing", EVENT], "Allowed choices are attendance, registrations, survey, chat, vod, custom."],
		[["chat", "missing.yaml"], "There is no file missing.yaml."],
	])("refuses %j", async (args, message) => {
		const { seen } = await answering({});
		const { code, out, err } = await cli("report", ...args);
		expect({ code, out }).toEqual({ code: 2, out: "" });
		expect(err).toContain(message);
		expect(seen).toEqual([]);
	});

	it("refuses an end before the beginning", async () => {
		await answering({ timezone: "Europe/Berlin" });
		const { code, err } = await cli("report", "registrations", EVENT, "--from", "2027-03-28", "--to", "2027-03-27");
		expect({ code, err }).toEqual({ code: 2, err: "zoom-events: --to 2027-03-27 is before --from 2027-03-28.\n" });
	});

	it("writes a file that its owner alone reads, in the format of its ending", async () => {
		const at = folderOf({ "report.json": "before" });
		for (const [name, start] of [
			["report.csv", "email,"],
			["report.json", "[\n{"],
			["report.ndjson", '{"email"'],
			["report.txt", "email,"],
		] as const) {
			await answering(survey);
			expect(await cli("report", "survey", EVENT, "--output", at(name))).toEqual({
				code: 0,
				out: `Wrote ${at(name)}: 2 records.\n`,
				err: "",
			});
			expect(read(at(name)).startsWith(start), name).toBe(true);
			expect(statSync(at(name)).mode & 0o777, name).toBe(0o600);
			await server?.close();
		}
		expect(readdirSync(dirname(at("x"))).sort()).toEqual(["report.csv", "report.json", "report.ndjson", "report.txt"]);
	});

	it("writes behind a link, and says what can't be written before it asks for anything", async () => {
		const at = folderOf({ "real.csv": "before" });
		symlinkSync(at("real.csv"), at("link.csv"));
		mkdirSync(at("folder"));
		const { seen } = await answering(survey);
		expect((await cli("report", "survey", EVENT, "--output", at("link.csv"))).code).toBe(0);
		expect(read(at("real.csv")).startsWith("email,")).toBe(true);
		const count = seen.length;
		for (const [name, message] of [
			["folder", "it is no regular file"],
			["none/report.csv", "its folder does not exist"],
		] as const) {
			const { code, err } = await cli("report", "survey", EVENT, "--output", at(name));
			expect(code).toBe(2);
			expect(err).toBe(`zoom-events: ${at(name)} can't be written: ${message}.\n`);
		}
		expect(seen.length).toBe(count);
	});

	it("leaves no file, and no part of one, where pages would never end or the API refuses", async () => {
		const page = {
			chat_transcripts: [{ message: "Hello", sender_email: "ada@example.com" }],
			next_page_token: "again",
		};
		const at = folderOf({ "kept.csv": "before" });
		await answering(page);
		const looped = await cli("report", "chat", EVENT, "--output", at("kept.csv"));
		expect(looped.code).toBe(2);
		expect(looped.err).toMatch(/answered the same next_page_token twice/);
		expect(looped.err).not.toContain("ada@example.com");
		await server?.close();
		server = await scriptedServer([json(200, page), json(404, { code: 2002, message: "Event not found" })]);
		use(server.settings);
		const refused = await cli("report", "chat", EVENT, "--output", at("new.csv"));
		expect(refused.code).toBe(2);
		expect(refused.err).toMatch(/^zoom-events: ChatTranscriptsReport for event ".*" was refused with HTTP 404/);
		expect(existsSync(at("new.csv"))).toBe(false);
		expect(read(at("kept.csv"))).toBe("before");
		expect(readdirSync(dirname(at("x")))).toEqual(["kept.csv"]);
	});

	it("shows 50 rows on a terminal, for one page, without control characters", async () => {
		const chat_transcripts = Array.from({ length: 300 }, (_, number) => ({
			sender: `Sender ${number}`,
			message: number === 0 ? "\u001b[31mred\nline" : "Hello",
		}));
		const { seen } = await answering({ chat_transcripts, next_page_token: "next" });
		const { out } = await onTerminal("report", "chat", EVENT);
		expect(seen).toHaveLength(1);
		expect(out).toContain("Sender 49");
		expect(out).not.toContain("Sender 50");
		expect(out).not.toContain("\u001b");
		expect(out).toContain("These are the first 50 rows. All rows and columns: --output report.csv\n");
	});

	it("stops asking once nobody reads any more", async () => {
		const page = (token: string): object => ({ chat_transcripts: [{ message: "Hello" }], next_page_token: token });
		const many = Array.from({ length: 300 }, () => ({ message: "Hello" }));
		const { seen } = await answering({ chat_transcripts: many, next_page_token: "a" }, page("b"), page("c"));
		const taken: string[] = [];
		const code = await run(["report", "chat", EVENT, "--csv"], {
			out: (text) => taken.push(text),
			err: () => undefined,
			ready: () => Promise.resolve(taken.length < 2),
		});
		expect(code).toBe(0);
		expect(seen).toHaveLength(1);
	});

	it("needs what its help and the page say", async () => {
		const docs = read(new URL("../../docs/cli.md", import.meta.url).pathname);
		for (const scope of [
			"zoom_events:read:event_attendance:admin",
			"zoom_events:read:session_attendance:admin",
			"zoom_events:read:event_registration:admin",
			"zoom_events:read:list_session_surveys:admin",
			"zoom_events:read:chat_transcripts:admin",
			"zoom_events:read:vod_registrations:admin",
			"zoom_events:read:custom_report:admin",
			"zoom_events:read:list_registrants:admin",
			"zoom_events:read:list_tickets:admin",
			"zoom_events:read:list_ticket_types:admin",
			"zoom_events:read:list_attendee_actions:admin",
		])
			expect(docs, scope).toContain(`\`${scope}\``);
		const { out } = await cli("people", "--help");
		expect(out).toContain("\nIt needs scopes: zoom-events scopes --command people lists them.\n");
		const listed = (await cli("scopes", "--command", "people")).out;
		expect(listed.match(/^\S+/gm)).toEqual([
			"zoom_events:read:list_attendee_actions:admin",
			"zoom_events:read:list_events:admin",
			"zoom_events:read:list_registrants:admin",
			"zoom_events:read:list_ticket_types:admin",
			"zoom_events:read:list_tickets:admin",
		]);
	});
});
