import { readFileSync } from "node:fs";
import { STATUS_CODES } from "node:http";
import { join } from "node:path";
import { allOperations, type ContractSchema, type OperationId } from "./contract";

/** What the contract says of an operation's exchanges beside its bodies. */
export interface ExchangeFacts {
	/** Schemas of the query, by name. */
	query: Readonly<Record<string, ContractSchema>>;
	/** Statuses of its successes. */
	successes: readonly number[];
}

interface RawOperation {
	operationId: OperationId;
	parameters: { name: string; in: string; schema: ContractSchema }[];
	responses: Record<string, unknown>;
}

let byId: Map<OperationId, ExchangeFacts> | undefined;

/** Facts of an operation's exchanges; read from `schema/zoom-events.openapi.json` at first use. */
export function exchangeFacts(id: OperationId): ExchangeFacts {
	if (byId === undefined) {
		const file = join(__dirname, "../../schema/zoom-events.openapi.json");
		const document = JSON.parse(readFileSync(file, "utf8")) as { paths: Record<string, Record<string, RawOperation>> };
		const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
		byId = new Map(
			operations.map(({ operationId, parameters, responses }) => [
				operationId,
				{
					query: Object.fromEntries(
						parameters.filter((one) => one.in === "query").map(({ name, schema }) => [name, schema]),
					),
					successes: Object.keys(responses).map(Number).filter(Number.isInteger),
				},
			]),
		);
	}
	return byId.get(id) ?? { query: {}, successes: [] };
}

/** Body of a refusal, in any of the forms that the API was seen to give it. */
export const ERROR: ContractSchema = {
	type: "object",
	properties: {
		code: { type: "integer" },
		message: { type: "string" },
		error_message: { type: "string" },
		reason: { type: "string" },
		errors: {
			type: ["array", "null"],
			items: {
				type: "object",
				properties: {
					field: { type: "string" },
					message: { type: "string" },
					error_message: { type: "string" },
					error_code: { type: "string" },
				},
			},
		},
	},
};

/** Types that a schema allows; none where it names none. */
export function typesOf({ type = [] }: ContractSchema): readonly string[] {
	return typeof type === "string" ? [type] : type;
}

/** Schema of a property; of a choice, of all its forms together. Undefined where there is none. */
export function propertyOf(schema: ContractSchema | undefined, name: string): ContractSchema | undefined {
	const forms = schema?.oneOf ?? (schema === undefined ? [] : [schema]);
	const found = forms.flatMap(({ properties = {} }) => {
		const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
		return own === undefined ? [] : [own];
	});
	const [first] = found;
	if (first?.enum === undefined) return first;
	return { ...first, enum: found.flatMap(({ enum: values = [] }) => values) };
}

/** What the contract's own words are. */
interface Words {
	/** Values of all its enums, without case and separators. */
	constants: ReadonlySet<string>;
	/** Words of its error messages and names, and its codes. */
	vocabulary: ReadonlySet<string>;
}

/** Words of refusals that are no operation's own: of the token, the scopes and the rate. */
const GENERAL =
	"access bearer contain contains daily does expired hit limit missing page per reached required scope scopes second server token too many was were your error nginx invalid 124 300 4711 html head body title center hr h1 p br div";

let words: Words | undefined;

/** A constant without its case and separators: `Simple_Event` as `simpleevent`. */
export function bareConstant(text: string): string {
	return text.toLowerCase().replace(/[\s_-]/g, "");
}

/** The contract's own words, which are nobody's. */
export function contractWords(): Words {
	if (words !== undefined) return words;
	const constants = new Set<string>();
	const texts = [GENERAL, ...Object.entries(STATUS_CODES).flat()];
	const visit = ({ properties = {}, items, oneOf = [], enum: values = [] }: ContractSchema): void => {
		for (const value of values) constants.add(bareConstant(String(value)));
		texts.push(...Object.keys(properties));
		for (const child of [...Object.values(properties), ...oneOf, ...(items ? [items] : [])]) visit(child);
	};
	for (const { id, errors, request, response } of allOperations().values()) {
		for (const { code, means } of errors) texts.push(String(code), means);
		for (const schema of [request, response, ...Object.values(exchangeFacts(id).query)]) if (schema) visit(schema);
	}
	const plain = texts.flatMap((text) => text?.match(/\w+/g) ?? []);
	const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
	const vocabulary = new Set(plain.flatMap((word) => [word, word.toLowerCase(), capital(word)]));
	words = { constants, vocabulary };
	return words;
}
