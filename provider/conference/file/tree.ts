import type { Path } from "../../lifecycle/property-path";
import type { Position } from "./problem";

/** Where a node begins, worked out when somebody asks. */
export type Place = () => Position | undefined;

interface Located {
	place: Place;
}

/** A single value: text, number, boolean or null. */
export interface ScalarNode extends Located {
	kind: "scalar";
	value: string | number | boolean | null;
}

/** A list. */
export interface ListNode extends Located {
	kind: "list";
	items: readonly Node[];
}

/** An entry of a map, with the place of its key. */
export interface Entry {
	keyPlace: Place;
	node: Node;
}

/** A map, in the order of the file. */
export interface MapNode extends Located {
	kind: "map";
	entries: ReadonlyMap<string, Entry>;
}

/** A value that knows where it was written; never changed once made. */
export type Node = ScalarNode | ListNode | MapNode;

const nowhere: Place = () => undefined;

/** A map that was written nowhere. */
export const EMPTY: MapNode = { kind: "map", entries: new Map(), place: nowhere };

/** A plain value as nodes, without places. */
export function fromPlain(value: unknown): Node {
	if (Array.isArray(value)) return { kind: "list", items: value.map(fromPlain), place: nowhere };
	if (typeof value === "object" && value !== null) {
		const entries = Object.entries(value)
			.filter(([, child]) => child !== undefined)
			.map(([key, child]): [string, Entry] => [key, { keyPlace: nowhere, node: fromPlain(child) }]);
		return { kind: "map", entries: new Map(entries), place: nowhere };
	}
	const isScalar = value === null || ["string", "number", "boolean"].includes(typeof value);
	return { kind: "scalar", value: isScalar ? (value as ScalarNode["value"]) : String(value), place: nowhere };
}

/** Nodes as a plain value. */
export function toPlain(node: Node): unknown {
	if (node.kind === "scalar") return node.value;
	if (node.kind === "list") return node.items.map(toPlain);
	return Object.fromEntries([...node.entries].map(([key, entry]) => [key, toPlain(entry.node)]));
}

/** The place of a path: of its key in a map, of the item in a list; of the deepest part that exists. */
export function placeOf(root: Node, path: Path): Position | undefined {
	let node = root;
	let place = root.place;
	for (const step of path) {
		if (node.kind === "map") {
			const entry = node.entries.get(String(step));
			if (entry === undefined) break;
			place = entry.keyPlace;
			node = entry.node;
		} else if (node.kind === "list") {
			const item = node.items[Number(step)];
			if (item === undefined) break;
			place = item.place;
			node = item;
		} else break;
	}
	return place();
}
