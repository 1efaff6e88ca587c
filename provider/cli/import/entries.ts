import { type Document, isMap, isNode, isScalar, type Pair, type Scalar, YAMLMap } from "yaml";
import { slugOf, uniqueKey } from "../../conference/pull/keys";
import type { Properties } from "../../lifecycle/description";
import { nodeOf } from "../yaml";

type KeyedPair = Pair<Scalar<string>, unknown>;

function keyOf({ key }: Pair): string {
	return String(isScalar(key) ? key.value : key);
}

/** What a later import finds an entry by: the system and the id there, in a comment above the entry. */
function markOf(source: string, id: string): string {
	return `${source} ${id}`;
}

/** Entries of one section, found by the comment that an import left, else by name. */
export class Entries {
	readonly #map: YAMLMap;
	/** Keys that this import has written. */
	readonly touched = new Set<string>();

	constructor(
		private readonly document: Document,
		section: string,
		private readonly source: string,
	) {
		const known: unknown = document.get(section);
		if (isMap(known)) this.#map = known as YAMLMap;
		else {
			this.#map = new YAMLMap();
			document.set(section, this.#map);
		}
	}

	get #pairs(): KeyedPair[] {
		return this.#map.items as KeyedPair[];
	}

	/** Keys of the section. */
	keys(): string[] {
		return this.#pairs.map(keyOf);
	}

	/** Comment above an entry; above the first one it belongs to the map. */
	#commentOf(pair: KeyedPair, index: number): string {
		const own = isNode(pair.key) ? (pair.key.commentBefore ?? "") : "";
		return index === 0 ? `${this.#map.commentBefore ?? ""}\n${own}` : own;
	}

	/** The entry of an id; of a name, where no comment says another id. */
	#find(id: string, name: string): KeyedPair | undefined {
		const mark = markOf(this.source, id);
		const isMarked = (pair: KeyedPair, index: number, text: string): boolean =>
			this.#commentOf(pair, index)
				.split("\n")
				.some((line) => (text === "" ? line.trim().startsWith(`${this.source} `) : line.trim() === text));
		const marked = this.#pairs.find((pair, index) => isMarked(pair, index, mark));
		if (marked !== undefined) return marked;
		const isNamed = ({ value }: KeyedPair): boolean => isMap(value) && value.get("name") === name;
		return this.#pairs.find((pair, index) => isNamed(pair) && !isMarked(pair, index, ""));
	}

	/**
	 * Writes an entry, and gives its key. Other properties, comments and the order of what is there stay.
	 *
	 * @param without properties that the written ones take the place of
	 */
	write(id: string, name: string, properties: Properties, without: readonly string[] = []): string {
		const found = this.#find(id, name);
		if (found !== undefined && isMap(found.value)) {
			for (const property of without) found.value.delete(property);
			for (const [property, value] of Object.entries(properties)) this.#set(found.value as YAMLMap, property, value);
			this.#mark(found, id);
			const key = keyOf(found);
			this.touched.add(key);
			return key;
		}
		const key = uniqueKey(slugOf(name), new Set(this.keys()));
		const pair = this.document.createPair(key, null) as KeyedPair;
		pair.value = nodeOf(this.document, properties);
		pair.key.commentBefore = ` ${markOf(this.source, id)}`;
		this.#map.flow = false;
		this.#map.add(pair);
		this.touched.add(key);
		return key;
	}

	/** Notes the id above an entry that was found by its name, so that the next import finds it under any name. */
	#mark(pair: KeyedPair, id: string): void {
		const mark = markOf(this.source, id);
		if (this.#commentOf(pair, this.#pairs.indexOf(pair)).includes(mark) || !isScalar(pair.key)) return;
		const { commentBefore } = pair.key;
		pair.key.commentBefore = commentBefore == null ? ` ${mark}` : `${commentBefore}\n ${mark}`;
	}

	/** Sets a property where it differs, so that what is equal stays as it was written. */
	#set(map: YAMLMap, property: string, value: unknown): void {
		const node = nodeOf(this.document, value);
		const present: unknown = map.get(property, true);
		if (JSON.stringify(present) === JSON.stringify(node)) return;
		// A comment behind the value stays.
		if (isScalar(present) && isScalar(node)) present.value = node.value;
		else map.set(property, node);
	}
}

/** The key of a label in a section such as `rooms`; a new one if there is none. */
export function labelKey(document: Document, section: string, label: string): string {
	const known: unknown = document.get(section);
	const map = isMap(known) ? known : new YAMLMap();
	if (map !== known) document.set(section, map);
	const pairs = map.items as KeyedPair[];
	const found = pairs.find(({ value }) => isScalar(value) && value.value === label);
	if (found !== undefined) return keyOf(found);
	const key = uniqueKey(slugOf(label), new Set(pairs.map(keyOf)));
	map.set(key, nodeOf(document, label));
	return key;
}
