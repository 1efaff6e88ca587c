import Ajv2020, { type ErrorObject, type ValidateFunction } from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { toFailure } from "../../lifecycle/check";
import type { Path } from "../../lifecycle/property-path";
import { MERGE_KEY, MERGE_REFUSAL } from "../file/yaml-file";
import { factsOf } from "../sections";
import { formats } from "./formats";
import { conferenceSchema } from "./schema";

/** Something that the schema refuses. */
export interface SchemaFailure {
	path: Path;
	message: string;
	/** True where something is missing, not wrong. */
	isLack: boolean;
}

/** What the schema refuses in a conference; what `defaults` says wrong comes first, so that it is said there. */
export function schemaFailures(conference: unknown): SchemaFailure[] {
	const validate = schemaValidator();
	validate(conference);
	// Defaults are a part of an object: they may lack what it has to have.
	const errors = (validate.errors ?? []).filter(
		({ keyword, instancePath }) => keyword !== "required" || !/^\/defaults\/[^/]+$/.test(instancePath),
	);
	return meantErrors(errors)
		.map((error) => ({ ...toPlaceAndMessage(error, conference), isLack: error.keyword === "required" }))
		.sort((a, b) => Number(b.path[0] === "defaults") - Number(a.path[0] === "defaults"));
}

let validator: ValidateFunction | undefined;

function schemaValidator(): ValidateFunction {
	if (validator === undefined) {
		// Our own schema needs no check, and a function that runs once no optimiser.
		const ajv = new Ajv2020({
			allErrors: true,
			strict: false,
			verbose: true,
			validateSchema: false,
			code: { optimize: false },
		});
		addFormats(ajv);
		for (const [name, { pattern, validate }] of Object.entries(formats)) {
			const expression = new RegExp(pattern, "u");
			ajv.addFormat(name, (text: string) => expression.test(text) && (validate?.(text) ?? true));
		}
		validator = ajv.compile(conferenceSchema());
	}
	return validator;
}

/** A pointer's steps; indices of lists are numbers. */
function stepsOf(pointer: string, root: unknown): (string | number)[] {
	let place = root;
	return pointer
		.split("/")
		.slice(1)
		.map((step) => {
			const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
			const isIndex = Array.isArray(place);
			place = (place as Record<string, unknown> | undefined)?.[name];
			return isIndex ? Number(name) : name;
		});
}

/** Errors without those of the branches of a choice that were not meant. */
function meantErrors(errors: readonly ErrorObject[]): ErrorObject[] {
	const choices = errors.filter(({ keyword }) => keyword === "anyOf");
	if (choices.length === 0) return [...errors];
	const dropped = new Set<ErrorObject>();
	for (const choice of choices) {
		const within = errors.filter(
			(error) =>
				error.schemaPath.startsWith(`${choice.schemaPath}/`) && error.instancePath.startsWith(choice.instancePath),
		);
		const branchOf = (error: ErrorObject): string =>
			error.schemaPath.slice(choice.schemaPath.length + 1).split("/")[0] ?? "";
		const missed = new Set(
			within
				.filter(
					({ instancePath, keyword }) => instancePath === choice.instancePath && ["type", "const"].includes(keyword),
				)
				.map(branchOf),
		);
		const isMeant = within.some((error) => !missed.has(branchOf(error)));
		for (const error of within) if (!isMeant || missed.has(branchOf(error))) dropped.add(error);
		if (isMeant) dropped.add(choice);
	}
	return errors.filter((error) => !dropped.has(error));
}

const TYPE_NAMES: Record<string, string> = {
	string: "text; quote it",
	integer: "a whole number",
	number: "a number",
	boolean: "true or false",
	array: "a list",
	object: "a map",
};

/** The place and the words of an error. */
function toPlaceAndMessage(error: ErrorObject, spec: unknown): { path: Path; message: string } {
	const path = stepsOf(error.instancePath, spec);
	const { keyword, params, data, parentSchema } = error;
	const { additionalProperty, propertyName = error.propertyName } = params as Record<string, string | undefined>;
	if ([additionalProperty, propertyName].includes(MERGE_KEY))
		return { path: [...path, MERGE_KEY], message: MERGE_REFUSAL };
	if (keyword === "propertyNames" || error.propertyName !== undefined) {
		const name = String(propertyName ?? data);
		return {
			path: [...path, name],
			message:
				"is not a valid key; keys have letters, digits, - and _, start with a letter or digit, and have at most 100 characters.",
		};
	}
	if (keyword === "format") {
		const known = formats[(params as { format: string }).format];
		if (known !== undefined) return { path, message: `is ${JSON.stringify(data)}; ${known.mustBe}.` };
	}
	if (keyword === "type") {
		const type = String((params as { type: unknown }).type);
		return { path, message: `is ${shown(data)}; it must be ${TYPE_NAMES[type] ?? type}.` };
	}
	if (keyword === "anyOf") {
		const description = String((parentSchema as { description?: string } | undefined)?.description ?? "");
		return { path, message: `is ${shown(data)}; it must be as described: ${description}.` };
	}
	const failure = toFailure(error, nounOf(path));
	// Of "required" and "additionalProperties" the failure names the property, of all else the place itself.
	const last = ["required", "additionalProperties"].includes(keyword)
		? [String(Object.values(params as Record<string, unknown>)[0])]
		: [];
	return { path: [...path, ...last], message: failure.reason };
}

function shown(data: unknown): string {
	if (Array.isArray(data)) return "a list";
	if (typeof data === "object" && data !== null) return "a map";
	return data === null ? "empty" : JSON.stringify(data);
}

/** What one entry is, of the maps that are no sections. */
const NOUNS: Readonly<Record<string, string>> = { checks: "check", parts: "part" };

function nounOf([section]: Path): string {
	if (section === undefined) return "conference";
	const name = String(section);
	return factsOf(name)?.noun ?? NOUNS[name] ?? name;
}
