import type { Path } from "../../lifecycle/property-path";
import type { Warn } from "../checks";
import type { ConferenceSpec } from "../spec";

/** A name without what eyes overlook. */
function plain(name: string): string {
	return name.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
}

/** The names of a file's rooms or tracks, each with where it stands; those of sessions where the file lists none. */
function namesOf(spec: ConferenceSpec, section: "rooms" | "tracks", property: "room" | "track"): [string, Path][] {
	const listed = spec[section];
	if (listed !== undefined) return Object.entries(listed).map(([key, name]) => [name, [section, key]]);
	return Object.entries(spec.sessions ?? {}).flatMap(([key, session]): [string, Path][] => {
		const name = session[property];
		return typeof name === "string" ? [[name, ["sessions", key, property]]] : [];
	});
}

/**
 * Warns of rooms and tracks that are told apart by blanks or case alone: mostly one that was written in two ways.
 *
 * @param spec a conference without problems
 */
export function warnOfNamesAlike(spec: ConferenceSpec, warn: Warn): void {
	for (const [section, property] of [
		["rooms", "room"],
		["tracks", "track"],
	] as const) {
		const known = new Map<string, string>();
		const said = new Set<string>();
		for (const [name, path] of namesOf(spec, section, property)) {
			const other = known.get(plain(name));
			if (other === undefined) known.set(plain(name), name);
			else if (other !== name && !said.has(name)) {
				said.add(name);
				warn(
					"namesAlike",
					path,
					`is "${name}", which differs from "${other}" by blanks or case alone; write one name.`,
				);
			}
		}
	}
}
