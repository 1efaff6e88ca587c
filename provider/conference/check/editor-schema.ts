import type { ContractSchema } from "../../api/contract";
import { sectionEntries } from "../sections";
import { formats } from "./formats";
import { conferenceSchema } from "./schema";
import { KEY_DESCRIPTION, RULES, text } from "./schema-parts";

/** What may stand in every place of a file: a placeholder, or null to remove what the template says. */
const LATER: ContractSchema = { anyOf: [{ type: "string", pattern: "\\$\\{[a-z]+\\." }, { type: "null" }] };

/** The schema with formats as patterns, null to remove, and placeholders in every place; what is required is told apart. */
function forEditors(schema: ContractSchema): ContractSchema {
	const { required: _, [RULES]: __, format, description, ...rest } = schema;
	const known = format === undefined ? undefined : formats[format];
	const own: ContractSchema = {
		...rest,
		...(known !== undefined ? { pattern: known.pattern } : format !== undefined ? { format } : {}),
	};
	if (schema.properties !== undefined) {
		own.properties = Object.fromEntries(
			Object.entries(schema.properties).map(([name, child]) => [name, forEditors(child)]),
		);
	}
	if (typeof schema.additionalProperties === "object")
		own.additionalProperties = forEditors(schema.additionalProperties as ContractSchema);
	if (schema.items !== undefined) own.items = forEditors(schema.items);
	if (Array.isArray(schema.anyOf)) own.anyOf = (schema.anyOf as ContractSchema[]).map(forEditors);
	const said = description === undefined ? {} : { description };
	return { anyOf: [own, { $ref: "#/$defs/later" }], ...said };
}

/** What must be there, alone: a tree of `required`, and of rules that say when. */
function requiredPart(schema: ContractSchema): ContractSchema | undefined {
	const properties = Object.entries(schema.properties ?? {}).flatMap(([name, child]) => {
		const part = requiredPart(child);
		return part === undefined ? [] : [[name, part] as const];
	});
	const further =
		typeof schema.additionalProperties === "object"
			? requiredPart(schema.additionalProperties as ContractSchema)
			: undefined;
	const items = schema.items && requiredPart(schema.items);
	const part: ContractSchema = {
		...(schema[RULES] !== undefined && { allOf: schema[RULES] }),
		...((schema.required ?? []).length > 0 && { required: schema.required as string[] }),
		...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
		...(further !== undefined && { additionalProperties: further }),
		...(items !== undefined && { items }),
	};
	return Object.keys(part).length === 0 ? undefined : part;
}

/** The first branch of what `forEditors` makes: the schema itself. */
function meant(schema: ContractSchema | undefined): ContractSchema {
	return (schema?.anyOf as ContractSchema[] | undefined)?.[0] ?? {};
}

/** The schema of a file, draft 2020-12, for editors: `schema/conference.schema.json`. */
export function editorSchema(): ContractSchema {
	const schema = conferenceSchema();
	const root = meant(forEditors(schema));
	const properties: Record<string, ContractSchema> = { ...root.properties };
	const defaults: Record<string, ContractSchema> = {};
	const $defs: Record<string, ContractSchema> = { later: LATER };
	const definitions = (schema.$defs ?? {}) as Record<string, ContractSchema>;
	for (const [name, { noun, description }] of sectionEntries) {
		$defs[name] = { ...meant(forEditors(definitions[name] ?? {})), description: `One ${noun}` };
		const object = { anyOf: [{ $ref: `#/$defs/${name}` }, { $ref: "#/$defs/later" }] };
		const keyed = { ...meant(properties[name]), additionalProperties: { ...object, description: KEY_DESCRIPTION } };
		properties[name] = { anyOf: [keyed, { $ref: "#/$defs/later" }], description };
		defaults[name] = { ...object, description: `What holds for each ${noun} that doesn't say otherwise` };
	}
	properties.defaults = { ...properties.defaults, anyOf: [{ ...meant(properties.defaults), properties: defaults }] };
	const sections = Object.entries(definitions).map(([name, item]) => [name, { additionalProperties: item }] as const);
	const own = requiredPart({ ...schema, properties: { ...schema.properties, ...Object.fromEntries(sections) } });
	return {
		$schema: "https://json-schema.org/draft/2020-12/schema",
		title: "Conference",
		description: "A conference as one file; templates and editions may leave out what others say",
		...root,
		$defs,
		properties: {
			$schema: { type: "string", description: "Address of this schema, for editors" },
			extends: text("Path of the file that this one builds on, relative to it"),
			...properties,
		},
		// An edition says the rest only, and defaults may say what an object doesn't.
		if: { anyOf: [{ required: ["extends"] }, { required: ["defaults"] }] },
		// biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
		then: true,
		else: own ?? true,
	};
}
