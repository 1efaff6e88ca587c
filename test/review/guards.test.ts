import { describe, expect, it } from "vitest";
import { guardsOf, toMarkdown } from "../../provider/review/index.ts";
import { baseDraft, type Draft, merged, previewOf, reviewChange, specOf } from "./helpers.ts";

/** The event is from 4 to 6 May 2027; tickets are sold from 10 January. */
const guarded = (change: Draft, now: string, freezeDays = 14): string[] => {
	const before = specOf(baseDraft());
	const after = specOf(merged(baseDraft(), change));
	return guardsOf(previewOf(before, after), before, { freezeDays, now: new Date(now) });
};

const DELETED = { sessions: { hopping: null } };
const DEARER = { ticketTypes: { full: { price: "249.00" } } };

describe("guards", () => {
	it.each([
		["long before", "2027-04-01T00:00:00Z", []],
		["shortly before", "2027-04-30T06:30:00Z", ["session “Hopping frequencies” is deleted 4 days before the event."]],
		["on its days", "2027-05-05T12:00:00Z", ["session “Hopping frequencies” is deleted while the event is on."]],
		["after it", "2027-05-10T00:00:00Z", []],
	])("let nothing be deleted near the event: %s", (_, now, expected) => {
		expect(guarded(DELETED, now)).toEqual(expected);
	});

	it("let nothing be made anew either, and people's tickets are not named", () => {
		const change = {
			sessions: { machines: { timezone: "Europe/Paris" } },
			tickets: { guest: { email: "x@example.org" } },
		};
		expect(guarded(change, "2027-05-01T00:00:00Z")).toEqual([
			"session “Machines that might think” is replaced 4 days before the event.",
			"a ticket is replaced 4 days before the event.",
		]);
	});

	it("count the days of the version before, whatever the change says", () => {
		const moved = { ...DELETED, event: { firstDay: "2028-05-02" } };
		expect(guarded(moved, "2027-05-01T00:00:00Z")).toHaveLength(1);
	});

	it("let a price change before the sale alone", () => {
		expect(guarded(DEARER, "2027-01-10T07:59:00Z")).toEqual([]);
		expect(guarded(DEARER, "2027-01-10T08:00:00Z")).toEqual([
			"The price of ticket type “Three days” changes, although its sale has started.",
		]);
		expect(guarded({ ticketTypes: { full: { quantity: 1 } } }, "2027-02-01T00:00:00Z")).toEqual([]);
	});

	it("never let a published event be cancelled unseen", () => {
		expect(guarded({ publish: false, tickets: null }, "2026-01-01T00:00:00Z")).toEqual([
			"The published event is cancelled, and its registrants are notified.",
		]);
	});

	it("stand first in the summary", () => {
		const guards = { freezeDays: 14, now: new Date("2027-05-01T00:00:00Z") };
		expect(toMarkdown(reviewChange(DELETED, { guards }))).toMatchInlineSnapshot(`
			"## Conference review: DevConf Example 2027

			**1 destructive change.** 1 deleted · 35 unchanged

			About 4 requests, under 1 s at plan pro. Nobody gets an e-mail.

			### ✋ Needs approval

			- session “Hopping frequencies” is deleted 4 days before the event.

			### ⚠️ Destructive: something is lost

			- ❌ **Session “Hopping frequencies”** is deleted (it was on day 3, 10:00–10:45); 1 speaker and 1 ticket type affected

			Times are in Europe/Berlin.
			"
		`);
	});
});
