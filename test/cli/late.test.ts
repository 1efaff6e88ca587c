import { afterEach, describe, expect, it } from "vitest";
import { makeStack, type TestStack } from "../helpers/stack.ts";

const stacks: TestStack[] = [];
afterEach(async () => {
	for (const stack of stacks.splice(0).reverse()) await stack.close();
});

/** An event that is published, with people, links, ticket types and tickets. */
const PROGRAM = `const zoom = require("pulumi-zoom-events");
const three = [0, 1, 2];
const { eventId } = new zoom.Event("conference", {
	hubId: "emulator-hub", name: "Conference", description: "Two days,\\nfor \\"all\\" & everyone.\\n", eventType: "CONFERENCE",
	accessLevel: "PRIVATE_UNRESTRICTED", attendanceType: "virtual", timezone: "Asia/Kolkata", categories: ["Food & Drink"],
	calendar: [{ startTime: "2031-05-04T07:00:00Z", endTime: "2031-05-06T16:00:00Z" }],
});
three.map((n) => new zoom.Speaker("s" + n, { eventId, name: "Speaker " + n, email: "Speaker" + n + "@Example.com", biography: "A & <b>\\n" }));
three.map((n) => new zoom.Session("s" + n, {
	eventId, name: "Talk " + n, type: "webinar", timezone: "Asia/Kolkata", panelist: ["Panel" + n + "@Example.com"],
	startTime: "2031-05-04T08:00:00Z", endTime: "2031-05-04T09:00:00Z", featured: false, trackLabels: [],
}));
three.map((n) => new zoom.AccessLink("l" + n, { eventId, name: "Link " + n, type: "registration", authenticationMethod: "zoom_account_otp" }));
new zoom.CoEditor("c", { eventId, email: "Grace@Example.com", permissionGroups: ["Venue"] });
const type = new zoom.TicketType("t", {
	eventId, name: "Standard", currency: "EUR", quantity: 10, startTime: "2020-01-01T00:00:00Z", endTime: "2031-05-01T00:00:00Z",
});
const live = new zoom.EventPublication("live", { eventId, allowDestructive: true });
three.map((n) => new zoom.Ticket("k" + n, {
	eventId: live.eventId, ticketTypeId: type.ticketTypeId, email: "Guest" + n + "@Example.com", firstName: "Pat", lastName: "Example",
}));
`;

const GROUPS = ["event", "speaker", "session", "access-link", "coeditor", "ticket-type", "ticket"];

/** How often each object is there, by what it is called. */
function twins(stack: TestStack): string[] {
	const state = stack.emulator.state();
	const names = GROUPS.flatMap((group) =>
		(state[group] ?? []).map(({ name, email }) => `${group} ${String(name ?? email).toLowerCase()}`),
	);
	return names.filter((name, index) => names.indexOf(name) !== index);
}

const inFolder = { "package.json": '{ "name": "test", "main": "index.js" }', "index.js": PROGRAM };

/** Runs a command until it ends well; a run that was refused says why, and the next goes on. */
async function untilDone(stack: TestStack, ...command: string[]): Promise<void> {
	for (let runs = 0; ; runs++) {
		const { exitCode, output } = await stack.pulumi(...command);
		if (exitCode === 0) return;
		expect(runs, output).toBeLessThan(4);
	}
}

const UP = ["up", "--yes", "--skip-preview"];

describe("an API that is late and writes in a form of its own", () => {
	it.each([
		[
			"lists three seconds late, and lost answers",
			["lists-lag=3000ms"],
			["events", "events/{eventId}/speakers", "events/{eventId}/sessions", "events/{eventId}/access_links"].map(
				(path) => ({
					kind: "drop-after-commit" as const,
					route: `POST /zoom_events/${path}`,
					nth: 1,
				}),
			),
		],
		[
			"reads two answers late, tickets that come too soon, publications without a body",
			["gets-lag=2", "published-late=2", "empty-bodies"],
			[],
		],
		[
			"text, addresses, zones and what is not set in other forms",
			[
				"emails-lower",
				"text-trimmed",
				"text-html",
				"zones-alias",
				"unset=absent",
				"numbers-text",
				"enums-upper",
				"categories-shown",
			],
			[],
		],
		[
			"objects, questions and panelists of its own, with odd ids",
			["extra-objects", "questions-added", "panelists-added", "ids-odd", "extra-fields"],
			[],
		],
	])("%s: one of each, and nothing to do after a refresh", async (_, temperaments, rules) => {
		const stack = await makeStack(inFolder);
		stacks.push(stack);
		stack.emulator.setTemperaments(temperaments);
		stack.emulator.setFaults({ rules });
		await untilDone(stack, ...UP);
		expect(twins(stack)).toEqual([]);
		const refresh = await stack.pulumi("refresh", "--yes", "--skip-preview");
		expect(refresh.exitCode, refresh.output).toBe(0);
		await stack.takeRequests();
		const up = await stack.pulumi(...UP, "--expect-no-changes");
		expect(up.exitCode, up.output).toBe(0);
		expect((await stack.takeRequests()).writes).toBe(0);
		await untilDone(stack, "destroy", "--yes", "--skip-preview");
		expect(stack.resources()).toEqual([]);
		expect(stack.emulator.state().event ?? []).toEqual([]);
	});
});
