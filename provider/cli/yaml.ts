import { Document, isMap, isScalar, isSeq, Lexer, visit } from "yaml";
import type { Properties } from "../lifecycle/description";
import { SCHEMA_LINE } from "./starter";

/** Longest map or list of plain values that is written on one line. */
const MAX_INLINE = 100;

/** A node for a value; small lists and maps of plain values on one line. */
export function nodeOf(document: Document, value: unknown): unknown {
	const node = document.createNode(value, { aliasDuplicateObjects: false });
	visit(node, {
		Collection: (_, collection) => {
			const values = isMap(collection) ? collection.items.map((pair) => pair.value) : collection.items;
			const isPlain = isSeq(collection) || isMap(collection) ? values.every((one) => isScalar(one)) : false;
			if (isPlain && JSON.stringify(collection).length <= MAX_INLINE) collection.flow = true;
		},
	});
	return node;
}

/** What the lexer says before a scalar, which may be a bracket. */
const SCALAR = "\u001f";

/** What the lexer says of the text, and is not in it. */
const MARKS: ReadonlySet<string> = new Set(["\u0002", "\u0018", SCALAR]);

/** Text of a document: `{ a: 1 }` and `[a]`. */
export function textOf(document: Document): string {
	const text = document.toString({ lineWidth: 0, flowCollectionPadding: true });
	// The library pads both or none.
	const blanks = new Set<number>();
	let at = 0;
	let isText = false;
	for (const token of new Lexer().lex(text)) {
		if (MARKS.has(token)) {
			isText = token === SCALAR;
			continue;
		}
		if (!isText && token === "[" && text[at + 1] === " ") blanks.add(at + 1);
		if (!isText && token === "]" && text[at - 1] === " ") blanks.add(at - 1);
		isText = false;
		at += token.length;
	}
	const places = [...blanks].sort((a, b) => a - b);
	const ends = [...places, text.length];
	return ends.map((end, index) => text.slice(index === 0 ? 0 : (places[index - 1] ?? 0) + 1, end)).join("");
}

/** A conference file: where its schema is, a comment, and each section. */
export function conferenceText(conference: Properties, comment: readonly string[]): string {
	const document = new Document({});
	document.contents = nodeOf(document, conference) as typeof document.contents;
	if (isMap(document.contents)) {
		document.contents.flow = false;
		for (const { key } of document.contents.items.slice(1)) if (isScalar(key)) key.spaceBefore = true;
	}
	return `${[SCHEMA_LINE, ...comment.map((line) => `# ${line}`)].join("\n")}\n${textOf(document)}`;
}
