/** Blanks that end a line in some systems and in no other. */
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;

/** Blanks that only a printer obeys. */
const FEEDS = /[\v\f]/g;

/** Control characters other than the tab and the line break, and halves of characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufeff\ufffe\uffff]|\p{Surrogate}/gu;

/** Text as it may be written into any file: composed letters (NFC), `\n` as the line break, no control characters. */
export function cleanText(text: string): string {
	return text.replace(LINE_ENDS, "\n").replace(FEEDS, " ").replace(CONTROLS, "").normalize("NFC");
}

/** Whether a text has characters that {@link cleanText} takes out. */
export function hasControls(text: string): boolean {
	return text.replace(LINE_ENDS, "\n").search(FEEDS) >= 0 || text.search(CONTROLS) >= 0;
}
