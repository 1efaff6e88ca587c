/** The form of a Pulumi package's schema, as far as this package's goes. */

/** The type of a value; one with none of these is of any type. */
export interface TypeSpec {
	type?: "string" | "integer" | "number" | "boolean" | "array" | "object";
	items?: TypeSpec;
	additionalProperties?: TypeSpec;
	oneOf?: readonly TypeSpec[];
	$ref?: string;
	/** True where a program must know the value itself, as no output of a resource. */
	plain?: boolean;
}

/** A property of a resource, a function or a nested object. */
export interface PropertySpec extends TypeSpec {
	description: string;
	secret?: boolean;
	/** Told to people alone: the plugin replaces the resource where this has changed. */
	willReplaceOnChanges?: boolean;
}

/** Properties by name. */
export type Properties = Record<string, PropertySpec>;

/** A nested object. */
export interface ObjectSpec {
	description?: string;
	type?: "object";
	properties: Properties;
	required?: readonly string[];
}

/** A set of texts. */
export interface EnumSpec {
	description: string;
	type: "string";
	/** The name is what programs call a value. */
	enum: readonly { name: string; value: string }[];
}

/** A resource, a component, or the provider. */
export interface ResourceSpec extends ObjectSpec {
	description: string;
	inputProperties: Properties;
	requiredInputs?: readonly string[];
	aliases?: readonly { type: string }[];
	isComponent?: boolean;
	/** What names the place of which all are listed; given where they can be listed. */
	listInputs?: ObjectSpec;
}

/** A function. */
export interface FunctionSpec {
	description: string;
	inputs: ObjectSpec;
	outputs: ObjectSpec;
}

/** A value of any type. */
export const ANY: TypeSpec = { $ref: "pulumi.json#/Any" };

/** A file or a text. */
export const ASSET: TypeSpec = { $ref: "pulumi.json#/Asset" };
