import { MAX_DAYS } from "../../kinds/event";
import { didYouMean } from "../../lifecycle/check";
import type { Properties } from "../../lifecycle/description";
import type { Path } from "../../lifecycle/property-path";
import type { Report } from "../declaration";
import type { Day } from "./times";

/** One event that a conference makes: its days, what is in it, and the inputs that follow from either. */
export interface Sitting {
	/** Which event it is, where there are several: the date of its first day in a series, or the key of a part. */
	event?: string;
	/** Before the names of its declarations. */
	prefix: string;
	/** Values of placeholders that are filled for each event: `series.date`. */
	values?: Readonly<Record<string, string>>;
	days: readonly Day[];
	/** Number of its first day in the file. */
	firstNumber: number;
	inputs: Properties;
	/** Where those inputs come from. */
	places: Readonly<Record<string, Path>>;
	/** Whether it has an object of a section. */
	has(section: string, key: string): boolean;
	/** Where `adopt` names an object, by the place that declares it; undefined where that declares one for each event. */
	adoptAt(from: Path): Path | undefined;
}

/** All days of a file, before they are divided among events. */
export interface Programme {
	days: readonly Day[];
	/** Where the file says them. */
	path: Path;
	inputs: Properties;
	places: Readonly<Record<string, Path>>;
	toCalendar(days: readonly Day[]): Properties[];
}

const LONGEST_MS = MAX_DAYS * 86_400_000;

/** Whether days from the first to the last are more than one event can have. */
function isTooLong(days: readonly Day[]): boolean {
	const [first, last] = [days[0], days.at(-1)];
	if (first === undefined || last === undefined) return false;
	return days.length > MAX_DAYS || last.end.toMillis() - first.start.toMillis() > LONGEST_MS;
}

/** Says that an event has more days than the API takes, and how to divide them. */
export function checkLength(days: readonly Day[], path: Path, report: Report): void {
	// A single entry of a calendar that is too long by itself can't be divided; the event's own rule says it.
	if (!isTooLong(days) || days.some((day) => isTooLong([day]))) return;
	const groups: number[][] = [];
	let group: Day[] = [];
	for (const [index, day] of days.entries()) {
		if (group.length === 0 || isTooLong([...group, day])) {
			group = [];
			groups.push([]);
		}
		group.push(day);
		groups.at(-1)?.push(index + 1);
	}
	const parts = groups.map((numbers, index) => `part${index + 1}: { days: [${numbers.join(", ")}] }`).join(", ");
	const span = `${days[0]?.date} to ${days.at(-1)?.date}`;
	const advice = path[0] === "parts" ? "divide it into more parts" : `divide them: parts: { ${parts} }`;
	report(path, `has ${days.length} days, ${span}; an event lasts at most ${MAX_DAYS} days, so ${advice}.`);
}

/** `days 1 to 3`. */
export function daysText(count: number): string {
	return count === 1 ? "one day" : `days 1 to ${count}`;
}

/** What to say of a part that is not there. */
export function notAPart(key: string, parts: readonly string[]): string {
	const hint = didYouMean(key, parts) || ` It has: ${parts.join(", ")}.`;
	return `names "${key}", which is not in parts.${hint}`;
}
