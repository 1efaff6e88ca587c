import { dirname, isAbsolute, join } from "node:path";
import type { Path } from "../../lifecycle/property-path";
import { sectionEntries } from "../sections";
import type { Repository } from "./repository";
import type { Entry, MapNode, Node } from "./tree";

/** A conference with the paths of its files relative to here, and the places of those that it may not name. */
export interface Sourced {
	root: MapNode;
	refused: Path[];
}

/**
 * Makes the paths of files on the disk relative to here, not to the folder of the file that names them; those that
 * leave the repository are refused. Paths of a value, which no file says, stay as they are: that is a program.
 *
 * @param root the conference with its parameters filled, since a path may be one
 * @param repository what no path may leave; undefined where there is no file
 */
export function withSources(
	root: MapNode,
	repository: Repository | undefined,
	report: (path: Path, message: string) => void,
): Sourced {
	if (repository === undefined) return { root, refused: [] };
	const refused: Path[] = [];
	const entries = new Map(root.entries);
	for (const [section, { contentFrom }] of sectionEntries) {
		const entry = entries.get(section);
		if (contentFrom === undefined || entry?.node.kind !== "map") continue;
		const objects = [...entry.node.entries].map(([key, object]): [string, Entry] => {
			const path = [section, key, contentFrom];
			const node = withSource(object.node, contentFrom, repository, (reason) => {
				refused.push(path);
				report(path, reason);
			});
			return [key, { ...object, node }];
		});
		entries.set(section, { ...entry, node: { ...entry.node, entries: new Map(objects) } });
	}
	return { root: { ...root, entries }, refused };
}

function withSource(object: Node, property: string, repository: Repository, refuse: (reason: string) => void): Node {
	const source = object.kind === "map" ? object.entries.get(property) : undefined;
	if (object.kind !== "map" || source?.node.kind !== "scalar") return object;
	const { value, place } = source.node;
	const folder = dirname(place()?.file ?? ".");
	if (typeof value !== "string" || value === "") return object;
	const found = repository.find(folder, value);
	if ("reason" in found) {
		refuse(found.reason);
		return object;
	}
	const node = { ...source.node, value: isAbsolute(value) ? value : join(folder, value) };
	return { ...object, entries: new Map(object.entries).set(property, { ...source, node }) };
}
