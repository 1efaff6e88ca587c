/** The entities that an API which escapes text writes; others are typed by people. */
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

function decoded(entity: string, name: string): string {
	const code = /^#x([\da-f]+)$/i.exec(name)?.[1] ?? /^#(\d+)$/.exec(name)?.[1];
	if (code === undefined) return ENTITIES[name] ?? entity;
	const point = Number.parseInt(code, name[1]?.toLowerCase() === "x" ? 16 : 10);
	return point <= 0x10_ff_ff ? String.fromCodePoint(point) : entity;
}

/** A URL as the URL standard writes it, without a final slash; undefined where a text is not one. */
function normalUrl(text: string): string | undefined {
	if (!/^https?:\/\/\S+$/i.test(text) || !URL.canParse(text)) return undefined;
	return new URL(text).href.replace(/\/$/, "");
}

/**
 * What a text says, however an API writes it down: without markup of paragraphs, with its entities decoded, with one
 * kind of line end, without blanks around, in Unicode's normal form C. What can be seen of a text on a page, such as a
 * word, a line or a bold letter, stays.
 */
export function plainText(text: string): string {
	const lines = text
		.replace(/\r\n?/g, "\n")
		.replace(/<(?:br\s*\/?|\/?(?:p|div)(?:\s[^>]*)?)>/gi, "\n")
		.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]+);/gi, decoded)
		.split("\n")
		.map((line) => line.replace(/[\s\u00a0]+$/u, ""));
	const plain = lines
		.join("\n")
		.replace(/\n{2,}/g, "\n")
		.trim()
		.normalize("NFC");
	return normalUrl(plain) ?? plain;
}

/** Letters and digits of a text alone, in lower case and without accents: what no rewriting of its form changes. */
export function skeletonOf(text: string): string {
	return plainText(text)
		.replace(/<[^>]*>/g, "")
		.normalize("NFKD")
		.replace(/[^\p{L}\p{N}]/gu, "")
		.toLowerCase();
}

/** A time zone by its first name: `Asia/Kolkata` and `Asia/Calcutta` are one; what is no zone, as it is. */
export function zoneOf(name: string): string {
	try {
		return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
	} catch {
		return name;
	}
}
