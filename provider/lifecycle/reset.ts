import { isObject } from "../api/json";
import type { Shape } from "./shape";

/** Stands for "the API has no value that means not set". */
export const CANNOT_RESET = Symbol("cannot reset");

/**
 * The value that stands for "not set", by the contract's default, else by type: no text, false, an empty list.
 * Choices, times and numbers have none unless the description gives it.
 */
export function resetValue(shape: Shape, old: unknown): unknown {
	const { schema, facts, fields } = shape;
	if (facts.reset === "never") return CANNOT_RESET;
	if (facts.reset !== undefined) return facts.reset;
	if (schema.default !== undefined) return schema.default;
	if (fields !== undefined && typeof old === "object" && old !== null) return withResets(shape, old, {});
	if (schema.type === "array") return [];
	if (schema.type === "boolean") return false;
	if (schema.type === "string" && schema.enum === undefined && schema.format === undefined) return "";
	return CANNOT_RESET;
}

/** A new value with reset values for what the old one had and it hasn't; `CANNOT_RESET` where one has none. */
export function withResets(shape: Shape, old: unknown, value: unknown): unknown {
	if (value === undefined) return old === undefined ? undefined : resetValue(shape, old);
	if (shape.fields === undefined || !isObject(old) || !isObject(value)) return value;
	const merged: Record<string, unknown> = { ...value };
	for (const [name, field] of shape.fields) {
		if (old[name] === undefined) continue;
		const child = withResets(field, old[name], value[name]);
		if (child === CANNOT_RESET) return CANNOT_RESET;
		merged[name] = child;
	}
	return merged;
}
