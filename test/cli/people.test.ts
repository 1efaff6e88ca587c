import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { estimateLines, estimateOf } from "../../provider/review/cost/index.ts";
import { readPreview } from "../../provider/review/preview.ts";
import { ApiProcess } from "../helpers/api-process.ts";
import { csvOf, type Person, peopleOf } from "../helpers/people.ts";
import { processesWith, signal } from "../helpers/processes.ts";
import { HOSTS, type TestStack } from "../helpers/stack.ts";

const PROGRAM = `const zoom = require("pulumi-zoom-events");
const event = new zoom.Event("conference", {
	hubId: "emulator-hub", name: "Conference", description: "For tests.", eventType: "CONFERENCE",
	accessLevel: "PRIVATE_UNRESTRICTED", attendanceType: "virtual", timezone: "Europe/Berlin",
	calendar: [{ startTime: "2031-05-04T07:00:00Z", endTime: "2031-05-06T16:00:00Z" }],
});
const type = new zoom.TicketType("full", {
	eventId: event.eventId, name: "Full", currency: "EUR", quantity: 10000,
	startTime: "2020-01-01T00:00:00Z", endTime: "2031-05-01T00:00:00Z",
});
const live = new zoom.EventPublication("live", { eventId: event.eventId, allowDestructive: true }, { dependsOn: [type] });
const list = new zoom.TicketList("attendees", {
	eventId: live.eventId, source: "people.csv", sendNotification: true,
	columns: {
		key: "Order", email: "E-mail", firstName: "First name", lastName: "Last name",
		ticketTypeId: { column: "Type", map: { Full: type.ticketTypeId } },
	},
});
exports.people = list.people;
`;

const PACKAGE = '{ "name": "test", "main": "index.js" }';

/** The file with a type for each. */
const typed = (people: readonly Person[]): string =>
	csvOf(people)
		.trimEnd()
		.split("\n")
		.map((line, index) => `${line},${index === 0 ? "Type" : "Full"}`)
		.join("\n");

const PEOPLE = peopleOf(5_000);

const CREATE = "POST /zoom_events/events/{eventId}/tickets";
const CHANGE = "PATCH /zoom_events/events/{eventId}/tickets/{ticketId}";
const DELETE = "DELETE /zoom_events/events/{eventId}/tickets/{ticketId}";

describe.each(HOSTS)("5,000 people from a CSV file on the real CLI, by %s", (_, make) => {
	let stack: TestStack;
	beforeAll(async () => {
		stack = await make({ "package.json": PACKAGE, "index.js": PROGRAM, "people.csv": typed(PEOPLE) });
	});
	afterAll(() => stack.close());

	async function up(...args: string[]): Promise<string> {
		const { exitCode, output } = await stack.pulumi("up", "--yes", "--skip-preview", ...args);
		expect(exitCode, output.slice(-3_000)).toBe(0);
		return output;
	}
	const listIn = (): { outputs?: Record<string, unknown> } | undefined =>
		stack.resources().find(({ type }) => type.endsWith(":TicketList"));

	it("are counted at preview, and nobody is named", async () => {
		const { exitCode, output } = await stack.pulumi("preview");
		expect(exitCode, output).toBe(0);
		expect(output).toContain("people.csv, 5,000 rows: +5000 ~0 −0. 5,000 people get an e-mail about their ticket.");
		expect((await stack.takeRequests()).writes).toBe(0);
		const preview = readPreview((await stack.pulumi("preview", "--json")).output);
		expect(preview.lists).toEqual([
			"TicketList of people.csv, 5,000 rows: +5000 ~0 −0. 5,000 people get an e-mail about their ticket.",
		]);
		expect(estimateLines(estimateOf(preview, { plan: "pro", parallel: 8 }))).toEqual(
			expect.arrayContaining([...preview.lists, "     167  createTickets"]),
		);
	});

	it("are made in at most 170 writes", async () => {
		await up();
		const { byRoute, writes } = await stack.takeRequests();
		expect(byRoute[CREATE]).toBe(167);
		expect(writes).toBeLessThanOrEqual(170);
		expect(stack.emulator.state().ticket).toHaveLength(5_000);
	});

	it("take under 1 KB of state a hundred, without a word of anybody", () => {
		const entry = JSON.stringify(listIn());
		console.info(`state: ${entry.length} bytes for 5,000 people`);
		expect(entry.length).toBeLessThan(50 * 1_000);
		// Without it, guesses at who is in the list could be tried.
		expect(listIn()?.outputs?.entriesKey).toMatchObject({ ciphertext: expect.any(String) as string });
		const text = stack.stateText();
		const found = PEOPLE.flatMap(({ email, first, last, order }) => [email, first, last, order]).filter((one) =>
			text.includes(one),
		);
		expect(found).toEqual([]);
		expect(text).not.toContain("https://events.example.com/join/");
	});

	it("take no write where nothing changed", async () => {
		await up("--expect-no-changes");
		const { writes, byRoute } = await stack.takeRequests();
		expect(writes).toBe(0);
		expect(byRoute["GET /zoom_events/events/{eventId}/tickets"]).toBeUndefined();
		await up("--refresh", "--expect-no-changes");
		expect((await stack.takeRequests()).writes).toBe(0);
	});

	it("are changed by exactly 50 updates and 20 deletes, said before", async () => {
		const left = PEOPLE.slice(20).map((one, index) => (index < 50 ? { ...one, last: `Renamed${index}` } : one));
		stack.write("people.csv", typed(left));
		const { exitCode, output } = await stack.pulumi("preview");
		expect(exitCode, output).toBe(0);
		expect(output).toContain("4,980 rows: +0 ~50 −20. 20 tickets have no row any more");
		expect(output).not.toContain("@example.com");
		await stack.takeRequests();
		await up();
		const { byRoute, writes } = await stack.takeRequests();
		expect({ writes, changed: byRoute[CHANGE], deleted: byRoute[DELETE] }).toEqual({
			writes: 70,
			changed: 50,
			deleted: 20,
		});
		expect(stack.emulator.state().ticket).toHaveLength(4_980);
	});

	it("are refused with a line for each bad row, and nothing is sent", async () => {
		const whole = stack.read("people.csv");
		stack.write("people.csv", `${whole}\nORD-9,nobody,No,Body,Full\nORD-100,a@example.com,A,B,Ful`);
		const { exitCode, output } = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(exitCode).not.toBe(0);
		expect(output).toContain("people.csv line 4982 email is a value that is not shown here");
		expect(output).toContain('people.csv line 4983 has "Ful" in Type');
		expect((await stack.takeRequests()).writes).toBe(0);
		stack.write("people.csv", whole);
	});

	it("are not removed where the file is empty", async () => {
		const whole = stack.read("people.csv");
		stack.write("people.csv", whole.split("\n")[0] ?? "");
		const { exitCode, output } = await stack.pulumi("preview");
		expect(exitCode).not.toBe(0);
		expect(output).toContain("4,980 tickets would be removed, all of 4980. Nothing was changed.");
		stack.write("people.csv", whole);
		await up("--expect-no-changes");
	});
});

const ROUNDS = Number(process.env.KILLS_ROUNDS ?? 3);

describe.runIf(process.platform === "linux").each(HOSTS)("a list of people and kill -9, by %s", (_, make) => {
	let api: ApiProcess;
	let stack: TestStack;
	let data: string;
	beforeAll(async () => {
		data = mkdtempSync(join(tmpdir(), "zoom-events-people-"));
		api = await ApiProcess.start(data);
		stack = await make(
			{ "package.json": PACKAGE, "index.js": PROGRAM, "people.csv": typed(peopleOf(30)) },
			{ env: api.env },
		);
		const { exitCode, output } = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(exitCode, output).toBe(0);
	});
	afterAll(async () => {
		api.stop();
		await stack.close();
		rmSync(data, { recursive: true, force: true });
	});

	const seed = Number(process.env.KILLS_SEED ?? Date.now() % 1_000_000);
	const moments = fc.sample(fc.integer({ min: 1, max: 18 }), { numRuns: ROUNDS, seed });

	it(`leaves nobody with two tickets, or with none, ${ROUNDS} times (KILLS_SEED=${seed})`, async () => {
		let kills = 0;
		for (const [round, moment] of moments.entries()) {
			// Each round has 15 people renamed, and 150 more.
			const people = peopleOf(30 + 150 * (round + 1)).map((one, index) =>
				index % 2 === 0 && index < 30 ? { ...one, last: `Round${round}` } : one,
			);
			stack.write("people.csv", typed(people));
			const before = await api.writes();
			const run = stack.start("up", "--yes", "--skip-preview");
			let hasEnded = false;
			void run.ended.then(() => {
				hasEnded = true;
			});
			while (!hasEnded && (await api.writes()) - before < moment) await sleep(2);
			if (!hasEnded) {
				kills++;
				signal(run.pid, "SIGKILL");
				for (const { pid } of processesWith(api.env.ZOOM_API_URL)) signal(pid, "SIGKILL");
			}
			await run.ended;
			if (round % 2 === 1) rmSync(String(stack.env.ZOOM_JOURNAL_FOLDER), { recursive: true, force: true });
			await stack.pulumi("cancel", "--yes");
			const { exitCode, output } = await stack.pulumi("up", "--yes", "--skip-preview");
			expect(exitCode, output.slice(-3_000)).toBe(0);
			const { ticket = [] } = await api.get<{ ticket?: Record<string, string>[] }>("state");
			const shown = ticket.map(({ email, last_name: last }) => `${email} ${last}`).sort();
			expect(shown, `round ${round} after ${moment} writes`).toEqual(
				people.map(({ email, last }) => `${email} ${last}`).sort(),
			);
		}
		const preview = await stack.pulumi("preview", "--refresh", "--expect-no-changes");
		expect(preview.exitCode, preview.output).toBe(0);
		console.info(`kills: ${kills}, seed ${seed}`);
		expect(kills).toBeGreaterThan(0);
	}, 600_000);
});
