/** The class of each kind with the types of its inputs and outputs, from its description and its example. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type ContractSchema, operation } from "../../provider/api/contract.ts";
import { descriptions } from "../../provider/kinds/index.ts";
import { createInputs, withArticle } from "../../provider/lifecycle/check.ts";
import type { ResourceDescription } from "../../provider/lifecycle/description.ts";
import {
	type CompiledDescription,
	compileDescription,
	contentFactsOf,
	type Shape,
	toCamelCase,
} from "../../provider/lifecycle/shape.ts";
import {
	capital,
	inputText,
	isRequiredField,
	limitsOf,
	madeByHost,
	meaning,
	outputSchema,
	secretText,
	sentence,
	singular,
} from "./facts.ts";

const root = join(__dirname, "../..");

/** `TicketType` to `ticket-type`, the name of its files. */
export function fileName(kind: string): string {
	return kind.replace(/(?<=.)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

/** The example of a kind: what stands below the declarations of its file. */
export function exampleOf(kind: string): string {
	const source = readFileSync(join(root, "examples/resources", `${fileName(kind)}.ts`), "utf8");
	const lines = source.trim().split("\n");
	const last = lines.findLastIndex((line) => /^(import|declare) /.test(line));
	return lines
		.slice(last + 1)
		.join("\n")
		.trim();
}

/** Lines of a text that end before the line does. */
function wrapped(text: string, width: number): string[] {
	const lines = [""];
	for (const word of text.split(" ")) {
		const line = lines.at(-1) ?? "";
		if (line !== "" && line.length + word.length + 1 > width) lines.push(word);
		else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
	}
	return lines;
}

function comment(paragraphs: readonly string[], indent = ""): string {
	const width = 116 - indent.length * 4;
	const [first = "", ...rest] = paragraphs;
	if (rest.length === 0 && first.length <= width - 3 && !first.includes("\n")) return `${indent}/** ${first} */\n`;
	const lines = paragraphs.flatMap((text, index) => [
		...(index === 0 ? [] : [""]),
		...(text.includes("\n") ? text.split("\n") : wrapped(text, width)),
	]);
	return `${indent}/**\n${lines.map((line) => `${indent} *${line === "" ? "" : ` ${line}`}\n`).join("")}${indent} */\n`;
}

/** Types of values, as inputs of a program or as outputs; interfaces of nested objects are gathered beside. */
class Types {
	/** Interfaces by name, in the order in which they are met. */
	readonly nested = new Map<string, string>();

	constructor(private readonly isInput: boolean) {}

	/** The type of a value whose objects are named after where it stands. */
	of({ schema, facts, fields, items, name: property }: Shape, name: string): string {
		if (facts.enumNames !== undefined) return this.#value(unionOf(Object.keys(facts.enumNames)));
		if (items !== undefined) return this.#value(`${bracketed(this.of(items, singular(name)))}[]`);
		if (fields !== undefined) {
			const rows = [...fields.values()].map((field) => {
				return this.row(
					field,
					`${name}${capital(field.name)}`,
					isRequiredField(schema, field),
					sentence(`${meaning(field)}${limitsOf(field)}`),
				);
			});
			return this.#value(this.#interface(name, schema.description ?? `One of \`${property}\``, rows));
		}
		return this.#value(plainType(schema));
	}

	/** The type of what an answer holds. */
	ofAnswer(schema: ContractSchema, name: string): string {
		if (schema.items !== undefined) return `${bracketed(this.ofAnswer(schema.items, singular(name)))}[]`;
		if (schema.properties === undefined) return plainType(schema);
		const rows = Object.entries(schema.properties).map(([field, child]) => {
			const property = toCamelCase(field);
			const type = this.ofAnswer(child, `${name}${capital(property)}`);
			return `${comment([sentence(child.description ?? "")], "\t")}\t${property}?: ${type};\n`;
		});
		return this.#interface(name, schema.description ?? "", rows);
	}

	/** A property of an interface, with its documentation. */
	row(shape: Shape, name: string, isRequired: boolean, text: string): string {
		const type = this.of(shape, name);
		return `${comment([text], "\t")}\t${shape.name}${isRequired ? "" : "?"}: ${isRequired ? type : optional(type)};\n`;
	}

	#value(type: string): string {
		return this.isInput ? `pulumi.Input<${type}>` : type;
	}

	#interface(path: string, description: string, rows: readonly string[]): string {
		const name = `${path}${this.isInput ? "Args" : ""}`;
		this.nested.set(name, `${comment([sentence(description)])}export interface ${name} {\n${rows.join("")}}\n`);
		return name;
	}
}

/** An input that may be left out may also turn out to be nothing: an output of another resource that has no value. */
const optional = (type: string): string => type.replace(/^(pulumi\.Input<.*)>$/, "$1 | undefined>");

const unionOf = (values: readonly unknown[]): string => values.map((value) => JSON.stringify(value)).join(" | ");

const bracketed = (type: string): string => (type.includes(" | ") && !type.startsWith("pulumi.") ? `(${type})` : type);

function plainType(schema: ContractSchema): string {
	if (schema.enum !== undefined) return unionOf(schema.enum);
	const { oneOf } = schema as { oneOf?: ContractSchema[] };
	if (oneOf !== undefined) return [...new Set(oneOf.map(plainType))].join(" | ");
	const types = [schema.type ?? "object"].flat().map((type) => TYPES[String(type)] ?? "unknown");
	return [...new Set(types)].join(" | ");
}

const TYPES: Readonly<Record<string, string>> = {
	string: "string",
	integer: "number",
	number: "number",
	boolean: "boolean",
	null: "null",
	object: "Record<string, unknown>",
	array: "unknown[]",
};

function argsOf(description: CompiledDescription, types: Types): string {
	const { kind, docs } = description;
	const content = contentFactsOf(description);
	const hidden = madeByHost(description);
	const shapes = [...description.inputs.values()].filter(({ name }) => !hidden.includes(name));
	const rows = shapes.map((shape) =>
		types.row(shape, `${kind}${capital(shape.name)}`, shape.isRequired, inputText(shape, description)),
	);
	if (content !== undefined) {
		const text = sentence(docs.properties?.[content.source] ?? "");
		rows.unshift(`${comment([text], "\t")}\t${content.source}: pulumi.Input<ContentSource>;\n`);
	}
	for (const [name, { type, description: text = "" }] of Object.entries(createInputs(description))) {
		rows.push(`${comment([sentence(text)], "\t")}\t${name}?: ${optional(`pulumi.Input<${String(type)}>`)};\n`);
	}
	const { method, path } = operation(description.operations.create);
	const text = `Inputs of ${withArticle(description.noun)}: \`${method} ${path}\`.`;
	return `${comment([text])}export interface ${kind}Args {\n${rows.join("")}}\n`;
}

function outputsOf(description: CompiledDescription, types: Types): string {
	const { kind, alwaysShown = [] } = description;
	const inputs = [...description.inputs.values()].map((shape) => {
		const text = `${sentence(`${meaning(shape)}`)}${secretText(description, shape.name)}`;
		return types.row(shape, `${kind}${capital(shape.name)}`, shape.isRequired, text);
	});
	const outputs = [...description.outputFields].map(([name, path]) => {
		const schema = outputSchema(description, name, path);
		const isId = name === description.id.parameter;
		const type = isId ? "string" : types.ofAnswer(schema, `${kind}${capital(name)}`);
		const text = `${sentence(schema.description ?? "")}${secretText(description, name)}`;
		const isAlways = isId || alwaysShown.includes(name);
		return `${comment([text], "\t")}\t${name}${isAlways ? "" : "?"}: ${type};\n`;
	});
	const text = `Outputs of ${withArticle(description.noun)}: its inputs, and what the API adds.`;
	return `${comment([text])}export interface ${kind}Outputs {\n${[...inputs, ...outputs].join("")}}\n`;
}

/** The source of a kind's class and types; it still has to be formatted. */
export function classSource(facts: ResourceDescription): string {
	const description = compileDescription(facts);
	const { kind, docs } = description;
	const [inputs, outputs] = [new Types(true), new Types(false)];
	const args = argsOf(description, inputs);
	const shown = outputsOf(description, outputs);
	const variable = kind.charAt(0).toLowerCase() + kind.slice(1);
	const example = `@example\n\`\`\`ts\n${exampleOf(kind)}\n\`\`\``;
	return [
		`// Made by \`npm run generate\` from provider/kinds/${fileName(kind)}.ts: change that.\n`,
		[
			'import type * as pulumi from "@pulumi/pulumi";\n',
			...(contentFactsOf(description) !== undefined
				? ['import type { ContentSource } from "../hosts/program/content";\n']
				: []),
			'import { defineResource } from "../hosts/program/dynamic-resource";\n',
			`import { ${variable} } from "../kinds/${fileName(kind)}";\n`,
		].join(""),
		...inputs.nested.values(),
		args,
		...outputs.nested.values(),
		shown,
		`${comment([docs.text, example])}export class ${kind} extends defineResource<${kind}Args, ${kind}Outputs>(${variable}) {}\n`,
	].join("\n");
}

/** Names of all interfaces that a source exports. */
function exportedTypes(source: string): string[] {
	return [...source.matchAll(/^export interface (\w+)/gm)].map(([, name = ""]) => name);
}

/**
 * The classes of the native plugin, with the types of the others.
 *
 * @param exported what the index of the others exports of each kind
 */
function nativeIndex(kindsSorted: readonly string[], exported: readonly string[]): string {
	const variableOf = (kind: string): string => kind.charAt(0).toLowerCase() + kind.slice(1);
	const docs = new Map(descriptions.map(({ kind, docs: { text } }) => [kind, text]));
	return [
		"// Made by `npm run generate` from provider/kinds: change those.\n",
		[
			'import { defineNativeResource } from "../hosts/program/native-resource";\n',
			...kindsSorted.map((kind) => `import { ${variableOf(kind)} } from "../kinds/${fileName(kind)}";\n`),
			...kindsSorted.map((kind) => `import type { ${kind}Args, ${kind}Outputs } from "./${fileName(kind)}";\n`),
		].join(""),
		...kindsSorted.map(
			(kind) =>
				`${comment([docs.get(kind) ?? ""])}export class ${kind} extends defineNativeResource<${kind}Args, ${kind}Outputs>(${variableOf(kind)}) {}\n`,
		),
		`/** The classes of all kinds. */\nexport const nativeClasses = { ${kindsSorted.join(", ")} } as const;\n`,
		exported
			.map((line) =>
				line
					.replace(/\{ \w+, /, "{ ")
					.replace("export", "export type")
					.replaceAll("type ", "")
					.replace("export ", "export type "),
			)
			.join(""),
	].join("\n");
}

/** All sources by path from the root, not yet formatted: a file a kind, and their index. */
export function classSources(): Map<string, string> {
	const sources = new Map(
		descriptions.map((facts) => [`provider/resources/${fileName(facts.kind)}.ts`, classSource(facts)]),
	);
	const kindsSorted = descriptions.map(({ kind }) => kind).sort();
	const exported = kindsSorted.map((kind) => {
		const types = exportedTypes(sources.get(`provider/resources/${fileName(kind)}.ts`) ?? "").sort();
		return `export { ${kind}, ${types.map((name) => `type ${name}`).join(", ")} } from "./${fileName(kind)}";\n`;
	});
	const index = [
		"// Made by `npm run generate` from provider/kinds: change those.\n",
		kindsSorted.map((kind) => `import { ${kind} } from "./${fileName(kind)}";\n`).join(""),
		`/** The classes of all kinds. */\nexport const resourceClasses = { ${kindsSorted.join(", ")} } as const;\n`,
		exported.join(""),
	].join("\n");
	return sources
		.set("provider/resources/native.ts", nativeIndex(kindsSorted, exported))
		.set("provider/resources/index.ts", index);
}
