import Ajv, { type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { type ContractSchema, type OperationId, operation } from "../../provider/api/contract.ts";

/** A schema whose objects take no properties but those that it lists. */
function closed(schema: ContractSchema): ContractSchema {
	return {
		...schema,
		...(schema.properties && {
			additionalProperties: false,
			properties: Object.fromEntries(Object.entries(schema.properties).map(([name, child]) => [name, closed(child)])),
		}),
		...(schema.items && { items: closed(schema.items) }),
		...(schema.oneOf && { oneOf: schema.oneOf.map(closed) }),
	};
}

/** Validates bodies against the contract, strictly: a field that it doesn't list is an error. */
export function closeSchemas(): {
	request(id: OperationId, body: unknown): void;
	response(id: OperationId, body: unknown): void;
} {
	const ajv = new Ajv({ allErrors: true, strict: false, formats: { int64: true, int32: true, float: true } });
	addFormats(ajv);
	const validators = new Map<string, ValidateFunction>();
	const check = (key: string, schema: ContractSchema | undefined, body: unknown): void => {
		if (schema === undefined) {
			if (body !== undefined) throw new Error(`${key}: the contract has no body here`);
			return;
		}
		const validate = validators.get(key) ?? ajv.compile(closed(schema));
		validators.set(key, validate);
		if (!validate(body))
			throw new Error(`${key} breaks the contract: ${ajv.errorsText(validate.errors)} in ${JSON.stringify(body)}`);
	};
	return {
		request: (id, body) => check(`${id} request`, operation(id).request, body),
		response: (id, body) => check(`${id} response`, operation(id).response, body),
	};
}
