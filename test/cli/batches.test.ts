import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeStack, type TestStack } from "../helpers/stack.ts";

const PROGRAM = `const zoom = require("pulumi-zoom-events");
const event = new zoom.Event("conference", {
	hubId: "emulator-hub", name: "Conference", description: "For tests.", eventType: "CONFERENCE",
	accessLevel: "PRIVATE_UNRESTRICTED", attendanceType: "virtual", timezone: "Europe/Berlin",
	calendar: [{ startTime: "2031-05-04T07:00:00Z", endTime: "2031-05-06T16:00:00Z" }],
});
const type = new zoom.TicketType("full", {
	eventId: event.eventId, name: "Full", currency: "EUR", quantity: 500,
	startTime: "2020-01-01T00:00:00Z", endTime: "2031-05-01T00:00:00Z",
});
const live = new zoom.EventPublication("live", { eventId: event.eventId }, { dependsOn: [type] });
for (let index = 0; index < 300; index++) {
	new zoom.Ticket("ticket-" + index, {
		eventId: live.eventId, ticketTypeId: type.ticketTypeId, email: "person" + index + "@example.com",
		firstName: "Person", lastName: "Example",
	});
}
`;

describe("300 tickets on the real CLI", () => {
	let stack: TestStack;
	beforeAll(async () => {
		stack = await makeStack({ "package.json": '{ "name": "test", "main": "index.js" }', "index.js": PROGRAM });
	});
	afterAll(() => stack.close());

	it("are made by calls of many, each ticket with its own id", async () => {
		const { output, exitCode } = await stack.pulumi("up", "--yes", "--skip-preview", "--parallel", "60");
		expect(exitCode, output.slice(-2_000)).toBe(0);
		const { byRoute } = await stack.takeRequests();
		// Ten where the engine asks in time, which unit tests hold; a slow machine leaves gaps.
		expect(byRoute["POST /zoom_events/events/{eventId}/tickets"]).toBeLessThanOrEqual(30);
		expect(stack.emulator.state().ticket).toHaveLength(300);
		const ids = stack
			.resources()
			.filter(({ type }) => type.endsWith(":Ticket"))
			.map(({ id }) => id);
		expect(new Set(ids).size).toBe(300);
	});

	it("are read by a list in pages, and unchanged", async () => {
		expect((await stack.pulumi("refresh", "--yes", "--skip-preview", "--parallel", "100")).exitCode).toBe(0);
		const { total, byRoute } = await stack.takeRequests();
		expect(byRoute["GET /zoom_events/events/{eventId}/tickets"]).toBeLessThanOrEqual(4);
		expect(total).toBeLessThanOrEqual(12);
		expect((await stack.pulumi("preview", "--expect-no-changes")).exitCode).toBe(0);
	});
});
