import { describe, expect, it } from "vitest";
import type { ZoomEventsClient } from "../../provider/api/client.ts";
import { checkIn } from "../../provider/functions/attendees.ts";
import { toCall } from "../../provider/functions/records.ts";

describe("checking in", () => {
	function fakeClient() {
		const calls: [string, number, unknown][] = [];
		const call = (id: string, args: { path: unknown; body: { attendees: { email: string }[] } }) => {
			calls.push([id, args.body.attendees.length, args.path]);
			const [first] = args.body.attendees;
			return Promise.resolve({ errors: [{ email: first?.email, message: "no on-site ticket" }] });
		};
		return { client: { call } as unknown as ZoomEventsClient, calls };
	}

	it("goes in calls of up to 300, and gives what the API refused of each", async () => {
		const { client, calls } = fakeClient();
		const emails = Array.from({ length: 650 }, (_, index) => `person${index}@example.com`);
		const failed = await checkIn({ eventId: "e", emails, source: "door" }, client);
		expect(calls.map(([id, count]) => [id, count])).toEqual([
			["UpdateEventAttendeeActions", 300],
			["UpdateEventAttendeeActions", 300],
			["UpdateEventAttendeeActions", 50],
		]);
		expect(failed.map(({ email }) => email)).toEqual([
			"person0@example.com",
			"person300@example.com",
			"person600@example.com",
		]);
	});

	it("of a session goes to the session", async () => {
		const { client, calls } = fakeClient();
		await checkIn({ eventId: "e", sessionId: "s", emails: ["ada@example.com"] }, client);
		expect(calls).toEqual([["UpdateSessionAttendeeActions", 1, { eventId: "e", sessionId: "s" }]]);
	});
});

describe("arguments of a function", () => {
	it("go to the path where it names them, and to the query else", () => {
		expect(
			toCall("listEmailSentStatuses", { eventId: "e", emailTypeId: "t", searchText: "ada", status: undefined }),
		).toEqual({
			path: { eventId: "e", emailTypeId: "t" },
			query: { search_text: "ada" },
		});
	});
});
