import { escape as escapeHtml } from "html-escaper";

/** Markup that is safe to write out. */
export class Markup {
	constructor(readonly text: string) {}
}

type Part = string | number | Markup | readonly Markup[];

function write(part: Part): string {
	if (part instanceof Markup) return part.text;
	if (typeof part === "object") return part.map(({ text }) => text).join("");
	// Control characters and halves of characters are no part of XML, not even escaped.
	return escapeHtml(String(part).replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, ""));
}

/** Tagged template of HTML or SVG: whatever is filled in is text, but for markup made by this tag. */
export function markup(strings: TemplateStringsArray, ...parts: Part[]): Markup {
	return new Markup(
		strings.map((text, index) => text + (index < parts.length ? write(parts[index] ?? "") : "")).join(""),
	);
}
