import { isMap, isNode, isScalar, type Pair, parseDocument, type YAMLMap } from "yaml";
import { textOf } from "../yaml";

/** Lines from one place to another that a removal takes out. */
interface Cut {
	start: number;
	end: number;
}

const keyOf = ({ key }: Pair): string => String(isScalar(key) ? key.value : key);

/** Where an entry stands, with the comments of an import right above it; undefined where its place isn't known. */
function cutOf(text: string, pair: Pair, source: string): Cut | undefined {
	const { key, value } = pair;
	const from = isNode(key) ? key.range?.[0] : undefined;
	const to = isNode(value) ? value.range?.[2] : undefined;
	if (from === undefined || to === undefined) return undefined;
	let start = text.lastIndexOf("\n", from - 1) + 1;
	for (;;) {
		const above = text.lastIndexOf("\n", start - 2) + 1;
		if (start === 0 || !text.slice(above, start).trim().startsWith(`# ${source} `)) break;
		start = above;
	}
	return { start, end: to };
}

/**
 * Takes sessions out of a conference file's text; all else stays as it was written.
 *
 * @param source the system whose comments stand above them
 */
export function withoutSessions(text: string, keys: readonly string[], source: string): string {
	if (keys.length === 0) return text;
	const document = parseDocument(text, { uniqueKeys: false });
	const sessions: unknown = document.get("sessions");
	if (!isMap(sessions)) return text;
	const going = (sessions as YAMLMap).items.filter((pair) => keys.includes(keyOf(pair as Pair))) as Pair[];
	const cuts = going.map((pair) => cutOf(text, pair, source));
	for (const key of keys) document.deleteIn(["sessions", key]);
	if (sessions.items.length === 0) document.delete("sessions");
	let short = "";
	let at = 0;
	for (const cut of cuts) {
		if (cut === undefined) return textOf(document);
		short += text.slice(at, cut.start);
		at = Math.max(at, cut.end);
	}
	short += text.slice(at);
	const reread = parseDocument(short, { uniqueKeys: false });
	const isSame = reread.errors.length === 0 && JSON.stringify(reread.toJS()) === JSON.stringify(document.toJS());
	return isSame ? short : textOf(document);
}
