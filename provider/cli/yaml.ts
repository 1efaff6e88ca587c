import { Document, isMap, isScalar, isSeq, parseDocument, visit } from "yaml";
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

/** Text of a document: `{ a: 1 }` and `[a]`. */
export function textOf(document: Document): string {
	const text = document.toString({ lineWidth: 0, flowCollectionPadding: true });
	// The library pads both or none.
	const blanks: number[] = [];
	visit(parseDocument(text), {
		Seq: (_, { flow, range }) => {
			if (flow !== true || range == null) return;
			for (const place of [range[0] + 1, range[1] - 2]) if (text[place] === " ") blanks.push(place);
		},
	});
	const places = [...new Set(blanks)].sort((a, b) => a - b);
	return (
		places.map((place, index) => text.slice(index === 0 ? 0 : (places[index - 1] ?? 0) + 1, place)).join("") +
		text.slice((places.at(-1) ?? -1) + 1)
	);
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
