import { ADOPT } from "../../lifecycle/check";
import type { Properties } from "../../lifecycle/description";

/** What each object says by itself, even where all say the same. */
const OWN = new Set([ADOPT, "name", "title", "email", "day", "at"]);

/** The single values that all objects of a section have alike. */
function sharedBy(objects: readonly Properties[]): Properties {
	const [first, ...others] = objects;
	if (first === undefined || others.length === 0) return {};
	const shared = Object.entries(first).filter(
		([name, value]) => !OWN.has(name) && typeof value !== "object" && others.every((one) => one[name] === value),
	);
	return Object.fromEntries(shared);
}

/** Sections with what all their objects say alike said once, under `defaults`. */
export function toDefaults(sections: Properties): Properties {
	const defaults: Properties = {};
	const shorter: Properties = { ...sections };
	for (const [section, map] of Object.entries(sections)) {
		const objects = Object.entries(map as Properties).filter(([, one]) => typeof one === "object");
		const shared = sharedBy(objects.map(([, one]) => one as Properties));
		if (Object.keys(shared).length === 0) continue;
		defaults[section] = shared;
		shorter[section] = Object.fromEntries(
			objects.map(([key, one]) => [
				key,
				Object.fromEntries(Object.entries(one as Properties).filter(([name]) => !(name in shared))),
			]),
		);
	}
	if (Object.keys(defaults).length === 0) return sections;
	const { tracks, ...rest } = shorter;
	return { ...(tracks !== undefined && { tracks }), defaults, ...rest };
}
