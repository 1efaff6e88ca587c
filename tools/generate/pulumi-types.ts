/** Types of values in the package's schema; nested objects and sets of texts are gathered beside. */
import type { ContractSchema } from "../../provider/api/contract.ts";
import { type Shape, toCamelCase } from "../../provider/lifecycle/shape.ts";
import { nativeTypeOf } from "../../provider/lifecycle/state-form.ts";
import { capital, isRequiredField, limitsOf, meaning, sentence, singular } from "./facts.ts";
import { ANY, type EnumSpec, type ObjectSpec, type PropertySpec, type TypeSpec } from "./pulumi-spec.ts";

const PLAIN = ["string", "integer", "number", "boolean"] as const;

/** The type of a value whose schema lists neither fields nor items. */
function plainType({ type, oneOf }: ContractSchema): TypeSpec {
	if (oneOf !== undefined) return unionOf(oneOf.map(plainType));
	const types = [type ?? []].flat().filter((one) => one !== "null");
	return types.length === 0 ? ANY : unionOf(types.map(specOf));
}

function specOf(type: string): TypeSpec {
	const plain = PLAIN.find((one) => one === type);
	if (plain !== undefined) return { type: plain };
	if (type === "array") return { type: "array", items: ANY };
	return { type: "object", additionalProperties: ANY };
}

/** One of several types, where they are more than one. */
function unionOf(all: readonly TypeSpec[]): TypeSpec {
	const [first = ANY, ...rest] = [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
	return rest.length === 0 ? first : { oneOf: [first, ...rest] };
}

/** The values that a property can have, in brackets behind what it is. */
function valuesOf({ enum: values }: ContractSchema): string {
	return values === undefined ? "" : ` (one of ${values.map((value) => `\`${value}\``).join(", ")})`;
}

/** The words that an input can have; none where it is no set of words. A number has no name that says more than the text. */
function wordsOf({ schema, facts }: Shape): readonly string[] {
	const values = facts.enumNames === undefined ? (schema.enum ?? []) : Object.keys(facts.enumNames);
	return values.filter((value) => typeof value === "string");
}

/** Whether an input has a set of words anywhere within. */
function holdsWords(shape: Shape): boolean {
	const within = [...(shape.fields?.values() ?? []), ...(shape.items === undefined ? [] : [shape.items])];
	return wordsOf(shape).length > 0 || within.some(holdsWords);
}

/** What programs call a value of a set: `PRIVATE_RESTRICTED` is `PrivateRestricted`, `in-person` is `InPerson`. */
export function enumNameOf(value: string): string {
	const words = value.match(/[A-Za-z0-9]+/g) ?? [];
	return words.map((word) => capital(word === word.toUpperCase() ? word.toLowerCase() : word)).join("");
}

/** What an answer's property is, with the values that are known of it. */
export function answerText(schema: ContractSchema): string {
	return sentence(`${schema.description ?? schema.items?.description ?? ""}${valuesOf(schema)}`);
}

/** Types of the schema, in the order in which they are met. */
export class PulumiTypes {
	readonly #all = new Map<string, ObjectSpec | EnumSpec>();

	/** All types, by their token. */
	get all(): Record<string, ObjectSpec | EnumSpec> {
		return Object.fromEntries(this.#all);
	}

	/** The type of an input, whose objects are named after where it stands. */
	ofInput(shape: Shape, name: string): TypeSpec {
		const words = wordsOf(shape);
		if (words.length === 0) return this.#of(shape, name, (field, path) => this.ofInput(field, path));
		const description = sentence(shape.schema.description ?? `One of \`${shape.name}\``);
		const values = words.map((value) => ({ name: enumNameOf(value), value }));
		return this.#add(name, { description, type: "string", enum: values });
	}

	/**
	 * The type of the same as an output. There a word is any text, since an SDK may refuse one that is new to it: objects
	 * that hold one have a type of their own.
	 */
	ofOutput(shape: Shape, name: string): TypeSpec {
		if (wordsOf(shape).length > 0) return { type: "string" };
		const own = shape.fields !== undefined && holdsWords(shape) ? `${name}Shown` : name;
		return this.#of(shape, own, (field, path) => this.ofOutput(field, path), name);
	}

	#of(
		{ schema, fields, items, name: property }: Shape,
		name: string,
		typeOf: (shape: Shape, path: string) => TypeSpec,
		path = name,
	): TypeSpec {
		if (items !== undefined) return { type: "array", items: typeOf(items, singular(path)) };
		if (fields === undefined) return plainType(schema);
		const rows = [...fields.values()].map((field): [string, PropertySpec] => {
			const description = sentence(`${meaning(field)}${limitsOf(field)}`);
			return [field.name, { ...typeOf(field, `${path}${capital(field.name)}`), description }];
		});
		const required = [...fields.values()].filter((field) => isRequiredField(schema, field)).map((field) => field.name);
		return this.#object(name, schema.description ?? `One of \`${property}\``, rows, required);
	}

	/**
	 * The type of what an answer holds; its words are told, not held to, as those of any output.
	 */
	ofAnswer(schema: ContractSchema, name: string): TypeSpec {
		if (schema.items !== undefined) return { type: "array", items: this.ofAnswer(schema.items, singular(name)) };
		if (schema.properties === undefined) return plainType(schema);
		const rows = Object.entries(schema.properties).map(([field, child]): [string, PropertySpec] => {
			const property = toCamelCase(field);
			const type = this.ofAnswer(child, `${name}${capital(property)}`);
			return [property, { ...type, description: answerText(child) }];
		});
		return this.#object(name, schema.description ?? "", rows, []);
	}

	#object(name: string, text: string, rows: [string, PropertySpec][], required: readonly string[]): TypeSpec {
		const description = sentence(text);
		return this.#add(name, {
			...(description !== "" && { description }),
			type: "object",
			properties: Object.fromEntries(rows),
			...(required.length > 0 && { required }),
		});
	}

	/** @throws Error where two types would have one name */
	#add(name: string, spec: ObjectSpec | EnumSpec): TypeSpec {
		const token = nativeTypeOf(name);
		const known = this.#all.get(token);
		if (known !== undefined && JSON.stringify(known) !== JSON.stringify(spec))
			throw new Error(`two types of the schema are called ${token}: give one of the properties another name`);
		this.#all.set(token, spec);
		return { $ref: `#/types/${token}` };
	}
}
