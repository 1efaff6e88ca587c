import type { Properties } from "../../lifecycle/description";
import { areInTurn, minutesOf, type Span } from "../expand/times";
import { slugOf, uniqueKey } from "./keys";

/** Start and end of a session in minutes of the event; undefined where it has instants. */
function spanOf({ day = 1, at, lasts }: Properties): Span | undefined {
	const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(String(at)) ?? [];
	if (hours === undefined) return undefined;
	const start = (Number(day) * 24 + Number(hours)) * 60 + Number(minutes);
	return { start, end: start + minutesOf(String(lasts)) };
}

/**
 * Sections with the first label of sessions as their track, where that is one: no two sessions at the same time have
 * it.
 */
export function withTracks(sections: Properties): Properties {
	const sessions = Object.values((sections.sessions ?? {}) as Record<string, Properties>);
	const byLabel = new Map<string, Properties[]>();
	for (const session of sessions) {
		const [label] = (session.trackLabels ?? []) as string[];
		if (label !== undefined) byLabel.set(label, [...(byLabel.get(label) ?? []), session]);
	}
	const tracks: Record<string, string> = {};
	for (const [label, those] of byLabel) {
		const spans = those.map(spanOf).filter((span) => span !== undefined);
		if (spans.length < those.length || !areInTurn(spans)) continue;
		const key = uniqueKey(slugOf(label, "track"), new Set(Object.keys(tracks)));
		tracks[key] = label;
		for (const session of those) {
			const [, ...more] = session.trackLabels as string[];
			session.track = key;
			if (more.length > 0) session.trackLabels = more;
			else delete session.trackLabels;
		}
	}
	return Object.keys(tracks).length === 0 ? sections : { tracks, ...sections };
}
