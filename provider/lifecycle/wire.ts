import { DateTime } from "luxon";
import { isObject } from "../api/json";
import type { Direction, Properties, WireObject } from "./description";
import { type CompiledDescription, type InputShape, type Shape, toCamelCase } from "./shape";

function wordOf(words: Readonly<Record<string, number>>, code: unknown): unknown {
	return Object.entries(words).find(([, number]) => number === code)?.[0] ?? code;
}

/** An instant as the API takes it: in UTC only, to the second. */
export function toUtc(value: string): string {
	const instant = DateTime.fromISO(value, { zone: "utc" });
	return instant.isValid ? instant.toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'") : value;
}

/** A program's value in the API's form. */
export function toWire(value: unknown, shape: Shape, direction: Direction): unknown {
	const { facts, fields, items } = shape;
	let wire = value;
	if (facts.enumNames !== undefined && typeof value === "string") wire = facts.enumNames[value] ?? value;
	else if (shape.schema.format === "date-time" && typeof value === "string") wire = toUtc(value);
	else if (fields !== undefined && isObject(value)) {
		wire = Object.fromEntries(
			Object.entries(value).map(([name, child]) => {
				const field = fields.get(name);
				return field === undefined ? [name, child] : [field.wireName, toWire(child, field, direction)];
			}),
		);
	} else if (items !== undefined && Array.isArray(value)) wire = value.map((item) => toWire(item, items, direction));
	return facts.convert?.[direction]?.(wire) ?? wire;
}

/**
 * An answer's value in the program's form, with only what is declared: the API adds fields to objects and
 * to the items of lists that nobody declared.
 */
export function fromWire(wire: unknown, shape: Shape, declared: unknown): unknown {
	const { facts, fields, items } = shape;
	const value = facts.convert?.read === undefined || wire === undefined ? wire : facts.convert.read(wire);
	if (facts.enumNames !== undefined) return wordOf(facts.enumNames, value);
	if (fields !== undefined && isObject(value)) {
		const names = isObject(declared) ? Object.keys(declared) : [...fields.keys()];
		const known = names.flatMap((name): [string, unknown][] => {
			const field = fields.get(name);
			const wanted = isObject(declared) ? declared[name] : undefined;
			const child =
				field?.facts.isWriteOnly === true ? wanted : field && fromWire(value[field.wireName], field, wanted);
			return child === undefined || child === null ? [] : [[name, child]];
		});
		return Object.fromEntries(known);
	}
	if (items !== undefined && Array.isArray(value)) {
		if (isShownPart(value, facts.shownAtMost, declared)) return declared;
		return value.map((item, index) => fromWire(item, items, declaredItem(item, index, shape, declared)));
	}
	return value ?? undefined;
}

/** Whether a list of an answer is the part of a longer declared one that the API shows. */
function isShownPart(shown: readonly unknown[], most: number | undefined, declared: unknown): boolean {
	if (most === undefined || shown.length !== most || !Array.isArray(declared) || declared.length <= most) return false;
	const all = new Set<unknown>(declared);
	return shown.every((item) => all.has(item));
}

function declaredItem(item: unknown, index: number, shape: Shape, declared: unknown): unknown {
	if (!Array.isArray(declared)) return undefined;
	const { itemKey } = shape.facts;
	if (itemKey === undefined || !isObject(item)) return (declared as unknown[])[index];
	const wireKey = shape.items?.fields?.get(itemKey)?.wireName ?? itemKey;
	return (declared as unknown[]).find((candidate) => isObject(candidate) && candidate[itemKey] === item[wireKey]);
}

function put(body: WireObject, path: readonly string[], value: unknown): void {
	let place = body;
	for (const step of path.slice(0, -1)) {
		place[step] = isObject(place[step]) ? { ...place[step] } : {};
		place = place[step] as WireObject;
	}
	const last = path.at(-1);
	if (last === undefined) return;
	const present = place[last];
	place[last] = isObject(present) && isObject(value) ? { ...present, ...value } : value;
}

function lookUp(body: WireObject, path: readonly string[]): unknown {
	let place: unknown = body;
	for (const step of path) place = isObject(place) ? place[step] : undefined;
	return place;
}

/** Body of a create or update with the given properties; those without a place in it are left out. */
export function toBody(
	properties: Properties,
	description: CompiledDescription,
	direction: "create" | "update",
): WireObject {
	const body: WireObject = {};
	for (const [name, value] of Object.entries(properties)) {
		const shape = description.inputs.get(name);
		const place = shape?.places[direction];
		if (shape === undefined || place === undefined || value === undefined) continue;
		if (direction === "update" && "settableTo" in shape.facts && shape.facts.settableTo !== value) continue;
		put(body, place, toWire(value, shape, direction));
	}
	return body;
}

/** Value of an input in an answer, in the program's form; undefined where the answer has none. */
export function readInput(remote: WireObject, shape: InputShape, declared: unknown): unknown {
	if (shape.facts.readAs !== undefined) return shape.facts.readAs(remote);
	if (shape.places.read === undefined) return undefined;
	return fromWire(lookUp(remote, shape.places.read), shape, declared);
}

/** Whether an answer can show the value of an input at all. */
export function isReadable(shape: InputShape): boolean {
	return shape.facts.readAs !== undefined || shape.places.read !== undefined;
}

/** Outputs in an answer; those that it lacks are left out. */
export function readOutputs(remote: WireObject, description: CompiledDescription): Properties {
	const outputs: Properties = {};
	for (const [name, path] of description.outputFields) {
		const value = lookUp(remote, path);
		if (value !== undefined && value !== null) outputs[name] = withCamelNames(value);
	}
	return outputs;
}

/** A JSON value with its names in camelCase, at every depth. */
export function withCamelNames(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withCamelNames);
	if (!isObject(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([name, child]) => [toCamelCase(name), withCamelNames(child)]));
}

/** Gives the items of lists the API's ids of those that they stand for, so that a list replaced whole keeps them. */
export function keepIds(body: WireObject, remote: WireObject, description: CompiledDescription): void {
	for (const { facts, wireName, updateItem } of description.inputs.values()) {
		const { identity } = facts;
		const items = body[wireName];
		const takesId = identity !== undefined && updateItem?.properties?.[identity.id] !== undefined;
		if (!takesId || !Array.isArray(items)) continue;
		const known = (remote[wireName] ?? []) as WireObject[];
		body[wireName] = (items as WireObject[]).map((item) => {
			const same = known.find((one) => one[identity.key] === item[identity.key]);
			return same?.[identity.id] === undefined ? item : { ...item, [identity.id]: same[identity.id] };
		});
	}
}
