import { contractWords } from "./recorder-contract";

/** Elements of HTML whose names stay: a text shows whether it was taken for HTML, not what it says. */
const ELEMENTS = new Set(
	"a b blockquote body br center code div em font h1 h2 h3 h4 head hr html i img li meta ol p pre script span strong style sub sup table td th title tr u ul".split(
		" ",
	),
);

/** Tags, entities that stand for no letter, and each character that may say something. */
const PIECES =
	/<\/?[A-Za-z][A-Za-z0-9]*(?=[\s/>])|&(?:amp|lt|gt|quot|apos|nbsp|#39|#34|#x27|#160);|[\p{L}\p{N}\p{M}]|[^\0-\x7f]/gu;

function maskedPiece(piece: string): string {
	if (piece.startsWith("<"))
		return ELEMENTS.has(piece.replace(/[</]/g, "").toLowerCase()) ? piece : piece.replace(/[A-Za-z0-9]/g, maskedPiece);
	if (piece.startsWith("&")) return piece;
	const isAscii = piece <= "\x7f";
	if (/^\p{Lu}$/u.test(piece)) return isAscii ? "X" : "Ä";
	if (/^\p{L}$/u.test(piece)) return isAscii ? "x" : "ä";
	if (/^\p{N}$/u.test(piece)) return "0";
	if (/^\p{M}$/u.test(piece)) return "\u0301";
	return /^\s$/u.test(piece) ? piece : "•";
}

/**
 * A text of the same shape that says nothing: letters become x or X (ä and Ä beyond ASCII), digits 0. Blanks, line
 * ends, punctuation, HTML's tags and entities stay.
 */
export function shapeOf(text: string): string {
	return text.replace(PIECES, maskedPiece);
}

/** A date, or a date and time, as ISO 8601 and its relatives write it. */
const DATE = /^\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?: ?(?:[Zz]|[+-]\d{2}(?::?\d{2})?))?)?$/;

/** Whether a text is a date, or a date and time; with `orEpoch`, also seconds or milliseconds since 1970. */
export function isDate(text: string, orEpoch = false): boolean {
	return DATE.test(text) || (orEpoch && /^\d{10}(?:\d{3})?$/.test(text));
}

/** Whether a text names a time zone, or an offset in its place. */
export function isZone(text: string): boolean {
	if (/^(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?$/.test(text)) return true;
	try {
		return new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone !== "";
	} catch {
		return false;
	}
}

/** Schemes that stay. */
const SCHEMES = new Set(["http", "https", "rtmp", "rtmps", "ws", "wss"]);

/** A link in its parts, and what makes it the same as another. */
const LINK = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/([^/?#\s]*)([^?#\s]*)(\?[^#\s]*)?(#\S*)?$/;

/**
 * A link of the same form that leads nowhere; undefined where the text is none.
 *
 * @param numberOf gives the number of a link, whatever the case of its host and its final slash
 */
export function maskedLink(text: string, numberOf: (link: string) => number): string | undefined {
	const [, scheme = "", host = "", path = "", query = "", fragment = ""] = LINK.exec(text) ?? [];
	if (scheme === "") return undefined;
	const number = numberOf([scheme, host].join("://").toLowerCase() + path.replace(/\/$/, "") + query + fragment);
	const shownScheme = SCHEMES.has(scheme.toLowerCase()) ? scheme : shapeOf(scheme);
	const shownHost = `url-${number}.${/\p{Lu}/u.test(host) ? "Example" : "example"}.com`;
	const shownQuery = query.replace(/&amp;|[^?&=]+/g, (piece) => (piece === "&amp;" ? piece : "x"));
	return `${shownScheme}://${shownHost}${path.replace(/[^/]+/g, "x")}${shownQuery}${fragment === "" ? "" : "#x"}`;
}

/** Whether a text is a scope of Zoom's: `zoom_events:read:list_hubs:admin`. */
function isScope(text: string): boolean {
	return /^zoom_[a-z_]+(?::[a-z_]+)+$/.test(text);
}

/** Addresses, links, then words with digits and colons in them, and whatever is beyond ASCII. */
const WORDS =
	/[^\s"'<>]*@[^\s"'<>]*|[A-Za-z][A-Za-z0-9+.-]*:\/\/[^\s"'<>]*|[\p{L}\p{M}\p{N}_]+(?::[\p{L}\p{N}_]+)*|[^\0-\x7f]/gu;

/** An error's message, or a page in place of an answer, with the words of the contract and of HTTP alone. */
export function maskedMessage(text: string): string {
	const { vocabulary } = contractWords();
	return text.replace(WORDS, (piece) => (vocabulary.has(piece) || isScope(piece) ? piece : shapeOf(piece)));
}
