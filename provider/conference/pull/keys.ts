import slugify from "slugify";

let transliterate: ((text: string) => string) | undefined;

/** A text in ASCII; the tables are loaded once a name needs them. */
function anyAscii(text: string): string {
	transliterate ??= (require("any-ascii") as { default: (text: string) => string }).default;
	return transliterate(text);
}

/** Longest key that is made of a name. */
const MAX_LENGTH = 48;

/** Letters, and the marks that are vowels of theirs, of scripts that slugify mostly leaves out. */
const OTHER_LETTERS = /(?![\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}])[\p{L}\p{M}]/u;

/** Whether a character is a letter of another script, which slugify would drop. */
function isDropped(character: string): boolean {
	return OTHER_LETTERS.test(character) && slugify(character, { strict: true }) === "";
}

/** A text with the letters that a slug would lack in Latin ones: 你好 to NiHao. */
function inLatin(text: string): string {
	return [...text].map((character) => (isDropped(character) ? anyAscii(character) : character)).join("");
}

function slug(text: string): string {
	return slugify(text.replace(/[._/]+/g, " "), { lower: true, strict: true })
		.slice(0, MAX_LENGTH)
		.replace(/-+$/, "");
}

/**
 * A name as a key: `Grüße & more!` to `grusse-and-more`, `你好` to `nihao`, and a name of pictures alone by theirs, `🎉`
 * to `tada`; `fallback` where nothing of it is left.
 */
export function slugOf(name: string, fallback: string): string {
	const composed = name.normalize("NFC");
	const key = slug(inLatin(composed));
	if (key !== "") return key;
	return slug(anyAscii(composed).replaceAll(":", " ").trim()) || fallback;
}

/** Whether a key of this name has letters or pictures that were put in other words, so that two names may have it. */
export function isTransliterated(name: string): boolean {
	const composed = name.normalize("NFC");
	return slug(composed) === "" || [...composed].some(isDropped);
}

/** A key that is not taken yet: `panel`, `panel-2`. */
export function uniqueKey(wanted: string, taken: { has(key: string): boolean }): string {
	let key = wanted;
	for (let number = 2; taken.has(key); number++) key = `${wanted}-${number}`;
	return key;
}
