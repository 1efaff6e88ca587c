/** The reference page of each resource, from its description, the contract, and the docstring of its class. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type ContractSchema, type OperationId, operation } from "../../provider/api/contract.ts";
import { descriptions } from "../../provider/kinds/index.ts";
import { createInputs } from "../../provider/lifecycle/check.ts";
import type { ResourceDescription } from "../../provider/lifecycle/description.ts";
import { CANNOT_RESET, resetValue } from "../../provider/lifecycle/reset.ts";
import {
	type CompiledDescription,
	compileDescription,
	type InputShape,
	type Shape,
} from "../../provider/lifecycle/shape.ts";

const root = join(__dirname, "../..");

/** `TicketType` to `ticket-type`, the name of its file. */
function fileName(kind: string): string {
	return kind.replace(/(?<=.)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

/** The docstring above the class of a kind: its text, and its example. */
function docstringOf(kind: string): { text: string; example: string } {
	const source = readFileSync(join(root, "provider/resources", `${fileName(kind)}.ts`), "utf8");
	const comment = new RegExp(`/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*export class ${kind}\\b`).exec(source)?.[1] ?? "";
	const lines = comment.split("\n").map((line) => line.replace(/^\s*\* ?/, ""));
	const [text = "", example = ""] = lines.join("\n").trim().split("@example");
	return { text: text.trim(), example: example.trim() };
}

function typeOf({ schema, facts, items, fields }: Shape): string {
	if (facts.words !== undefined)
		return Object.keys(facts.words)
			.map((word) => `\`"${word}"\``)
			.join(" \\| ");
	if (schema.enum !== undefined) return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(" \\| ");
	if (items !== undefined) return `list of ${typeOf(items)}`;
	if (fields !== undefined) return "object";
	if (schema.format === "date-time") return "instant (ISO 8601 with offset)";
	return String(schema.type ?? "any");
}

function limitsOf({ schema, items }: Shape): string {
	const parts = [];
	if (schema.maxLength !== undefined) parts.push(`at most ${String(schema.maxLength)} characters`);
	if (schema.maxItems !== undefined) parts.push(`at most ${String(schema.maxItems)} items`);
	if (schema.minimum !== undefined) parts.push(`at least ${String(schema.minimum)}`);
	if (schema.maximum !== undefined) parts.push(`at most ${String(schema.maximum)}`);
	if (items?.schema.maxLength !== undefined) parts.push(`each at most ${String(items.schema.maxLength)} characters`);
	return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

function changeOf(shape: InputShape, description: CompiledDescription): string {
	if (shape.isParent) return "replaces";
	if (shape.facts.through?.on.includes("update") === true)
		return shape.facts.isOneWay === true ? "in place, one way" : "in place";
	const isOwn = shape.places.create === undefined && shape.places.update === undefined;
	if (isOwn) return shape.facts.isIdentity === true ? "replaces" : "in the state only";
	return shape.places.update === undefined || description.operations.update === undefined ? "replaces" : "in place";
}

function takenOutOf(shape: InputShape): string {
	if (shape.isRequired || shape.places.update === undefined) return "";
	if (shape.fields !== undefined && shape.facts.reset === undefined) return "part by part";
	const value = resetValue(shape, undefined);
	return value === CANNOT_RESET ? "refused" : `\`${JSON.stringify(value)}\``;
}

/** What a property is: the contract's words, or whose id it is. */
function meaningOf({ name, isParent, schema }: InputShape): string {
	const isId = isParent || (schema.description === undefined && name.endsWith("Id"));
	return isId ? `Id of the ${name.replace(/Id$/, "")}` : (schema.description ?? "");
}

function inputRows(description: CompiledDescription): string[] {
	const rows = [];
	for (const shape of description.inputs.values()) {
		const text = `${meaningOf(shape)}${limitsOf(shape)}`;
		const name = `\`${shape.name}\`${shape.isRequired ? " **required**" : ""}`;
		rows.push(`| ${name} | ${typeOf(shape)} | ${text} | ${changeOf(shape, description)} | ${takenOutOf(shape)} |`);
		const fields = shape.fields ?? shape.items?.fields;
		for (const field of fields?.values() ?? []) {
			const prefix = shape.items === undefined ? `${shape.name}.` : `${shape.name}[].`;
			rows.push(
				`| \`${prefix}${field.name}\` | ${typeOf(field)} | ${field.schema.description ?? ""}${limitsOf(field)} | | |`,
			);
		}
	}
	return rows;
}

function outputRows(description: CompiledDescription): string[] {
	const { create, get, list } = description.operations;
	const answer = operation(get ?? list ?? create).response;
	const listed = Object.values(answer?.properties ?? {}).find((field) => field.type === "array")?.items;
	const schema: ContractSchema | undefined = get === undefined && list !== undefined ? listed : answer;
	return [...description.outputFields].map(([name, path]) => {
		const field = path.reduce((place: ContractSchema | undefined, step) => place?.properties?.[step], schema);
		const secret = description.secrets?.includes(name) === true ? " Secret." : "";
		return `| \`${name}\` | ${field?.description ?? "Id of the object"}.${secret} |`;
	});
}

function operationRows({ operations }: ResourceDescription): string[] {
	return Object.entries(operations).map(([step, id]) => {
		const { method, path } = operation(id as OperationId);
		return `| ${step} | \`${id}\` | \`${method} ${path}\` |`;
	});
}

/** The page of a kind, as Markdown. */
export function resourcePage(facts: ResourceDescription): string {
	const description = compileDescription(facts);
	const { text, example } = docstringOf(facts.kind);
	const special = [
		facts.unique &&
			`Its \`${facts.unique.property}\` is unique among its siblings. It can be swapped with another's, or handed on, within one run.`,
		facts.builtIn &&
			"In an event of one session it is taken over instead of created, and forgotten instead of deleted.",
		facts.refuseDelete && "A published one is not deleted: the error says how to cancel it first.",
		facts.operations.delete === undefined &&
			facts.isSingleton !== true &&
			"The API has no delete: the resource is declared with Pulumi's `retainOnDelete`, so that a preview shows that the object stays.",
		facts.exists && "Deleting it acts on the event: it is cancelled.",
	].filter((line) => typeof line === "string");
	return `${[
		"<!-- Made by `npm run docs`; change the description or the docstring instead. -->",
		`# ${facts.kind}`,
		text,
		example,
		...(special.length === 0 ? [] : [special.map((line) => `- ${line}`).join("\n")]),
		"## Inputs",
		'"Change" says what an edit does; "taken out" what the API gets when the property leaves the program.',
		[
			"| property | type | | change | taken out |",
			"|---|---|---|---|---|",
			...inputRows(description),
			...Object.entries(createInputs(description)).map(
				([name, { type, description: text }]) => `| \`${name}\` | ${String(type)} | ${text} | | |`,
			),
		].join("\n"),
		"## Outputs",
		"All inputs that were declared, and:",
		["| property | |", "|---|---|", ...outputRows(description)].join("\n"),
		"## Operations",
		["| step | operation | request |", "|---|---|---|", ...operationRows(facts)].join("\n"),
	].join("\n\n")}\n`;
}

/** All pages, by file name below `docs/resources`. */
export function allPages(): Map<string, string> {
	return new Map(descriptions.map((facts) => [`${fileName(facts.kind)}.md`, resourcePage(facts)]));
}
