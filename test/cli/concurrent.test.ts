import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { describeWith } from "../helpers/needs.ts";
import { POSTGRES, postgresPrograms, startPostgres, type TestPostgres } from "../helpers/postgres.ts";
import { makeStack, type Run, type StateResource, type TestStack } from "../helpers/stack.ts";

const SESSIONS = 12;

/** Sessions of one title and time: nothing but the state tells them apart. */
const PROGRAM = {
	"package.json": '{ "name": "test", "main": "index.js" }',
	"index.js": `const zoom = require("pulumi-zoom-events");
const event = new zoom.Event("conference", {
	hubId: "emulator-hub", name: "Conference", description: "For tests.", eventType: "CONFERENCE",
	accessLevel: "PRIVATE_UNRESTRICTED", attendanceType: "virtual", timezone: "Europe/Berlin",
	calendar: [{ startTime: "2031-05-04T07:00:00Z", endTime: "2031-05-06T16:00:00Z" }],
});
for (let index = 0; index < ${SESSIONS}; index++)
	new zoom.Session("session-" + index, {
		eventId: event.eventId, name: "Talk", type: "webinar", timezone: "Europe/Berlin",
		startTime: "2031-05-04T08:00:00Z", endTime: "2031-05-04T09:00:00Z",
	});
`,
};

let stack: TestStack | undefined;
afterEach(async () => {
	await stack?.close();
	stack = undefined;
});

async function resourcesOf(one: TestStack): Promise<StateResource[]> {
	const { output } = await one.pulumi("stack", "export");
	const { deployment } = JSON.parse(output) as { deployment: { resources?: StateResource[] } };
	return deployment.resources ?? [];
}

/** Runs two ups, the second when the first has made so many writes, and holds that nothing is lost or doubled. */
async function twoAtOnce(one: TestStack, writes: number): Promise<Run[]> {
	// So slow that they meet, until one of them has ended.
	const route = "POST /zoom_events/events/{eventId}/sessions";
	one.emulator.setFaults({ rules: [{ kind: "delay", delayMs: 1_500, route }] });
	const up = () => one.start("up", "--yes", "--skip-preview", "--parallel", "2");
	const first = up();
	while (one.emulator.requests().writes < writes) await sleep(5);
	const second = up();
	await Promise.race([first.ended, second.ended]);
	one.emulator.setFaults({ rules: [] });
	const runs = await Promise.all([first.ended, second.ended]);
	const refused = runs.filter(({ exitCode }) => exitCode !== 0);
	for (const { output } of refused) expect(output).toMatch(/currently locked by/);
	const last = await one.pulumi("up", "--yes", "--skip-preview");
	expect(last.exitCode, last.output).toBe(0);
	const { event = [], session = [] } = one.emulator.state();
	expect(event).toHaveLength(1);
	expect(session).toHaveLength(SESSIONS);
	const kept = (await resourcesOf(one)).filter(({ type }) => type.endsWith(":Session")).map(({ id }) => id);
	expect(kept.sort()).toEqual(session.map(({ session_id: id }) => id).sort());
	const preview = await one.pulumi("preview", "--expect-no-changes");
	expect(preview.exitCode, preview.output).toBe(0);
	return runs;
}

describe("two ups of one stack at once, its state in files", () => {
	it.each([0, 1, 5])("lose and double nothing: the second begins after %d writes", async (writes) => {
		stack = await makeStack(PROGRAM);
		const runs = await twoAtOnce(stack, writes);
		// Both may refuse where each sees the other's lock; both may never work.
		const refused = runs.filter(({ exitCode }) => exitCode !== 0);
		expect(refused.length).toBeGreaterThanOrEqual(1);
	});
});

describeWith(POSTGRES, "two ups of one stack at once, its state in PostgreSQL", () => {
	let postgres: TestPostgres;
	beforeAll(async () => {
		postgres = await startPostgres(postgresPrograms() ?? "");
	});
	afterAll(() => postgres.stop());

	it.each([0, 1, 5])("lose and double nothing: the second begins after %d writes", async (writes) => {
		stack = await makeStack(PROGRAM, { env: { PULUMI_BACKEND_URL: postgres.url } });
		const runs = await twoAtOnce(stack, writes);
		expect(runs.filter(({ exitCode }) => exitCode !== 0).length).toBeGreaterThanOrEqual(1);
		const destroy = await stack.pulumi("destroy", "--yes", "--skip-preview");
		expect(destroy.exitCode, destroy.output).toBe(0);
		// The database outlives the stack's folder.
		await stack.pulumi("stack", "rm", "--yes", "test");
	});
});
