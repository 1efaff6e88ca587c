import type { ZoomEventsError } from "../api/errors";

/** What a run has told: errors about all of it, such as refused credentials, are told in full once. */
export class ToldErrors {
	readonly #names = new Set<string>();

	/** What to say of an error: all, or where one like it was told before, its line that refers to that. */
	textOf({ name, message, brief }: ZoomEventsError): string {
		if (brief === undefined) return message;
		if (this.#names.has(name)) return brief;
		this.#names.add(name);
		return message;
	}
}
