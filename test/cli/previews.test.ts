import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeStack, type TestStack } from "../helpers/stack.ts";

const program = ({ tagline = "First", live = "", sessionZone = "Europe/Berlin" } = {}): string => `
const zoom = require("pulumi-zoom-events");
const event = new zoom.Event("conference", {
	hubId: "emulator-hub", name: "Conference", description: "For tests.", eventType: "CONFERENCE", tagline: "${tagline}",
	accessLevel: "PRIVATE_UNRESTRICTED", attendanceType: "virtual", timezone: "Europe/Berlin",
	calendar: [{ startTime: "2031-05-04T07:00:00Z", endTime: "2031-05-06T16:00:00Z" }],
});
const eventId = event.eventId;
const speaker = new zoom.Speaker("ada", { eventId, name: "Ada Example" });
const type = new zoom.TicketType("full", {
	eventId, name: "Full", currency: "EUR", quantity: 500,
	startTime: "2020-01-01T00:00:00Z", endTime: "2031-05-01T00:00:00Z",
});
const session = new zoom.Session("workshop", {
	eventId, name: "Workshop", type: "webinar", timezone: "${sessionZone}",
	startTime: "2031-05-04T08:00:00Z", endTime: "2031-05-04T09:00:00Z",
	sessionSpeakers: [{ speakerId: speaker.speakerId }],
	sessionReservation: { allowReservations: true, maxCapacity: 10 },
});
${live}
`;

const LIVE = `
const live = new zoom.EventPublication("live", { eventId }, { dependsOn: [type, session] });
const ticket = new zoom.Ticket("grace", {
	eventId: live.eventId, ticketTypeId: type.ticketTypeId, email: "grace@example.com", firstName: "Grace", lastName: "Sample",
});
new zoom.SessionReservation("grace", { eventId: live.eventId, sessionId: session.sessionId, email: "grace@example.com" }, {
	dependsOn: [ticket],
});
`;

describe("previews on the real CLI", () => {
	let stack: TestStack;
	const write = (changes: Parameters<typeof program>[0]): void => stack.write("index.js", program(changes));
	beforeAll(async () => {
		stack = await makeStack({ "package.json": '{ "name": "test", "main": "index.js" }', "index.js": program() });
		expect((await stack.pulumi("up", "--yes", "--skip-preview")).exitCode).toBe(0);
	});
	afterAll(() => stack.close());

	it("show an edit of the event as that alone: what is below it stays", async () => {
		write({ tagline: "Second" });
		const { output, exitCode } = await stack.pulumi("preview");
		expect(exitCode, output).toBe(0);
		expect(output).toMatch(/~ 1 to update/);
		expect(output.includes("replace")).toBe(false);
	});

	it("refuse to cancel a published event, unless it is allowed", async () => {
		write({ live: LIVE });
		expect((await stack.pulumi("up", "--yes", "--skip-preview")).exitCode).toBe(0);
		write({});
		const { output, exitCode } = await stack.pulumi("preview");
		expect(exitCode).not.toBe(0);
		expect(output).toMatch(/EventPublication::live[^:]*cannot be deleted\s+because it is protected/);
		expect(stack.emulator.state().event?.[0]?.status).toBe("PUBLISHED");
	});

	it("refuse to replace a session in which people have places, with the reason", async () => {
		write({ live: LIVE, sessionZone: "Europe/Paris" });
		const { output, exitCode } = await stack.pulumi("preview");
		expect(exitCode).not.toBe(0);
		expect(output).toMatch(/is not replaced for timezone: 1 person has a reservation/);
		expect(output).toMatch(/allowDestructive: true/);
		expect(output).not.toMatch(/\n\s+at .*\.js:\d+/);
	});

	it("let it go once it is allowed, with an up before that calls nothing", async () => {
		write({ live: LIVE.replace("{ eventId }", "{ eventId, allowDestructive: true }") });
		await stack.takeRequests();
		const allowed = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(allowed.exitCode, allowed.output).toBe(0);
		expect((await stack.takeRequests()).writes).toBe(0);
		const { output, exitCode } = await stack.pulumi("destroy", "--yes", "--skip-preview");
		expect(exitCode, output).toBe(0);
	});
});
