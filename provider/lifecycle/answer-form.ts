import type { ContractSchema } from "../api/contract";
import { isObject } from "../api/json";
import { enumValue } from "./compare";

const TRUTHS: Readonly<Record<string, boolean>> = { true: true, false: false };

function scalar(value: unknown, schema: ContractSchema): unknown {
	const types = [schema.type ?? []].flat();
	const isNumber = types.includes("integer") || types.includes("number");
	if (typeof value === "number" && types.includes("string") && !isNumber) return String(value);
	if (typeof value !== "string") return value;
	if (isNumber && value.trim() !== "" && Number.isFinite(Number(value))) return Number(value);
	if (types.includes("boolean")) return TRUTHS[value.toLowerCase()] ?? value;
	return schema.enum === undefined ? value : enumValue(value, { schema });
}

/**
 * An answer as the contract writes it: numbers that came as text, truths and words of an enumeration in another
 * spelling. What the contract doesn't know, and what can't be told, stays as it is.
 */
export function inContractForm(answer: unknown, schema: ContractSchema | undefined): unknown {
	if (schema === undefined) return answer;
	if (Array.isArray(answer)) return answer.map((item) => inContractForm(item, schema.items));
	if (!isObject(answer)) return scalar(answer, schema);
	return Object.fromEntries(
		Object.entries(answer).map(([name, value]) => [name, inContractForm(value, schema.properties?.[name])]),
	);
}
