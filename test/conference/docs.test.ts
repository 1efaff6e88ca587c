import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { expand } from "../../provider/conference/index.ts";
import { sectionEntries } from "../../provider/conference/sections.ts";
import { load, SMALL } from "./helpers.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/conference.md"), "utf8");
const blocks = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = ""]) => text);

describe("docs/conference.md", () => {
	it("begins with a conference that works", () => {
		expect(Object.keys(load(blocks[0] ?? "").sessions ?? {})).toEqual(["opening"]);
	});

	it("has a night that works", () => {
		const base = SMALL.replace(/ {2}firstDay[\s\S]*/, "");
		const { sessions } = load({ "base.yaml": base, "night.yaml": `extends: base.yaml\n${blocks[2]}` });
		expect(Object.keys(sessions ?? {})).toEqual(["disco", "chill"]);
	});

	it("has an edition that works", () => {
		const [, , , template = "", edition = ""] = blocks;
		const opening = "sessions:\n  opening: { name: Opening, type: webinar, day: 1, at: 09:00, lasts: 1h }\n";
		const spec = load({
			"base.yaml": `${SMALL}${opening}`,
			"conference.yaml": `extends: base.yaml\n${template}`,
			"2028.yaml": edition,
		});
		expect(spec.event).toMatchObject({ name: "DevConf Example 2028", firstDay: "2028-05-09" });
		expect(spec.sessions?.opening?.name).toBe("Opening: the second year");
	});

	it("has a series that works", () => {
		const event = "event: { eventType: RECURRING, meetingType: MEETING, days: null, firstDay: null }";
		const spec = load({ "base.yaml": SMALL, "meetup.yaml": `extends: base.yaml\n${event}\n${blocks[5]}` });
		expect(spec.series?.count).toBe(12);
	});

	it("has a festival of two weeks that works", () => {
		const base = SMALL.replace(/ {2}firstDay[\s\S]*/, "");
		const spec = load({ "base.yaml": base, "festival.yaml": `extends: base.yaml\n${blocks[6]}` });
		expect(expand(spec).map(({ kind, name }) => `${kind} ${name}`)).toEqual([
			"VodChannel recordings",
			"Event week1-event",
			"Speaker week1-ada",
			"Session week1-opening",
			"TicketType week1-full",
			"Event week2-event",
			"Speaker week2-ada",
			"Speaker week2-ken",
			"Session week2-closing",
			"TicketType week2-finale",
			"TicketType week2-full",
		]);
	});

	it("has checks that work", () => {
		const talks = [1, 2].map((n) => `  lightning-${n}: { name: L, type: webinar, day: 1, at: 09:0${n}, lasts: 5m }\n`);
		const spec = load({
			"base.yaml": `${SMALL}sessions:\n${talks.join("")}`,
			"c.yaml": `extends: base.yaml\n${blocks[7]}`,
		});
		expect(spec.checks?.speakerTwiceAtOnce?.only).toEqual(["lightning-1", "lightning-2"]);
	});

	it("names every section", () => {
		for (const [name, { nested = {} }] of sectionEntries) {
			for (const one of [name, ...Object.keys(nested)]) expect(page).toContain(`\`${one}\``);
		}
	});
});
