import { type Document, isMap, isNode, isScalar, type Pair, Scalar, YAMLMap } from "yaml";
import { literal } from "../../../conference/file/params";
import { uniqueKey } from "../../../conference/pull/keys";
import type { Properties } from "../../../lifecycle/description";
import { nodeOf } from "../../yaml";
import type { Target } from "./target";

/** An entry of a section, wherever it is written. */
export interface Entry {
	key: string;
	/** What it means, with what its templates and defaults say. */
	value: Properties;
	/** The id that an import noted above it. */
	mark?: string;
}

/** What a later import finds an entry by: the system and the id there, in a comment above the entry. */
function markOf(source: string, id: string): string {
	return `${source} ${id}`;
}

function keyOf({ key }: Pair): string {
	return isScalar(key) ? (typeof key.value === "string" ? key.value : (key.source ?? String(key.value))) : String(key);
}

/** The pairs of a section in a document. */
function pairsOf(document: Document, section: string): { pair: Pair; comment: string }[] {
	const map: unknown = document.get(section);
	if (!isMap(map)) return [];
	return map.items.map((pair, index) => {
		const own = isNode(pair.key) ? (pair.key.commentBefore ?? "") : "";
		// The comment above the first entry belongs to the map.
		return { pair, comment: index === 0 ? `${map.commentBefore ?? ""}\n${own}` : own };
	});
}

/** Entries of one section of a conference file and of what it extends, found by key, mark or name. */
export class Section {
	readonly #entries = new Map<string, Entry>();
	readonly #pairs = new Map<string, Pair>();
	readonly #byMark = new Map<string, Entry>();
	readonly #byName = new Map<string, Entry[]>();
	/** Paths that were written. */
	readonly written: string[] = [];

	constructor(
		private readonly target: Target,
		private readonly section: string,
		private readonly source: string,
	) {
		const whole = (target.whole[section] ?? {}) as Record<string, unknown>;
		for (const [key, value] of Object.entries(whole)) {
			const entry: Entry = { key, value: typeof value === "object" && value !== null ? (value as Properties) : {} };
			this.#entries.set(key, entry);
			const { name } = entry.value;
			if (typeof name === "string") this.#byName.set(name, [...(this.#byName.get(name) ?? []), entry]);
		}
		for (const document of [...target.bases].reverse()) this.#readMarks(document);
		this.#readMarks(target.document);
		for (const { pair } of pairsOf(target.document, section)) this.#pairs.set(keyOf(pair), pair);
	}

	#readMarks(document: Document): void {
		for (const { pair, comment } of pairsOf(document, this.section)) {
			const entry = this.#entries.get(keyOf(pair));
			// An entry that was removed may have left its comment: the last one is the entry's own.
			const line = comment.split("\n").findLast((one) => one.trim().startsWith(`${this.source} `));
			if (entry === undefined || line === undefined) continue;
			entry.mark = line.trim().slice(this.source.length + 1);
			this.#byMark.set(entry.mark, entry);
		}
	}

	get entries(): Iterable<Entry> {
		return this.#entries.values();
	}

	get(key: string): Entry | undefined {
		return this.#entries.get(key);
	}

	marked(id: string): Entry | undefined {
		return this.#byMark.get(id);
	}

	/** Entries of a name that no import has noted. */
	named(name: string): Entry[] {
		return (this.#byName.get(name) ?? []).filter(({ mark }) => mark === undefined);
	}

	/** The map in the document itself. */
	#map(): YAMLMap {
		const { document } = this.target;
		const known: unknown = document.get(this.section);
		if (isMap(known)) return known as YAMLMap;
		const map = new YAMLMap();
		document.set(this.section, map);
		return map;
	}

	#addPair(key: string, value: unknown): Pair {
		const { document } = this.target;
		const map = this.#map();
		const pair = document.createPair(key, null) as unknown as Pair;
		pair.value = nodeOf(document, value);
		map.flow = false;
		map.items.push(pair);
		this.#pairs.set(key, pair);
		return pair;
	}

	/** A key that no entry has. */
	freeKey(wanted: string): string {
		return uniqueKey(wanted, this.#entries);
	}

	/** Adds an entry, with its mark. */
	add(key: string, value: Properties, id: string): Entry {
		const pair = this.#addPair(key, literal(value));
		if (isScalar(pair.key)) pair.key.commentBefore = ` ${markOf(this.source, id)}`;
		const entry: Entry = { key, value, mark: id };
		this.#entries.set(key, entry);
		this.#byMark.set(id, entry);
		this.written.push(`${this.section}.${key}`);
		return entry;
	}

	/** Notes the id above an entry that was found by its name, or by another id. */
	mark(entry: Entry, id: string): void {
		if (entry.mark === id) return;
		const mark = markOf(this.source, id);
		const known = this.#pairs.get(entry.key);
		const key = known?.key;
		// An entry of a template can't be noted here without being written here.
		if (!isScalar(key)) return;
		const before = entry.mark;
		entry.mark = id;
		this.#byMark.set(id, entry);
		this.written.push(`${this.section}.${entry.key}`);
		const replaced = (comment: string): string =>
			comment
				.split("\n")
				.map((line) => (line.trim() === markOf(this.source, before ?? "") ? ` ${mark}` : line))
				.join("\n");
		const map = this.#map();
		if (before !== undefined && map.items[0] === known && map.commentBefore != null)
			map.commentBefore = replaced(map.commentBefore);
		if (before !== undefined && key.commentBefore != null) key.commentBefore = replaced(key.commentBefore);
		if (before === undefined)
			key.commentBefore = key.commentBefore == null ? ` ${mark}` : `${key.commentBefore}\n ${mark}`;
	}

	/** The entry's map in the document itself; made where a template alone has it. */
	#own(key: string): YAMLMap {
		const { document } = this.target;
		const pair = this.#pairs.get(key) ?? this.#addPair(key, {});
		if (isMap(pair.value)) return pair.value as YAMLMap;
		const map = new YAMLMap();
		// An alias stands for a value that others have too.
		if (pair.value !== null && isNode(pair.value) && !isScalar(pair.value)) {
			const plain = pair.value.toJS(document) as unknown;
			const copy = nodeOf(document, plain);
			if (isMap(copy)) {
				pair.value = copy;
				return copy as YAMLMap;
			}
		}
		pair.value = map;
		return map;
	}

	/** Sets properties of an entry where they differ; undefined takes one away, also from what a template says. */
	set(entry: Entry, properties: Properties): void {
		const { document } = this.target;
		for (const [property, value] of Object.entries(properties)) {
			if (JSON.stringify(entry.value[property]) === JSON.stringify(value)) continue;
			this.written.push(`${this.section}.${entry.key}.${property}`);
			const map = this.#own(entry.key);
			if (value === undefined) {
				map.delete(property);
				if (this.#isInherited(entry.key, property)) map.set(property, nodeOf(document, null));
				delete entry.value[property];
				continue;
			}
			const node = nodeOf(document, literal(value));
			const present: unknown = map.get(property, true);
			// A comment behind the value stays.
			if (isScalar(present) && node instanceof Scalar && isPlainText(present, node)) present.value = node.value;
			else map.set(property, node);
			entry.value = { ...entry.value, [property]: value };
		}
	}

	/** Whether a template or the defaults say a property. */
	#isInherited(key: string, property: string): boolean {
		const documents = [this.target.document, ...this.target.bases];
		return documents.some(
			(document, index) =>
				document.hasIn(["defaults", this.section, property]) ||
				(index > 0 && document.hasIn([this.section, key, property])),
		);
	}
}

/** Whether a scalar can take the value of another in the same form of writing. */
function isPlainText(present: Scalar, next: Scalar): boolean {
	return typeof present.value === typeof next.value && present.anchor === undefined;
}
