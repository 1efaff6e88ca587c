import { type ContractSchema, type OperationId, operation } from "../api/contract";
import { toSnakeCase } from "../api/names";
import type { Batch, Direction, PropertyFacts, ResourceDescription } from "./description";

/** Input of kinds that people may hold: lets the object be deleted or replaced all the same. */
export const ALLOW_DESTRUCTIVE = "allowDestructive";

/** A property of a kind, from contract and description together. */
export interface Shape {
	/** Name in programs: `weeklyDays`. */
	name: string;
	/** Name in the API's bodies: `weekly_days`. */
	wireName: string;
	/** Contract's schema, in the API's names. */
	schema: ContractSchema;
	facts: PropertyFacts;
	/** Properties of an object whose schema lists them. */
	fields?: ReadonlyMap<string, Shape>;
	/** Items of a list. */
	items?: Shape;
}

/** A property of a resource's top level, with the bodies in which it travels. */
export interface InputShape extends Shape {
	/** Path in the body by direction; absent where the body has no place for it. */
	places: Partial<Record<Direction, readonly string[]>>;
	/** Part of the collection's path. */
	isParent: boolean;
	/** Schema of an item in an update's body, of a list. */
	updateItem?: ContractSchema;
	/** True where every update must hold it. */
	isInEveryUpdate: boolean;
	isRequired: boolean;
}

/** Everything that the lifecycle needs to know of a kind, worked out once. */
export interface CompiledDescription extends ResourceDescription {
	/** The object's id in answers: `speaker_id`. */
	idField: string;
	inputs: ReadonlyMap<string, InputShape>;
	/** True where the list's items hold all that is read of an object. */
	isListComplete: boolean;
	/** Outputs by name, with their path in answers. */
	outputFields: ReadonlyMap<string, readonly string[]>;
}

/** Whether the API has no way to take an object away, so that it outlives its resource. */
export function isKeptByApi({ operations, isSingleton }: ResourceDescription): boolean {
	return operations.delete === undefined && isSingleton !== true;
}

/** The program's input that names a file, and the own inputs that are made of it; undefined where there is none. */
export function contentFactsOf({
	creation,
}: ResourceDescription): { source: string; from: readonly string[] } | undefined {
	return creation?.by === "upload" || creation?.by === "rows" ? creation : undefined;
}

/** What an id is of: `ticketTypeId` is of a `ticket type`. */
export function nounOf(parameter: string): string {
	return toSnakeCase(parameter).replace(/_id$/, "").replaceAll("_", " ");
}

/** `weekly_days` to `weeklyDays`. */
export function toCamelCase(name: string): string {
	return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function compileShape(wireName: string, schema: ContractSchema, path: string, description: ResourceDescription): Shape {
	const name = toCamelCase(wireName);
	const facts = description.properties?.[path] ?? {};
	const said = description.docs.properties?.[path];
	const words = said === undefined ? {} : { description: said };
	const shape: Shape = { name, wireName, schema: { ...schema, ...facts.schema, ...words }, facts };
	if (schema.properties !== undefined) {
		const children = Object.entries(schema.properties).map(([field, child]) =>
			compileShape(field, child, `${path}.${toCamelCase(field)}`, description),
		);
		shape.fields = new Map(
			children.filter(({ facts: { isReadOnly } }) => isReadOnly !== true).map((child) => [child.name, child]),
		);
	}
	if (schema.items !== undefined) shape.items = compileShape(wireName, schema.items, `${path}[]`, description);
	return shape;
}

/** What a schema has at a path of properties; undefined where it has nothing there. */
export function schemaAt(schema: ContractSchema | undefined, path: readonly string[]): ContractSchema | undefined {
	return path.reduce((place: ContractSchema | undefined, step) => place?.properties?.[step], schema);
}

function placesOf(
	wireName: string,
	facts: PropertyFacts,
	bodies: Record<Direction, ContractSchema | undefined>,
): InputShape["places"] {
	const places: InputShape["places"] = {};
	for (const direction of ["create", "update", "read"] as const) {
		const place = facts.wire?.[direction] ?? wireName;
		const path = place === false ? [] : place.split(".");
		if (place !== false && schemaAt(bodies[direction], path) !== undefined) places[direction] = path;
	}
	return places;
}

/** Schema of one object in a body: the whole, or an item of the list of a batch. */
function objectSchema(body: ContractSchema | undefined, batch: Batch | undefined): ContractSchema | undefined {
	const list = batch && body?.properties?.[batch.field];
	if (batch === undefined || list === undefined) return body;
	const shared = (batch.shared ?? []).map((field): [string, ContractSchema] => [
		field,
		body?.properties?.[field] ?? {},
	]);
	const item: ContractSchema =
		batch.isPlain === true
			? { type: "object", properties: { [batch.key]: list.items ?? {} }, required: [batch.key] }
			: { required: [batch.key], ...list.items };
	return { ...item, properties: { ...item.properties, ...Object.fromEntries(shared) } };
}

/** Schema of the items of a list operation's answer; undefined where it answers none. */
function listedItem(list: OperationId | undefined): ContractSchema | undefined {
	if (list === undefined) return undefined;
	const fields = Object.values(operation(list).response?.properties ?? {});
	return fields.find((field) => field.type === "array")?.items;
}

/** Schema of one object in the answers that are read. */
function readSchema(description: ResourceDescription): ContractSchema | undefined {
	const { get } = description.operations;
	return get === undefined ? listedItem(description.operations.list) : operation(get).response;
}

/** Whether a schema holds all that another does, at every depth. */
function holds(schema: ContractSchema | undefined, other: ContractSchema | undefined): boolean {
	return Object.entries(other?.properties ?? {}).every(([name, child]) => {
		const own = schema?.properties?.[name];
		return own !== undefined && holds(own, child) && (child.items === undefined || holds(own.items, child.items));
	});
}

/** The part of an answer's schema that is read: places of inputs, and outputs. */
function neededOf(
	schema: ContractSchema | undefined,
	inputs: ReadonlyMap<string, InputShape>,
	outputs: ReadonlyMap<string, readonly string[]>,
): ContractSchema {
	const places = [...[...inputs.values()].map(({ places: { read } }) => read), ...outputs.values()];
	const names = new Set(places.map((place) => place?.[0]));
	const properties = Object.entries(schema?.properties ?? {}).filter(([name]) => names.has(name));
	return { properties: Object.fromEntries(properties) };
}

function compile(description: ResourceDescription): CompiledDescription {
	const { operations, properties = {} } = description;
	const { batch } = description;
	const isOfProperties = description.creation?.by !== "body" && description.creation?.by !== "rows";
	const createBody = isOfProperties ? objectSchema(operation(operations.create).request, batch) : undefined;
	const updateBody =
		operations.update === undefined ? undefined : objectSchema(operation(operations.update).request, batch);
	const readBody = readSchema(description);
	const bodies = { create: createBody, update: updateBody, read: readBody };
	const elsewhere = new Set(
		Object.values(properties).flatMap(({ wire }) => (typeof wire?.update === "string" ? [wire.update] : [])),
	);
	const inputs = new Map<string, InputShape>();

	const add = (wireName: string, schema: ContractSchema, extra: Partial<InputShape> = {}): void => {
		const name = toCamelCase(wireName);
		if (inputs.has(name) || description.notInputs?.includes(wireName)) return;
		const shape = compileShape(wireName, schema, name, description);
		const isRequired = shape.facts.isRequired ?? createBody?.required?.includes(wireName) ?? false;
		inputs.set(name, {
			...shape,
			places: placesOf(wireName, shape.facts, bodies),
			isParent: false,
			...(updateBody?.properties?.[wireName]?.items && { updateItem: updateBody.properties[wireName].items }),
			isInEveryUpdate: updateBody?.required?.includes(wireName) ?? false,
			isRequired,
			...extra,
		});
	};
	for (const parent of description.parents) {
		const text = `Id of the ${nounOf(parent)}`;
		const schema = { type: "string", minLength: 1, description: text };
		add(parent, schema, { isParent: true, isRequired: true, places: {} });
	}
	for (const [name, schema] of Object.entries(createBody?.properties ?? {})) add(name, schema);
	for (const [name, schema] of Object.entries(updateBody?.properties ?? {})) {
		if (!elsewhere.has(name)) add(name, schema);
	}
	for (const [name, schema] of Object.entries(description.ownInputs ?? {})) {
		add(name, schema, { isRequired: false, places: {} });
	}

	if (description.deletionGuard !== undefined) {
		const text = `True allows the ${description.noun} to be deleted or replaced even though people depend on it`;
		add(ALLOW_DESTRUCTIVE, { type: "boolean", description: text }, { isRequired: false, places: {} });
	}

	const readPlaces = new Set([...inputs.values()].map(({ places }) => places.read?.[0]));
	const fields =
		description.outputs ?? Object.keys(readBody?.properties ?? {}).filter((field) => !readPlaces.has(field));
	const outputFields = new Map<string, readonly string[]>();
	for (const path of fields.map((field) => field.split("."))) {
		const name = toCamelCase(path.at(-1) ?? "");
		if (!inputs.has(name)) outputFields.set(name, path);
	}
	for (const name of Object.keys(description.ownOutputs ?? {})) outputFields.set(toCamelCase(name), [name]);
	const idField = toSnakeCase(description.id.parameter);
	if (!inputs.has(description.id.parameter)) outputFields.set(description.id.parameter, [idField]);
	return {
		...description,
		idField,
		inputs,
		outputFields,
		isListComplete: holds(listedItem(operations.list), neededOf(readBody, inputs, outputFields)),
	};
}

const compiled = new WeakMap<ResourceDescription, CompiledDescription>();

/** A description with what the contract says of its operations; worked out at first use. */
export function compileDescription(description: ResourceDescription): CompiledDescription {
	let known = compiled.get(description);
	if (known === undefined) {
		known = compile(description);
		compiled.set(description, known);
	}
	return known;
}
