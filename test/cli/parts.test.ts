import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeStack, type TestStack } from "../helpers/stack.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/conference.md"), "utf8");
const [festival = ""] = /(?<=```yaml\n)event:\n {2}name: Festival\n[\s\S]*?(?=```)/.exec(page) ?? [];

const BASE = `hub: Emulator Hub
event:
  description: Two weeks of talks.
  eventType: CONFERENCE
  accessLevel: PRIVATE_UNRESTRICTED
  attendanceType: virtual
  timezone: Europe/Berlin
`;

const PROGRAM = `"use strict";
const zoom = require("pulumi-zoom-events");
const conference = new zoom.Conference("fest", { file: "conference.yaml" });
exports.events = conference.eventIds;
`;

describe("the festival of docs/conference.md on the real CLI", () => {
	let stack: TestStack;
	beforeAll(async () => {
		stack = await makeStack({
			"index.js": PROGRAM,
			"base.yaml": BASE,
			"conference.yaml": `extends: base.yaml\n${festival}`,
		});
	});
	afterAll(() => stack.close());

	const up = async (...args: string[]): Promise<string> => {
		const { output, exitCode } = await stack.pulumi("up", "--yes", "--skip-preview", ...args);
		expect(exitCode, output).toBe(0);
		return output;
	};
	const names = (): string[] =>
		stack
			.resources()
			.filter(({ urn }) => urn.includes(":Conference$"))
			.map(({ urn }) => urn.split("::").at(-1) ?? "")
			.sort();
	const edit = (from: string, to: string): void => {
		const before = stack.read("conference.yaml");
		expect(before).toContain(from);
		stack.write("conference.yaml", before.replace(from, to));
	};

	it("comes up as two events, and a second run writes nothing", async () => {
		await up();
		expect(names()).toEqual([
			"fest-recordings",
			"fest-week1-ada",
			"fest-week1-event",
			"fest-week1-full",
			"fest-week1-opening",
			"fest-week2-ada",
			"fest-week2-closing",
			"fest-week2-event",
			"fest-week2-finale",
			"fest-week2-full",
			"fest-week2-ken",
		]);
		const { event = [] } = stack.emulator.state();
		expect(event.map(({ name }) => name).sort()).toEqual(["Festival, week 1", "Festival, week 2"]);
		await stack.takeRequests();
		await up("--expect-no-changes");
		expect((await stack.takeRequests()).writes).toBe(0);
	});

	it("changes one part alone, with one request", async () => {
		edit("name: Closing,", "name: Farewell,");
		await stack.takeRequests();
		const output = await up();
		expect(output).toMatch(/~ 1 updated/);
		expect(output).not.toMatch(/created|replaced|deleted/);
		expect((await stack.takeRequests()).writes).toBe(1);
	});

	it("gets a third part, which changes nothing of the two", async () => {
		edit(
			"parts:\n",
			"    - { from: 09:00, to: 18:00, date: 2031-05-19 }\nparts:\n  week3: { days: [5], name: Encore }\n",
		);
		const output = await up();
		expect(output).toMatch(/\+ 2 created/);
		expect(output).not.toMatch(/updated|replaced|deleted/);
		expect(names()).toContain("fest-week3-event");
		expect(names()).toContain("fest-week3-full");
	});

	it("says at preview, and once, of what it is warned, and goes on", async () => {
		const before = stack.read("conference.yaml");
		edit("day: 1, at: 09:30, lasts: 45m,", "day: 4, at: 17:30, lasts: 15m,");
		const { output, exitCode } = await stack.pulumi("preview");
		stack.write("conference.yaml", before);
		expect(exitCode, output).toBe(0);
		// The CLI shows the last line beside the resource too.
		const [, diagnostics = ""] = output.split("Diagnostics:");
		const lines = diagnostics.split("\n").filter((line) => line.includes("[speakerTwiceAtOnce]"));
		expect(lines).toEqual([
			expect.stringMatching(
				/warning: conference\.yaml:\d+:\d+ sessions\.opening\.speakers\[0\]: takes the speaker "ada" on 2031-05-13 from 17:30 to 17:45, but "closing" already has it /,
			),
		]);
		expect(output).toMatch(/fest-week2-opening create/);
	});

	it("says an event of too many days in one line, and no stack trace", async () => {
		const before = stack.read("conference.yaml");
		stack.write("conference.yaml", before.replace(/parts:\n( {2}week.*\n)+/, ""));
		const { output, exitCode } = await stack.pulumi("preview");
		stack.write("conference.yaml", before);
		expect(exitCode).not.toBe(0);
		expect(output).toMatch(
			/conference\.yaml:5:3 event\.days: has 5 days, 2031-05-05 to 2031-05-19; an event lasts at most 6 days, so divide them: parts: \{ part1: \{ days: \[1, 2\] \}, part2: \{ days: \[3, 4\] \}, part3: \{ days: \[5\] \} \}\./,
		);
		expect(output).not.toMatch(/\n\s+at /);
	});

	it("goes down", async () => {
		const { output, exitCode } = await stack.pulumi("destroy", "--yes", "--skip-preview");
		expect(exitCode, output).toBe(0);
		expect(names()).toEqual([]);
		expect(stack.emulator.state().event ?? []).toEqual([]);
	});
});

describe("an event that is there when its file is divided", () => {
	let stack: TestStack;
	const programme = (count: number): string =>
		`extends: base.yaml
event:
  name: Growing
  firstDay: 2031-05-05
  days: [${Array.from({ length: count }, () => "{ from: 09:00, to: 18:00 }").join(", ")}]
speakers:
  ada: { name: Ada Example, email: ada@example.com }
sessions:
  opening: { name: Opening, type: webinar, day: 1, at: 09:30, lasts: 45m, speakers: [ada] }
`;
	beforeAll(async () => {
		stack = await makeStack({ "index.js": PROGRAM, "base.yaml": BASE, "conference.yaml": programme(6) });
	});
	afterAll(() => stack.close());

	it("goes on in the part that keeps its names, and the other is new", async () => {
		const first = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(first.exitCode, first.output).toBe(0);
		const [before] = stack.emulator.state().event ?? [];
		const parts =
			"parts:\n  main: { days: [1, 2, 3, 4, 5, 6], keepsNames: true }\n  extra: { days: [7, 8], name: Growing on }\n";
		const closing = "  closing: { name: Closing, type: webinar, day: 8, at: 17:00, lasts: 1h, speakers: [ada] }\n";
		stack.write("conference.yaml", programme(8) + closing + parts);
		const { output, exitCode } = await stack.pulumi("up", "--yes", "--skip-preview");
		expect(exitCode, output).toBe(0);
		expect(output).toMatch(/\+ 3 created/);
		expect(output).not.toMatch(/updated|replaced|deleted/);
		const { event = [] } = stack.emulator.state();
		expect(event.map(({ name }) => name).sort()).toEqual(["Growing", "Growing on"]);
		expect(event.find(({ name }) => name === "Growing")?.event_id).toBe(before?.event_id);
	});

	it("goes down", async () => {
		const { output, exitCode } = await stack.pulumi("destroy", "--yes", "--skip-preview");
		expect(exitCode, output).toBe(0);
		expect(stack.emulator.state().event ?? []).toEqual([]);
	});
});
