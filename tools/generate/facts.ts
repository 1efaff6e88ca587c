/** What the classes, the reference pages and the package's schema say of a property. */
import type { ContractSchema } from "../../provider/api/contract.ts";
import type { ResourceDescription } from "../../provider/lifecycle/description.ts";
import {
	type CompiledDescription,
	contentFactsOf,
	type InputShape,
	type Shape,
	schemaAt,
	toCamelCase,
} from "../../provider/lifecycle/shape.ts";
import { needsReplacement } from "../../provider/lifecycle/steps/diff.ts";
import { answersOf } from "../../provider/lifecycle/verify.ts";

/** A word with a capital at its start. */
export function capital(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Name of one item of a list: `polls` holds a `Poll`, `categories` a `Category`. */
export function singular(name: string): string {
	return name.replace(/ies$/, "y").replace(/(?<=[^s])s$/, "");
}

/** A text with its full stop. */
export function sentence(text: string): string {
	return text === "" || text.endsWith(".") ? text : `${text}.`;
}

/** What a property is. */
export function meaning({ schema, items }: Shape): string {
	return schema.description ?? items?.schema.description ?? "";
}

/** Whether an object that is declared must have a field. */
export function isRequiredField(object: ContractSchema, field: Shape): boolean {
	return (object.required ?? []).map(toCamelCase).includes(field.name);
}

/** Names of inputs that the host makes of another one, which the program gives. */
export function madeByHost(description: ResourceDescription): readonly string[] {
	return contentFactsOf(description)?.from ?? [];
}

/** The word behind the text of a property that is secret; empty for any other. */
export function secretText({ secrets }: ResourceDescription, name: string): string {
	return secrets?.includes(name) === true ? " Secret." : "";
}

/** All that is said of an input. */
export function inputText(shape: InputShape, description: CompiledDescription): string {
	const text = sentence(`${meaning(shape)}${limitsOf(shape)}`);
	const change = changeOf(shape, description) === "replaces" ? ` A change replaces the ${description.noun}.` : "";
	return `${text}${change}${secretText(description, shape.name)}`;
}

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
	return { ...(found ?? description.ownOutputs?.[path.join(".")]), ...(said !== undefined && { description: said }) };
}
