import { DateTime } from "luxon";
import { withoutAddresses } from "../programme/addresses";
import { isSecret } from "./discretion";

/** Longest value that is shown; of a longer one it is said that it changes. */
const MAX_SHOWN = 100;

/** Labels of properties whose names say it less well. */
const LABELS: Readonly<Record<string, string>> = {
	sessionSpeakers: "speakers",
	associatedSessions: "sessions",
	trackLabels: "track",
	physicalLocation: "place",
	startTime: "start",
	endTime: "end",
	calendar: "days",
	timezone: "time zone",
	hubId: "hub",
	eventId: "event",
	tierId: "tier",
	ticketTypeId: "ticket type",
	eventType: "type of event",
};

/** A property as people say it: `permissionGroups` → `permission groups`. */
export function labelOf(path: string): string {
	const names = path
		.split(".")
		.map((name) => LABELS[name] ?? name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
	return names.join(", ");
}

/** `1 speaker`, `2 speakers`. */
export function count(number: number, noun: string): string {
	return `${number} ${number === 1 ? noun : plural(noun)}`;
}

/** `co-editor` → `co-editors`, `publication of the event` → `publications of the event`. */
function plural(noun: string): string {
	const [head = "", ...rest] = noun.split(/(?= of )/);
	const many = /(?:s|questions|polls)$/.test(head)
		? head
		: /[^aeiou]y$/.test(head)
			? `${head.slice(0, -1)}ies`
			: `${head}s`;
	return many + rest.join("");
}

/** `a, b and c`. */
export function listed(parts: readonly string[]): string {
	return parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** A text in quotes, without addresses. */
export function quoted(text: string): string {
	return `“${withoutAddresses(text)}”`;
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

/** An instant on the clocks of a zone: `2027-05-04 09:00`. */
export function clockText(text: string, zone: string, format = "yyyy-MM-dd HH:mm"): string {
	const instant = DateTime.fromISO(text, { zone });
	return instant.isValid ? instant.toFormat(format) : text;
}

/** A value for people; undefined where it is too long, hidden, or has no short form. */
export function valueText(value: unknown, zone: string): string | undefined {
	if (isSecret(value)) return undefined;
	if (value === undefined || value === null || value === "") return "nothing";
	if (typeof value === "boolean") return value ? "yes" : "no";
	if (typeof value === "number") return String(value);
	if (typeof value !== "string" || value.length > MAX_SHOWN || value.includes("\n")) return undefined;
	if (withoutAddresses(value) !== value) return undefined;
	if (INSTANT.test(value)) return clockText(value, zone);
	return /^[\w.+-]+$/.test(value) ? value : quoted(value);
}
