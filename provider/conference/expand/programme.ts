import type { Properties } from "../../lifecycle/description";
import type { Path } from "../../lifecycle/property-path";
import type { EventContext } from "./context";
import { labelOf } from "./references";
import { daysText } from "./sitting";
import { instantOf, instantText, minutesOf, textAfter } from "./times";

/** Times, place and labels of a session. */
export function programmeInputs(
	value: Properties,
	from: Path,
	places: Record<string, Path>,
	context: EventContext,
): Properties {
	const { spec, zone } = context;
	const inputs: Properties = { timezone: value.timezone ?? zone, ...sessionTimes(value, from, places, context) };
	places.timezone = value.timezone === undefined ? ["event", "timezone"] : [...from, "timezone"];
	const room = labelOf(value.room, spec.rooms, "rooms", [...from, "room"], context);
	const isOnSite = (value.attendanceType ?? spec.event.attendanceType) !== "virtual";
	if (room !== undefined && isOnSite) inputs.physicalLocation = value.physicalLocation ?? room;
	const track = labelOf(value.track, spec.tracks, "tracks", [...from, "track"], context);
	if (track !== undefined) inputs.trackLabels = [...new Set([track, ...((value.trackLabels ?? []) as string[])])];
	return inputs;
}

function sessionTimes(value: Properties, from: Path, places: Record<string, Path>, context: EventContext): Properties {
	const { report, sitting, zone } = context;
	const wall = ["day", "at", "lasts"].filter((property) => value[property] !== undefined);
	const absolute = ["startTime", "endTime"].filter((property) => value[property] !== undefined);
	if (wall.length > 0 && absolute.length > 0) {
		report([...from, absolute[0] ?? ""], "can't be combined with day, at and lasts; use one or the other.");
		return {};
	}
	if (wall.length === 0 && absolute.length === 0) {
		const [day] = sitting.days;
		if (context.spec.event.eventType === "SIMPLE_EVENT" && day !== undefined)
			return { startTime: instantText(day.start), endTime: instantText(day.end) };
		if (sitting.days.length > 0) report(from, "has no time; write day, at and lasts, or startTime and endTime.");
		return {};
	}
	if (absolute.length > 0) {
		for (const property of ["startTime", "endTime"]) {
			if (!absolute.includes(property)) report(from, `has no ${property}; write both startTime and endTime.`);
		}
		return {};
	}
	places.startTime = [...from, "at"];
	places.endTime = [...from, "lasts"];
	for (const property of ["at", "lasts"]) {
		if (!wall.includes(property)) report(from, `has no ${property}; write day, at and lasts.`);
	}
	const { days, firstNumber } = sitting;
	if (days.length === 0 || typeof value.at !== "string" || typeof value.lasts !== "string") return {};
	if (value.day === undefined && days.length > 1) {
		report(from, `has no day; the event has ${daysText(days.length)}.`);
		return {};
	}
	const day = days[Number(value.day ?? firstNumber) - firstNumber];
	if (day === undefined) {
		report([...from, "day"], `is ${String(value.day)}; the event has ${daysText(days.length)}.`);
		return {};
	}
	const start = instantOf(`${day.date}T${value.at}`, zone);
	if ("reason" in start) {
		report([...from, "at"], start.reason);
		return {};
	}
	return { startTime: textAfter(start.instant, 0), endTime: textAfter(start.instant, minutesOf(value.lasts)) };
}
