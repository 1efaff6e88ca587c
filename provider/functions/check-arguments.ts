import Ajv from "ajv";
import addFormats from "ajv-formats";
import { ConfigurationError } from "../api/errors";
import { toFailure } from "../lifecycle/check";
import type { Properties } from "../lifecycle/description";
import type { FunctionDescription } from "./description";

/**
 * Refuses arguments that a function doesn't take: a language without types sends whatever a program says.
 *
 * @returns the arguments without those that say nothing
 * @throws ConfigurationError with all that is wrong, naming each argument
 */
export function checkedArguments(
	{ name, inputs }: Pick<FunctionDescription, "name" | "inputs">,
	args: object,
): Properties {
	const given = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined && value !== null));
	const ajv = new Ajv({ allErrors: true, strict: false, verbose: true, validateSchema: false });
	addFormats(ajv);
	const schemas = Object.entries(inputs);
	const validate = ajv.compile({
		type: "object",
		additionalProperties: false,
		properties: Object.fromEntries(schemas.map(([argument, { schema }]) => [argument, schema])),
		required: schemas.filter(([, { isRequired }]) => isRequired).map(([argument]) => argument),
	});
	if (validate(given)) return given;
	const failures = (validate.errors ?? []).map((error) => toFailure(error, `call of ${name}`));
	throw new ConfigurationError(
		failures.map(({ property, reason }) => `${name}: ${property} ${reason}`).join("\n"),
		failures.map(({ property }) => property),
	);
}
