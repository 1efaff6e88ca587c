import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { FaultRule } from "../../emulator/index.ts";
import { ZoomEventsClient } from "../../provider/api/client.ts";
import { makeStack, PLANTED, type TestStack } from "../helpers/stack.ts";

const stacks: TestStack[] = [];
afterEach(async () => {
	for (const stack of stacks.splice(0).reverse()) await stack.close();
});

async function open(...args: Parameters<typeof makeStack>): Promise<TestStack> {
	const stack = await makeStack(...args);
	stacks.push(stack);
	return stack;
}

const program = (body: string): Record<string, string> => ({
	"package.json": '{ "name": "test", "main": "index.js" }',
	"index.js": `const zoom = require("pulumi-zoom-events");\nconst hubId = "emulator-hub";\n${body}\n`,
});

/** A conference of a few kinds; \`adopt\` names the objects to take over, by resource. */
const CONFERENCE = `const adopt = require("./adopt.json");
const where = (name) => (adopt[name] === undefined ? {} : { adopt: adopt[name] });
const event = new zoom.Event("conference", {
	...where("conference"), hubId, name: "Conference", description: "For tests.", eventType: "CONFERENCE",
	accessLevel: "PRIVATE_UNRESTRICTED", attendanceType: "virtual", timezone: "Europe/Berlin",
	calendar: [{ startTime: "2031-05-04T09:00:00+02:00", endTime: "2031-05-06T18:00:00+02:00" }],
});
const { eventId } = event;
const ada = new zoom.Speaker("ada", { ...where("ada"), eventId, name: "Ada Example", email: "ada@example.com" });
const talk = new zoom.Session("talk", {
	...where("talk"), eventId, name: "Talk", type: "webinar", timezone: "Europe/Berlin",
	startTime: "2031-05-04T10:00:00+02:00", endTime: "2031-05-04T11:00:00+02:00",
	sessionSpeakers: [{ speakerId: ada.speakerId }],
});
new zoom.SessionPolls("talk", {
	eventId, sessionId: talk.sessionId,
	polls: [{ title: "Warm-up", pollType: "basic", anonymous: true, questions: [{ name: "Ready?", type: "single", answers: ["Yes", "No"] }] }],
});
new zoom.AccessLink("registration", {
	...where("registration"), eventId, name: "Registration", type: "registration", authenticationMethod: "zoom_account_otp",
});
new zoom.EventPublication("live", { eventId }, { dependsOn: [talk] });`;

const conference = (adopt: Record<string, string> = {}): Record<string, string> => ({
	...program(CONFERENCE),
	"adopt.json": JSON.stringify(adopt),
});

const up = (stack: TestStack, ...args: string[]) => stack.pulumi("up", "--yes", "--skip-preview", ...args);

async function expectEmptyPlan(stack: TestStack): Promise<void> {
	await stack.takeRequests();
	const { exitCode, output } = await stack.pulumi("preview", "--expect-no-changes");
	expect(exitCode, output).toBe(0);
	expect((await stack.takeRequests()).writes).toBe(0);
}

async function expectUp(stack: TestStack, ...args: string[]): Promise<string> {
	const { exitCode, output } = await up(stack, ...args);
	expect(exitCode, output).toBe(0);
	return output;
}

const idOf = (stack: TestStack, kind: string): string =>
	stack.resources().find(({ type }) => type.endsWith(`:${kind}`))?.id ?? "";

const count = (stack: TestStack, group: string): number => stack.emulator.state()[group]?.length ?? 0;

describe("a plan", () => {
	it("is empty after it was carried out, and after a refresh", async () => {
		const stack = await open(conference());
		await expectUp(stack);
		await expectEmptyPlan(stack);
		const refresh = await stack.pulumi("refresh", "--yes", "--skip-preview", "--expect-no-changes");
		expect(refresh.exitCode, refresh.output).toBe(0);
		await expectEmptyPlan(stack);
	});
});

describe("an object that disappeared", () => {
	it.each([
		["Speaker", ["deleteSpeaker", "speakerId"], { speaker: 1 }],
		["Session", ["deleteEventSession", "sessionId"], { session: 1, polls: 1 }],
		["AccessLink", ["deleteEventAccessLink", "accessLinkId"], { "access-link": 1 }],
	] as const)("is made anew by refresh and up: a %s", async (kind, [operation, parameter], counts) => {
		const stack = await open(conference());
		await expectUp(stack);
		const [eventId, old] = [idOf(stack, "Event"), idOf(stack, kind)];
		const { apiUrl, oauthUrl } = stack.emulator;
		const client = new ZoomEventsClient({ ...PLANTED, apiUrl, oauthUrl, plan: "off" });
		await client.send(operation, { path: { eventId, [parameter]: old } });
		await client.close();
		const refresh = await stack.pulumi("refresh", "--yes", "--skip-preview");
		expect(refresh.exitCode, refresh.output).toBe(0);
		expect(idOf(stack, kind)).toBe("");
		await expectUp(stack);
		expect(idOf(stack, kind)).not.toBe("");
		expect(idOf(stack, kind)).not.toBe(old);
		for (const [group, number] of Object.entries(counts)) expect(count(stack, group), group).toBe(number);
		await expectEmptyPlan(stack);
	});
});

describe("taking over what exists", () => {
	it("of a whole conference, by another stack, writes nothing; the ids may leave the program afterwards", async () => {
		const first = await open(conference());
		await expectUp(first);
		const { apiUrl, oauthUrl } = first.emulator;
		const ids = {
			conference: idOf(first, "Event"),
			ada: idOf(first, "Speaker"),
			talk: idOf(first, "Session"),
			registration: idOf(first, "AccessLink"),
		};
		const second = await open(conference(ids), { env: { ZOOM_API_URL: apiUrl, ZOOM_OAUTH_URL: oauthUrl } });
		await first.takeRequests();
		await expectUp(second);
		expect((await first.takeRequests()).writes).toBe(0);
		expect(idOf(second, "Session")).toBe(ids.talk);
		expect((await second.pulumi("preview", "--expect-no-changes")).exitCode).toBe(0);
		second.write("adopt.json", "{}");
		const without = await second.pulumi("preview", "--expect-no-changes");
		expect(without.exitCode, without.output).toBe(0);
	});

	it("of an object that is not there makes nothing, and says so", async () => {
		const stack = await open(conference({ ada: "nobody" }));
		const { exitCode, output } = await up(stack);
		expect(exitCode).not.toBe(0);
		expect(output).toMatch(/There is no speaker "nobody" to take over/);
		expect(count(stack, "speaker")).toBe(0);
		stack.write("adopt.json", "{}");
		await expectUp(stack);
		expect(count(stack, "speaker")).toBe(1);
		expect(count(stack, "event")).toBe(1);
	});
});

describe("a state of an older version", () => {
	it("previews empty, and the first up and refresh write nothing", async () => {
		const fixture = join(import.meta.dirname, "fixtures/upgrade");
		const stack = await open({}, { copy: "test/cli/fixtures/upgrade", seed: join(fixture, "seed.json") });
		expect(readFileSync(join(fixture, "state.json"), "utf8").includes("__identity")).toBe(false);
		const imported = await stack.pulumi("stack", "import", "--file", "state.json");
		expect(imported.exitCode, imported.output).toBe(0);
		expect(stack.resources().length).toBeGreaterThan(20);
		await expectEmptyPlan(stack);
		const refresh = await stack.pulumi("refresh", "--yes", "--skip-preview");
		expect(refresh.exitCode, refresh.output).toBe(0);
		await expectEmptyPlan(stack);
		await stack.takeRequests();
		await expectUp(stack);
		expect((await stack.takeRequests()).writes).toBe(0);
		// The old program knows no way to let go what people hold.
		const program = stack.read("index.ts");
		stack.write("index.ts", program.replace("cancelMessage:", "allowDestructive: true,\n\t\tcancelMessage:"));
		await expectUp(stack);
		expect((await stack.takeRequests()).writes).toBe(0);
		const destroy = await stack.pulumi("destroy", "--yes", "--skip-preview");
		expect(destroy.exitCode, destroy.output).toBe(0);
		expect(count(stack, "event")).toBe(0);
	});
});

describe("a create that is half done", () => {
	const CHANNEL = `new zoom.VodChannel("recordings", {
		hubId, name: "Recordings", type: "VIDEO_LIST_HUB", published: true,
		settings: { authenticationMethod: "zoom_account", allowDomainList: ["example.com"] },
	});`;
	const COPY = `const original = {
		hubId, description: "For tests.", eventType: "CONFERENCE", accessLevel: "PRIVATE_UNRESTRICTED",
		attendanceType: "virtual", timezone: "Europe/Berlin",
	};
	const source = new zoom.Event("source", {
		...original, name: "Last year", calendar: [{ startTime: "2030-05-04T07:00:00Z", endTime: "2030-05-04T16:00:00Z" }],
	});
	new zoom.Event("copy", {
		...original, name: "This year", tagline: "Again",
		calendar: [{ startTime: "2031-05-04T07:00:00Z", endTime: "2031-05-04T16:00:00Z" }],
		duplicateOf: { eventId: source.eventId, name: "A copy", startTime: "2031-05-04T07:00:00Z", timezone: "Europe/Berlin" },
	});`;
	const channels = "/zoom_events/hubs/{hubId}/vod_channels";

	it.each([
		["a channel's settings", CHANNEL, `PATCH ${channels}/{channelId}`, "vod-channel", 1, "recordings"],
		["a channel's publication", CHANNEL, `POST ${channels}/{channelId}/actions`, "vod-channel", 1, "recordings"],
		["a copied event's own values", COPY, "PATCH /zoom_events/events/{eventId}", "event", 2, "copy"],
	])("%s: is in the state with its id and the reason, and the next up finishes it", async (...row) => {
		const [, body, route, group, number, name] = row;
		const stack = await open(program(body));
		const rule: FaultRule = { kind: "status", status: 400, code: 300, message: "Not now.", route, nth: 1 };
		stack.emulator.setFaults({ rules: [rule] });
		const first = await up(stack);
		expect(first.exitCode).not.toBe(0);
		expect(first.output).toMatch(/exists, but is not yet as declared.*Not now/s);
		expect(first.output).toMatch(/Run the command again: it continues from here/);
		const kept = stack.resources().find(({ urn }) => urn.endsWith(`::${name}`));
		expect(kept?.id).toBeTypeOf("string");
		expect(kept?.initErrors?.[0]).toMatch(/Not now/);
		expect(count(stack, group)).toBe(number);
		await expectUp(stack);
		const after = stack.resources().find(({ urn }) => urn.endsWith(`::${name}`));
		expect(after?.id).toBe(kept?.id);
		expect(after?.initErrors ?? []).toEqual([]);
		expect(count(stack, group)).toBe(number);
		const objects = stack.emulator.state()[group] ?? [];
		if (name === "copy")
			expect(objects).toMatchObject([{ name: "Last year" }, { name: "This year", tagline: "Again" }]);
		else expect(objects).toMatchObject([{ status: "PUBLISHED", settings: { authentication_method: "zoom_account" } }]);
		await expectEmptyPlan(stack);
	});
});

describe("many at a time under the rate limit of a plan", () => {
	const MANY = `const event = new zoom.Event("conference", {
		hubId, name: "Conference", description: "For tests.", eventType: "CONFERENCE",
		accessLevel: "PRIVATE_UNRESTRICTED", attendanceType: "virtual", timezone: "Europe/Berlin",
		calendar: [{ startTime: "2031-05-04T07:00:00Z", endTime: "2031-05-06T16:00:00Z" }],
	});
	for (let index = 0; index < 150; index++)
		new zoom.Speaker("speaker-" + index, { eventId: event.eventId, name: "Speaker " + index });`;

	it.each([
		["that the program keeps", "pro"],
		["that others use up as well", "business"],
	])("%s: no resource fails with --parallel 100", async (_, plan) => {
		const stack = await open(program(MANY), { rateLimit: "pro", env: { ZOOM_PLAN: plan } });
		const output = await expectUp(stack, "--parallel", "100");
		expect(output).toMatch(/152 created/);
		expect(count(stack, "speaker")).toBe(150);
		const refresh = await stack.pulumi(
			"refresh",
			"--yes",
			"--skip-preview",
			"--expect-no-changes",
			"--parallel",
			"100",
		);
		expect(refresh.exitCode, refresh.output.slice(-2_000)).toBe(0);
		const destroy = await stack.pulumi("destroy", "--yes", "--skip-preview", "--parallel", "100");
		expect(destroy.exitCode, destroy.output.slice(-2_000)).toBe(0);
		expect(count(stack, "event")).toBe(0);
	});
});
