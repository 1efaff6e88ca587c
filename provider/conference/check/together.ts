import { statSync } from "node:fs";
import { DateTime } from "luxon";
import { kinds } from "../../kinds";
import type { Properties } from "../../lifecycle/description";
import { type Path, pathText } from "../../lifecycle/property-path";
import { ContentHash, type Declaration, type Report } from "../declaration";
import { zoneOf } from "../expand/calendar";
import { instantText, localText, type Span } from "../expand/times";
import { eventFacts, factsOf } from "../sections";
import type { ConferenceSpec } from "../spec";

/** A session with its times in ms since the epoch. */
interface Slot extends Span {
	key: string;
	value: Properties;
}

/** What no kind can say by itself: what objects say of each other. */
export function checkTogether(spec: ConferenceSpec, declarations: readonly Declaration[], report: Report): void {
	checkDuplicates(declarations, report);
	checkContents(declarations, report);
	const said = new Set<string>();
	// What is wrong with one event of a series is wrong with most of them.
	const once: Report = (path, message) => {
		if (said.has(pathText(path))) return;
		said.add(pathText(path));
		report(path, message);
	};
	for (const event of declarations.filter(({ kind }) => kind === eventFacts.kind)) {
		const own = declarations.filter(({ date }) => date === event.date);
		const slots = slotsOf(spec, own);
		checkClashes(slots, spec, event.date === undefined ? report : once);
		if (event.inputs.eventType === "RECURRING") continue;
		const zone = zoneOf(spec);
		checkDays(slots, event, zone, once);
		checkSales(event, own, zone, once);
	}
}

function isFile(path: string): boolean {
	try {
		return statSync(path).isFile();
	} catch {
		// Not there, not to be read, or no path at all.
		return false;
	}
}

/** Files to upload are there, and are files; what is in them is read by the program. */
function checkContents(declarations: readonly Declaration[], report: Report): void {
	for (const { inputs, from } of declarations) {
		const { contentHash } = inputs;
		if (contentHash instanceof ContentHash && !isFile(contentHash.path))
			report([...from, "source"], `is "${contentHash.path}", which does not exist; paths start at this file's folder.`);
	}
}

/** Objects that the API or its ids would take for the same. */
function checkDuplicates(declarations: readonly Declaration[], report: Report): void {
	const seen = new Map<string, Declaration>();
	const names = new Set<string>();
	for (const declaration of declarations) {
		const { kind, name, inputs, from, section } = declaration;
		if (names.has(`${kind} ${name}`))
			report(
				from,
				`has the key of another ${kinds[kind].noun}: sponsors and exhibitors share their keys; choose another key.`,
			);
		names.add(`${kind} ${name}`);
		const { unique, id, parents, noun } = kinds[kind];
		const isOwnKey = (name_: string): boolean =>
			unique?.property === name_ || name_ === id.parameter || name_ === "email";
		for (const property of Object.keys(inputs).filter(isOwnKey)) {
			const value = inputs[property];
			if (typeof value !== "string" || factsOf(section)?.mayBeAlike === true) continue;
			const where = parents.filter((parent) => parent !== property).map((parent) => inputs[parent]);
			const token = JSON.stringify([kind, property, where, value.toLowerCase()]);
			const other = seen.get(token);
			if (other === undefined) seen.set(token, declaration);
			else
				report(
					[...from, property],
					`is "${value}", which "${String(other.from.at(-1))}" also has; each ${noun} needs its own.`,
				);
		}
	}
}

function slotsOf(spec: ConferenceSpec, declarations: readonly Declaration[]): Slot[] {
	return declarations
		.filter(({ section }) => factsOf(section)?.isProgramme === true)
		.map(({ key = "", inputs }) => ({
			key,
			start: Date.parse(String(inputs.startTime)),
			end: Date.parse(String(inputs.endTime)),
			value: spec.sessions?.[key] ?? {},
		}))
		.filter(({ start, end }) => start < end)
		.sort((a, b) => a.start - b.start || (a.key < b.key ? -1 : 1));
}

/** A speaker, a room or a track can't be in two sessions at once. */
function checkClashes(slots: readonly Slot[], spec: ConferenceSpec, report: Report): void {
	const busy = new Map<string, Slot>();
	const take = (what: string, name: string, slot: Slot, path: Path): void => {
		const token = `${what} ${name}`;
		const other = busy.get(token);
		if (other !== undefined && slot.start < other.end) {
			report(
				path,
				`takes the ${what} "${name}" ${timeText(slot, spec)}, but "${other.key}" already has it ${timeText(other, spec)}; move one of them.`,
			);
		}
		if (other === undefined || slot.end > other.end) busy.set(token, slot);
	};
	for (const slot of slots) {
		const { key, value } = slot;
		const speakers = Array.isArray(value.speakers) ? (value.speakers as unknown[]) : [];
		const names = speakers.map((one) => (typeof one === "object" && one !== null ? (one as Properties).speaker : one));
		for (const [index, name] of names.entries()) {
			if (names.indexOf(name) === index) take("speaker", String(name), slot, ["sessions", key, "speakers", index]);
		}
		for (const [what, labels] of [
			["room", spec.rooms],
			["track", spec.tracks],
		] as const) {
			const name = value[what];
			// A key and its label are the same room.
			if (typeof name === "string") take(what, labels?.[name] ?? name, slot, ["sessions", key, what]);
		}
	}
}

function timeText({ start, end }: Slot, spec: ConferenceSpec): string {
	const zone = zoneOf(spec);
	const [from, to] = [start, end].map((ms) => DateTime.fromMillis(ms, { zone }));
	return `on ${from?.toISODate()} from ${from?.toFormat("HH:mm")} to ${to?.toFormat("HH:mm")}`;
}

function checkDays(slots: readonly Slot[], event: Declaration, zone: string, report: Report): void {
	const calendar = ((event.inputs.calendar ?? []) as (Properties | undefined)[]).map(({ startTime, endTime } = {}) => ({
		start: Date.parse(String(startTime)),
		end: Date.parse(String(endTime)),
	}));
	if (calendar.length === 0 || !calendar.every(({ start, end }) => start < end)) return;
	for (const slot of slots) {
		const { key, start, end, value } = slot;
		if (calendar.some((day) => start >= day.start && end <= day.end)) continue;
		const days = calendar.map((day) => spanText(day, zone));
		const from = ["sessions", key, value.at === undefined ? "startTime" : "at"];
		// A series has no calendar, and what it lasts may go on after midnight.
		const hint = event.date === undefined ? nightHint(slot, calendar, zone) : "";
		report(from, `puts the session at ${spanText(slot, zone)}, outside the event's days: ${days.join(", ")}.${hint}`);
	}
}

/** `2027-05-04 09:00 to 18:00`; with the date of the end where that is another. */
function spanText({ start, end }: Span, zone: string): string {
	const [from, to] = [DateTime.fromMillis(start, { zone }), DateTime.fromMillis(end, { zone })];
	const days = to.startOf("day").diff(from.startOf("day"), "days").days;
	const isMidnight = days === 1 && to.toFormat("HH:mm") === "00:00";
	const endText = isMidnight ? "24:00" : to.toFormat(days === 0 ? "HH:mm" : "yyyy-MM-dd HH:mm");
	return `${from.toFormat("yyyy-MM-dd HH:mm")} to ${endText}`;
}

/** Latest that a day goes on after what the file says, where a session seems to be meant after midnight, in ms. */
const NIGHT_MS = 6 * 60 * 60 * 1000;

/** How a session is written that goes on or begins after midnight; empty where it does neither. */
function nightHint({ start, end, value }: Slot, calendar: readonly Span[], zone: string): string {
	const at = (ms: number): DateTime => DateTime.fromMillis(ms, { zone });
	const text = (ms: number): string => localText(at(ms).toISO() ?? "", zone);
	const isNextDay = (ms: number, day: Span): boolean => ms > at(day.start).plus({ days: 1 }).startOf("day").toMillis();
	const calendarHint = (day: Span, last: number): string =>
		` For a day that ends after midnight, use calendar instead of days: { startTime: ${text(day.start)}, endTime: ${text(last)} }.`;
	const crossed = calendar.find((day) => start >= day.start && start < day.end && isNextDay(end, day));
	if (crossed !== undefined) return calendarHint(crossed, end);
	if (value.at === undefined) return "";
	const [from, to] = [start, end].map((ms) => at(ms).plus({ days: 1 }).toMillis()) as [number, number];
	const meant = calendar.find((day) => start < day.start && isNextDay(from, day) && from < day.end + NIGHT_MS);
	if (meant === undefined) return "";
	const hint = ` After midnight it is the next day: use startTime: ${text(from)} and endTime: ${text(to)} instead of day, at and lasts.`;
	return to > meant.end ? hint + calendarHint(meant, to) : hint;
}

function checkSales(event: Declaration, declarations: readonly Declaration[], zone: string, report: Report): void {
	const ends = ((event.inputs.calendar ?? []) as (Properties | undefined)[]).map((day) =>
		Date.parse(String(day?.endTime)),
	);
	const end = Math.max(...ends);
	if (!Number.isFinite(end)) return;
	for (const { section, inputs, from } of declarations) {
		const saleEnd = factsOf(section)?.saleEnd ?? "";
		const closes = inputs[saleEnd];
		if (typeof closes !== "string" || !(Date.parse(closes) > end)) continue;
		const last = instantText(DateTime.fromMillis(end, { zone }));
		report([...from, saleEnd], `is ${closes}, after the event's end; the sale must end by ${last}.`);
	}
}
