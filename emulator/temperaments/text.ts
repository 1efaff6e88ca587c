import { temperamentsOf } from "./define";
import { type Change, type Field, isEmail, isProse, isText, isUrl } from "./fields";

/** A change of text alone, where a field is of a kind. */
function ofText(isKind: (field: Field) => boolean, change: (text: string, field: Field) => string): Change {
	return (value, field) => (typeof value === "string" && isKind(field) ? change(value, field) : value);
}

function escaped(text: string): string {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** The normal form of a URL: its host in lower case, and a slash where it has no path. What is no URL stays. */
function normalUrl(text: string): string {
	return URL.canParse(text) ? new URL(text).href : text;
}

/** Addresses, text and URLs in a normal form of the server's. */
export const textTemperaments = temperamentsOf({
	"emails-lower": {
		does: "stores e-mail addresses in lower case",
		start: () => ({ written: ofText(isEmail, (text) => text.toLowerCase()) }),
	},
	"text-trimmed": {
		does: "stores text without the blanks and line ends around it",
		start: () => ({ written: ofText(isText, (text) => text.trim()) }),
	},
	"urls-normal": {
		does: "stores URLs with the host in lower case and a slash where there is no path; with `bare`, without a slash at the end",
		value: { forms: ["slash", "bare"], pattern: /^(slash|bare)$/, standard: "slash", samples: ["slash", "bare"] },
		start: (value) => ({
			written: ofText(isUrl, (text) => (value === "bare" ? normalUrl(text).replace(/\/$/, "") : normalUrl(text))),
		}),
	},
	"text-html": {
		does: "answers `&`, `<` and `>` in text as entities, and wraps descriptions in `<p>…</p>`",
		start: () => ({
			answered: ofText(isText, (text, field) =>
				isProse(field) && text !== "" ? `<p>${escaped(text)}</p>` : escaped(text),
			),
		}),
	},
	"text-crlf": {
		does: "answers line ends in text as CRLF",
		start: () => ({ answered: ofText(isText, (text) => text.replaceAll(/\r?\n/g, "\r\n")) }),
	},
	"text-nfc": {
		does: "stores text in Unicode's composed form (NFC)",
		start: () => ({ written: ofText(isText, (text) => text.normalize("NFC")) }),
	},
	"text-nfd": {
		does: "stores text in Unicode's decomposed form (NFD)",
		start: () => ({ written: ofText(isText, (text) => text.normalize("NFD")) }),
	},
});
