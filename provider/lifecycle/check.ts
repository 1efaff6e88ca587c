import Ajv, { type ErrorObject, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import type { ContractSchema } from "../api/contract";
import type { CheckFailure, Properties, ResourceDescription } from "./description";
import { CANNOT_RESET, withResets } from "./reset";
import { type CompiledDescription, type Shape, toCamelCase } from "./shape";
import { suggestionsFrom } from "./suggestions";

/** Input of every kind: the id of an existing object to take over at create. */
export const ADOPT = "adopt";

/** Input of kinds that have siblings: true where another object of the same is meant, though there is one already. */
export const ALLOW_DUPLICATE = "allowDuplicate";

/** Keywords of a contract's schema that say something of a program's value too. */
const KEPT = [
	"type",
	"format",
	"enum",
	"minimum",
	"maximum",
	"minLength",
	"maxLength",
	"minItems",
	"maxItems",
	"pattern",
] as const;

function programSchema(shape: Shape): ContractSchema {
	const { schema, facts, fields, items } = shape;
	if (facts.enumNames !== undefined) return { enum: Object.keys(facts.enumNames) };
	const own = Object.fromEntries(KEPT.filter((key) => schema[key] !== undefined).map((key) => [key, schema[key]]));
	if (fields !== undefined) return { ...own, ...objectSchema(fields, schema.required ?? []) };
	if (items !== undefined) return { ...own, items: programSchema(items) };
	return own;
}

function objectSchema(fields: ReadonlyMap<string, Shape>, required: readonly string[]): ContractSchema {
	return {
		type: "object",
		additionalProperties: false,
		properties: Object.fromEntries([...fields].map(([name, field]) => [name, programSchema(field)])),
		required: required.map(toCamelCase),
	};
}

/** Inputs that say how an object is created, and matter at no other time; no kind has them in its bodies. */
export function createInputs({
	naturalKey,
	noun,
	unique,
	collection,
}: ResourceDescription): Record<string, ContractSchema> {
	// What says nowhere that it is a list's can't be found by the list.
	if (collection !== undefined && collection.mark === undefined) return {};
	const adopt = {
		type: "string",
		minLength: 1,
		description: `Id of an existing ${noun}: create takes it over and updates it to what is declared`,
	} as const;
	const mayHaveTwins = naturalKey?.by.some((names) => unique === undefined || !names.includes(unique.property));
	if (mayHaveTwins !== true) return { [ADOPT]: adopt };
	const description = `True creates another ${noun} even if an identical one exists; without it, create takes that one over if it belongs to no other resource and is as declared, and otherwise stops with the choices`;
	return { [ADOPT]: adopt, [ALLOW_DUPLICATE]: { type: "boolean", description } };
}

/** JSON Schema of a kind's inputs, in the program's names. */
export function inputSchema(description: CompiledDescription): ContractSchema {
	const schema = objectSchema(description.inputs, []);
	const required = [...description.inputs.values()].filter(({ isRequired }) => isRequired).map(({ name }) => name);
	return { ...schema, properties: { ...schema.properties, ...createInputs(description) }, required };
}

const validators = new WeakMap<CompiledDescription, ValidateFunction>();

let ajv: Ajv | undefined;

/** One for all kinds; the schemas are made here, so that checking them too would only take time. */
function sharedAjv(): Ajv {
	if (ajv === undefined) {
		// The optimiser takes longer than its code saves, for a thousand objects too.
		ajv = new Ajv({ allErrors: true, strict: false, verbose: true, validateSchema: false, code: { optimize: false } });
		addFormats(ajv);
	}
	return ajv;
}

function validatorOf(description: CompiledDescription): ValidateFunction {
	let validator = validators.get(description);
	if (validator === undefined) {
		validator = sharedAjv().compile(inputSchema(description));
		validators.set(description, validator);
	}
	return validator;
}

/** `/calendar/0/endTime` to `calendar[0].endTime`. */
function toPropertyPath(pointer: string, last?: string): string {
	const steps = pointer.split("/").slice(1);
	if (last !== undefined) steps.push(last);
	return steps.reduce(
		(path, step) => (/^\d+$/.test(step) ? `${path}[${step}]` : path === "" ? step : `${path}.${step}`),
		"",
	);
}

/** ` Did you mean "…"?` with the known name that is close enough to be what a slip meant; empty where none is. */
export function didYouMean(name: string, known: readonly string[]): string {
	return suggestionsFrom(known)(name);
}

/** `an event`, `a session`. */
export function withArticle(noun: string): string {
	return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}

function list(values: readonly unknown[]): string {
	return values.map((value) => JSON.stringify(value)).join(", ");
}

/**
 * What a schema's error says to a user.
 *
 * @param error of a validator that was made with `verbose`
 * @param noun what the inputs are of: `session`
 */
export function toFailure(error: ErrorObject, noun: string): CheckFailure {
	const { instancePath, keyword, params, parentSchema, data } = error;
	const property = toPropertyPath(instancePath);
	switch (keyword) {
		case "required": {
			const missing = (params as { missingProperty: string }).missingProperty;
			return {
				property: toPropertyPath(instancePath, missing),
				reason: `is required for ${withArticle(noun)}.`,
			};
		}
		case "additionalProperties": {
			const name = (params as { additionalProperty: string }).additionalProperty;
			const known = Object.keys((parentSchema as ContractSchema).properties ?? {});
			const hint = didYouMean(name, known);
			return {
				property: toPropertyPath(instancePath, name),
				reason: `is not a property here.${hint === "" ? ` Known: ${known.sort().join(", ")}.` : hint}`,
			};
		}
		case "enum": {
			const allowed = (params as { allowedValues: unknown[] }).allowedValues;
			const hint = typeof data === "string" ? didYouMean(data, allowed.map(String)) : "";
			return { property, reason: `is ${JSON.stringify(data)}; it can be ${list(allowed)}.${hint}` };
		}
		case "format":
			return {
				property,
				reason: `is ${JSON.stringify(data)}; ${FORMATS[(params as { format: string }).format] ?? `it must be a ${(params as { format: string }).format}`}.`,
			};
		case "maxLength":
		case "minLength":
			return { property, reason: `has ${String(data).length} characters; it ${error.message}.` };
		case "maxItems":
		case "minItems":
			return { property, reason: `has ${(data as unknown[]).length} items; it ${error.message}.` };
		default:
			return { property, reason: `${error.message} (is ${JSON.stringify(data)}).` };
	}
}

const FORMATS: Record<string, string> = {
	"date-time": 'it must be an instant with its offset, such as "2027-05-04T09:00:00Z" or "2027-05-04T11:00:00+02:00"',
	email: 'it must be an e-mail address, such as "ada@example.com"',
	uri: 'it must be a URL, such as "https://example.org/talk"',
};

/** The inputs without the values that are not yet known, and which of the top level are not. */
function knownPart(
	inputs: Properties,
	isUnknownValue: (value: unknown) => boolean,
): { known: Properties; unknown: Set<string> } {
	const unknown = new Set(Object.keys(inputs).filter((name) => containsUnknown(inputs[name], isUnknownValue)));
	const known = Object.fromEntries(Object.entries(inputs).filter(([name]) => !unknown.has(name)));
	return { known, unknown };
}

function containsUnknown(value: unknown, isUnknownValue: (value: unknown) => boolean): boolean {
	if (isUnknownValue(value)) return true;
	if (typeof value !== "object" || value === null) return false;
	return Object.values(value).some((child) => containsUnknown(child, isUnknownValue));
}

/** Changes that the API has no way to make. */
function impossibleChanges(olds: Properties, news: Properties, description: CompiledDescription): CheckFailure[] {
	const failures: CheckFailure[] = [];
	for (const shape of description.inputs.values()) {
		if (shape.facts.isOneWay === true && olds[shape.name] === true && news[shape.name] !== true) {
			failures.push({
				property: shape.name,
				reason: "was true, and the API has no way back. Declare it as true, or make a new object.",
			});
		}
		const isTakenOut = olds[shape.name] !== undefined && news[shape.name] === undefined;
		if (!isTakenOut || shape.isRequired || shape.places.update === undefined || shape.facts.setVia !== undefined)
			continue;
		if (withResets(shape, olds[shape.name], undefined) !== CANNOT_RESET) continue;
		failures.push({
			property: shape.name,
			reason: `was ${JSON.stringify(olds[shape.name])} and was removed, but the API has no value that means "not set" here. Declare the value that you want.`,
		});
	}
	return failures;
}

/**
 * Everything that is wrong with a resource's inputs, at once.
 *
 * @param olds inputs of the last run, empty for a new resource
 * @param news inputs of the program; values may be unknown at preview
 * @param isUnknownValue recognises a value that is not yet known
 */
export function checkInputs(
	description: CompiledDescription,
	olds: Properties,
	news: Properties,
	isUnknownValue: (value: unknown) => boolean,
): CheckFailure[] {
	const validate = validatorOf(description);
	validate(news);
	const failures = (validate.errors ?? [])
		.filter((error) => !isUnknownValue(error.data))
		.map((error) => toFailure(error, description.noun));
	const { known, unknown } = knownPart(news, isUnknownValue);
	// Rules may rely on types, so they wait until the schema holds.
	if (failures.length === 0) {
		for (const { check } of description.rules ?? []) failures.push(...check(known, (name) => unknown.has(name)));
		failures.push(...impossibleChanges(olds, news, description));
	}
	return failures;
}
