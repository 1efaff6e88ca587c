import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type Behaviour, behaviours, Conduct, type Facts } from "../../emulator/behaviours/index.ts";
import { Refusal } from "../../emulator/errors.ts";
import { comparedWith, readFacts } from "../../emulator/facts.ts";
import { handlers } from "../../emulator/groups/index.ts";
import type { Call } from "../../emulator/handler.ts";
import type { Emulator, EmulatorOptions } from "../../emulator/index.ts";
import { probe } from "../../emulator/verify/probe.ts";
import { probes } from "../../emulator/verify/probes/index.ts";
import { plan } from "../../emulator/verify/run.ts";
import { ask, CLEAN, folder, groupsOf, idsOf, startApi, watched } from "./verify-harness.ts";

const running: Emulator[] = [];
afterEach(async () => {
	vi.unstubAllEnvs();
	for (const emulator of running.splice(0)) await emulator.close();
});

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

/** Eight differences by facts and two by handlers. */
const PLANTED: Facts = {
	"events.calendar-required": "taken",
	"events.published-deletable": "deleted",
	"events.publish-twice": "refused",
	"sessions.not-found-code": "2003",
	"sessions.one-role": "taken",
	"livestream.key": "new",
	"polls.id-by-title": "new",
	"hub-hosts.add-twice": "same",
};

function different(): EmulatorOptions {
	return {
		facts: PLANTED,
		handlers: {
			...handlers,
			getSessionJoinToken: () => {
				throw new Refusal(403, 1120, "No ticket.");
			},
			listEmailSentStatuses: () => {
				throw new Refusal(404, 2010, "Email type not found.");
			},
		},
	};
}

describe("an API that is different in ten ways", () => {
	test("is found to be so in these ten, and nothing is left behind", async () => {
		const emulator = await api(different());
		const report = await ask(emulator);
		const differing = report.findings.filter(({ verdict }) => verdict === "differ");
		expect(Object.fromEntries(differing.map(({ id, seen }) => [id, seen]))).toEqual({
			...PLANTED,
			"join-token.without-ticket": "refused",
			"emails.unknown-type": "own",
		});
		expect(idsOf(report, "not asked")).toEqual([]);
		expect(report.left).toEqual([]);
		expect(groupsOf(emulator)).toEqual(CLEAN);
	});

	test("is what a local API is by its report, where it can be", async () => {
		const out = folder();
		const first = await ask(await api(different()), { out });
		const facts = readFacts(join(out, "report.json"));
		const { follows, cannot } = comparedWith(facts, "observed");
		expect(follows.sort()).toEqual(
			Object.entries(PLANTED)
				.map(([id, answer]) => `${id}: ${answer}`)
				.sort(),
		);
		expect(cannot).toEqual(["join-token.without-ticket: refused", "emails.unknown-type: own"]);
		const second = await ask(await api({ facts }));
		const changed = second.findings.filter(({ seen }, index) => seen !== first.findings[index]?.seen);
		expect(changed.map(({ id, seen }) => [id, seen])).toEqual([
			["join-token.without-ticket", "given"],
			["emails.unknown-type", "status"],
		]);
	});

	test("every switch works: each other answer is found", async () => {
		const switches = ALL.filter(([, { isSwitch }]) => isSwitch === true);
		expect(switches.length).toBeGreaterThanOrEqual(10);
		for (const [id, { answers }] of switches) {
			for (const answer of Object.keys(answers)) {
				const report = await ask(await api({ facts: { [id]: answer } }), { only: [id] });
				expect([id, report.findings[0]?.seen]).toEqual([id, answer]);
			}
		}
	});
});

describe("an answer that is none of those known", () => {
	const other = { ...handlers, getEventSessionInfo: () => raise(new Refusal(404, 9999, "Lost.")) };
	const denied = { ...handlers, getEventSessionInfo: () => raise(new Refusal(403, 260200, "Event access denied.")) };
	const raise = (error: Error): never => {
		throw error;
	};

	test("is a difference, with its status and code", async () => {
		const report = await ask(await api({ handlers: other }), { only: ["sessions.not-found-code"] });
		expect(report.findings[0]).toMatchObject({
			verdict: "differ",
			seen: "unforeseen",
			answered: "404/9999 and 404/2003",
		});
	});

	test("says nothing where the account may not ask", async () => {
		const report = await ask(await api({ handlers: denied }), {
			only: ["sessions.virtual-location", "sessions.delete-speaker"],
		});
		expect(report.findings[1]).toMatchObject({
			verdict: "not asked",
			why: "getEventSessionInfo was refused with 403/260200",
		});
	});
});

test("the report holds no secrets, addresses or ids of the account", async () => {
	for (const [name, value] of [
		["ZOOM_ACCOUNT_ID", "the-account-id"],
		["ZOOM_CLIENT_ID", "the-client-id"],
		["ZOOM_CLIENT_SECRET", "the-client-secret"],
	] as const)
		vi.stubEnv(name, value);
	const out = folder();
	const ids = new Set<string>();
	const emulator = await api({
		handlers: watched(({ params }) => {
			for (const id of Object.values(params)) ids.add(id);
		}),
	});
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
