import { DateTime } from "luxon";
import type { Properties } from "../../lifecycle/description";
import type { Path } from "../../lifecycle/property-path";
import type { Warn } from "../checks";
import type { Declaration } from "../declaration";
import { sittingsOf } from "../expand/calendar";
import { instantOf } from "../expand/times";
import { eventFacts } from "../sections";
import type { ConferenceSpec } from "../spec";
import { warnOfClashes } from "./clashes";
import { warnOfDays } from "./days";
import { warnOfNamesAlike } from "./names-alike";
import { warnOfSales } from "./sales";
import { warnOfSilentSessions } from "./silent-sessions";
import { eventsOf } from "./slots";
import { warnOfUnaskedAnswers } from "./unasked";

/** Where the file says when the event is. */
function placeOfDates({ event, series }: ConferenceSpec): Path {
	if (series !== undefined) return ["series"];
	if (event.days === undefined) return ["event", "calendar"];
	return ["event", event.firstDay === undefined ? "days" : "firstDay"];
}

/** End of the last sitting; undefined where only the API knows it. */
function lastEnd(spec: ConferenceSpec, zone: string): DateTime | undefined {
	const { recurrence } = spec.event as { recurrence?: Properties };
	if (recurrence !== undefined) {
		const last = instantOf(String(recurrence.endDateTime), zone);
		return "instant" in last ? last.instant : undefined;
	}
	const ends = sittingsOf(spec, zone, () => undefined).flatMap(({ days }) => days.map(({ end }) => end));
	return DateTime.max(...ends);
}

/** Warns of an event of which every day is past. */
function warnOfPast(spec: ConferenceSpec, now: Date, warn: Warn): void {
	const zone = String(spec.event.timezone);
	// What ends at midnight is of the day before.
	const last = lastEnd(spec, zone)?.setZone(zone).minus({ milliseconds: 1 });
	if (last === undefined || last >= DateTime.fromJSDate(now, { zone }).startOf("day")) return;
	warn(
		"eventIsOver",
		placeOfDates(spec),
		`the event's last day was ${last.toISODate()}, which is in the past. Zoom accepts no changes to an event that is over, so whatever "pulumi up" creates stays in the account; check the dates.`,
	);
}

/** Warns of parts that people can't tell apart. */
function warnOfPartsAlike(declarations: readonly Declaration[], warn: Warn): void {
	const known = new Map<unknown, string>();
	for (const { kind, event = "", inputs } of declarations) {
		if (kind !== eventFacts.kind) continue;
		const other = known.get(inputs.name);
		if (other === undefined) known.set(inputs.name, event);
		else
			warn(
				"partsNamedAlike",
				["parts", event],
				`is called "${String(inputs.name)}", as "${other}" is; give it a name of its own, such as name: ${String(inputs.name)} (\${part.number}).`,
			);
	}
}

/**
 * Says what is right in form and hardly meant.
 *
 * @param spec a conference without problems
 * @param declarations what it expands to
 * @param now the time that counts as the present
 */
export function warnOf(spec: ConferenceSpec, declarations: readonly Declaration[], now: Date, warn: Warn): void {
	const zone = String(spec.event.timezone);
	warnOfPast(spec, now, warn);
	warnOfNamesAlike(spec, warn);
	warnOfSilentSessions(spec, warn);
	warnOfUnaskedAnswers(spec, warn);
	if (spec.parts !== undefined) warnOfPartsAlike(declarations, warn);
	for (const { event, own, slots } of eventsOf(spec, declarations)) {
		warnOfClashes(slots, spec, warn);
		warnOfDays(slots, event, zone, warn);
		warnOfSales(event, own, zone, warn);
	}
}
