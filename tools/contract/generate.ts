/**
 * Makes `schema/zoom-events.openapi.json`, and its types `schema/zoom-events.ts`, from Zoom's published description.
 *
 *     npm run contract -- --text zoom-events-api.txt --operations operations.json
 *
 * Structure, scopes and prerequisites come from the text, query parameters, limits, rate labels and error codes from
 * the operations file, what Zoom's text says in prose only, or others say otherwise, from `schema/corrections.yaml`,
 * and our own short descriptions from `schema/descriptions.yaml`. Run it when Zoom publishes a new description, and review the diff.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import openapiTypescript, { astToString, COMMENT_HEADER } from "openapi-typescript";
import { parse } from "yaml";
import { applyCorrections, at, type Corrections, checkCorrections } from "./corrections.ts";
import { type ParsedOperation, parseDescription, type Schema } from "./parse-description.ts";

interface OperationFacts {
	method: string;
	path: string;
	tag: string;
	title: string;
	operationId?: string;
	rateLimit?: string;
	errors: { status: number; code: number; means: string }[];
	query?: { name: string; required?: boolean; [keyword: string]: unknown }[];
	bodyLimits?: Record<string, Record<string, number>>;
}

interface Words {
	operations: Record<string, string>;
	properties: Record<string, string>;
}

const schemaFolder = join(dirname(fileURLToPath(import.meta.url)), "../../schema");
const { values: flags } = parseArgs({ options: { text: { type: "string" }, operations: { type: "string" } } });
if (flags.text === undefined || flags.operations === undefined) {
	console.error("usage: npm run contract -- --text zoom-events-api.txt --operations operations.json");
	process.exit(2);
}

const parsed = parseDescription(readFileSync(flags.text, "utf8"));
const facts = JSON.parse(readFileSync(flags.operations, "utf8")) as OperationFacts[];
const extra = parse(readFileSync(join(schemaFolder, "corrections.yaml"), "utf8")) as Corrections;
const words = parse(readFileSync(join(schemaFolder, "descriptions.yaml"), "utf8")) as Words;

const undescribed = new Set<string>();

function describe(schema: Schema, name?: string): unknown {
	const { type, properties, items, oneOf, ...rest } = schema;
	const text = name === undefined ? undefined : words.properties[name];
	if (name !== undefined && text === undefined) undescribed.add(name);
	return {
		...(type === undefined ? {} : { type }),
		...(text === undefined ? {} : { description: text }),
		...rest,
		...(properties === undefined
			? {}
			: {
					properties: Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, describe(value, key)])),
				}),
		...(items === undefined ? {} : { items: describe(items) }),
		...(oneOf === undefined ? {} : { oneOf: oneOf.map((alternative) => describe(alternative)) }),
	};
}

function parameters(operation: OperationFacts): unknown[] {
	const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
		name,
		in: "path",
		required: true,
		schema: { type: "string", minLength: 1 },
	}));
	const inQuery = (operation.query ?? []).map(({ name, required, ...schema }) => ({
		name,
		in: "query",
		...(required === true ? { required } : {}),
		schema,
	}));
	return [...inPath, ...inQuery];
}

function responses(operation: ParsedOperation): Record<string, unknown> {
	const answers: [string, unknown][] = [];
	for (const [status, schema] of operation.responses) {
		if (status >= 300) continue;
		const content = schema && { content: { "application/json": { schema: describe(schema) } } };
		answers.push([String(status), { description: "Done.", ...content }]);
	}
	return { ...Object.fromEntries(answers), default: { $ref: "#/components/responses/Error" } };
}

function toOperation(operation: ParsedOperation, known: OperationFacts, id: string): unknown {
	const summary = words.operations[id];
	if (summary === undefined) undescribed.add(`operation ${id}`);
	return {
		operationId: id,
		tags: [known.tag],
		summary,
		...(known.rateLimit === undefined || known.rateLimit === "None" ? {} : { "x-zoom-rate-limit": known.rateLimit }),
		"x-zoom-scopes": operation.scopes,
		"x-zoom-prerequisites": operation.prerequisites,
		...(known.errors.length === 0 ? {} : { "x-zoom-errors": known.errors }),
		parameters: parameters(known),
		...(operation.request && {
			requestBody: {
				required: true,
				content: { [operation.request.contentType]: { schema: describe(operation.request.schema) } },
			},
		}),
		responses: responses(operation),
	};
}

function idOf({ method, path, operationId }: OperationFacts): string {
	const key = `${method} ${path}`;
	const id = extra.operationIds[key] ?? operationId;
	if (id === undefined || !/^\w+$/.test(id)) throw new Error(`${key} needs an operationId in corrections.yaml`);
	return id;
}

/** What is documented of an operation's refusals, held against the text's own codes. */
function errorsOf({ errors }: ParsedOperation, known: OperationFacts["errors"], id: string): OperationFacts["errors"] {
	const added = extra.errors.filter(({ operation }) => operation === id);
	const all = [...added.map(({ status, code, means }) => ({ status, code, means })), ...known];
	const missing = errors.find((one) => !all.some(({ status, code }) => status === one.status && code === one.code));
	if (missing !== undefined) throw new Error(`${id}: nothing says what ${missing.status}/${missing.code} means`);
	return all.sort((a, b) => a.status - b.status);
}

checkCorrections(extra, facts.map(idOf));
const paths: Record<string, Record<string, unknown>> = {};
for (const operation of parsed) {
	const known = facts.find(({ method, path }) => method === operation.method && path === operation.path);
	if (known === undefined) throw new Error(`${operation.method} ${operation.path} has no facts`);
	const id = idOf(known);
	applyCorrections(operation, id, extra);
	for (const [path, limits] of Object.entries(known.bodyLimits ?? {})) {
		Object.assign(at(operation.request?.schema, path, id), limits);
	}
	known.errors = errorsOf(operation, known.errors, id);
	const added = extra.parameters.filter((candidate) => candidate.operation === id);
	known.query = [...(known.query ?? []), ...added.map(({ name, set }) => ({ name, ...set }))];
	paths[operation.path] ??= {};
	Object.assign(paths[operation.path] ?? {}, { [operation.method.toLowerCase()]: toOperation(operation, known, id) });
}

if (undescribed.size > 0) console.error(`without description: ${[...undescribed].sort().join(", ")}`);

const document = {
	openapi: "3.1.0",
	info: {
		title: "Zoom Webinars Plus & Events API",
		version: "2",
		description: "The contract that the provider and the local API share.",
	},
	servers: [{ url: "https://api.zoom.us/v2" }],
	security: [{ serverToServer: [] }],
	paths,
	components: {
		securitySchemes: { serverToServer: { type: "http", scheme: "bearer" } },
		responses: {
			Error: {
				description: "Refused.",
				content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
			},
		},
		schemas: {
			Error: {
				type: "object",
				required: ["code", "message"],
				properties: {
					code: { type: "integer", description: "Zoom's error code." },
					message: { type: "string", description: "What was refused." },
					errors: {
						type: "array",
						description: "The fields of a body that failed validation (code 300).",
						items: {
							type: "object",
							properties: {
								field: { type: "string", description: "Path of the field." },
								message: { type: "string", description: "What is wrong with it." },
							},
						},
					},
				},
			},
		},
	},
};
writeFileSync(join(schemaFolder, "zoom-events.openapi.json"), `${JSON.stringify(document, null, "\t")}\n`);
// A default of a request's field doesn't make the field a must.
const types = await openapiTypescript(new URL("zoom-events.openapi.json", `file://${schemaFolder}/`), {
	defaultNonNullable: false,
});
writeFileSync(join(schemaFolder, "zoom-events.ts"), COMMENT_HEADER + astToString(types));
console.log(`${parsed.length} operations written`);
