/**
 * Reads Zoom's published text of the Zoom Events API and gives its operations as data.
 *
 * The text is one block an operation: a title, `• Method:`, `• Path:` and `• Tags:` lines, `Prerequisites`,
 * `Scopes:` and `Granular Scopes:`, an optional `Request Body`, then `Responses` with `Status: NNN` lines. A field is
 * a bullet whose next line holds its type; nesting is by indentation. Only structure is taken: the words of the
 * descriptions are not.
 */
import { type AccessFacts, parseAccess } from "./parse-access.ts";

/** A JSON Schema as far as the description needs it. */
export interface Schema {
	type?: string;
	format?: string;
	enum?: (string | number)[];
	default?: boolean;
	properties?: Record<string, Schema>;
	required?: string[];
	items?: Schema;
	oneOf?: Schema[];
	/** Marks of the contract's own: `x-zoom-source`. */
	[mark: `x-zoom-${string}`]: unknown;
}

/** One operation of the text. */
export interface ParsedOperation extends AccessFacts {
	/** Upper case HTTP method. */
	method: string;
	/** Path template, as `/zoom_events/events/{eventId}`. */
	path: string;
	/** Content type and schema of the request body; absent where there is none. */
	request?: { contentType: string; schema: Schema };
	/** Schema by status; `undefined` for an answer without a body. */
	responses: Map<number, Schema | undefined>;
	/** Error codes by HTTP status, in the text's order. */
	errors: { status: number; code: number }[];
}

interface Line {
	indent: number;
	text: string;
}

const BULLET = /^•\s+([A-Za-z_]\w*)( \(required\))?$/;
const TYPE = /^(string|array|object|integer|boolean|number)\b/;

/** How the prose of some fields wants instants: whole seconds of UTC. */
const INSTANT = "yyyy-MM-dd'T'HH:mm:ss'Z'";
const INSTANT_IN_PROSE = /yyyy-MM-dd.T.HH:mm:ss'?Z/;

function toLines(text: string): Line[] {
	return text
		.replaceAll(" ", " ")
		.split("\n")
		.filter((line) => line.trim() !== "")
		.map((line) => ({ indent: line.length - line.trimStart().length, text: line.trim() }));
}

function parseType(text: string): Schema {
	const head = text.split(" — ")[0] ?? text;
	const type = TYPE.exec(head)?.[1];
	if (type === undefined) throw new Error(`not a type line: ${text}`);
	const schema: Schema = { type };
	const format = /format: ([\w-]+)/.exec(head)?.[1];
	if (format !== undefined) schema.format = format;
	const fallback = /default: (true|false)/.exec(head)?.[1];
	if (fallback !== undefined) schema.default = fallback === "true";
	if (INSTANT_IN_PROSE.test(text)) schema["x-zoom-instant"] = INSTANT;
	const values = /possible values: (.*)$/.exec(head)?.[1];
	if (values !== undefined)
		schema.enum = JSON.parse(`[${values.replace(/,\s*default: .*$/, "")}]`) as (string | number)[];
	return schema;
}

/** Walks the lines of one schema block by recursive descent. */
class SchemaReader {
	#at = 0;
	constructor(readonly lines: Line[]) {}

	#peek(): Line | undefined {
		return this.lines[this.#at];
	}

	readRoot(): Schema | undefined {
		const first = this.#peek();
		if (first === undefined) return undefined;
		if (first.text === "One of:") {
			this.#at++;
			return { oneOf: this.#readAlternatives() };
		}
		if (first.text === "All of:") this.#at++;
		return this.#readObject(2);
	}

	/** Alternatives are not separated in the text: in each place one starts where the text names a field again. */
	#readAlternatives(): Schema[] {
		const whole = this.#readFields(2);
		const alternatives: [string, Schema, boolean][][] = [[]];
		for (const field of whole) {
			const current = alternatives.at(-1) ?? [];
			const startsAnew =
				current.some(([name]) => name === field[0]) || (current[0]?.[0] === "upload_id" && field[0] === "file_id");
			if (startsAnew) alternatives.push([field]);
			else current.push(field);
		}
		return alternatives.map(toObject);
	}

	#readFields(indent: number): [string, Schema, boolean][] {
		const fields: [string, Schema, boolean][] = [];
		for (let line = this.#peek(); line !== undefined && line.indent === indent; line = this.#peek()) {
			const bullet = BULLET.exec(line.text);
			if (bullet?.[1] === undefined) break;
			this.#at++;
			const schema = this.#readValue(indent + 2);
			fields.push([bullet[1], schema, bullet[2] !== undefined]);
		}
		return fields;
	}

	#readObject(indent: number): Schema {
		return toObject(this.#readFields(indent));
	}

	#readValue(indent: number): Schema {
		const line = this.#peek();
		if (line === undefined || line.indent !== indent)
			throw new Error(`no type line at ${this.lines[this.#at - 1]?.text}`);
		const schema = parseType(line.text);
		this.#at++;
		this.#skipProse(indent);
		if (schema.type === "object") {
			const fields = this.#readObject(indent);
			if (fields.properties !== undefined) Object.assign(schema, fields);
		}
		if (schema.type === "array") {
			const values = schema.enum;
			delete schema.enum;
			schema.items = this.#readItems(indent);
			if (values !== undefined) schema.items.enum = values;
			this.#passInstant(schema, schema.items);
		}
		return schema;
	}

	#readItems(indent: number): Schema {
		if (this.#peek()?.text !== "Items:") return {};
		this.#at++;
		const next = this.#peek();
		if (next?.text === "All of:") this.#at++;
		if (next !== undefined && next.indent === indent && TYPE.test(next.text)) return this.#readValue(indent);
		return this.#readObject(indent);
	}

	/** What a list's prose says of instants is about the fields of its items. */
	#passInstant(list: Schema, { properties = {} }: Schema): void {
		const { "x-zoom-instant": form } = list;
		if (form === undefined) return;
		delete list["x-zoom-instant"];
		for (const field of Object.values(properties)) if (field.format === "date-time") field["x-zoom-instant"] = form;
	}

	/** Passes lines that belong to a description of several lines. */
	#skipProse(indent: number): void {
		for (let line = this.#peek(); line !== undefined; line = this.#peek()) {
			const isStructure = BULLET.test(line.text) || ["Items:", "All of:", "One of:"].includes(line.text);
			if (isStructure || (line.indent === indent && TYPE.test(line.text))) return;
			this.#at++;
		}
	}

	get rest(): Line[] {
		return this.lines.slice(this.#at);
	}
}

function toObject(fields: [string, Schema, boolean][]): Schema {
	const schema: Schema = { type: "object" };
	if (fields.length === 0) return schema;
	schema.properties = Object.fromEntries(fields.map(([name, field]) => [name, field]));
	const required = fields.filter(([, , isRequired]) => isRequired).map(([name]) => name);
	if (required.length > 0) schema.required = required;
	return schema;
}

function withoutExample(lines: Line[]): Line[] {
	const at = lines.findIndex((line) => line.text === "Example:");
	return at < 0 ? lines : lines.slice(0, at);
}

function readSchema(lines: Line[]): Schema | undefined {
	const content = lines.findIndex((line) => line.text.startsWith("Content-Type:"));
	if (content < 0) return undefined;
	const reader = new SchemaReader(withoutExample(lines.slice(content + 1)));
	const schema = reader.readRoot();
	if (reader.rest.length > 0) throw new Error(`not understood: ${reader.rest[0]?.text}`);
	return schema;
}

function splitAt(lines: Line[], starts: (line: Line) => boolean): Line[][] {
	const blocks: Line[][] = [];
	for (const line of lines) {
		if (starts(line)) blocks.push([line]);
		else blocks.at(-1)?.push(line);
	}
	return blocks;
}

/**
 * Gives every operation of the text, in its order.
 *
 * @param text the whole description, as published
 * @throws Error where a line is in no known form, naming it
 */
export function parseDescription(text: string): ParsedOperation[] {
	const blocks = splitAt(toLines(text), (line) => /^•\s+Method:/.test(line.text));
	return blocks.map((block) => {
		const method = /Method:\s*(\w+)/.exec(block[0]?.text ?? "")?.[1] ?? "";
		const path = /Path:\s*(\S+)/.exec(block[1]?.text ?? "")?.[1] ?? "";
		const requestAt = block.findIndex((line) => line.indent === 0 && line.text === "Request Body");
		const responsesAt = block.findIndex((line) => line.indent === 0 && line.text === "Responses");
		const operation: ParsedOperation = {
			method,
			path,
			scopes: { classic: [], granular: [] },
			prerequisites: [],
			responses: new Map(),
			errors: [],
		};
		try {
			const headEnd = requestAt >= 0 ? requestAt : responsesAt;
			Object.assign(operation, parseAccess(block.slice(0, headEnd).map((line) => line.text)));
			if (requestAt >= 0) {
				const lines = block.slice(requestAt + 1, responsesAt);
				const contentType = /Content-Type: (\S+)/.exec(lines[0]?.text ?? "")?.[1] ?? "application/json";
				operation.request = { contentType, schema: readSchema(lines) ?? { type: "object" } };
			}
			for (const answer of splitAt(block.slice(responsesAt + 1), (line) => /^Status: \d+/.test(line.text))) {
				const status = Number(/^Status: (\d+)/.exec(answer[0]?.text ?? "")?.[1]);
				operation.responses.set(status, status < 300 ? readSchema(answer) : undefined);
				for (const [, code] of (answer[0]?.text ?? "").matchAll(/\*\*Error Code:\*\* `(\d+) ?`/g))
					operation.errors.push({ status, code: Number(code) });
			}
		} catch (error) {
			throw new Error(`${method} ${path}: ${(error as Error).message}`);
		}
		return operation;
	});
}
