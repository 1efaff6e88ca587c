import { UsageError } from "../context";

/** The encoding that a text's first bytes tell. */
function encodingOf(bytes: Uint8Array): string {
	const [first, second] = bytes;
	if (first === 0xff && second === 0xfe) return "utf-16le";
	if (first === 0xfe && second === 0xff) return "utf-16be";
	// The first character of JSON, XML, iCalendar and of most CSV is in ASCII.
	if (bytes.length >= 2 && first !== 0 && second === 0) return "utf-16le";
	if (bytes.length >= 2 && first === 0 && second !== 0) return "utf-16be";
	return "utf-8";
}

/**
 * Text of an export: UTF-8 or UTF-16, with or without a byte order mark.
 *
 * @throws UsageError where it is neither
 */
export function decoded(bytes: Uint8Array): string {
	const encoding = encodingOf(bytes);
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		throw new UsageError(`the export is not valid ${encoding.toUpperCase()}; save it as UTF-8.`);
	}
}
