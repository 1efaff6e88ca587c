/** Syntaxes of exports. */
export type Syntax = "json" | "xml" | "ical" | "csv";

/** What an export holds, by its syntax: parsed JSON, or text that its reader parses. */
export interface Content {
	syntax: Syntax;
	value: unknown;
}

/** What a text holds, or why it can't be read. */
export function contentOf(text: string): Content | { fault: string } {
	const start = text.trimStart();
	if (start === "") return { fault: "the export is empty." };
	if (start.startsWith("{") || start.startsWith("[")) return fromJson(text);
	if (start.startsWith("<")) return { syntax: "xml", value: text };
	if (/^BEGIN:VCALENDAR/i.test(start)) return { syntax: "ical", value: text };
	return { syntax: "csv", value: text };
}

function fromJson(text: string): Content | { fault: string } {
	try {
		return { syntax: "json", value: JSON.parse(text) as unknown };
	} catch (error) {
		return { fault: `the export can't be read as JSON: ${(error as Error).message}.` };
	}
}
