import { cleanText } from "../../../conference/expand/clean-text";
import type { Programme } from "../programme";

/** What a reader is asked for beside the export. */
export interface ReadOptions {
	/** Name of the system that the programme is said to be of, in marks. */
	source: string;
	/** Code of the language that is taken of texts in several. */
	language?: string;
	/** Title of the Sessionize category that is the track. */
	trackCategory?: string;
	/** Columns of a CSV file by what they hold: `{ title: "Talk" }`. */
	columns?: Readonly<Record<string, string>>;
}

/** A form in which programmes are exported. */
export interface Form<Content = unknown> {
	/** What it is, for messages. */
	title: string;
	/** Whether a content is of this form. */
	recognises(content: Content): boolean;
	/** @throws UsageError where it can't be read at all */
	read(content: Content, options: ReadOptions): Programme;
}

/** An object's entries; none where the value is no object. */
export function recordOf(value: unknown): Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** Items of a list; none where the value is no list. */
export function listOf(value: unknown): unknown[] {
	return Array.isArray(value) ? (value as unknown[]) : [];
}

/** An id as text; undefined where there is none. */
export function idOf(value: unknown): string | undefined {
	if (typeof value === "number" && Number.isFinite(value)) return String(value);
	const text = typeof value === "string" ? cleanText(value).replace(/\s+/g, " ").trim() : "";
	return text === "" ? undefined : text;
}
