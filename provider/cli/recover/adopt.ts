import { isDeepStrictEqual } from "node:util";
import {
	isAlias,
	isMap,
	isScalar,
	type Node,
	type Pair,
	parse,
	parseDocument,
	type Scalar,
	visit,
	type YAMLMap,
} from "yaml";
import { ADOPT } from "../../lifecycle/check";
import { type Path, pathText } from "../../lifecycle/property-path";

/** An id to write into a file. */
export interface Adoption {
	/** The object in the file: `["sessions", "opening"]`. */
	path: Path;
	id: string;
}

/**
 * Why an id can't be written: the object is elsewhere, is shared with others by an anchor, or has an id; or the file's
 * form is too unusual.
 */
export type Refusal = "elsewhere" | "shared" | "has-one" | "unusual";

/** A file's text with ids, and what could not be written, by `pathText`. */
export interface Adopted {
	text: string;
	refused: Map<string, Refusal>;
}

/** A text to put in at a place. */
interface Insertion {
	at: number;
	text: string;
}

type KeyedMap = YAMLMap<Scalar, Node | null>;

/** Writes `adopt` into objects of a conference file. All else stays as it is, byte for byte. */
export function adoptInto(text: string, adoptions: readonly Adoption[]): Adopted {
	const document = parseDocument(text, { uniqueKeys: false, logLevel: "error" });
	const aliased = new Set<string>();
	visit(document, { Alias: (_, { source }) => void aliased.add(source) });
	const refused = new Map<string, Refusal>();
	const insertions: Insertion[] = [];
	const expected: unknown = document.toJS({ maxAliasCount: -1 });
	for (const { path, id } of adoptions) {
		const place = find(document.contents, path, aliased);
		if (typeof place === "string") {
			refused.set(pathText(path), place);
			continue;
		}
		const { keys, map } = place;
		insertions.push(map.flow === true ? inFlow(text, map, id) : inBlock(text, keys.at(-1), map, id));
		setIn(expected, keys, id);
	}
	const written = insertions
		.sort((a, b) => b.at - a.at)
		.reduce((made, { at, text: part }) => made.slice(0, at) + part + made.slice(at), text);
	const after = parseDocument(written, { uniqueKeys: false, logLevel: "error" });
	if (after.errors.length === 0 && isDeepStrictEqual(after.toJS({ maxAliasCount: -1 }), expected))
		return { text: written, refused };
	for (const { path } of adoptions) if (!refused.has(pathText(path))) refused.set(pathText(path), "unusual");
	return { text, refused };
}

/** An object of the file. */
interface Place {
	/** Its key, and those of what holds it. */
	keys: readonly Scalar[];
	map: KeyedMap;
}

/** The map at a path, with its keys. */
function find(root: unknown, path: Path, aliased: ReadonlySet<string>): Place | Refusal {
	const keys: Scalar[] = [];
	let value: unknown = root;
	for (const step of path) {
		const pair = isMap(value) ? entryOf(value as KeyedMap, String(step)) : undefined;
		if (pair === undefined) return "elsewhere";
		const { anchor } = (pair.value ?? {}) as { anchor?: string };
		if (isAlias(pair.value) || (anchor !== undefined && aliased.has(anchor))) return "shared";
		keys.push(pair.key);
		value = pair.value;
	}
	if (!isMap(value)) return "elsewhere";
	return entryOf(value as KeyedMap, ADOPT) === undefined ? { keys, map: value as KeyedMap } : "has-one";
}

function entryOf(map: KeyedMap, name: string): Pair<Scalar, Node | null> | undefined {
	return map.items.find(({ key }) => isScalar(key) && nameOf(key) === name);
}

/** A key as the conference has it: `2028:` is the key "2028". */
function nameOf({ value, source }: Scalar): string {
	return typeof value === "string" ? value : (source ?? String(value));
}

/** As the first entry of `{ name: Ada }`. */
function inFlow(text: string, map: KeyedMap, id: string): Insertion {
	const open = map.range?.[0] ?? 0;
	const first = map.items[0]?.key;
	const isQuoted = first?.type === "QUOTE_DOUBLE";
	const entry = isQuoted ? `${JSON.stringify(ADOPT)}: ${JSON.stringify(id)}` : `${ADOPT}: ${scalarText(id)}`;
	if (first === undefined) return { at: open + 1, text: ` ${entry} ` };
	const at = first.range?.[0] ?? 0;
	const gap = text.slice(open + 1, at);
	// On a line of its own where its neighbour has one.
	return { at, text: `${entry},${gap === "" || gap.trim() !== "" ? " " : gap}` };
}

/** As the first line below the key, so that comments stay above what they are about. */
function inBlock(text: string, key: Scalar | undefined, map: KeyedMap, id: string): Insertion {
	const first = map.items[0]?.key.range?.[0] ?? 0;
	const indent = " ".repeat(first - (text.lastIndexOf("\n", first - 1) + 1));
	const lineEnd = text.indexOf("\n", key?.range?.[1] ?? 0);
	const lineBreak = text[lineEnd - 1] === "\r" ? "\r\n" : "\n";
	return { at: lineEnd + 1, text: `${indent}${ADOPT}: ${scalarText(id)}${lineBreak}` };
}

/** An id as YAML reads it as text. */
export function scalarText(id: string): string {
	return /^\w[\w.@+-]*$/.test(id) && parse(id) === id ? id : JSON.stringify(id);
}

function setIn(root: unknown, keys: readonly Scalar[], id: string): void {
	const holder = keys.reduce<unknown>((place, { value }) => (place as Record<string, unknown>)[String(value)], root);
	(holder as Record<string, unknown>)[ADOPT] = id;
}
