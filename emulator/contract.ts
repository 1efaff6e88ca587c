import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ErrorObject, ValidateFunction } from "ajv";
import Ajv from "ajv/dist/2020";
import addFormats from "ajv-formats";

/** A field that failed validation, as Zoom's error body names it. */
export interface FieldFailure {
	field: string;
	message: string;
	/** What failed, as JSON Schema names it: `enum`. Not part of an answer. */
	keyword?: string;
}

/** JSON Schema as the contract uses it. */
export interface Schema {
	type?: string | string[];
	properties?: Record<string, Schema>;
	items?: Schema;
	oneOf?: Schema[];
	[keyword: string]: unknown;
}

interface RawOperation {
	operationId: string;
	tags: string[];
	"x-zoom-rate-limit"?: "LIGHT" | "MEDIUM" | "HEAVY";
	"x-zoom-errors"?: { status: number; code: number; means: string }[];
	"x-zoom-scopes": { classic: string[]; granular: string[] };
	parameters: { name: string; in: "path" | "query"; required?: boolean; schema: Schema }[];
	requestBody?: { content: Record<string, { schema: Schema }> };
	responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

/** One operation of the contract, ready to be served. */
export interface Operation {
	id: string;
	group: string;
	method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
	/** Template as in the contract: `/zoom_events/events/{eventId}`. */
	path: string;
	rateLabel: "LIGHT" | "MEDIUM" | "HEAVY";
	errors: { status: number; code: number; means: string }[];
	/** A token needs any one of them. */
	scopes: { classic: string[]; granular: string[] };
	/** Status of a success. */
	status: number;
	isPaged: boolean;
	/** Field with the objects of an answer that is a list; undefined for an operation that answers none. */
	list: string | undefined;
	/** True where the body is a form with a file. */
	isForm: boolean;
	/** Schema of the body; undefined for an operation that takes none. */
	request: Schema | undefined;
	/** Schema of the answer; undefined for an operation that answers no body. */
	response: Schema | undefined;
	/** Failures of a query: unknown or wrong parameters. Turns numbers and booleans from text. */
	checkQuery(query: Record<string, unknown>): FieldFailure[];
	/** Failures of a body; an unknown field is one. */
	checkBody(body: unknown): FieldFailure[];
	/** Failures of our own answer. */
	checkResponse(body: unknown): FieldFailure[];
}

/** Zoom's API refuses nothing that it doesn't know of; a test server is of more use when it does. */
function closed(schema: Schema): Schema {
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

const options = { allErrors: true, strict: false, formats: { int32: true, int64: true, float: true } } as const;
const ajv = withFormats(new Ajv(options));
const coercing = withFormats(new Ajv({ ...options, coerceTypes: true }));

/** The formats of JSON Schema; a date-time must also be an instant that can be stored, which a leap second is not. */
function withFormats(validator: Ajv): Ajv {
	const isDateTime = addFormats(new Ajv()).compile({ type: "string", format: "date-time" });
	addFormats(validator);
	return validator.addFormat("date-time", (text) => isDateTime(text) && !Number.isNaN(Date.parse(text)));
}

function toFailure({ instancePath, keyword, params, message }: ErrorObject): FieldFailure {
	const extra = params as { missingProperty?: string; additionalProperty?: string; allowedValues?: unknown[] };
	const steps = [...instancePath.split("/").slice(1), extra.missingProperty ?? extra.additionalProperty ?? []].flat();
	const text = keyword === "enum" ? `${message}: ${extra.allowedValues?.join(", ")}` : (message ?? keyword);
	return { field: steps.join("."), message: text, keyword };
}

/** A validator that is compiled at its first use and kept. */
function lazy(compiler: typeof ajv, schema: Schema): (value: unknown) => FieldFailure[] {
	let validate: ValidateFunction | undefined;
	return (value) => {
		validate ??= compiler.compile(closed(schema));
		return validate(value) ? [] : (validate.errors ?? []).map(toFailure);
	};
}

function noBody(body: unknown): FieldFailure[] {
	return body === undefined || body === null ? [] : [{ field: "", message: "this operation takes no body" }];
}

/** Fields of a list's answer that say how it goes on. */
const PAGING = ["total_records", "next_page_token"];

/** The one field of an answer beside those of paging, where it holds objects. */
function listOf(response: Schema | undefined): string | undefined {
	const [[name, field] = [], ...others] = Object.entries(response?.properties ?? {}).filter(
		([key]) => !PAGING.includes(key),
	);
	return others.length === 0 && field?.items?.properties !== undefined ? name : undefined;
}

function toOperation(path: string, method: string, raw: RawOperation): Operation {
	const query = raw.parameters.filter((parameter) => parameter.in === "query");
	const [mediaType, media] = Object.entries(raw.requestBody?.content ?? {})[0] ?? [];
	const request = media?.schema;
	const isForm = mediaType === "multipart/form-data";
	const [status, success] = Object.entries(raw.responses).find(([code]) => code.startsWith("2")) ?? ["200", {}];
	const response = success.content?.["application/json"]?.schema;
	return {
		id: raw.operationId,
		group: raw.tags[0] ?? "",
		method: method.toUpperCase() as Operation["method"],
		path,
		rateLabel: raw["x-zoom-rate-limit"] ?? "LIGHT",
		errors: raw["x-zoom-errors"] ?? [],
		scopes: raw["x-zoom-scopes"],
		status: Number(status),
		list: method === "get" ? listOf(response) : undefined,
		isPaged: query.some(({ name }) => name === "next_page_token"),
		isForm,
		request,
		response,
		checkQuery: lazy(coercing, {
			type: "object",
			properties: Object.fromEntries(query.map(({ name, schema }) => [name, schema])),
			required: query.filter(({ required }) => required === true).map(({ name }) => name),
		}),
		checkBody:
			request === undefined
				? noBody
				: // A form's fields are all text.
					lazy(isForm ? coercing : ajv, request),
		checkResponse: response === undefined ? noBody : lazy(ajv, response),
	};
}

/** Every operation of the contract, in its order. */
export function loadContract(): Operation[] {
	const text = readFileSync(join(__dirname, "../schema/zoom-events.openapi.json"), "utf8");
	const document = JSON.parse(text) as { paths: Record<string, Record<string, RawOperation>> };
	return Object.entries(document.paths).flatMap(([path, methods]) =>
		Object.entries(methods).map(([method, raw]) => toOperation(path, method, raw)),
	);
}
