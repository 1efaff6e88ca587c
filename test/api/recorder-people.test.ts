import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { startEmulator } from "../../emulator/index.ts";
import { ZoomEventsClient } from "../../provider/api/client.ts";

it("a recording has nothing of the people, links and texts of an event", async () => {
	const api = await startEmulator({ port: 0 });
	const letters = fc.string({ unit: fc.constantFrom(..."abcdefgh"), minLength: 2, maxLength: 12 });
	const person = fc.record({
		first: letters.map((rest) => `Qz${rest}`),
		last: letters.map((rest) => `Qz${rest}`),
		local: letters.map((rest) => `Qz.${rest}`),
		phone: fc.integer({ min: 10 ** 9, max: 10 ** 10 }).map(String),
	});
	await fc.assert(
		fc.asyncProperty(
			fc.uniqueArray(person, { minLength: 2, maxLength: 3, selector: ({ local }) => local }),
			async (people) => {
				const folder = mkdtempSync(join(tmpdir(), "zoom-events-recording-"));
				await api.reset();
				const using = new ZoomEventsClient({
					...{ accountId: "emulator", clientId: "emulator", clientSecret: "emulator", plan: "off" },
					...{ apiUrl: api.apiUrl, oauthUrl: api.oauthUrl, record: folder },
				});
				const { event_id: eventId = "" } = await using.call("createEvent", {
					body: {
						hub_id: "emulator-hub",
						name: "Qz Conference",
						description: "<p>By Qz &amp; Qz,\r\ncall Qz.</p>",
						event_type: "CONFERENCE",
						access_level: "PRIVATE_UNRESTRICTED",
						attendance_type: "virtual",
						timezone: "Europe/Berlin",
						calendar: [{ start_time: "2031-05-04T07:00:00Z", end_time: "2031-05-06T16:00:00Z" }],
						contact_name: "Qz Contact",
					},
				});
				const path = { eventId };
				for (const { first, last, local } of people) {
					await using.call("createSpeaker", {
						path,
						body: {
							name: `${first} ${last}`,
							email: `${local}@qz.example`,
							biography: `${first} does things.`,
							company_website: `https://qz.example/${local}?tk=${first}`,
						},
					});
				}
				const { ticket_type_id: type = "" } = await using.call("createTicketType", {
					path,
					body: {
						...{ name: "Qz ticket", currency: "USD", free: true, quantity: 9, sessions: ["ALL"] },
						...{ start_time: "2026-05-04T07:00:00Z", end_time: "2031-05-06T16:00:00Z" },
					},
				});
				const tickets = people.map(({ first, last, local, phone }) => ({
					...{ email: `${local}@qz.example`, first_name: first, last_name: last, phone, ticket_type_id: type },
					...{ send_notification: false, fast_join: true, registration_needed: false },
					address: `${first} street`,
					custom_questions: [{ title: "Qz?", answer: last }],
				}));
				await using.send("EventActions", { path, body: { operation: "publish" } });
				await using.send("createTickets", { path, body: { tickets } });
				for (const id of ["getSpeakers", "getTickets", "getEventInfo", "getRegistrants"] as const)
					await using.send(id, { path });
				const again = { name: "Qz", email: "qz" };
				await using.send("createSpeaker", { path, body: again }).catch(() => undefined);
				await using.close();
				const [name = ""] = readdirSync(folder);
				const text = readFileSync(join(folder, name), "utf8");
				expect(text).toContain('"operation":"createTickets"');
				expect(text).toContain("Person-1@example.com");
				expect(text).not.toMatch(/qz/i);
				for (const { phone } of people) expect(text).not.toContain(phone);
				expect(text).not.toContain(eventId);
			},
		),
		{ numRuns: 15, interruptAfterTimeLimit: 20_000 },
	);
	await api.close();
});
