import type { ContractSchema } from "../../api/contract";

/** Keys of objects: they become resources' names, and dots join nested ones. */
const KEY_PATTERN = "^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$";

/** What a key is, for editors. */
export const KEY_DESCRIPTION =
	"By a key of one's own, which becomes the resource's name: a change of it makes a new object";

/** A text that is not empty. */
export const text = (description: string): ContractSchema => ({ type: "string", minLength: 1, description });

/** A map of the properties named, and no others. */
export const object = (
	properties: Record<string, ContractSchema>,
	required: readonly string[],
	description: string,
): ContractSchema => ({
	type: "object",
	additionalProperties: false,
	properties,
	required: [...required],
	description,
});

/** A map of objects by keys of the file's own. */
export const mapOf = (item: ContractSchema, description: string): ContractSchema => ({
	type: "object",
	description,
	propertyNames: { pattern: KEY_PATTERN },
	additionalProperties: item,
});

/** Keyword of an object's schema that holds the rules of its kind, for editors. */
export const RULES = "x-rules";
