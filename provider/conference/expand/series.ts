import { DateTime } from "luxon";
import { didYouMean } from "../../lifecycle/check";
import type { Properties } from "../../lifecycle/description";
import type { Series } from "../spec";
import { type Day, instantOf, instantText, minutesOf } from "./times";

type Rules = typeof import("rrule-temporal", { with: { "resolution-mode": "import" }});

/** The library, when a series asks for it; it has a build for `require`, and types for `import` alone. */
const rules = (): Rules => require("rrule-temporal") as Rules;

/** Most events that a series may be. */
const MAX_EVENTS = 365;

/** What is wrong with a series: the property, and why. */
type Report = (property: keyof Series, reason: string) => void;

/** From Sunday, 1, to Saturday, 7, as the API counts. */
const WEEKDAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"] as const;

/** Parts of a rule that say dates, by RFC 5545. */
const PARTS: readonly string[] = [
	"FREQ",
	"INTERVAL",
	"COUNT",
	"UNTIL",
	"BYDAY",
	"BYMONTHDAY",
	"BYMONTH",
	"BYSETPOS",
	"BYYEARDAY",
	"BYWEEKNO",
	"WKST",
];

/** Largest interval by frequency that the API takes. */
const MAX_INTERVAL = { DAILY: 90, WEEKLY: 12, MONTHLY: 3 } as const;

/** Parts of a rule by name: `FREQ`, `BYDAY`. */
function partsOf(rule: string): Map<string, string> {
	const text = rule
		.trim()
		.toUpperCase()
		.replace(/^RRULE:/, "");
	return new Map(
		text.split(";").map((part): [string, string] => {
			const [name = "", value = ""] = part.split("=");
			return [name.trim(), value.trim()];
		}),
	);
}

/** The dates of a series in order, as days of one sitting each; nothing where the series is wrong. */
export function daysOfSeries(series: Series, zone: string, report: Report): Day[] {
	const parts = partsOf(series.rule);
	const problem = ruleProblem(parts, series);
	if (problem !== undefined) {
		report(problem.property, problem.reason);
		return [];
	}
	// A date alone means that whole day.
	const bounded = [...parts].map(([name, value]) =>
		name === "UNTIL" && /^\d{8}$/.test(value) ? `UNTIL=${value}T235959Z` : `${name}=${value}`,
	);
	if (series.count !== undefined) bounded.push(`COUNT=${series.count}`);
	// Dates are worked out in UTC, so that only the time of the day knows of the zone's clocks.
	if (series.until !== undefined) bounded.push(`UNTIL=${series.until.replaceAll("-", "")}T235959Z`);
	let dates: string[];
	try {
		const rule = new (rules().RRuleTemporal)({
			rruleString: `DTSTART:${series.from.replaceAll("-", "")}T000000Z\nRRULE:${bounded.join(";")}`,
			strict: true,
		});
		dates = rule.all((_, index) => index <= MAX_EVENTS).map((date) => date.toString().slice(0, 10));
	} catch (error) {
		const reason = (error as Error).message.replace(/\.$/, "");
		if (/iterations|candidate/i.test(reason)) {
			report("rule", "has too few dates in thousands of years; check its days and months.");
			return [];
		}
		report("rule", `is not an RFC 5545 rule: ${reason}; write FREQ=MONTHLY;BYDAY=1TU.`);
		return [];
	}
	if (dates.length === 0) report("rule", "has no dates between from and until; check them.");
	if (dates.length > MAX_EVENTS) {
		report("rule", `gives more than ${MAX_EVENTS} dates; add count or until.`);
		return [];
	}
	return dates.flatMap((date): Day[] => {
		const start = instantOf(`${date}T${series.at}`, zone);
		if ("reason" in start) {
			report("at", start.reason);
			return [];
		}
		return [{ date, start: start.instant, end: start.instant.plus({ minutes: minutesOf(series.lasts) }) }];
	});
}

function ruleProblem(
	parts: ReadonlyMap<string, string>,
	series: Series,
): { property: keyof Series; reason: string } | undefined {
	const frequency = parts.get("FREQ");
	if (frequency === undefined)
		return { property: "rule", reason: "has no FREQ; write FREQ=WEEKLY;BYDAY=TU or FREQ=MONTHLY;BYDAY=1TU." };
	if (!["DAILY", "WEEKLY", "MONTHLY", "YEARLY"].includes(frequency))
		return { property: "rule", reason: `has FREQ=${frequency}; it can be DAILY, WEEKLY, MONTHLY or YEARLY.` };
	for (const part of ["BYHOUR", "BYMINUTE", "BYSECOND", "DTSTART"]) {
		if (parts.has(part)) return { property: "rule", reason: `has ${part}; use from and at for the time.` };
	}
	const unknown = [...parts.keys()].find((part) => !PARTS.includes(part));
	if (unknown !== undefined) {
		const hint = didYouMean(unknown, PARTS) || ` It can have ${PARTS.join(", ")}.`;
		return { property: "rule", reason: `has ${JSON.stringify(unknown)}, which is not part of a rule.${hint}` };
	}
	const ends = [
		parts.has("COUNT") && "COUNT in rule",
		parts.has("UNTIL") && "UNTIL in rule",
		series.count !== undefined && "count",
		series.until !== undefined && "until",
	].filter((end) => end !== false);
	if (ends.length === 1) return undefined;
	return ends.length === 0
		? { property: "rule", reason: "never ends; add count or until." }
		: { property: "rule", reason: `has two ends, ${ends.join(" and ")}; keep one.` };
}

/**
 * The API's recurrence for a series, where it has one: daily, weekly on some days, monthly on one day of the month or
 * on one weekday of the first to fourth or last week.
 */
export function recurrenceOf(series: Series, days: readonly Day[], report: Report): Properties | undefined {
	const parts = partsOf(series.rule);
	const [first] = days;
	const last = days.at(-1);
	if (first === undefined || last === undefined) return undefined;
	const form = formOf(parts, first);
	if (typeof form === "string") {
		report("rule", `${form}, which the API can't do for recurring events; use as: events, or another rule.`);
		return undefined;
	}
	const isCounted = series.count !== undefined || parts.has("COUNT");
	const end = isCounted ? { endTimes: days.length } : { endDateTime: instantText(last.start) };
	return { ...form, duration: minutesOf(series.lasts), ...end };
}

function formOf(parts: ReadonlyMap<string, string>, first: Day): Properties | string {
	const frequency = parts.get("FREQ") as keyof typeof MAX_INTERVAL | "YEARLY";
	if (frequency === "YEARLY") return "has FREQ=YEARLY";
	const repeatInterval = Number(parts.get("INTERVAL") ?? 1);
	const max = MAX_INTERVAL[frequency];
	if (repeatInterval > max) return `has INTERVAL=${repeatInterval}, more than ${max} with FREQ=${frequency}`;
	const allowed = {
		DAILY: [],
		WEEKLY: ["BYDAY", "WKST"],
		MONTHLY: ["BYDAY", "BYMONTHDAY", "BYSETPOS", "WKST"],
	}[frequency] as readonly string[];
	const extra = [...parts.keys()].find((part) => !["FREQ", "INTERVAL", "COUNT", "UNTIL", ...allowed].includes(part));
	if (extra !== undefined) return `has ${extra} with FREQ=${frequency}`;
	if (frequency === "DAILY") return { type: 1, repeatInterval };
	const byDay = parts.get("BYDAY")?.split(",") ?? [];
	return frequency === "WEEKLY"
		? weekly(byDay, repeatInterval, parts.get("WKST"), first)
		: monthly(byDay, repeatInterval, parts, first);
}

/** The API's number of the weekday on which a date is. */
function weekdayOf(date: string): number {
	return (DateTime.fromISO(date, { zone: "utc" }).weekday % 7) + 1;
}

function numberOf(weekday: string): number {
	return WEEKDAYS.indexOf(weekday as (typeof WEEKDAYS)[number]) + 1;
}

function weekly(
	byDay: readonly string[],
	repeatInterval: number,
	weekStart: string | undefined,
	first: Day,
): Properties | string {
	const weeklyDays = byDay.length === 0 ? [weekdayOf(first.date)] : byDay.map(numberOf).sort((a, b) => a - b);
	if (weeklyDays.includes(0)) return `has BYDAY=${byDay.join(",")} with FREQ=WEEKLY`;
	// The API's week begins on Sunday, an RRULE's on Monday; it matters where weeks are left out.
	if (repeatInterval > 1 && weeklyDays.length > 1 && weeklyDays.includes(1) && weekStart !== "SU")
		return "skips weeks that start on Monday (with WKST=SU they start on Sunday)";
	return { type: 2, repeatInterval, weeklyDays };
}

function monthly(
	byDay: readonly string[],
	repeatInterval: number,
	parts: ReadonlyMap<string, string>,
	first: Day,
): Properties | string {
	const monthDays = parts.get("BYMONTHDAY")?.split(",").map(Number) ?? [];
	if (byDay.length === 0) {
		if (parts.has("BYSETPOS")) return "has BYSETPOS without BYDAY";
		const day = monthDays[0] ?? Number(first.date.slice(8));
		if (monthDays.length > 1 || day < 1) return `has BYMONTHDAY=${monthDays.join(",")}`;
		return { type: 3, repeatInterval, monthlyDays: [day] };
	}
	if (monthDays.length > 0) return "has both BYDAY and BYMONTHDAY";
	const [, week = parts.get("BYSETPOS") ?? "", weekday = ""] = /^([+-]?\d+)?([A-Z]{2})$/.exec(byDay[0] ?? "") ?? [];
	const isBoth = parts.has("BYSETPOS") && /\d/.test(byDay[0] ?? "");
	if (byDay.length > 1 || isBoth || ![-1, 1, 2, 3, 4].includes(Number(week)) || week === "")
		return `has BYDAY=${byDay.join(",")}${parts.has("BYSETPOS") ? ` with BYSETPOS=${parts.get("BYSETPOS")}` : ""}`;
	return { type: 3, repeatInterval, monthlyWeek: Number(week), monthlyWeekDay: numberOf(weekday) };
}
