import type { ContractSchema } from "../../api/contract";
import { kinds } from "../../kinds";
import { createInputs, inputSchema } from "../../lifecycle/check";
import { compileDescription, type Shape } from "../../lifecycle/shape";
import { PARAM_TYPES } from "../file/params";
import {
	eventFacts,
	FORMATS_BY_NAME,
	type Kind,
	type NestedFacts,
	questionsFacts,
	type ReferenceFacts,
	type SectionFacts,
	sectionEntries,
} from "../sections";
import { formats } from "./formats";

/** Keys of objects: they become resources' names, and dots join nested ones. */
const KEY_PATTERN = "^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$";

const KEY_DESCRIPTION = "By a key of one's own, which becomes the resource's name: a change of it makes a new object";

const text = (description: string): ContractSchema => ({ type: "string", minLength: 1, description });

const object = (
	properties: Record<string, ContractSchema>,
	required: readonly string[],
	description: string,
): ContractSchema => ({
	type: "object",
	additionalProperties: false,
	properties,
	required: [...required],
	description,
});

const mapOf = (item: ContractSchema, description: string): ContractSchema => ({
	type: "object",
	description,
	propertyNames: { pattern: KEY_PATTERN },
	additionalProperties: item,
});

/** Adds descriptions and the file's formats to the schema of a kind's inputs. */
function described(schema: ContractSchema, shape: Shape): ContractSchema {
	const format = FORMATS_BY_NAME[shape.name] ?? (schema.format === "date-time" ? "instant" : undefined);
	const isText = schema.type === "string" && schema.enum === undefined;
	const said: ContractSchema = { ...schema, ...(isText && format !== undefined && { format }) };
	if (shape.fields !== undefined) {
		said.properties = Object.fromEntries(
			[...shape.fields].map(([name, field]) => [name, described(schema.properties?.[name] ?? {}, field)]),
		);
	}
	if (shape.items !== undefined && schema.items !== undefined) said.items = described(schema.items, shape.items);
	return { ...said, description: shape.schema.description ?? `Input ${shape.name}` };
}

function propertiesOf(kind: Kind): { properties: Record<string, ContractSchema>; required: string[] } {
	const compiled = compileDescription(kinds[kind]);
	const schema = inputSchema(compiled);
	const properties = Object.fromEntries(
		[...compiled.inputs.values()].map((shape) => [shape.name, described(schema.properties?.[shape.name] ?? {}, shape)]),
	);
	return { properties: { ...properties, ...createInputs(compiled) }, required: schema.required ?? [] };
}

function referenceSchema(facts: ReferenceFacts, kind: Kind): ContractSchema {
	const { description } = facts;
	const key = text(`Key of the section ${facts.to}`);
	if (facts.isList !== true) return { ...key, description };
	const items = facts.itemKey === undefined ? key : { anyOf: [key, referenceItem(facts, kind)] };
	const list: ContractSchema = { type: "array", items, description };
	return facts.allowsAll === true ? { anyOf: [{ const: "ALL" }, list], description } : list;
}

/** An object in a key's place: the input's item, with the key where it has the id. */
function referenceItem({ input, itemKey = "", to }: ReferenceFacts, kind: Kind): ContractSchema {
	const { [input]: list } = propertiesOf(kind).properties;
	const rest = Object.entries(list?.items?.properties ?? {}).filter(([name]) => name !== `${itemKey}Id`);
	return object(
		{ [itemKey]: text(`Key of the section ${to}`), ...Object.fromEntries(rest) },
		[itemKey],
		"With more to say",
	);
}

/** A list whose items may name keys in the place of ids. */
function withReferences(
	list: ContractSchema,
	references: Readonly<Record<string, ReferenceFacts>>,
	kind: Kind,
): ContractSchema {
	const inputs = new Set(Object.values(references).map(({ input }) => input));
	const named = Object.entries(references).map(([name, one]) => [name, referenceSchema(one, kind)] as const);
	const items = list.items ?? {};
	return {
		...list,
		items: {
			...items,
			properties: { ...items.properties, ...Object.fromEntries(named) },
			// By the key or the id: what is missing then, the kind's own check says.
			required: (items.required ?? []).filter((name) => !inputs.has(name)),
		},
	};
}

function nestedSchema({ kind, input, isMap, description }: NestedFacts): ContractSchema {
	const { properties, required } = propertiesOf(kind);
	if (input !== undefined) return { ...properties[input], description };
	const parents = new Set<string>(kinds[kind].parents);
	const own = Object.fromEntries(Object.entries(properties).filter(([name]) => !parents.has(name)));
	// A key of the section `videos` says which video it is.
	const needed = required.filter((name) => !parents.has(name) && !(kind === "VodChannelVideo" && name === "videoId"));
	const item = object(own, needed, description);
	return isMap === true ? mapOf({ ...item, description: KEY_DESCRIPTION }, description) : item;
}

/** Inputs that the section gives by itself or by names. */
function replacedInputs(facts: SectionFacts): Set<string> {
	const { parents } = kinds[facts.kind];
	return new Set([
		...(facts.parent === "none" ? [] : parents.filter((parent) => parent === `${facts.parent}Id`)),
		...(facts.kind === "Event" ? ["hubId"] : []),
		...Object.keys(facts.fixed ?? {}),
		...(facts.derived ?? []),
		...Object.values(facts.references ?? {})
			.filter(({ isAlternative }) => isAlternative !== true)
			.map(({ input }) => input),
		...Object.values(facts.lookups ?? {}).map(({ input }) => input),
	]);
}

/** Schema of one object of a section. */
function itemSchema(facts: SectionFacts): ContractSchema {
	const { properties, required } = propertiesOf(facts.kind);
	const replaced = replacedInputs(facts);
	const { references = {}, lookups = {}, nested = {}, own = {} } = facts;
	const all: Record<string, ContractSchema> = {
		...Object.fromEntries(Object.entries(properties).filter(([name]) => !replaced.has(name))),
		...own,
		...Object.fromEntries(Object.entries(lookups).map(([name, { description }]) => [name, text(description)])),
		...Object.fromEntries(Object.entries(references).map(([name, one]) => [name, referenceSchema(one, facts.kind)])),
		...Object.fromEntries(Object.entries(nested).map(([name, one]) => [name, nestedSchema(one)])),
		...Object.fromEntries(
			Object.entries(facts.itemReferences ?? {}).map(([name, named]) => [
				name,
				withReferences(properties[name] ?? {}, named, facts.kind),
			]),
		),
	};
	const needed = [
		...required.filter((name) => !replaced.has(name) && facts.optional?.includes(name) !== true),
		...Object.entries(lookups)
			.filter(([, { input }]) => required.includes(input))
			.map(([name]) => name),
		...Object.entries(references)
			.filter(([, { isRequired }]) => isRequired === true)
			.map(([name]) => name),
	];
	return object(all, needed, facts.description);
}

function seriesSchema(): ContractSchema {
	return object(
		{
			rule: text("When it recurs, as an RRULE of RFC 5545: FREQ=MONTHLY;BYDAY=1TU"),
			from: { type: "string", format: "date", description: "Date on or after which the first one is: 2027-01-01" },
			at: { type: "string", format: "clock", description: "Start on each date, in the event's time zone: 18:00" },
			lasts: { type: "string", format: "length", description: "Length of each: 2h" },
			count: { type: "integer", minimum: 1, maximum: 365, description: "How many there are; or until" },
			until: { type: "string", format: "date", description: "Last date that may be one; or count" },
			as: {
				enum: ["recurring", "events"],
				description: "One event of type RECURRING, or an event for each date",
			},
		},
		["rule", "from", "at", "lasts", "as"],
		"A series of events by a rule, in the place of the event's days",
	);
}

function publishSchema(): ContractSchema {
	const { cancelMessage = {}, allowDestructive = {} } = propertiesOf("EventPublication").properties;
	const long = object(
		{ cancelMessage, allowDestructive },
		[],
		"Publishes the event, with a message for the day it is cancelled",
	);
	return {
		anyOf: [{ type: "boolean" }, long],
		description: "true or false, or the message for its cancellation: true publishes the event after all else is made",
	};
}

function paramsSchema(): ContractSchema {
	const scalar: ContractSchema = { type: ["string", "number", "boolean"] };
	const long = object(
		{
			type: { enum: [...PARAM_TYPES], description: "Type; that of the default where not given" },
			default: { ...scalar, description: "Value where none is given" },
			description: text("What it is for"),
		},
		[],
		"A parameter with its type",
	);
	const item: ContractSchema = { anyOf: [scalar, long], description: "A default, or type and default" };
	return {
		...mapOf(item, "Parameters of the file, used by name in placeholders"),
		propertyNames: { pattern: "^[A-Za-z][A-Za-z0-9_-]*$" },
	};
}

/** The schema of a whole conference, after templates and placeholders; defaults of a section may lack what is required. */
export function conferenceSchema(): ContractSchema {
	const items = sectionEntries.map(([name, facts]) => ({ name, facts, item: itemSchema(facts) }));
	const labels = (what: string): ContractSchema => mapOf(text(`Name of the ${what}`), `Names of the ${what}s by key`);
	const properties: Record<string, ContractSchema> = {
		params: paramsSchema(),
		hub: text("Name of the hub; or hubId"),
		hubId: text("Id of the hub; or hub"),
		event: itemSchema(eventFacts),
		series: seriesSchema(),
		rooms: labels("room"),
		tracks: labels("track"),
		defaults: object(
			Object.fromEntries(items.map(({ name }) => [name, { $ref: `#/$defs/${name}` }])),
			[],
			"What holds for every object of a section that doesn't say otherwise",
		),
		questions: nestedSchema(questionsFacts),
		...Object.fromEntries(
			items.map(({ name, facts }) => [name, mapOf({ $ref: `#/$defs/${name}` }, facts.description)]),
		),
		publish: publishSchema(),
	};
	// Once for a section and its defaults, so that it is compiled once.
	const $defs = Object.fromEntries(items.map(({ name, item }) => [name, item]));
	return { ...object(properties, ["event"], "A conference"), $defs };
}

/** What may stand in every place of a file: a placeholder, or null to remove what the template says. */
const LATER: ContractSchema = { anyOf: [{ type: "string", pattern: "\\$\\{[a-z]+\\." }, { type: "null" }] };

/** The schema with formats as patterns, null to remove, and placeholders in every place; what is required is told apart. */
function forEditors(schema: ContractSchema): ContractSchema {
	const { required: _, format, description, ...rest } = schema;
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

/** What must be there, alone: a tree of `required`. */
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
	const needed = Object.entries(definitions).flatMap(([name, item]) => {
		const part = requiredPart(item);
		return part === undefined ? [] : [[name, { additionalProperties: part }] as const];
	});
	const own = requiredPart({ ...schema, properties: { ...schema.properties, ...Object.fromEntries(needed) } });
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
