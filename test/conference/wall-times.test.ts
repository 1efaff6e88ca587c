import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { dateAfter, instantOf, localText, minutesOf } from "../../provider/conference/expand/times.ts";
import { daysOf, slotOf } from "../../provider/conference/pull/wall-times.ts";
import { holds } from "../helpers/property.ts";

const zones = fc.constantFrom("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC");
/** Instants around the changes of the clocks as well as anywhere. */
const instants = fc.oneof(
	fc.integer({ min: Date.UTC(2027, 0), max: Date.UTC(2029, 0) }),
	fc.integer({ min: Date.UTC(2027, 9, 30), max: Date.UTC(2027, 10, 8) }),
	fc.integer({ min: Date.UTC(2027, 2, 27), max: Date.UTC(2027, 2, 29) }),
);

describe("an instant as the file says it", () => {
	it("is the same instant when the file is read", () => {
		holds(
			fc.property(instants, zones, (ms, zone) => {
				const second = Math.floor(ms / 1000) * 1000;
				const read = instantOf(localText(new Date(second).toISOString(), zone), zone);
				expect("instant" in read && read.instant.toMillis()).toBe(second);
			}),
			500,
		);
	});

	it("is the same session by day, time and length", () => {
		holds(
			fc.property(instants, zones, fc.integer({ min: 1, max: 600 }), (ms, zone, minutes) => {
				const start = DateTime.fromMillis(Math.floor(ms / 60_000) * 60_000, { zone });
				const date = start.toISODate() ?? "";
				const [from, to] = [
					localText(start.toISO() ?? "", zone),
					localText(start.plus({ minutes }).toISO() ?? "", zone),
				];
				const slot = slotOf(from, to, [dateAfter(date, -1), date], zone);
				// Where the clocks show the time twice it stays an instant, with its offset.
				const isShownTwice = /[+-]\d\d:\d\d$/.test(from);
				expect(slot === undefined).toBe(isShownTwice);
				const read = instantOf(slot === undefined ? from : `${date}T${String(slot.at)}`, zone);
				expect("instant" in read && read.instant.toMillis()).toBe(start.toMillis());
				expect(slot?.day ?? 2).toBe(2);
				expect(slot === undefined ? minutes : minutesOf(String(slot.lasts))).toBe(minutes);
			}),
			500,
		);
	});
});

describe("a calendar in the words of the file", () => {
	const day = (startTime: string, endTime: string) => ({ startTime, endTime });

	it("has a date where a day doesn't follow the one before it, and midnight as 24:00", () => {
		const calendar = [
			day("2027-05-04T09:00", "2027-05-05T00:00"),
			day("2027-05-05T09:00", "2027-05-05T18:00"),
			day("2027-05-08T09:00", "2027-05-08T18:00"),
		];
		expect(daysOf(calendar)).toEqual({
			firstDay: "2027-05-04",
			days: [
				{ from: "09:00", to: "24:00" },
				{ from: "09:00", to: "18:00" },
				{ date: "2027-05-08", from: "09:00", to: "18:00" },
			],
		});
	});

	it.each([
		[[day("2027-05-04T09:00", "2027-05-06T18:00")]],
		[[day("2027-10-31T02:30:00+02:00", "2027-10-31T18:00")]],
		[[{ ...day("2027-05-04T09:00", "2027-05-04T18:00"), more: 1 }]],
		[[]],
		[undefined],
	])("stays a calendar where its days are no parts of one date: %j", (calendar) => {
		expect(daysOf(calendar)).toBeUndefined();
	});
});
