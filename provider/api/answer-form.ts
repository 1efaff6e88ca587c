import type { ContractSchema } from "./contract";
import { isObject } from "./json";

/** A word of an enumeration without what spellings differ in. */
function wordKey(word: string): string {
	return word
		.toLowerCase()
		.replaceAll("&", "and")
		.replace(/[^\p{L}\p{N}]/gu, "");
}

/** The value of an enumeration that a word stands for, however it is spelt; the word itself where it stands for none. */
export function enumValue(word: string, schema: ContractSchema): string {
	const { enum: values = [], "x-zoom-shown-as": shownAs = {} } = schema;
	const isSpelling = (value: unknown): boolean =>
		[value, ...((shownAs as Record<string, readonly string[]>)[String(value)] ?? [])].some(
			(spelling) => wordKey(String(spelling)) === wordKey(word),
		);
	return String(values.includes(word) ? word : (values.find(isSpelling) ?? word));
}

const TRUTHS: Readonly<Record<string, boolean>> = { true: true, false: false };

function scalar(value: unknown, schema: ContractSchema): unknown {
	const types = [schema.type ?? []].flat();
	const isNumber = types.includes("integer") || types.includes("number");
	if (typeof value === "number" && types.includes("string") && !isNumber) return String(value);
	if (typeof value !== "string") return value;
	if (isNumber && value.trim() !== "" && Number.isFinite(Number(value))) return Number(value);
	if (types.includes("boolean")) return TRUTHS[value.toLowerCase()] ?? value;
	return schema.enum === undefined ? value : enumValue(value, schema);
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
