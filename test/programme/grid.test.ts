import { describe, expect, it } from "vitest";
import { agenda } from "../../provider/conference/index.ts";
import { gridOf } from "../../provider/programme/grid.ts";
import { load, SMALL } from "../conference/helpers.ts";

/** Cells of a grid as text: `03:00–04:00 Name`, lane by lane. */
function cellsOf(text: string, zone: string): string[][] {
	const rows = agenda(load(text)).map((row) => ({ row }));
	return gridOf(rows, { zone, by: "track", order: [] }).map((day) =>
		day.columns.flatMap(({ lanes }) =>
			lanes.flatMap((lane, number) =>
				lane.map(
					({ entry, from, to }) =>
						`lane ${number} ${day.clock(from)}–${day.clock(to)} ${entry.row.name} ${day.instant(from)}`,
				),
			),
		),
	);
}

const on = (date: string, sessions: string): string =>
	`${SMALL.replace(/firstDay[\s\S]*/, `firstDay: ${date}\n  days: [{ from: 00:00, to: 20:00 }]`)}\nsessions:\n${sessions}`;

describe("a grid on a day when the clocks change", () => {
	it("shows what the clocks show, in spring", () => {
		const text = on(
			"2027-03-28",
			`  across: { name: Across, type: webinar, day: 1, at: 01:30, lasts: 1h }
  later: { name: Later, type: webinar, day: 1, at: 03:30, lasts: 1h }
`,
		);
		expect(cellsOf(text, "Europe/Berlin")).toEqual([
			["lane 0 01:30–03:30 Across 2027-03-28T00:30Z", "lane 0 03:30–04:30 Later 2027-03-28T01:30Z"],
		]);
	});

	it("has the hour that comes twice as two, in autumn", () => {
		const session = (key: string, from: string, to: string): string =>
			`  ${key}: { name: ${key}, type: webinar, startTime: "2027-10-31T${from}", endTime: "2027-10-31T${to}" }\n`;
		const text = on(
			"2027-10-31",
			session("first", "00:00:00Z", "01:00:00Z") + session("again", "01:00:00Z", "02:00:00Z"),
		);
		expect(cellsOf(text, "Europe/Berlin")).toEqual([
			["lane 0 02:00–02:00 first 2027-10-31T00:00Z", "lane 0 02:00–03:00 again 2027-10-31T01:00Z"],
		]);
	});
});
