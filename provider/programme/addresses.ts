/** Anything that looks like an e-mail address, anywhere in a text. */
const EMAIL = /[^\s<>()[\],;:"“”]+@[^\s<>()[\],;:"“”]+\.[^\s<>()[\],;:"“”]+/g;

/** A text without the addresses of people: a comment is read by more people than the repository. */
export function withoutAddresses(text: string): string {
	return text.replace(EMAIL, "(e-mail address)");
}
