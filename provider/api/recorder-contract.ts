import { readFileSync } from "node:fs";
import { STATUS_CODES } from "node:http";
import { join } from "node:path";
import { MESSAGE_NAMES } from "./answers";
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

interface RawContract {
	paths: Record<string, Record<string, RawOperation>>;
	components: { schemas: { Error: ContractSchema } };
}

let raw: RawContract | undefined;

/** The contract as it is written; read from `schema/zoom-events.openapi.json` at first use. */
function rawContract(): RawContract {
	const file = join(__dirname, "../../schema/zoom-events.openapi.json");
	raw ??= JSON.parse(readFileSync(file, "utf8")) as RawContract;
	return raw;
}

let byId: Map<string, ExchangeFacts> | undefined;

/** Facts of an operation's exchanges. */
export function exchangeFacts(id: OperationId): ExchangeFacts {
	byId ??= new Map(
		Object.values(rawContract().paths)
			.flatMap((methods) => Object.values(methods))
			.map(({ operationId, parameters, responses }) => [operationId, factsOf(parameters, responses)]),
	);
	return byId.get(id) ?? { query: {}, successes: [] };
}

function factsOf(parameters: RawOperation["parameters"], responses: RawOperation["responses"]): ExchangeFacts {
	const query = parameters.filter((one) => one.in === "query").map(({ name, schema }) => [name, schema] as const);
	return {
		query: Object.fromEntries(query),
		successes: Object.keys(responses).map(Number).filter(Number.isInteger),
	};
}

/** Body of a refusal, as the contract has it. */
export function refusalSchema(): ContractSchema {
	return rawContract().components.schemas.Error;
}

/** What says in words why something was refused. */
const WORDS = Object.fromEntries(MESSAGE_NAMES.map((name): [string, ContractSchema] => [name, { type: "string" }]));

/** Body of a refusal, in any of the forms that the API was seen to give it. */
export const ERROR: ContractSchema = {
	type: "object",
	properties: {
		code: { type: "integer" },
		...WORDS,
		errors: {
			type: ["array", "null"],
			items: {
				type: "object",
				properties: {
					field: { type: "string" },
					...WORDS,
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
	/** Values of the enums of each field, by its name: an answer often has no enum where the request has one. */
	constantsOf: ReadonlyMap<string, ReadonlySet<string>>;
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
	const constantsOf = new Map<string, Set<string>>();
	const visit = ({ properties = {}, items, oneOf = [], enum: values = [] }: ContractSchema, name: string): void => {
		const own = constantsOf.get(name) ?? new Set();
		constantsOf.set(name, own);
		for (const value of values.map(String)) {
			constants.add(bareConstant(value));
			own.add(value);
		}
		texts.push(...Object.keys(properties));
		for (const [child, schema] of Object.entries(properties)) visit(schema, child);
		for (const schema of [...oneOf, ...(items ? [items] : [])]) visit(schema, name);
	};
	for (const { id, errors, request, response } of allOperations().values()) {
		for (const { code, means } of errors) texts.push(String(code), means);
		for (const schema of [request, response]) if (schema) visit(schema, "");
		for (const [name, schema] of Object.entries(exchangeFacts(id).query)) visit(schema, name);
	}
	const plain = texts.flatMap((text) => text?.match(/\w+/g) ?? []);
	const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
	const vocabulary = new Set(plain.flatMap((word) => [word, word.toLowerCase(), capital(word)]));
	words = { constants, constantsOf, vocabulary };
	return words;
}
