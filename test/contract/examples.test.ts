import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, it } from "vitest";
import { allOperations, type ContractSchema, type Operation } from "../../provider/api/contract.ts";

/** An example of Zoom's text, with the body that it is of. */
interface Example {
	line: number;
	method: string;
	path: string;
	body: "request" | "response";
	value: unknown;
}

/** The JSON that begins at or after a line and ends with a bracket at a line's start. */
function jsonFrom(lines: readonly string[]): unknown {
	const start = lines.findIndex((line) => /^[{[]/.test(line));
	const end = lines.findIndex((line, index) => index >= start && /^[}\]]/.test(line));
	return JSON.parse(lines.slice(start, end + 1).join("\n"));
}

function examplesOf(text: string): Example[] {
	const lines = text.replaceAll("\u00a0", " ").split("\n");
	let [method, path, body]: [string, string, Example["body"]] = ["", "", "request"];
	return lines.flatMap((line, index) => {
		const [, label, value = ""] = /^\s*•\s+(Method|Path):\s*(\S+)/.exec(line) ?? [];
		if (label === "Method") method = value;
		if (label === "Path") path = value;
		if (line === "Request Body") body = "request";
		if (line === "Responses") body = "response";
		if (line !== "Example:") return [];
		return [{ line: index + 1, method, path, body, value: jsonFrom(lines.slice(index + 1)) }];
	});
}

/** What any source lets a value be: spellings that answers show, and what `x-zoom-otherwise` says. */
function tolerant(schema: ContractSchema): ContractSchema {
	const { properties, items, enum: values, "x-zoom-shown-as": shown = {}, "x-zoom-otherwise": others = [] } = schema;
	const own: ContractSchema = {
		...schema,
		...(values && { enum: [...values, ...Object.values(shown).flat()] }),
		...(properties && {
			additionalProperties: false,
			properties: Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, tolerant(field)])),
		}),
		...(items && { items: tolerant(items) }),
		...(schema.oneOf && { oneOf: schema.oneOf.map(tolerant) }),
	};
	if (others.length === 0) return own;
	// Another type leaves nothing of the schema; other limits leave what they are not about.
	const { format: _, type, ...rest } = own;
	return {
		anyOf: [own, ...others.map(({ says }) => ({ ...(says.type === undefined ? { ...rest, type } : {}), ...says }))],
	};
}

function schemaOf({ method, path, body }: Example): ContractSchema | undefined {
	return [...allOperations().values()].find((one: Operation) => one.method === method && one.path === path)?.[body];
}

/** Examples that are valid by none of the sources, by their line. */
function failuresOf(examples: readonly Example[]): string[] {
	const ajv = addFormats(new Ajv2020({ allErrors: true, strict: false }));
	return examples.flatMap((example) => {
		const schema = schemaOf(example);
		if (schema === undefined) return [`${example.line}: no body`];
		const validate = ajv.compile(tolerant(schema));
		if (validate(example.value)) return [];
		return (validate.errors ?? []).map(({ instancePath, message }) => `${example.line}: ${instancePath} ${message}`);
	});
}

const exampleOf = (value: string): string => `  •   Method: POST
  •   Path: /zoom_events/events/{eventId}/speakers

Request Body

Example:

{
  "name": ${value}
}

Responses
`;

it("an example that the contract would refuse is found, by its line", () => {
	expect(failuresOf(examplesOf(exampleOf('"Ada Example"')))).toEqual([]);
	expect(failuresOf(examplesOf(exampleOf("7")))).toEqual(["6: /name must be string"]);
});

// Zoom's text is no part of the repository: the contract is held to it where somebody has put it beside.
const published = join(import.meta.dirname, "../../../shared/contract/zoom-events-api.txt");
it.each([published].filter(existsSync))("every example of the text is valid by one of the sources", (file) => {
	const examples = examplesOf(readFileSync(file, "utf8"));
	expect(examples).toHaveLength(99);
	expect(failuresOf(examples)).toEqual([]);
});
