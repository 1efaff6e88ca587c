import type { Kind } from "../conference/sections";
import { kinds } from "../kinds";
import type { ResourceDescription } from "../lifecycle/description";

/** Whether objects of a kind are counted and never shown: they hold secrets, or say who attends. */
export function isCountedOnly(kind: Kind): boolean {
	const { secrets = [], id, collection }: ResourceDescription = kinds[kind];
	// Of a list nothing is kept that says anything of anybody, and how many people it has is what matters.
	if (collection !== undefined) return false;
	return secrets.length > 0 || id.isPersonal === true;
}

/** Key by which Pulumi marks a secret in its JSON. */
const SECRET_KEY = "4dabf18193072939515e22adb298388d";

/** Whether a value is one that Pulumi hides. */
export function isSecret(value: unknown): boolean {
	return value === "[secret]" || (typeof value === "object" && value !== null && SECRET_KEY in value);
}
