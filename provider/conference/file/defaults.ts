import { merge } from "./extends";
import type { Entry, MapNode } from "./tree";

/** Lays what holds for a section under each of its objects. */
export function withDefaults(root: MapNode): MapNode {
	const defaults = root.entries.get("defaults")?.node;
	if (defaults?.kind !== "map") return root;
	const entries = [...root.entries].map(([section, entry]): [string, Entry] => {
		const base = defaults.entries.get(section)?.node;
		const { node } = entry;
		if (base?.kind !== "map" || node.kind !== "map") return [section, entry];
		const objects = [...node.entries].map(([key, object]): [string, Entry] => [
			key,
			object.node.kind === "map" ? { ...object, node: merge(base, object.node) } : object,
		]);
		return [section, { ...entry, node: { ...node, entries: new Map(objects) } }];
	});
	return { ...root, entries: new Map(entries) };
}
