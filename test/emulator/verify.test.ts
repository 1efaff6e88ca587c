import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { type Behaviour, behaviours, Conduct } from "../../emulator/behaviours/index.ts";
import type { Call } from "../../emulator/handler.ts";
import type { Emulator, EmulatorOptions } from "../../emulator/index.ts";
import { probe } from "../../emulator/verify/probe.ts";
import { probes } from "../../emulator/verify/probes/index.ts";
import { plan } from "../../emulator/verify/run.ts";
import { ask, CLEAN, folder, groupsOf, idsOf, startApi, watched } from "./verify-harness.ts";

const running: Emulator[] = [];
afterEach(async () => {
	for (const emulator of running.splice(0)) await emulator.close();
});

/** Takes a step with other variables in the environment, which nobody else is to see. */
async function withEnvironment<T>(variables: Record<string, string>, step: () => Promise<T>): Promise<T> {
	const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
	Object.assign(process.env, variables);
	try {
		return await step();
	} finally {
		for (const [name, value] of before) {
			if (value === undefined) delete process.env[name];
			else process.env[name] = value;
		}
	}
}

async function api(options: EmulatorOptions = {}): Promise<Emulator> {
	const emulator = await startApi(options);
	running.push(emulator);
	return emulator;
}

const ALL: [id: string, behaviour: Behaviour][] = Object.entries(behaviours);

describe("behaviours", () => {
	test("have one probe each, and every probe has a behaviour", () => {
		expect(probes.map(({ id }) => id).sort()).toEqual(ALL.map(([id]) => id).sort());
	});

	test.each(ALL)("%s is a question with answers, of which the local API gives one", (id, behaviour) => {
		expect(id).toMatch(/^[a-z-]+\.[a-z-]+$/);
		expect(behaviour.question).toMatch(/^[A-Z"].*\?$/);
		for (const sentence of Object.values(behaviour.answers)) expect(sentence).toMatch(/^[\dA-Z`].*\.$/);
		const { described, observed, assumed, answers } = behaviour;
		const given = [described?.answer, observed?.answer, assumed].filter((answer) => answer !== undefined);
		expect(given.filter((answer) => !(answer in answers))).toEqual([]);
		expect(given.length).toBeGreaterThan(0);
		// What can't be switched has one answer, whatever is followed.
		if (behaviour.isSwitch !== true) expect(new Set(given).size).toBe(1);
	});
});

describe("verify", () => {
	test("asks a local API everything, finds what it is said to do, and leaves nothing", async () => {
		const emulator = await api();
		const report = await ask(emulator);
		expect(idsOf(report, "agree")).toEqual(probes.map(({ id }) => id));
		expect(report.findings.filter(({ id, seen }) => seen !== new Conduct().of(id as keyof typeof behaviours))).toEqual(
			[],
		);
		expect(report.left).toEqual([]);
		expect(groupsOf(emulator)).toEqual(CLEAN);
		const { total, tokens } = emulator.requests();
		expect(report.requests.made).toBe(total + tokens);
		expect(report.requests.made).toBeLessThanOrEqual(report.requests.budget);
	});

	test("publishes nothing unless told to, and says what it didn't ask", async () => {
		const published: string[] = [];
		const emulator = await api({
			handlers: watched(({ body, operation }) => {
				if (body.operation === "publish") published.push(operation.id);
			}),
		});
		const report = await ask(emulator, { publish: false });
		expect(published).toEqual([]);
		expect(idsOf(report, "not asked")).toEqual([
			"events.cancelled-deletable",
			"events.published-deletable",
			"events.publish-twice",
			"events.attendee-role",
			"sessions.cancelled-event",
			"reservations.twice",
			"check-in.twice",
			"check-in.virtual-ticket",
			"tickets.all-fail",
			"tickets.some-fail",
			"tickets.sold-out-code",
			"tickets.validation",
			"tickets.extra-answers",
			"tickets.early-answers",
			"tickets.without-type",
			"tickets.default-type",
			"tickets.session-ids",
			"tickets.country",
			"tickets.email-case",
			"vod-channels.publish-twice",
			"vod-channels.unanswered",
			"vod-channels.register-twice",
		]);
		const reasons = report.findings.flatMap(({ why }) => why ?? []);
		expect(new Set(reasons)).toEqual(new Set(["needs --publish"]));
		// A probe that publishes without saying so doesn't get its way either.
		const sly = probe("events.publish-twice", { requests: 9 }, async (lab) => {
			await lab.publishedEvent();
			return "taken";
		});
		const [finding] = (await ask(emulator, { publish: false, probes: [sly] })).findings;
		expect(finding).toMatchObject({ verdict: "not asked", why: "needs --publish" });
		expect(published).toEqual([]);
		expect(groupsOf(emulator)).toEqual(CLEAN);
	});

	test("writes to nobody: addresses are at example.com, and tickets are quiet", async () => {
		const calls: Call[] = [];
		const emulator = await api({ handlers: watched((call) => calls.push(call)) });
		await ask(emulator);
		const text = JSON.stringify(calls.map(({ body }) => body));
		const addresses = text.match(/[^\s@"]+@[^\s@"]+/g) ?? [];
		expect(addresses.length).toBeGreaterThan(20);
		expect(addresses.filter((address) => !address.endsWith("@example.com"))).toEqual([]);
		const tickets = calls.flatMap(({ body }) => (body.tickets ?? []) as { send_notification?: boolean }[]);
		expect(tickets.length).toBeGreaterThan(5);
		expect(tickets.filter((ticket) => ticket.send_notification !== false)).toEqual([]);
		const cancelled = calls.filter(({ body }) => body.operation === "cancel").length;
		expect(cancelled).toBeGreaterThan(5);
	});

	test.each([
		["an address elsewhere", { name: "Ada Example", email: "ada@somewhere.test" }],
		["an address within a text", { name: "Ada Example", biography: "Write to ada@somewhere.test" }],
	])("refuses to send %s", async (_, body) => {
		const emulator = await api();
		const careless = probe("events.attendee-role", { requests: 1 }, async (lab) => {
			await lab.ask("createSpeaker", { eventId: await lab.event() }, body);
			return "none";
		});
		await expect(ask(emulator, { probes: [careless] })).rejects.toThrow(
			"createSpeaker has an address that isn't at example.com",
		);
		expect(groupsOf(emulator)).toEqual(CLEAN);
	});

	test("a probe makes no more requests than it declares", async () => {
		const emulator = await api();
		const greedy = probe("events.attendee-role", { requests: 1 }, async (lab) => {
			await lab.speaker(await lab.event());
			await lab.speaker(await lab.event());
			return "none";
		});
		await expect(ask(emulator, { probes: [greedy] })).rejects.toThrow(
			"events.attendee-role makes 2 requests and declares 1",
		);
	});

	test("keeps its budget, and says what it had no request left for", async () => {
		const emulator = await api();
		const report = await ask(emulator, { budget: 60 });
		expect(report.requests.made).toBeLessThanOrEqual(60);
		expect(emulator.requests().total).toBeLessThan(60);
		expect(idsOf(report, "agree").length).toBeGreaterThan(10);
		const rest = report.findings.filter(({ verdict }) => verdict === "not asked");
		expect(rest.length).toBeGreaterThan(30);
		expect(new Set(rest.map(({ why }) => why))).toEqual(new Set(["the budget of requests is used up"]));
		expect(groupsOf(emulator)).toEqual(CLEAN);
	});

	test("asks of some alone, and knows no others", async () => {
		const emulator = await api();
		const report = await ask(emulator, { only: ["sessions.one-role", "hub-hosts"] });
		expect(report.findings.map(({ id }) => id)).toEqual([
			"sessions.one-role",
			"hub-hosts.add-twice",
			"hub-hosts.not-found-code",
		]);
		expect(() => plan(["sessions.one-rule"])).toThrow("there is no behaviour or group sessions.one-rule");
	});
});

test("the report holds no secrets, addresses or ids of the account", async () => {
	const out = folder();
	const ids = new Set<string>();
	const handlers = watched(({ params }) => {
		for (const id of Object.values(params)) ids.add(id);
	});
	const emulator = await withEnvironment(
		{ ZOOM_ACCOUNT_ID: "the-account-id", ZOOM_CLIENT_ID: "the-client-id", ZOOM_CLIENT_SECRET: "the-client-secret" },
		() => api({ handlers }),
	);
	const credentials = { accountId: "the-account-id", clientId: "the-client-id", clientSecret: "the-client-secret" };
	await ask(emulator, { out, credentials });
	const made = [...ids].filter((id) => !id.startsWith("no-such-"));
	expect(made.length).toBeGreaterThan(50);
	for (const file of ["report.json", "report.md"]) {
		const text = readFileSync(join(out, file), "utf8");
		expect(text).toContain("events.calendar-required");
		expect(text).not.toMatch(/the-account-id|the-client-id|the-client-secret|Bearer|@/);
		expect(made.filter((id) => text.includes(id))).toEqual([]);
	}
	expect(JSON.parse(readFileSync(join(out, "report.json"), "utf8"))).toMatchObject({
		tool: { name: "zoom-events-emulator", version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
		contract: { version: "2", digest: expect.stringMatching(/^[\da-f]{16}$/) },
		account: expect.stringMatching(/^[\da-f]{16}$/),
		time: "2026-01-10T08:00:00Z",
	});
});
