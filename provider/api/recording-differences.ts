import { allOperations, type ContractSchema, type Operation } from "./contract";
import { isObject } from "./json";
import { exchangeFacts, propertyOf, refusalSchema, typesOf } from "./recorder-contract";
import { isDate } from "./recorder-texts";
import type { Exchange, Recording } from "./recording";

/** One way in which exchanges of an operation differ from what the contract says of it. */
export interface Difference {
	/** Id of the operation. */
	operation: string;
	/** Where it differs: in a body, or in the answer's status. */
	part: "request" | "answer" | "error" | "status";
	/** Path of the field, such as `speakers[].email`; empty for the whole. */
	field: string;
	/**
	 * What it is: a field that the contract doesn't know (`unknown`) or requires (`missing`), a value of another `type`,
	 * `format` or `enum`, a list or number beyond a `limit`, a `success` or `refusal` that isn't documented, no readable
	 * `body` or an unexpected one, an `operation` that the contract lacks.
	 */
	is: "unknown" | "missing" | "type" | "format" | "enum" | "limit" | "success" | "refusal" | "body" | "operation";
	/** What was seen, and what the contract has, in words. */
	detail: string;
	/** How often it was seen. */
	count: number;
}

type Seen = Omit<Difference, "operation" | "count">;

/** The most records of a page that can be asked for. */
const LARGEST_PAGE = 300;

/** The contract's types as a reader knows them. */
const TYPE_WORDS: Readonly<Record<string, string>> = { string: "text", array: "list" };

const inWords = (type: string): string => TYPE_WORDS[type] ?? type;

function typeOf(value: unknown): string {
	if (value === null) return "null";
	if (Array.isArray(value)) return "array";
	if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
	return typeof value;
}

/** How recorded exchanges differ from the contract: by operation, each difference once. */
export function differencesIn({ exchanges }: Pick<Recording, "exchanges">): Difference[] {
	const found = new Map<string, Difference>();
	for (const exchange of exchanges) {
		const { operation } = exchange;
		for (const { part, field, is, detail } of differencesOf(exchange)) {
			const key = [operation, part, field, is, detail].join("\0");
			const difference = found.get(key) ?? { operation, part, field, is, detail, count: 0 };
			difference.count++;
			found.set(key, difference);
		}
	}
	const byOperation = (one: Difference, other: Difference): number =>
		one.operation === other.operation ? 0 : one.operation < other.operation ? -1 : 1;
	return [...found.values()].sort(byOperation);
}

function differencesOf(exchange: Exchange): Seen[] {
	const operation = (allOperations() as ReadonlyMap<string, Operation>).get(exchange.operation);
	if (operation === undefined) return [{ part: "status", field: "", is: "operation", detail: "not in the contract" }];
	const { status, text, headers, answer } = exchange;
	if (status === undefined) return [];
	if (text !== undefined || (status >= 300 && answer === undefined)) {
		const type = headers?.["content-type"]?.split(";")[0] ?? "no type";
		return [{ part: "status", field: "", is: "body", detail: `HTTP ${status}, no JSON (${type})` }];
	}
	return status < 300 ? ofSuccess(operation, exchange, status) : ofRefusal(operation, answer, status);
}

function ofSuccess(operation: Operation, { request, answer, query }: Exchange, status: number): Seen[] {
	const { successes } = exchangeFacts(operation.id);
	const seen: Seen[] = [];
	if (!successes.includes(status)) {
		const detail = `HTTP ${status}, not ${successes.join(" or ")}`;
		seen.push({ part: "status", field: "", is: "success", detail });
	}
	// What was refused says nothing of what is taken.
	if (request !== undefined && operation.request !== undefined) visit(request, operation.request, "request", "", seen);
	if ((answer === undefined) !== (operation.response === undefined)) {
		seen.push({ part: "answer", field: "", is: "body", detail: answer === undefined ? "empty" : "not empty" });
	} else if (operation.response !== undefined) {
		visit(answer, operation.response, "answer", "", seen);
		if (operation.isPaged && isObject(answer)) seen.push(...ofPage(answer, query));
	}
	return seen;
}

/** Lists that are longer than the page that was asked for. */
function ofPage(answer: Record<string, unknown>, query: Exchange["query"]): Seen[] {
	const most = Math.min(Number(query.page_size ?? LARGEST_PAGE) || LARGEST_PAGE, LARGEST_PAGE);
	return Object.entries(answer).flatMap(([field, value]): Seen[] =>
		Array.isArray(value) && value.length > most
			? [{ part: "answer", field, is: "limit", detail: `${value.length} items, at most ${most}` }]
			: [],
	);
}

function ofRefusal({ errors }: Operation, answer: unknown, status: number): Seen[] {
	const seen: Seen[] = [];
	const code = isObject(answer) ? answer.code : undefined;
	const isDocumented = errors.some((known) => known.status === status && String(known.code) === String(code));
	// Every operation may be refused for the rate, so that no operation's errors say so.
	if (!isDocumented && status !== 429) {
		const named = code === undefined || code === null ? "no code" : `code ${String(code)}`;
		seen.push({ part: "status", field: "", is: "refusal", detail: `HTTP ${status}, ${named}` });
	}
	visit(answer, refusalSchema(), "error", "", seen);
	return seen;
}

/** Compares a value with its schema, and what is in it. */
function visit(value: unknown, schema: ContractSchema, part: Seen["part"], field: string, seen: Seen[]): void {
	const say = (is: Seen["is"], detail: string, at = field): void => void seen.push({ part, field: at, is, detail });
	const type = typeOf(value);
	const types = typesOf(schema);
	const isOfType = types.includes(type) || (type === "integer" && types.includes("number"));
	if (types.length > 0 && !isOfType) {
		say("type", `${inWords(type)}, not ${types.map(inWords).join(" or ")}`);
		return;
	}
	if (Array.isArray(value)) {
		const { maxItems, items } = schema;
		if (typeof maxItems === "number" && value.length > maxItems)
			say("limit", `${value.length} items, at most ${maxItems}`);
		if (items !== undefined) for (const item of value) visit(item, items, part, `${field}[]`, seen);
	} else if (isObject(value)) {
		const known = schema.properties !== undefined || schema.oneOf !== undefined;
		const pathOf = (name: string): string => (field === "" ? name : `${field}.${name}`);
		for (const [name, child] of Object.entries(value)) {
			const own = propertyOf(schema, name);
			if (own !== undefined) visit(child, own, part, pathOf(name), seen);
			else if (known) say("unknown", inWords(typeOf(child)), pathOf(name));
		}
		for (const name of schema.required ?? []) if (!Object.hasOwn(value, name)) say("missing", "required", pathOf(name));
	} else if (value !== null) visitValue(value, schema, say);
}

function visitValue(value: unknown, schema: ContractSchema, say: (is: Seen["is"], detail: string) => void): void {
	const { enum: values, format, minimum, maximum } = schema;
	if (values !== undefined && !values.some((one) => one === value)) say("enum", String(value));
	if (typeof value === "number") {
		if (typeof minimum === "number" && value < minimum) say("limit", `${value}, at least ${minimum}`);
		if (typeof maximum === "number" && value > maximum) say("limit", `${value}, at most ${maximum}`);
	}
	if (typeof value === "string" && format !== undefined && !hasFormat(value, format))
		say("format", `${value.replace(/\d/g, "0")}, not ${format}`);
}

/** Whether a text has a format of the contract; an empty one stands for none. */
function hasFormat(text: string, format: string): boolean {
	if (text === "") return true;
	if (format === "date-time") return isDate(text) && /T.*(?:Z|[+-]\d{2}:\d{2})$/.test(text);
	if (format === "email") return /^[^\s@]+@[^\s@]+$/.test(text);
	return format !== "uri" || /^[a-z][a-z0-9+.-]*:\S+$/i.test(text);
}
