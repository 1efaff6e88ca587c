import slugify from "slugify";

/** Longest key that is made of a name. */
const MAX_LENGTH = 48;

/** A name as a key: `Grüße & more!` to `grusse-and-more`; `fallback` where nothing of it is left. */
export function slugOf(name: string, fallback = "unnamed"): string {
	const slug = slugify(name.replace(/[._/]+/g, " "), { lower: true, strict: true })
		.slice(0, MAX_LENGTH)
		.replace(/-+$/, "");
	return slug === "" ? fallback : slug;
}

/** A key that is not taken yet: `panel`, `panel-2`. */
export function uniqueKey(wanted: string, taken: { has(key: string): boolean }): string {
	let key = wanted;
	for (let number = 2; taken.has(key); number++) key = `${wanted}-${number}`;
	return key;
}
