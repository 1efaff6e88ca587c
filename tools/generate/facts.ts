/** What both the classes and the reference pages say of a property. */
import type { ContractSchema } from "../../provider/api/contract.ts";
import { type CompiledDescription, type InputShape, type Shape, schemaAt } from "../../provider/lifecycle/shape.ts";
import { needsReplacement } from "../../provider/lifecycle/steps/diff.ts";
import { answersOf } from "../../provider/lifecycle/verify.ts";

/** Limits of a value in words, in brackets behind what it is; empty where it has none. */
export function limitsOf({ schema, items }: Shape): string {
	const parts = [];
	if (schema.maxLength !== undefined) parts.push(`at most ${String(schema.maxLength)} characters`);
	if (schema.maxItems !== undefined) parts.push(`at most ${String(schema.maxItems)} items`);
	if (schema.minimum !== undefined) parts.push(`at least ${String(schema.minimum)}`);
	if (schema.maximum !== undefined) parts.push(`at most ${String(schema.maximum)}`);
	if (items?.schema.maxLength !== undefined) parts.push(`each at most ${String(items.schema.maxLength)} characters`);
	return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

/** What a change of an input does. */
export function changeOf(shape: InputShape, description: CompiledDescription): string {
	const { isCreateOption, isOneWay, setVia } = shape.facts;
	if (needsReplacement(description, shape.name)) return "replaces";
	if (isCreateOption === true) return "nothing: it matters at create";
	if (isOneWay === true) return "in place, one way";
	const isOwn = shape.places.create === undefined && shape.places.update === undefined;
	return isOwn && setVia === undefined ? "in the state only" : "in place";
}

/** The contract's schema of an output, with the description's own words where there are any. */
export function outputSchema(description: CompiledDescription, name: string, path: readonly string[]): ContractSchema {
	const found = answersOf(description)
		.map((answer) => schemaAt(answer, path))
		.find((schema) => schema !== undefined);
	const said = description.docs.properties?.[name];
	return { ...found, ...(said !== undefined && { description: said }) };
}
