import { DateTime } from "luxon";
import type { Properties } from "../../lifecycle/description";
import type { Path } from "../../lifecycle/property-path";
import type { CheckName, Warn } from "../checks";
import { zoneOf } from "../expand/calendar";
import type { ConferenceSpec } from "../spec";
import type { Slot } from "./slots";

/** What only one session can have at a time, and the check that says so. */
const CHECKS = {
	speaker: "speakerTwiceAtOnce",
	room: "roomTwiceAtOnce",
	track: "trackTwiceAtOnce",
} as const satisfies Record<string, CheckName>;

/** Warns of a speaker, a room or a track in two sessions at once: the API has no such rule, and some mean it. */
export function warnOfClashes(slots: readonly Slot[], spec: ConferenceSpec, warn: Warn): void {
	const busy = new Map<string, Slot>();
	const take = (what: keyof typeof CHECKS, name: string, slot: Slot, path: Path): void => {
		const token = `${what} ${name}`;
		const other = busy.get(token);
		if (other !== undefined && slot.start < other.end) {
			warn(
				CHECKS[what],
				path,
				`takes the ${what} "${name}" ${timeText(slot, spec)}, but "${other.key}" already has it ${timeText(other, spec)}; move one of them.`,
			);
		}
		if (other === undefined || slot.end > other.end) busy.set(token, slot);
	};
	for (const slot of slots) {
		const { key, value } = slot;
		for (const [index, name] of speakersOf(value).entries())
			take("speaker", String(name), slot, ["sessions", key, "speakers", index]);
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

/** Keys of a session's speakers. */
export function speakersOf({ speakers }: Properties): unknown[] {
	const list = Array.isArray(speakers) ? (speakers as unknown[]) : [];
	return list.map((one) => (typeof one === "object" && one !== null ? (one as Properties).speaker : one));
}

function timeText({ start, end }: Slot, spec: ConferenceSpec): string {
	const zone = zoneOf(spec);
	const [from, to] = [start, end].map((ms) => DateTime.fromMillis(ms, { zone }));
	return `on ${from?.toISODate()} from ${from?.toFormat("HH:mm")} to ${to?.toFormat("HH:mm")}`;
}
