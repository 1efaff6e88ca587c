import { createHash } from "node:crypto";

/**
 * The first characters of a text's SHA-256. States, notes and folders of users hold such digests, so what makes one
 * never changes: neither the text, nor the length, nor the encoding.
 *
 * @param length how many characters; one of base64url says 6 bits, one of hex 4
 */
export function digest(text: string, length: number, encoding: "base64url" | "hex" = "base64url"): string {
	return createHash("sha256").update(text).digest(encoding).slice(0, length);
}
