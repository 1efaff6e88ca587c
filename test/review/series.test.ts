import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { reviewOf, toHtml, toMarkdown, toSvg } from "../../provider/review/index.ts";
import { type Draft, merged, previewOf, specOf } from "./helpers.ts";

const meetup = parse(readFileSync(join(import.meta.dirname, "../../examples/meetup/conference.yaml"), "utf8")) as Draft;

/** A meetup of three evenings, each an event of its own. */
const evenings = merged(meetup, {
	event: { eventType: "CONFERENCE", meetingType: null },
	series: { as: "events", count: 3 },
	accessLinks: null,
	speakers: { ada: { name: "Ada Example" } },
	sessions: {
		talk: { name: `A talk, \${series.number}`, type: "meeting", at: "18:00", lasts: "45m", speakers: ["ada"] },
	},
});

describe("the review of a series of events", () => {
	const before = specOf(evenings);
	const after = specOf(merged(evenings, { series: { count: 4 }, sessions: { talk: { at: "18:30" } } }));
	const review = reviewOf({ preview: previewOf(before, after), before, after });

	it("pairs the sessions of each date", () => {
		expect(review.slots.map(({ state }) => state).sort()).toEqual(["moved", "moved", "moved", "new"]);
		expect(review.conflicts).toEqual([]);
	});

	it("says each date's change, with its place among the days", () => {
		const text = toMarkdown(review);
		expect(text).toContain("**Session “A talk, 1”** moves 18:00 → 18:30 on day 1");
		expect(text).toContain("**Session “A talk, 3”** moves 18:00 → 18:30 on day 3");
		expect(text).toContain("**Session “A talk, 4”** is new on day 4, 18:30–19:15");
	});

	it("has one column where nothing has a track or a room", () => {
		expect(toHtml(review)).toContain('colspan="2" dir="auto">Sessions</th>');
		expect(toSvg(review)).toContain(">Sessions</text>");
	});
});
