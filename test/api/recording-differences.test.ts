import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { startEmulator } from "../../emulator/index.ts";
import { ZoomEventsClient } from "../../provider/api/client.ts";
import { type Exchange, type Recording, readRecording } from "../../provider/api/recording.ts";
import { differencesIn } from "../../provider/api/recording-differences.ts";

const exchange = (operation: string, more: Partial<Exchange>): Exchange => ({
	...{ at: "2031-05-04T07:00:00.000Z", ms: 12, method: "GET", path: "/", params: {}, query: {} },
	...{ operation, status: 200, headers: {} },
	...more,
});

const recordingOf = (...exchanges: Exchange[]): Recording => ({ exchanges, files: 1, isZoom: true, unreadable: [] });

/** Differences of an answer of an operation, without the operation and their number. */
const differences = (operation: string, answer: unknown, more: Partial<Exchange> = {}): unknown[] =>
	differencesIn(recordingOf(exchange(operation, { answer, ...more }))).map(({ part, field, is, detail }) => [
		part,
		field,
		is,
		detail,
	]);

describe("an answer that differs from the contract", () => {
	it("has none where it is as the contract says", () => {
		const answer = { speaker_id: "id-1", name: "Xxx", email: "person-1@example.com", visible_in_lobby: true };
		expect(differences("getSpeaker", answer)).toEqual([]);
	});

	it("has fields that the contract doesn't know, with their types", () => {
		const answer = {
			total_records: 1,
			speakers: [{ speaker_id: "id-1", avatar: "https://url-1.example.com", is_vip: false }],
		};
		expect(differences("getSpeakers", answer)).toEqual([
			["answer", "speakers[].avatar", "unknown", "text"],
			["answer", "speakers[].is_vip", "unknown", "boolean"],
		]);
	});

	it("lacks a field that the contract requires", () => {
		expect(differences("getVideoMetadata", { speakers: [{ name: "Xxx" }, { job_title: "Xxx" }] })).toEqual([
			["answer", "speakers[].name", "missing", "required"],
		]);
	});

	it("has other types: null, a number as text, an object for a list", () => {
		const answer = { name: null, visible_in_lobby: "true", speaker_id: 10000000001 };
		expect(differences("getSpeaker", answer)).toEqual([
			["answer", "name", "type", "null, not text"],
			["answer", "visible_in_lobby", "type", "text, not boolean"],
			["answer", "speaker_id", "type", "integer, not text"],
		]);
		expect(differences("getSpeakers", { speakers: {} })).toEqual([["answer", "speakers", "type", "object, not list"]]);
		expect(differences("getSpeakers", [])).toEqual([["answer", "", "type", "list, not object"]]);
	});

	it("has times, addresses and links in another format", () => {
		const calendar = [
			{ start_time: "2031-05-04T07:00:00Z", end_time: "2031-05-04T07:00:00.123+02:00" },
			{ start_time: "2031-05-04 07:00", end_time: "1935730800" },
		];
		expect(differences("getEventInfo", { calendar })).toEqual([
			["answer", "calendar[].start_time", "format", "0000-00-00 00:00, not date-time"],
			["answer", "calendar[].end_time", "format", "0000000000, not date-time"],
		]);
		const speakers = [{ name: "xxx", company_website: "xxx.xxxxxxx.xxx", email: "Xxx Xxx" }];
		expect(differences("getVideoMetadata", { speakers })).toEqual([
			["answer", "speakers[].company_website", "format", "xxx.xxxxxxx.xxx, not uri"],
			["answer", "speakers[].email", "format", "Xxx Xxx, not email"],
		]);
	});

	it("has constants that the contract doesn't know, or in another case", () => {
		expect(differences("getEventInfo", { attendance_type: "on_site" })).toEqual([
			["answer", "attendance_type", "enum", "on_site"],
		]);
		expect(differences("getEventInfo", { attendance_type: "Virtual" })).toEqual([
			["answer", "attendance_type", "enum", "Virtual"],
		]);
		expect(differences("getEventSessionInfo", { type: 9 })).toEqual([["answer", "type", "enum", "9"]]);
	});

	it("has a page with more than was asked for", () => {
		const pageOf = (length: number) => ({
			tickets: Array.from({ length }, (_, index) => ({ ticket_id: `id-${index}` })),
		});
		expect(differences("getTickets", pageOf(301), { query: { page_size: "301" } })).toEqual([
			["answer", "tickets", "limit", "301 items, at most 300"],
		]);
		expect(differences("getTickets", pageOf(31), { query: { page_size: "30" } })).toEqual([
			["answer", "tickets", "limit", "31 items, at most 30"],
		]);
		expect(differences("getTickets", pageOf(300), { query: { page_size: "300" } })).toEqual([]);
		expect(differences("getTickets", pageOf(31), { query: {} })).toEqual([]);
	});

	it("has a status, a code or a form that the contract doesn't document", () => {
		const refused = (status: number, answer: unknown) => differences("getSpeaker", answer, { status });
		expect(refused(404, { code: 2002, message: "Event not found" })).toEqual([]);
		expect(refused(429, { code: 429, message: "xxx" })).toEqual([]);
		expect(refused(400, { code: 4711, message: "xxx" })).toEqual([["status", "", "refusal", "HTTP 400, code 4711"]]);
		expect(refused(404, { code: "2002", error_message: "xxx", errors: null })).toEqual([
			["error", "code", "type", "text, not integer"],
			["error", "error_message", "unknown", "text"],
			["error", "errors", "type", "null, not list"],
			["error", "message", "missing", "required"],
		]);
		expect(differences("createSpeaker", { speaker_id: "id-1" }, { status: 200 })).toEqual([
			["status", "", "success", "HTTP 200, not 201"],
		]);
	});

	it("has no body, or one that can't be read", () => {
		expect(differences("getSpeaker", undefined)).toEqual([["answer", "", "body", "empty"]]);
		expect(differences("deleteSpeaker", undefined, { status: 204 })).toEqual([]);
		expect(differences("deleteSpeaker", {}, { status: 204 })).toEqual([["answer", "", "body", "not empty"]]);
		const headers = { "content-type": "text/html" };
		expect(differences("getSpeaker", undefined, { status: 502, text: "<html>", headers })).toEqual([
			["status", "", "body", "HTTP 502, no JSON (text/html)"],
		]);
	});

	it("is no difference where it was lost", () => {
		const { status: _, ...lost } = exchange("getSpeaker", { lost: "ECONNRESET" });
		expect(differencesIn(recordingOf(lost))).toEqual([]);
	});
});

describe("a request that the API took", () => {
	const body = { name: "Xxx", visible_in_lobby: 1, xxx: 0 };
	const took = (status: number) =>
		differencesIn(
			recordingOf(
				exchange("createSpeaker", { request: body, status, answer: { code: 300, message: "", speaker_id: "id-1" } }),
			),
		)
			.filter(({ part }) => part === "request")
			.map(({ field, is, detail }) => [field, is, detail]);

	it("is compared; one that was refused is not", () => {
		expect(took(201)).toEqual([
			["visible_in_lobby", "type", "integer, not boolean"],
			["xxx", "unknown", "integer"],
		]);
		expect(took(400)).toEqual([]);
	});

	it("has lists longer than the contract's most", () => {
		const request = { tickets: Array.from({ length: 31 }, () => ({ email: "person-1@example.com" })) };
		const many = exchange("createTickets", { request, status: 201, answer: {} });
		expect(differencesIn(recordingOf(many)).filter(({ is }) => is === "limit")).toEqual([
			{
				operation: "createTickets",
				part: "request",
				field: "tickets",
				is: "limit",
				detail: "31 items, at most 30",
				count: 1,
			},
		]);
	});
});

it("the same difference is listed once, with how often it was, in the order of operations", () => {
	const odd = { speaker_id: "id-1", avatar: "Xxx" };
	const recording = recordingOf(
		exchange("getSpeakers", { answer: { speakers: [odd, odd] } }),
		exchange("getSpeaker", { answer: odd }),
		exchange("getSpeakers", { answer: { speakers: [odd] } }),
		exchange("getSpeakerss", { answer: {} }),
	);
	expect(differencesIn(recording)).toEqual([
		{ operation: "getSpeaker", part: "answer", field: "avatar", is: "unknown", detail: "text", count: 1 },
		{ operation: "getSpeakers", part: "answer", field: "speakers[].avatar", is: "unknown", detail: "text", count: 3 },
		{ operation: "getSpeakerss", part: "status", field: "", is: "operation", detail: "not in the contract", count: 1 },
	]);
});

describe("a folder of recordings", () => {
	const line = JSON.stringify(exchange("getSpeaker", { answer: {} }));
	const head = '{"recording":1,"isZoom":true}';

	it("is read as a whole, but for lines that were cut short and files of others", () => {
		const folder = mkdtempSync(join(tmpdir(), "zoom-events-recording-"));
		writeFileSync(join(folder, "a.ndjson"), `${head}\n${line}\n${line}\n`);
		writeFileSync(join(folder, "b.ndjson"), `${head}\n${line}\n${line.slice(0, 40)}`);
		writeFileSync(join(folder, "c.ndjson"), "{}\n");
		writeFileSync(join(folder, "d.txt"), line);
		const { exchanges, files, isZoom, unreadable } = readRecording(folder);
		expect(exchanges).toHaveLength(3);
		expect([files, isZoom, unreadable]).toEqual([2, true, [`${join(folder, "b.ndjson")}:3`]]);
		expect(readRecording(join(folder, "a.ndjson")).exchanges).toHaveLength(2);
	});

	it("is of Zoom only where all its files are", () => {
		const folder = mkdtempSync(join(tmpdir(), "zoom-events-recording-"));
		writeFileSync(join(folder, "a.ndjson"), `${head}\n${line}\n`);
		writeFileSync(join(folder, "b.ndjson"), `{"recording":1,"isZoom":false}\n${line}\n`);
		expect(readRecording(folder).isZoom).toBe(false);
		expect(readRecording(join(folder, "a.ndjson")).isZoom).toBe(true);
	});

	it("that holds none is an error", () => {
		const folder = mkdtempSync(join(tmpdir(), "zoom-events-recording-"));
		expect(() => readRecording(folder)).toThrow(`${folder} holds no recording.`);
		expect(() => readRecording(join(folder, "x"))).toThrow(`${join(folder, "x")} does not exist.`);
		mkdirSync(join(folder, "x.ndjson"));
		expect(() => readRecording(folder)).toThrow(`${join(folder, "x.ndjson")} can't be read: EISDIR`);
	});
});

it("what the local API answers has none, so that what is masked breaks no rule of the contract", async () => {
	const folder = mkdtempSync(join(tmpdir(), "zoom-events-recording-"));
	const emulator = await startEmulator({ port: 0 });
	const client = new ZoomEventsClient({
		...{ accountId: "emulator", clientId: "emulator", clientSecret: "emulator", plan: "off", record: folder },
		...{ apiUrl: emulator.apiUrl, oauthUrl: emulator.oauthUrl },
	});
	const { event_id: eventId = "" } = await client.call("createEvent", {
		body: {
			...{ hub_id: "emulator-hub", name: "Ada's Conference", description: "<p>Of two\r\nlines</p>" },
			...{ event_type: "CONFERENCE", access_level: "PRIVATE_UNRESTRICTED", attendance_type: "virtual" },
			timezone: "America/Indiana/Indianapolis",
			calendar: [{ start_time: "2031-05-04T07:00:00Z", end_time: "2031-05-06T16:00:00Z" }],
		},
	});
	const path = { eventId };
	const { speaker_id: speakerId = "" } = await client.call("createSpeaker", {
		path,
		body: {
			...{ name: "Ada Example", email: "Ada@example.org", company_website: "https://ada.example.org/talks/" },
			visible_in_lobby: true,
		},
	});
	await client.call("createEventSession", {
		path,
		body: {
			...{ name: "Opening", type: 2, timezone: "America/Indiana/Indianapolis" },
			...{ start_time: "2031-05-04T08:00:00Z", end_time: "2031-05-04T09:00:00Z" },
			session_speakers: [{ speaker_id: speakerId }],
		},
	});
	for await (const _ of client.list("getEvents", { query: { role_type: "host", event_status_type: "draft" } }));
	for (const id of ["getEventInfo", "getSpeakers", "getEventSessionList", "ListSponsorTiers"] as const)
		await client.send(id, { path });
	await client.send("deleteSpeaker", { path: { eventId, speakerId } });
	await client.send("getSpeaker", { path: { eventId, speakerId } }).catch(() => undefined);
	await client.close();
	await emulator.close();
	const recording = readRecording(folder);
	expect(recording.exchanges).toHaveLength(10);
	expect(differencesIn(recording)).toEqual([]);
});
