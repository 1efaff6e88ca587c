import { Document, isMap, isScalar, isSeq, visit } from "yaml";
import type { Properties } from "../lifecycle/description";
import { SCHEMA_LINE } from "./starter";

/** Longest map or list of plain values that is written on one line. */
const MAX_INLINE = 100;

/** Text in which nothing is a placeholder: `${` is written `$${`. */
function literal(value: unknown): unknown {
	if (typeof value === "string") return value.replace(/\$\{[^}]*\}/g, "$$$&");
	if (Array.isArray(value)) return value.map(literal);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, literal(child)]));
}

/** A node for a value in which nothing is a placeholder; small lists and maps of plain values on one line. */
export function nodeOf(document: Document, value: unknown): unknown {
	const node = document.createNode(literal(value), { aliasDuplicateObjects: false });
	visit(node, {
		Collection: (_, collection) => {
			const values = isMap(collection) ? collection.items.map((pair) => pair.value) : collection.items;
			const isPlain = isSeq(collection) || isMap(collection) ? values.every((one) => isScalar(one)) : false;
			if (isPlain && JSON.stringify(collection).length <= MAX_INLINE) collection.flow = true;
		},
	});
	return node;
}

/** Text of a document. */
export function textOf(document: Document): string {
	return document.toString({ lineWidth: 0, flowCollectionPadding: true });
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
