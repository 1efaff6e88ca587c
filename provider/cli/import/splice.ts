import { Document, isMap, isNode, isScalar, type Pair, parseDocument, type YAMLMap } from "yaml";
import { textOf } from "../yaml";

/** A part of a text that another takes the place of. */
interface Edit {
	start: number;
	end: number;
	text: string;
}

/** Sections that an import writes. */
const SECTIONS = ["speakers", "rooms", "tracks", "sessions"] as const;

function keyOf({ key }: Pair): string {
	return isScalar(key) ? (typeof key.value === "string" ? key.value : (key.source ?? String(key.value))) : String(key);
}

function commentOf(pair: Pair, map: YAMLMap): string[] {
	const own = isNode(pair.key) ? pair.key.commentBefore : undefined;
	const first = map.items[0] === pair ? map.commentBefore : undefined;
	return [first, own].flatMap((comment) => (comment ? comment.split("\n") : []));
}

/** An entry as it is printed, without what is a comment around it. */
function printed(pair: Pair, indent: string): string {
	const alone = new Document({}) as unknown as Document;
	const map = alone.contents as unknown as YAMLMap;
	map.flow = false;
	const { value } = pair;
	const trailing = isNode(value) ? value.comment : undefined;
	if (isNode(value)) value.comment = null;
	map.items.push(alone.createPair(keyOf(pair), null) as unknown as Pair);
	const [own] = map.items;
	if (own !== undefined) own.value = value;
	const text = textOf(alone);
	if (isNode(value) && trailing !== undefined) value.comment = trailing;
	return text
		.trimEnd()
		.split("\n")
		.map((line) => (line === "" ? line : `${indent}${line}`))
		.join("\n");
}

/** Where the line of a place begins. */
const lineStart = (text: string, at: number): number => text.lastIndexOf("\n", at - 1) + 1;

/** The place after the line in which a value ends. */
function lineEnd(text: string, at: number): number {
	if (text[at - 1] === "\n") return at;
	const next = text.indexOf("\n", at);
	return next < 0 ? text.length : next + 1;
}

/** Edits of one section; undefined where it is written in a way that takes none. */
function editsOf(
	original: string,
	before: YAMLMap,
	after: YAMLMap,
	section: string,
	changed: ReadonlySet<string>,
): Edit[] | undefined {
	const known = new Map((before.items as Pair[]).map((pair) => [keyOf(pair), pair]));
	const [first] = before.items as Pair[];
	const last = before.items.at(-1) as Pair | undefined;
	if (before.flow === true || first === undefined || last === undefined) return undefined;
	const startOf = ({ key }: Pair): number => (isNode(key) ? (key.range?.[0] ?? -1) : -1);
	const endOf = ({ value }: Pair): number => (isNode(value) ? (value.range?.[1] ?? -1) : -1);
	const indent = " ".repeat(startOf(first) - lineStart(original, startOf(first)));
	const edits: Edit[] = [];
	let added = "";
	for (const pair of after.items as Pair[]) {
		const key = keyOf(pair);
		const comment = commentOf(pair, after);
		const lines = (texts: readonly string[]): string => texts.map((line) => `${indent}#${line}\n`).join("");
		const old = known.get(key);
		if (old === undefined) {
			added += `${lines(comment)}${printed(pair, indent)}\n`;
			continue;
		}
		const noted = commentOf(old, before);
		if (noted.some((line, index) => line !== comment[index])) return undefined;
		const [start, end] = [startOf(old), endOf(old)];
		if (start < 0 || end < 0) return undefined;
		const at = lineStart(original, start);
		if (comment.length > noted.length) edits.push({ start: at, end: at, text: lines(comment.slice(noted.length)) });
		if (!changed.has(`${section}.${key}`)) continue;
		const isOfLines = original[end - 1] === "\n";
		edits.push({ start: at, end, text: `${printed(pair, indent)}${isOfLines ? "\n" : ""}` });
	}
	if (added !== "") {
		const at = lineEnd(original, endOf(last));
		edits.push({ start: at, end: at, text: original[at - 1] === "\n" ? added : `\n${added}` });
	}
	return edits;
}

/**
 * The text of a changed document in which all that an import didn't change is written as it was: blanks, quotes, comments.
 *
 * @param original the text that the document was read from
 * @param written paths of what was changed: `sessions.opening.name`
 * @returns the document printed anew where the original is written in a way that takes no edits
 */
export function splicedText(original: string, document: Document, written: readonly string[]): string {
	const whole = textOf(document);
	const source = parseDocument(original, { uniqueKeys: false }) as unknown as Document;
	const parts = written.map((path) => path.split("."));
	// A path without a property is of an entry that was added, or noted.
	const changed = new Set(
		parts.flatMap(([section, key, property]) => (property === undefined ? [] : `${section}.${key}`)),
	);
	const edits: Edit[] = [];
	let sections = "";
	for (const section of SECTIONS) {
		const after: unknown = document.get(section);
		const before: unknown = source.get(section);
		if (!isMap(after) || !written.some((path) => path.startsWith(`${section}.`))) continue;
		if (before === undefined) {
			const alone = new Document({}) as unknown as Document;
			alone.set(section, after);
			if (isMap(alone.contents)) alone.contents.flow = false;
			sections += textOf(alone);
			continue;
		}
		const own = isMap(before) ? editsOf(original, before as YAMLMap, after as YAMLMap, section, changed) : undefined;
		if (own === undefined) return whole;
		edits.push(...own);
	}
	const inEnds = (part: string): string => (original.includes("\r\n") ? part.replaceAll("\n", "\r\n") : part);
	const pieces: string[] = [];
	let at = 0;
	for (const edit of edits.sort((a, b) => a.start - b.start || a.end - b.end)) {
		pieces.push(original.slice(at, edit.start), inEnds(edit.text));
		at = edit.end;
	}
	const rest = original.slice(at);
	const text = `${pieces.join("")}${rest}${rest === "" || rest.endsWith("\n") ? "" : "\n"}${inEnds(sections)}`;
	const reread = parseDocument(text, { uniqueKeys: false }) as unknown as Document;
	// Whatever the original looks like: the text has to mean, and to note, what the document does.
	return reread.errors.length === 0 && textOf(reread) === whole ? text : whole;
}
