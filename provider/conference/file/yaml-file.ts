import { readFileSync, statSync } from "node:fs";
import { type Alias, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Node as YamlNode } from "yaml";
import { pathText } from "../../lifecycle/property-path";
import type { Problem } from "./problem";
import { EMPTY, type Entry, type MapNode, type Node, type Place } from "./tree";

/** Largest file that is read, in bytes. */
export const MAX_BYTES = 10 * 1024 * 1024;

/** Deepest nesting; a conference needs less than ten levels. */
const MAX_DEPTH = 64;

/** Most values that aliases may add to a file. */
const MAX_ALIASED = 100_000;

/** Most errors of the parser that are shown; the later ones mostly follow from the first. */
const MAX_PARSE_ERRORS = 10;

/** Reads the text of a file, or says why it can't be read. */
export function readText(file: string, shown: string): { text: string } | { problem: Problem } {
	const fail = (message: string, place: Partial<Problem> = {}): { problem: Problem } => ({
		problem: { file: shown, path: "", message, ...place },
	});
	let bytes: Buffer;
	try {
		const stats = statSync(file);
		// A pipe or a device could be read for ever.
		if (!stats.isFile()) return fail("is not a file; name a YAML file.");
		if (stats.size > MAX_BYTES)
			return fail(`has ${(stats.size / 1024 / 1024).toFixed(1)} MB; a conference file can have at most 10 MB.`);
		bytes = readFileSync(file);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		return fail(code === "ENOENT" ? "does not exist; check the name." : `can't be read (${code ?? String(error)}).`);
	}
	if (isUtf16(bytes)) return fail("is written in UTF-16; save it as UTF-8.", { line: 1, column: 1 });
	try {
		return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
	} catch {
		return fail("is not valid UTF-8; save it as UTF-8.", firstBadCharacter(bytes));
	}
}

function isUtf16(bytes: Buffer): boolean {
	const [first, second] = bytes;
	const hasMark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
	return hasMark || (bytes.length >= 2 && (first === 0) !== (second === 0));
}

function firstBadCharacter(bytes: Buffer): { line: number; column: number } {
	const before = new TextDecoder("utf-8").decode(bytes).split("\ufffd", 1)[0] ?? "";
	const lines = before.split("\n");
	return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** The key by which YAML 1.1 lays one map into another. */
export const MERGE_KEY = "<<";

/** What to write instead of a merge key. */
export const MERGE_REFUSAL =
	"is YAML's merge key, which conference files don't support. Put values that a section's objects share under defaults, inherit from another file with extends, and repeat a whole value with an anchor, such as speakers: *speakers.";

const TOO_DEEP = `is nested deeper than ${MAX_DEPTH} levels; a conference needs less than ten.`;

/** Messages that say what to do, by the parser's code; the parser's own for the rest. */
const MESSAGES: Record<string, string> = {
	TAB_AS_INDENT: "is indented with a tab; YAML allows only spaces.",
	MULTIPLE_DOCS: 'begins a second document; a conference file has one: take out the line "---".',
	BAD_INDENT: "is not indented like its neighbours; entries of a map start in the same column.",
	BLOCK_AS_IMPLICIT_KEY: "has an extra colon or a missing line break; quote text that contains a colon.",
	UNRESOLVED_ALIAS: "refers to an anchor that does not exist.",
};

/** Parses a file into nodes that know their place. */
export function parseYaml(text: string, file: string): { root: MapNode; problems: Problem[] } {
	const lines = new LineCounter();
	const at = (offset: number): { file: string; line: number; column: number } => {
		const { line, col } = lines.linePos(offset);
		return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
	};
	const failed = (message: string, offset = 0): { root: MapNode; problems: Problem[] } => ({
		root: EMPTY,
		problems: [{ ...at(offset), path: "", message }],
	});
	const deep = tooDeepAt(text);
	if (deep !== undefined) {
		const before = text.slice(0, deep).split("\n");
		const place = { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
		return { root: EMPTY, problems: [{ ...place, path: "", message: TOO_DEEP }] };
	}
	const document = parseDocument(text, {
		lineCounter: lines,
		prettyErrors: false,
		version: "1.2",
		logLevel: "error",
		// The parser compares each key with all before it; the conversion below finds twins by a look-up.
		uniqueKeys: false,
	});
	if (document.errors.length > 0) {
		// One missing bracket may be thousands of errors.
		const problems = document.errors.slice(0, MAX_PARSE_ERRORS).map(({ code, pos, message }): Problem => {
			return { ...at(pos[0]), path: lineKey(text, pos[0]), message: sayParseError(code, message) };
		});
		return { root: EMPTY, problems };
	}
	if (document.contents === null) return failed('is empty; begin with "event:".');
	const problems: Problem[] = [];
	const root = new Converter(at, problems).convert(document.contents as YamlNode, []);
	if (root.kind !== "map")
		return failed('is no map; a conference file begins with "event:".', offsetOf(document.contents));
	return { root, problems };
}

function sayParseError(code: string, message: string): string {
	if (message.includes("quote")) return "is missing a closing quote; add it.";
	if (message.startsWith("Flow")) return "is missing the closing bracket of a list or map, or its indentation; add it.";
	return MESSAGES[code] ?? `is not valid YAML: ${message.replace(/\.$/, "")}.`;
}

/** The key that a line begins with, to say which entry is meant. */
function lineKey(text: string, offset: number): string {
	const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1).split("\n", 1)[0] ?? "";
	return /^[\s-]*([\w.-]+):/.exec(line)?.[1] ?? "";
}

/** Where brackets or dashes go deeper than is sensible: the parser recurses, and would end with a stack overflow. */
function tooDeepAt(text: string): number | undefined {
	let depth = 0;
	for (const { 0: bracket, index } of text.matchAll(/[[\]{}]/g)) {
		depth = bracket === "[" || bracket === "{" ? depth + 1 : Math.max(0, depth - 1);
		// Text may hold some brackets that are never closed.
		if (depth > MAX_DEPTH * 4) return index;
	}
	const dashes = /^ *(?:[-?:] +){64}|^ {2000}/m.exec(text);
	return dashes?.index;
}

function offsetOf(node: unknown): number {
	return (node as YamlNode | null)?.range?.[0] ?? 0;
}

/** Turns the parser's nodes into ours: aliases share nodes, and what they add up to is counted, not written out. */
class Converter {
	readonly #anchors = new Map<string, { node: Node; size: number } | "open">();
	#aliased = 0;

	constructor(
		readonly at: (offset: number) => { file: string; line: number; column: number },
		readonly problems: Problem[],
	) {}

	convert(node: YamlNode | null, path: readonly (string | number)[]): Node {
		return this.#sized(node, path).node;
	}

	#sized(node: YamlNode | null, path: readonly (string | number)[]): { node: Node; size: number } {
		const offset = offsetOf(node);
		const place: Place = () => this.at(offset);
		const nothing = { node: { kind: "scalar", value: null, place } as Node, size: 1 };
		if (node === null) return nothing;
		if (isAlias(node)) return this.#alias(node, place, path) ?? nothing;
		if (path.length > MAX_DEPTH) {
			this.#fail(offset, path.slice(0, 3), TOO_DEEP);
			return nothing;
		}
		const anchor = (node as { anchor?: string }).anchor;
		if (anchor !== undefined) this.#anchors.set(anchor, "open");
		const made = this.#plain(node, place, path) ?? nothing;
		if (anchor !== undefined) this.#anchors.set(anchor, made);
		return made;
	}

	#plain(node: YamlNode, place: Place, path: readonly (string | number)[]): { node: Node; size: number } | undefined {
		if (isScalar(node)) {
			const { value } = node;
			const isKnown = value === null || ["string", "number", "boolean"].includes(typeof value);
			return {
				node: { kind: "scalar", value: isKnown ? (value as string) : String(value), place },
				size: 1,
			};
		}
		if (isSeq(node)) {
			const items = node.items.map((item, index) => this.#sized(item as YamlNode, [...path, index]));
			return {
				node: { kind: "list", items: items.map((item) => item.node), place },
				size: items.reduce((sum, { size }) => sum + size, 1),
			};
		}
		if (!isMap(node)) return undefined;
		let size = 1;
		const entries = new Map<string, Entry>();
		for (const { key, value } of node.items) {
			const keyOffset = offsetOf(key);
			if (!isScalar(key) || key.value === null) {
				this.#fail(keyOffset, path, "has a key that is not plain text; keys must be.");
				continue;
			}
			// As written: `2028:` is the key "2028".
			const name = typeof key.value === "string" ? key.value : (key.source ?? String(key.value));
			// A value left empty is a node; none at all is what is left of a text with a comma in { }.
			if (value === null) this.#fail(keyOffset, [...path, name], "has no value; quote text that contains a comma.");
			const child = this.#sized(value as YamlNode | null, [...path, name]);
			size += child.size;
			if (name === MERGE_KEY) {
				this.#fail(keyOffset, [...path, name], MERGE_REFUSAL);
				continue;
			}
			if (entries.has(name)) this.#fail(keyOffset, [...path, name], "appears twice in the same map; keep one.");
			entries.set(name, { keyPlace: () => this.at(keyOffset), node: child.node });
		}
		return { node: { kind: "map", entries, place }, size };
	}

	#alias(alias: Alias, place: Place, path: readonly (string | number)[]): { node: Node; size: number } | undefined {
		const target = this.#anchors.get(alias.source);
		const offset = offsetOf(alias);
		if (target === undefined) {
			this.#fail(
				offset,
				path,
				`refers to the anchor "${alias.source}", which is not defined above it; write &${alias.source} first.`,
			);
			return undefined;
		}
		if (target === "open") {
			this.#fail(offset, path, `refers to the anchor "${alias.source}", which contains it; write the value out.`);
			return undefined;
		}
		const isWithin = this.#aliased <= MAX_ALIASED;
		this.#aliased += target.size;
		if (this.#aliased <= MAX_ALIASED) return { node: { ...target.node, place }, size: target.size };
		// Said once: a bomb has many aliases.
		if (isWithin)
			this.#fail(
				offset,
				path,
				`adds more than ${MAX_ALIASED} values to the file through aliases; write them out, or use fewer.`,
			);
		return undefined;
	}

	#fail(offset: number, path: readonly (string | number)[], message: string): void {
		this.problems.push({ ...this.at(offset), path: pathText(path), message });
	}
}
