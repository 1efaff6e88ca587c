/** The reference page of each resource, from its description, the contract, and its example. */
import { type OperationId, operation } from "../../provider/api/contract.ts";
import { neededScopes } from "../../provider/api/scopes.ts";
import { descriptions, type Kind } from "../../provider/kinds/index.ts";
import { createInputs } from "../../provider/lifecycle/check.ts";
import type { ResourceDescription } from "../../provider/lifecycle/description.ts";
import { CANNOT_RESET, resetValue } from "../../provider/lifecycle/reset.ts";
import {
	type CompiledDescription,
	compileDescription,
	type InputShape,
	type Shape,
} from "../../provider/lifecycle/shape.ts";
import { kindNeed, type Mode } from "../../provider/scopes/needs.ts";
import { fileName } from "./classes.ts";
import { changeOf, limitsOf, outputSchema } from "./facts.ts";
import { importText } from "./imports.ts";
import { exampleIn } from "./languages.ts";

function typeOf({ schema, facts, items, fields }: Shape): string {
	if (facts.enumNames !== undefined)
		return Object.keys(facts.enumNames)
			.map((word) => `\`"${word}"\``)
			.join(" \\| ");
	if (schema.enum !== undefined) return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(" \\| ");
	if (items !== undefined) return `list of ${typeOf(items)}`;
	if (fields !== undefined) return "object";
	if (schema.format === "date-time") return "instant (ISO 8601 with offset)";
	return String(schema.type ?? "any");
}

function takenOutOf(shape: InputShape): string {
	if (shape.isRequired || shape.places.update === undefined) return "";
	if (shape.fields !== undefined && shape.facts.reset === undefined) return "part by part";
	const value = resetValue(shape, undefined);
	return value === CANNOT_RESET ? "refused" : `\`${JSON.stringify(value)}\``;
}

function inputRows(description: CompiledDescription): string[] {
	const rows = [];
	for (const shape of description.inputs.values()) {
		const text = `${shape.schema.description ?? ""}${limitsOf(shape)}`;
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
	return [...description.outputFields].map(([name, path]) => {
		const text = outputSchema(description, name, path).description ?? `Id of the ${description.noun}`;
		const secret = description.secrets?.includes(name) === true ? " Secret." : "";
		return `| \`${name}\` | ${text.replace(/\.$/, "")}.${secret} |`;
	});
}

function operationRows({ operations }: ResourceDescription): string[] {
	return Object.entries(operations).map(([step, id]) => {
		const { method, path } = operation(id as OperationId);
		return `| ${step} | \`${id}\` | \`${method} ${path}\` |`;
	});
}

/** The scopes of all that a resource does, and of what only reads it. */
function scopesText({ kind }: ResourceDescription): string {
	const listed = (mode: Mode): string =>
		neededScopes([kindNeed(kind as Kind, mode)], "granular")
			.map(({ scope }) => `\`${scope}\``)
			.join(", ");
	const read = listed("read-only");
	return [
		"| for | scopes of the app |",
		"|---|---|",
		`| \`pulumi up\` and \`destroy\` | ${listed("up")} |`,
		`| previews, \`refresh\` and \`drift\` | ${read === "" ? "none" : read} |`,
	].join("\n");
}

/** A part of a page that is shown when it is asked for. */
function folded(title: string, text: string): string {
	return `<details>\n<summary>${title}</summary>\n\n${text}\n\n</details>`;
}

/** The page of a kind, as Markdown. */
export function resourcePage(facts: ResourceDescription): string {
	const description = compileDescription(facts);
	const { typescript, yaml, python } = exampleIn(facts.kind);
	const special = [
		facts.unique &&
			`Its \`${facts.unique.property}\` is unique among its siblings. It can be swapped with another's, or handed on, within one run.`,
		facts.managedByParent &&
			"In an event of one session it is taken over instead of created, and forgotten instead of deleted.",
		facts.refuseDelete && "A published one is not deleted: the error says how to cancel it first.",
		facts.operations.delete === undefined &&
			facts.isSingleton !== true &&
			"The API has no delete: the resource is declared with Pulumi's `retainOnDelete`, so that a preview shows that the object stays.",
		facts.presentWhen && "Deleting it acts on the event: it is cancelled.",
	].filter((line) => typeof line === "string");
	return `${[
		`<!-- Made by \`npm run generate\` from provider/kinds/${fileName(facts.kind)}.ts: change that. -->`,
		`# ${facts.kind}`,
		facts.docs.text,
		`\`\`\`ts\n${typescript}\n\`\`\``,
		folded("YAML", `\`\`\`yaml\n${yaml}\n\`\`\``),
		folded("Python", `\`\`\`python\n${python}\n\`\`\``),
		importText(facts),
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
		"## Scopes",
		`${folded("What the app must be allowed to do", scopesText(facts))}\n\nSee [scopes.md](../scopes.md).`,
	].join("\n\n")}\n`;
}

/** All pages, by file name below `docs/resources`. */
export function allPages(): Map<string, string> {
	return new Map(descriptions.map((facts) => [`${fileName(facts.kind)}.md`, resourcePage(facts)]));
}
