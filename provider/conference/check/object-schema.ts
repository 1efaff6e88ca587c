import type { ContractSchema } from "../../api/contract";
import { type Kind, kinds } from "../../kinds";
import { createInputs, inputSchema } from "../../lifecycle/check";
import { compileDescription, type Shape } from "../../lifecycle/shape";
import type { NestedFacts, ReferenceFacts, SectionFacts } from "../section-facts";
import { FORMATS_BY_NAME } from "./formats";
import { KEY_DESCRIPTION, mapOf, object, RULES, text } from "./schema-parts";

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

/** Schemas of a kind's inputs by name, and which are required. */
export function propertiesOf(kind: Kind): { properties: Record<string, ContractSchema>; required: string[] } {
	const compiled = compileDescription(kinds[kind]);
	const schema = inputSchema(compiled);
	const properties = Object.fromEntries(
		[...compiled.inputs.values()].map((shape) => [shape.name, described(schema.properties?.[shape.name] ?? {}, shape)]),
	);
	return { properties: { ...properties, ...createInputs(compiled) }, required: schema.required ?? [] };
}

/**
 * What a kind's rules ask of the file's own object, where JSON Schema can say it: for editors alone, since check says
 * it of what is declared in the end.
 *
 * @param names properties of the object
 * @param optional those that may be said in another way
 */
function rulesOf(kind: Kind, names: readonly string[], optional: readonly string[] = []): ContractSchema {
	const schemas = (kinds[kind].rules ?? []).flatMap(({ schema, says }) => {
		const isHere = says.every(([path]) => {
			const [name = ""] = path.split(/[.[]/);
			return names.includes(name) && !optional.includes(name);
		});
		return schema === undefined || !isHere ? [] : [schema];
	});
	return schemas.length === 0 ? {} : { [RULES]: schemas };
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

/** A list whose items may name keys instead of ids. */
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

/** Columns of a file, those that give ids by the names of what they refer to. */
function withColumns(columns: ContractSchema, { references = {} }: SectionFacts): ContractSchema {
	const inputs = new Set(Object.values(references).map(({ input }) => input));
	const kept = Object.entries(columns.properties ?? {}).filter(([name]) => !inputs.has(name));
	const named = Object.entries(references).map(([name, { to }]) => [
		name,
		{ description: `Column, or an object with column and map, whose map has keys of ${to} by values of the column` },
	]);
	return { ...columns, properties: Object.fromEntries([...kept, ...named]) };
}

/** Schema of what is below an object. */
export function nestedSchema({ kind, input, isMap, keyGives, description }: NestedFacts): ContractSchema {
	const { properties, required } = propertiesOf(kind);
	if (input !== undefined) return { ...properties[input], description };
	const parents = new Set<string>(kinds[kind].parents);
	const own = Object.fromEntries(Object.entries(properties).filter(([name]) => !parents.has(name)));
	const needed = required.filter((name) => !parents.has(name) && name !== keyGives?.input);
	const item = { ...object(own, needed, description), ...rulesOf(kind, Object.keys(own)) };
	return isMap === true ? mapOf({ ...item, description: KEY_DESCRIPTION }, description) : item;
}

/** Inputs that the section gives by itself or by names. */
function replacedInputs(facts: SectionFacts): Set<string> {
	return new Set([
		...(facts.parent === "none" ? [] : [`${facts.parent}Id`]),
		...Object.keys(facts.fixed ?? {}),
		...(facts.derived ?? []),
		...Object.values(facts.references ?? {})
			.filter(({ isAlternative }) => isAlternative !== true)
			.map(({ input }) => input),
		...Object.values(facts.lookups ?? {}).map(({ input }) => input),
	]);
}

/** A list that the file divides, so that the API's limit is not its own. */
function unbounded({ maxItems: _, ...list }: ContractSchema): ContractSchema {
	return list;
}

/** What objects of the event say of the parts that they are in; those that have a time are where that is. */
function partsOf({ parent, inParts, kind }: SectionFacts): Record<string, ContractSchema> {
	if (parent !== "event" || inParts === "byTime") return {};
	const description = `Keys of the parts that have the ${kinds[kind].noun}, where the file has parts`;
	return { parts: { type: "array", minItems: 1, items: text("Key of a part"), description } };
}

/** Schema of one object of a section. */
export function itemSchema(facts: SectionFacts): ContractSchema {
	const { properties, required } = propertiesOf(facts.kind);
	const replaced = replacedInputs(facts);
	const { references = {}, lookups = {}, nested = {}, own = {} } = facts;
	const kept = Object.entries(properties).filter(([name]) => !replaced.has(name));
	const all: Record<string, ContractSchema> = {
		...Object.fromEntries(
			kept.map(([name, one]) => [name, facts.divided?.includes(name) === true ? unbounded(one) : one]),
		),
		...own,
		...partsOf(facts),
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
	const { columnsIn = "" } = facts;
	const { [columnsIn]: columns } = all;
	if (columns !== undefined) all[columnsIn] = withColumns(columns, facts);
	const needed = [
		...required.filter((name) => !replaced.has(name) && facts.optional?.includes(name) !== true),
		...Object.entries(lookups)
			.filter(([, { input }]) => required.includes(input))
			.map(([name]) => name),
		...Object.entries(references)
			.filter(([, { isRequired }]) => isRequired === true)
			.map(([name]) => name),
	];
	return { ...object(all, needed, facts.description), ...rulesOf(facts.kind, Object.keys(all), facts.optional) };
}
