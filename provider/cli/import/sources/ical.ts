import type Library from "ical.js" with { "resolution-mode": "import" };
import { DateTime, IANAZone } from "luxon";
import { UsageError } from "../../context";
import { Gathering } from "../gathering";
import { type Form, idOf } from "./source";

const ICAL = require("ical.js") as typeof Library;

/** Most occurrences that one entry may have. */
const MAX_OCCURRENCES = 500;

/** Calendars of a text: there may be several, one behind the other. */
function calendarsOf(text: string): Library.Component[] {
	let parsed: unknown;
	try {
		parsed = ICAL.parse(text);
	} catch (error) {
		throw new UsageError(`the export can't be read as iCalendar: ${(error as Error).message}`);
	}
	const several = Array.isArray(parsed) && Array.isArray(parsed[0]);
	return (several ? (parsed as unknown[][]) : [parsed as unknown[]]).map((one) => new ICAL.Component(one));
}

/** A time as an instant with its offset; as a local time where it has no zone. */
function textOf(time: Library.Time, tzid: string | undefined): string {
	const local = time.toString().replace(/Z$/, "");
	if (time.zone?.tzid === "UTC") return `${local}Z`;
	if (tzid !== undefined && IANAZone.isValidZone(tzid))
		return DateTime.fromISO(local, { zone: tzid }).toISO({ suppressMilliseconds: true }) ?? local;
	// Another name of a zone, whose rules the calendar has.
	if (time.zone !== undefined && time.zone.tzid !== "floating")
		return time.toJSDate().toISOString().replace(".000Z", "Z");
	return local;
}

/** An iCalendar file. */
export const ical: Form<string> = {
	title: "iCalendar file",
	recognises: () => true,
	read: (text, { source, language }) => {
		const gathering = new Gathering(source, language);
		const zones = new Set<string>();
		for (const calendar of calendarsOf(text)) {
			gathering.title ??= gathering.line(calendar.getFirstPropertyValue("x-wr-calname"));
			gathering.timezone ??= idOf(calendar.getFirstPropertyValue("x-wr-timezone"));
			readCalendar(calendar, gathering, zones);
		}
		const [zone] = zones;
		if (zones.size === 1 && zone !== undefined) gathering.timezone ??= zone;
		return gathering.programme();
	},
};

function readCalendar(calendar: Library.Component, gathering: Gathering, zones: Set<string>): void {
	const components = calendar.getAllSubcomponents("vevent");
	const exceptions = new Map<string, Library.Component[]>();
	const masters: Library.Component[] = [];
	const repeated = new Set(
		components.filter((one) => one.hasProperty("rrule") || one.hasProperty("rdate")).map((one) => uidOf(one)),
	);
	for (const component of components) {
		const uid = uidOf(component);
		if (uid !== undefined && component.hasProperty("recurrence-id") && repeated.has(uid))
			exceptions.set(uid, [...(exceptions.get(uid) ?? []), component]);
		else masters.push(component);
	}
	for (const component of masters) readEvent(component, exceptions.get(uidOf(component) ?? "") ?? [], gathering, zones);
}

function uidOf(component: Library.Component): string | undefined {
	return idOf(component.getFirstPropertyValue("uid"));
}

function tzidOf(component: Library.Component): string | undefined {
	return idOf(component.getFirstProperty("dtstart")?.getParameter("tzid"));
}

function readEvent(
	component: Library.Component,
	exceptions: readonly Library.Component[],
	gathering: Gathering,
	zones: Set<string>,
): void {
	const what = gathering.line(component.getFirstPropertyValue("summary")) ?? uidOf(component) ?? "An entry";
	if (!component.hasProperty("dtstart")) {
		gathering.refuse(what, "has no start");
		return;
	}
	const event = new ICAL.Event(component, { exceptions: [...exceptions], strictExceptions: false });
	if (!event.isRecurring()) {
		readOccurrence(event, event.startDate, event.endDate, gathering, zones);
		return;
	}
	const rule = component.getFirstPropertyValue("rrule") as Library.Recur | null;
	if (rule !== null && !rule.isFinite()) {
		gathering.refuse(what, "repeats without an end");
		return;
	}
	const occurrences = event.iterator();
	let count = 0;
	for (let next = occurrences.next(); next; next = occurrences.next()) {
		if (++count > MAX_OCCURRENCES) {
			gathering.refuse(what, `repeats more than ${MAX_OCCURRENCES} times; what is after that is not in the file`);
			return;
		}
		const { item, startDate, endDate } = event.getOccurrenceDetails(next);
		readOccurrence(item, startDate, endDate, gathering, zones);
	}
}

function readOccurrence(
	event: Library.Event,
	start: Library.Time,
	end: Library.Time,
	gathering: Gathering,
	zones: Set<string>,
): void {
	const { component } = event;
	const name = gathering.line(component.getFirstPropertyValue("summary"));
	const uid = uidOf(component);
	const what = name ?? uid ?? "An entry";
	const isCancelled = String(component.getFirstPropertyValue("status")).toUpperCase() === "CANCELLED";
	if (isCancelled || start.isDate) {
		gathering.skip(what, isCancelled ? "is cancelled" : "is for a whole day");
		return;
	}
	if (name === undefined) {
		gathering.refuse(what, "has no title");
		return;
	}
	const tzid = tzidOf(component);
	if (tzid !== undefined && IANAZone.isValidZone(tzid)) zones.add(tzid);
	const has = (property: string): unknown => component.getFirstPropertyValue(property);
	gathering.notTaken(
		{ url: has("url"), attachments: has("attach"), attendees: has("attendee"), organizer: has("organizer") },
		"url",
		"attachments",
		"attendees",
		"organizer",
	);
	gathering.session({
		ids: [uid],
		name,
		description: gathering.text(has("description")),
		startTime: textOf(start, tzid),
		endTime: textOf(end, tzid),
		room: gathering.line(has("location")),
		tracks: component
			.getAllProperties("categories")
			.flatMap((property) => property.getValues().flatMap((value) => gathering.line(value) ?? [])),
	});
}
