import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { type Behaviour, behaviours, type Facts } from "../../emulator/behaviours/index.ts";
import { Refusal } from "../../emulator/errors.ts";
import { comparedWith, readFacts } from "../../emulator/facts.ts";
import { handlers } from "../../emulator/groups/index.ts";
import type { Emulator, EmulatorOptions } from "../../emulator/index.ts";
import { ask, CLEAN, folder, groupsOf, idsOf, startApi } from "./verify-harness.ts";

const running: Emulator[] = [];
afterEach(async () => {
	for (const emulator of running.splice(0)) await emulator.close();
});

async function api(options: EmulatorOptions = {}): Promise<Emulator> {
	const emulator = await startApi(options);
	running.push(emulator);
	return emulator;
}

const ALL: [id: string, behaviour: Behaviour][] = Object.entries(behaviours);

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
			ListSessionAttendeeActions: () => {
				throw new Refusal(404, 2003, "Session not found.");
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
			"check-in.session-code": "2003",
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
		expect(cannot).toEqual(["check-in.session-code: 2003", "emails.unknown-type: own"]);
		const second = await ask(await api({ facts }));
		const changed = second.findings.filter(({ seen }, index) => seen !== first.findings[index]?.seen);
		expect(changed.map(({ id, seen }) => [id, seen])).toEqual([
			["check-in.session-code", "2005"],
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

test("an event that isn't for tickets yet is asked again after a pause", async () => {
	const waits: number[] = [];
	const emulator = await api();
	const route = "POST /zoom_events/events/{eventId}/tickets";
	emulator.setFaults({ rules: [{ kind: "status", route, nth: 1, status: 400, code: 26501 }] });
	const report = await ask(emulator, { only: ["tickets.without-type"], pause: async (ms) => waits.push(ms) });
	expect(report.findings[0]).toMatchObject({ verdict: "agree", seen: "taken" });
	expect(waits).toEqual([2000]);
});

test("a duplicate whose parts come later is looked at again", async () => {
	const waits: number[] = [];
	const emulator = await api();
	emulator.setFaults({ rules: [{ kind: "list-lag", lists: 1, route: "GET /zoom_events/events/{eventId}/speakers" }] });
	const report = await ask(emulator, { only: ["events.duplicate-copies"], pause: async (ms) => waits.push(ms) });
	expect(report.findings[0]).toMatchObject({ verdict: "agree", seen: "all" });
	expect(waits).toEqual([2000]);
});

test.each([
	"gets-lag=2",
	"lists-lag=2",
	"published-late=2",
	"answers-dropped",
	"empty-bodies",
	"enums-lower",
	"enums-upper",
	"ids-odd",
	"ids-only",
	"numbers-text",
	"unset=null",
])("an API of the temperament %s is no different, and nothing is left behind", async (temperament) => {
	const emulator = await api({ temperaments: [temperament] });
	const report = await ask(emulator, { pause: async () => undefined });
	expect(report.findings.filter(({ verdict }) => verdict !== "agree")).toEqual([]);
	expect(report.left).toEqual([]);
	expect(groupsOf(emulator)).toEqual(CLEAN);
});

test("cancelled events that can't be deleted are reported", async () => {
	const emulator = await api({ facts: { "events.cancelled-deletable": "refused" } });
	const report = await ask(emulator, { only: ["events.cancelled-deletable", "events.publish-twice"] });
	expect(report.findings.map(({ seen }) => seen)).toEqual(["refused", "taken"]);
	expect(report.left).toEqual([
		"an event couldn't be deleted: 400/300",
		"an event couldn't be deleted: 400/300, nor cancelled: 400/300",
	]);
	expect(emulator.state().event?.map(({ status }) => status)).toEqual(["CANCELLED", "CANCELLED"]);
});
