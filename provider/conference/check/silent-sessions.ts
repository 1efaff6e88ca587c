import type { Warn } from "../checks";
import type { ConferenceSpec } from "../spec";
import { speakersOf } from "./clashes";

/**
 * Warns of sessions in which nobody speaks, in a conference where others have speakers. What has neither a meeting nor
 * a webinar is a break or a party.
 *
 * @param spec a conference without problems
 */
export function warnOfSilentSessions({ sessions = {} }: ConferenceSpec, warn: Warn): void {
	const silent = Object.entries(sessions).filter(([, session]) => speakersOf(session).length === 0);
	if (silent.length === Object.keys(sessions).length) return;
	for (const [key, { type }] of silent) {
		if (type === "none") continue;
		warn(
			"sessionWithoutSpeaker",
			["sessions", key],
			"names nobody, although other sessions name speakers; add speakers:.",
		);
	}
}
