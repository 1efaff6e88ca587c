/** A text of an event that may name the events of a series or of parts one by one, as it holds for all of them. */
export const ofAll = (text: unknown): string =>
	typeof text === "string" ? text.replace(/\s*\$\{[^}]*\}/g, "").trim() : "";
