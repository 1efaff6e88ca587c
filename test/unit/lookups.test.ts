import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { ZoomEventsClient } from "../../provider/api/client.ts";
import * as zoom from "../../provider/index.ts";

const HUB = "emulator-hub";

/** Functions of a program, with Pulumi's own mocks in the engine's place, against the local API. */
describe("functions", () => {
	let emulator: Emulator;
	let client: ZoomEventsClient;
	let eventId = "";
	let sessionId = "";

	beforeAll(async () => {
		const seed = join(mkdtempSync(join(tmpdir(), "zoom-events-functions-")), "seed.json");
		const video = { video_id: "v", name: "Video", duration: 3, status: "done", source_type: "UPLOAD" };
		writeFileSync(seed, JSON.stringify({ [`video/${HUB}/v`]: video }));
		emulator = await startEmulator({ seed });
		for (const name of ["ACCOUNT_ID", "CLIENT_ID", "CLIENT_SECRET"]) process.env[`ZOOM_${name}`] = "emulator";
		process.env.ZOOM_API_URL = emulator.apiUrl;
		process.env.ZOOM_OAUTH_URL = emulator.oauthUrl;
		process.env.ZOOM_PLAN = "off";
		await pulumi.runtime.setMocks({
			newResource: ({ name, inputs }) => ({ id: name, state: inputs as object }),
			call: () => ({}),
		});
		client = new ZoomEventsClient();
		const event = await client.call("createEvent", {
			body: {
				hub_id: HUB,
				name: "Functions",
				description: "For tests.",
				event_type: "CONFERENCE",
				access_level: "PRIVATE_UNRESTRICTED",
				attendance_type: "hybrid",
				timezone: "Europe/Berlin",
				calendar: [{ start_time: "2031-05-04T07:00:00Z", end_time: "2031-05-06T16:00:00Z" }],
			},
		});
		eventId = event.event_id ?? "";
		const path = { eventId };
		const times = { start_time: "2031-05-04T08:00:00Z", end_time: "2031-05-04T09:00:00Z", timezone: "Europe/Berlin" };
		const session = await client.call("createEventSession", { path, body: { name: "Talk", type: 2, ...times } });
		sessionId = session.session_id ?? "";
		const sale = { currency: "EUR", start_time: "2020-01-01T00:00:00Z", end_time: "2031-05-01T00:00:00Z" };
		await client.call("createTicketType", {
			path,
			body: { name: "On site", sessions: ["ALL"], attendance_type: "in-person", ...sale },
		});
		await client.call("EventActions", { path, body: { operation: "publish" } });
		// More than a page holds by default.
		for (let start = 0; start < 60; start += 30) {
			const tickets = Array.from({ length: 30 }, (_, index) => ({
				email: `person${start + index}@example.com`,
				first_name: "P",
				last_name: "Q",
			}));
			await client.call("createTickets", { path, body: { tickets } });
		}
	});
	afterAll(async () => {
		await client.close();
		await emulator.close();
	});

	const settled = <T>(output: pulumi.Output<T>): Promise<T> => new Promise((resolve) => output.apply(resolve));

	async function rows<T>(stream: AsyncIterable<T>): Promise<T[]> {
		const all: T[] = [];
		for await (const row of stream) all.push(row);
		return all;
	}

	it("give hubs, one's id by name, and its videos", async () => {
		expect(await settled(zoom.hubs({ roleType: "host" }))).toMatchObject([{ hubId: HUB, name: "Emulator Hub" }]);
		expect(await settled(zoom.hubId({ name: "Emulator Hub" }))).toBe(HUB);
		expect(await settled(zoom.hubVideos({ hubId: HUB }))).toMatchObject([{ videoId: "v" }]);
	});

	it("give events by role and status, and sponsor tiers by name", async () => {
		const found = await settled(zoom.events({ roleType: "host", eventStatusType: "upcoming" }));
		expect(found.map((event) => event.eventId)).toEqual([eventId]);
		expect(await settled(zoom.eventId({ name: "Functions" }))).toBe(eventId);
		expect(await settled(zoom.sponsorTierId({ eventId, name: "Gold" }))).toMatch(/^[\w-]{22}$/);
	});

	it("give registrants and attendees, all pages", async () => {
		const registrants = await settled(zoom.registrants({ eventId: pulumi.output(eventId) }));
		expect(registrants).toHaveLength(60);
		expect(await settled(zoom.sessionAttendees({ eventId, sessionId }))).toHaveLength(60);
	});

	it("check attendees in, and say who was", async () => {
		const failed = await zoom.checkIn({
			eventId,
			emails: ["person1@example.com", "stranger@example.com"],
			source: "door",
		});
		expect(failed.map(({ email }) => email)).toEqual(["stranger@example.com"]);
		expect(await settled(zoom.eventAttendeeActions({ eventId }))).toMatchObject([
			{ email: "person1@example.com", source: "door" },
		]);
		await zoom.checkIn({ eventId, sessionId, emails: ["person2@example.com"] });
		expect(await settled(zoom.sessionAttendeeActions({ eventId, sessionId }))).toMatchObject([
			{ email: "person2@example.com" },
		]);
	});

	it("give reports row by row", async () => {
		const registrations = await rows(zoom.registrationReport({ eventId }));
		expect(registrations).toHaveLength(60);
		for (const report of [
			zoom.eventAttendanceReport({ eventId }),
			zoom.surveyReport({ eventId }),
			zoom.chatTranscriptsReport({ eventId }),
		]) {
			expect(Array.isArray(await rows<unknown>(report as AsyncIterable<unknown>))).toBe(true);
		}
		expect(Array.isArray(await rows(zoom.sessionAttendanceReport({ eventId, sessionId })))).toBe(true);
		const channel = await client.call("createVodChannel", {
			path: { hubId: HUB },
			body: { name: "Channel", type: "VIDEO_LIST_HUB" },
		});
		expect(await rows(zoom.vodChannelReport({ hubId: HUB, channelId: channel.channel_id ?? "" }))).toEqual([]);
		await expect(rows(zoom.customReport({ eventId, customReportId: "none" }))).rejects.toThrow(/260801/);
	});

	it("give e-mails, engagement and a join token", async () => {
		expect(Array.isArray(await settled(zoom.emailTypes({ eventId })))).toBe(true);
		expect(await settled(zoom.attendeeEngagement({ hubId: HUB }))).toEqual([]);
		expect(await settled(zoom.sessionJoinToken({ eventId, sessionId }))).toMatchObject({
			joinToken: expect.any(String) as string,
		});
	});
});
