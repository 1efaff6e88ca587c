import { randomInt } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import type { FaultPlan } from "../../emulator/index.ts";
import { makeStack, type TestStack } from "../helpers/stack.ts";

const stacks: TestStack[] = [];
afterEach(async () => {
	for (const stack of stacks.splice(0).reverse()) await stack.close();
});

/** Three of ten requests go wrong, in every way that a network, a gateway or the API has. */
const FAULTS: FaultPlan["rules"] = [
	{ kind: "drop-after-commit", probability: 0.06 },
	{ kind: "status-after-commit", status: 429, retryAfter: "0", probability: 0.06 },
	{ kind: "status-after-commit", status: 403, probability: 0.02 },
	{ kind: "truncate", probability: 0.04 },
	{ kind: "drop-before", probability: 0.05 },
	{ kind: "status", status: 503, probability: 0.03 },
	{ kind: "html", probability: 0.02 },
	{ kind: "token-expiry", probability: 0.02 },
	{ kind: "truncate", route: "POST /oauth/token", probability: 0.3 },
	{ kind: "list-lag", lists: 1, probability: 0.3 },
];

/** How many runs of each program; `ADVERSITY_RUNS` asks for more, `ADVERSITY_SEED` for the same again. */
const RUNS = Number(process.env.ADVERSITY_RUNS ?? 1);
const FIRST = Number(process.env.ADVERSITY_SEED ?? randomInt(1_000_000));
const seeds = Array.from({ length: RUNS }, (_, index) => FIRST + index);

/** Objects by the local API's group. */
const COUNTS = { speaker: 110, session: 110, "ticket-type": 20, "access-link": 30, exhibitor: 30 };

/** Three hundred objects in an event; sessions are the same in threes. */
const PROGRAM = `const zoom = require("pulumi-zoom-events");
const { speaker, session, exhibitor, "ticket-type": type, "access-link": link } = ${JSON.stringify(COUNTS)};
const each = (count, make) => Array.from({ length: count }, (_, index) => make(index));
const { eventId } = new zoom.Event("conference", {
	hubId: "emulator-hub", name: "Conference", description: "For tests.", eventType: "CONFERENCE",
	accessLevel: "PRIVATE_UNRESTRICTED", attendanceType: "virtual", timezone: "Europe/Berlin",
	calendar: [{ startTime: "2031-05-04T07:00:00Z", endTime: "2031-05-06T16:00:00Z" }],
});
const ids = each(speaker, (n) => new zoom.Speaker("s" + n, { eventId, name: "Speaker " + n, email: "s" + n + "@example.com" }).speakerId);
each(session, (n) => new zoom.Session("s" + n, {
	eventId, name: "Talk " + Math.floor(n / 3), type: "webinar", timezone: "Europe/Berlin",
	startTime: "2031-05-04T08:00:00Z", endTime: "2031-05-04T09:00:00Z", sessionSpeakers: [{ speakerId: ids[n] }],
}));
each(type, (n) => new zoom.TicketType("t" + n, {
	eventId, name: "Type " + n, currency: "EUR", quantity: 10, startTime: "2030-01-01T00:00:00Z", endTime: "2031-05-01T00:00:00Z",
}));
each(link, (n) => new zoom.AccessLink("l" + n, { eventId, name: "Link " + n, type: "registration", authenticationMethod: "zoom_account_otp" }));
const tierId = zoom.sponsorTierId({ eventId, name: "Gold" });
each(exhibitor, (n) => new zoom.Exhibitor("e" + n, {
	eventId, name: "Exhibitor " + n, contactName: "Erin Example", contactEmail: "erin@example.com", isSponsor: true, tierId,
}));
`;

const counts = (stack: TestStack, groups: readonly string[]): Record<string, number> => {
	const state = stack.emulator.state();
	return Object.fromEntries(groups.map((group) => [group, (state[group] ?? []).length]));
};

/** Brings a program up under faults. A user runs the command again, twice at most. */
async function upUnderFaults(stack: TestStack, seed: number): Promise<void> {
	for (let run = 0; ; run++) {
		stack.emulator.setFaults({ seed: seed + run, rules: FAULTS });
		const { exitCode, output } = await stack.pulumi("up", "--yes", "--skip-preview");
		stack.emulator.setFaults({ rules: [] });
		if (exitCode === 0) {
			console.info(`seed ${seed}: ${run + 1} runs`);
			return;
		}
		expect(run, output.slice(-4_000)).toBeLessThan(2);
	}
}

async function expectDeclared(stack: TestStack): Promise<void> {
	await stack.takeRequests();
	const up = await stack.pulumi("up", "--yes", "--skip-preview", "--refresh");
	expect(up.exitCode, up.output).toBe(0);
	expect((await stack.takeRequests()).writes).toBe(0);
}

describe("with three of ten requests going wrong", () => {
	it.each(seeds)("300 objects are as declared, each once (ADVERSITY_SEED=%i)", async (seed) => {
		const stack = await makeStack({ "package.json": '{ "name": "test", "main": "index.js" }', "index.js": PROGRAM });
		stacks.push(stack);
		await upUnderFaults(stack, seed);
		expect(counts(stack, ["event", ...Object.keys(COUNTS)])).toEqual({ event: 1, ...COUNTS });
		await expectDeclared(stack);
	});

	it.each(seeds)("the example is as declared, each once (ADVERSITY_SEED=%i)", async (seed) => {
		const stack = await makeStack({}, { copy: "examples/everything" });
		stacks.push(stack);
		await upUnderFaults(stack, seed);
		const once = ["event", "session", "speaker", "ticket-type", "access-link", "exhibitor", "coeditor"];
		expect(counts(stack, once)).toEqual(Object.fromEntries(once.map((group) => [group, 1])));
		expect(counts(stack, ["hub-host", "vod-channel"])).toEqual({ "hub-host": 1, "vod-channel": 1 });
		// One by itself, and those of a list.
		const people = { ticket: 3, reservation: 3, "vod-registration": 3 };
		expect(counts(stack, Object.keys(people))).toEqual(people);
		await expectDeclared(stack);
	});
});
