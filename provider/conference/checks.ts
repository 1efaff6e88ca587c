import { DateTime } from "luxon";
import type { Properties } from "../lifecycle/description";
import { resourceClasses } from "../resources";
import { type Declaration, isLater, type Report } from "./declaration";
import type { ConferenceSpec } from "./spec";
import type { Path } from "./tree";

/** A session with its times in ms since the epoch. */
interface Slot {
	key: string;
	start: number;
	end: number;
	value: Properties;
}

/** What no kind can say by itself: what objects say of each other. */
export function checkTogether(spec: ConferenceSpec, declarations: readonly Declaration[], report: Report): void {
	checkDuplicates(declarations, report);
	for (const event of declarations.filter(({ kind }) => kind === "Event")) {
		const own = declarations.filter(({ date }) => date === event.date);
		const slots = slotsOf(spec, own);
		checkClashes(slots, spec, report);
		if (event.inputs.eventType === "RECURRING") continue;
		checkDays(slots, event, spec.event.timezone, report);
		checkSales(event, own, report);
	}
}

/** Objects that the API or its ids would take for the same. */
function checkDuplicates(declarations: readonly Declaration[], report: Report): void {
	const seen = new Map<string, Declaration>();
	const names = new Set<string>();
	for (const declaration of declarations) {
		const { kind, name, inputs, from } = declaration;
		if (names.has(`${kind} ${name}`))
			report(
				from,
				`has the key of another ${resourceClasses[kind].description.noun}: sponsors and exhibitors share their names; choose another key.`,
			);
		names.add(`${kind} ${name}`);
		const { unique = [], id, parents, noun } = resourceClasses[kind].description;
		const isOwnKey = (name_: string): boolean => unique.includes(name_) || name_ === id.parameter || name_ === "email";
		for (const property of Object.keys(inputs).filter(isOwnKey)) {
			const value = inputs[property];
			// Tickets of several types may be one person's, and so may interpretations.
			if (typeof value !== "string" || isLater(value) || kind === "Ticket") continue;
			const where = parents.filter((parent) => parent !== property).map((parent) => inputs[parent]);
			const token = JSON.stringify([kind, property, where, value.toLowerCase()]);
			const other = seen.get(token);
			if (other === undefined) seen.set(token, declaration);
			else
				report(
					[...from, property],
					`is "${value}", which "${String(other.from.at(-1))}" has too; each ${noun} has its own.`,
				);
		}
	}
}

function slotsOf(spec: ConferenceSpec, declarations: readonly Declaration[]): Slot[] {
	return declarations
		.filter(({ kind }) => kind === "Session")
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
				`has the ${what} "${name}" ${timeText(slot, spec)}, who or which is in "${other.key}" ${timeText(other, spec)}; move one of them.`.replace(
					"who or which",
					what === "speaker" ? "who" : "which",
				),
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

function timeText({ start, end }: Slot, { event }: ConferenceSpec): string {
	const zone = typeof event.timezone === "string" ? event.timezone : "UTC";
	const [from, to] = [start, end].map((ms) => DateTime.fromMillis(ms, { zone }));
	return `on ${from?.toISODate()} from ${from?.toFormat("HH:mm")} to ${to?.toFormat("HH:mm")}`;
}

function checkDays(slots: readonly Slot[], event: Declaration, timezone: unknown, report: Report): void {
	const calendar = ((event.inputs.calendar ?? []) as Properties[]).map(({ startTime, endTime }) => ({
		start: Date.parse(String(startTime)),
		end: Date.parse(String(endTime)),
	}));
	if (calendar.length === 0) return;
	const zone = typeof timezone === "string" ? timezone : "UTC";
	const text = (ms: number): string => DateTime.fromMillis(ms, { zone }).toFormat("yyyy-MM-dd HH:mm");
	for (const { key, start, end, value } of slots) {
		if (calendar.some((day) => start >= day.start && end <= day.end)) continue;
		const days = calendar.map((day) => `${text(day.start)} to ${text(day.end).slice(11)}`);
		const from = ["sessions", key, value.at === undefined ? "startTime" : "at"];
		report(
			from,
			`puts the session at ${text(start)} to ${text(end)}, outside of the event's days: ${days.join(", ")}.`,
		);
	}
}

function checkSales(event: Declaration, declarations: readonly Declaration[], report: Report): void {
	const ends = ((event.inputs.calendar ?? []) as Properties[]).map(({ endTime }) => Date.parse(String(endTime)));
	const end = Math.max(...ends);
	for (const { kind, inputs, from } of declarations) {
		if (kind !== "TicketType" || typeof inputs.endTime !== "string" || !(Date.parse(inputs.endTime) > end)) continue;
		const last = new Date(end).toISOString().replace(".000", "");
		report([...from, "endTime"], `is ${inputs.endTime}, after the event's end; the sale ends by ${last}.`);
	}
}
