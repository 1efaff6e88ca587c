import { DateTime } from "luxon";
import { isObject } from "../api/json";
import { canonical, isShownAs, isUnset, standsForNone } from "./compare";
import type { Direction, Properties, WireObject } from "./description";
import { type CompiledDescription, type InputShape, type Shape, toCamelCase } from "./shape";

function wordOf(words: Readonly<Record<string, number>>, code: unknown): unknown {
	return Object.entries(words).find(([, number]) => String(number) === String(code))?.[0] ?? code;
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
 * An answer's value in the program's form, with only what is declared: the API adds fields to objects, and items and
 * fields of items to lists, that nobody declared. What it shows of a declared value in a form of its own is that value.
 */
export function fromWire(wire: unknown, shape: Shape, declared: unknown): unknown {
	const value = programValue(wire, shape, declared);
	if (declared === undefined) return standsForNone(value, shape) ? undefined : value;
	const isDropped = shape.facts.mayBeDropped === true && isUnset(value);
	return isDropped || isShownAs(declared, value, shape) ? declared : value;
}

function programValue(wire: unknown, shape: Shape, declared: unknown): unknown {
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
		const pairs = pairsOf(value, shape, items, declared);
		if (isShownPart(pairs, facts.shownAtMost, declared)) return declared;
		return pairs.map(({ item, wanted }) => fromWire(item, items, wanted));
	}
	return value ?? undefined;
}

/** An item of an answer's list with the declared one that it stands for; undefined where it stands for none. */
interface Pair {
	item: unknown;
	wanted: unknown;
}

function pairsOf(shown: readonly unknown[], shape: Shape, items: Shape, declared: unknown): Pair[] {
	const wanted: readonly unknown[] = Array.isArray(declared) ? declared : [];
	const { itemKey, apiAdds, mayBeDropped } = shape.facts;
	const isKeyed = itemKey !== undefined || items.fields === undefined;
	if (!isKeyed) return shown.map((item, index) => ({ item, wanted: wanted[index] }));
	const keys = wanted.map((item) => itemKeyOf(item, shape, items, itemKey));
	const wireKey = itemKey && (items.fields?.get(itemKey)?.wireName ?? itemKey);
	const pairs = shown.map((item): Pair => {
		const at = keys.indexOf(itemKeyOf(item, shape, items, wireKey));
		return { item, wanted: at < 0 ? undefined : wanted[at] };
	});
	const counted =
		Array.isArray(declared) && apiAdds === true ? pairs.filter(({ wanted: one }) => one !== undefined) : pairs;
	if (mayBeDropped !== true) return counted;
	const found = new Set(pairs.map(({ wanted: one }) => one));
	return [
		...counted,
		...wanted.filter((one) => !found.has(one)).map((one) => ({ item: toWire(one, items, "read"), wanted: one })),
	];
}

/** What tells an item of a list apart, however the API writes it. */
function itemKeyOf(item: unknown, shape: Shape, items: Shape, key: string | undefined): string {
	if (key === undefined) return JSON.stringify(canonical(item, items, "shown"));
	const field = items.fields?.get(shape.facts.itemKey ?? "") ?? items;
	return JSON.stringify(canonical(isObject(item) ? item[key] : item, field, "shown"));
}

/** Whether a list of an answer is the part of a longer declared one that the API shows. */
function isShownPart(shown: readonly Pair[], most: number | undefined, declared: unknown): boolean {
	if (most === undefined || shown.length !== most || !Array.isArray(declared) || declared.length <= most) return false;
	return shown.every(({ wanted }) => wanted !== undefined);
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

/**
 * Gives the items of lists the API's ids of those that they stand for, so that a list replaced whole keeps them, and
 * adds those that the API or a person has put there since.
 *
 * @param known values of which nothing is added: what was declared before, and what was there at first
 */
export function keepItems(
	body: WireObject,
	remote: WireObject,
	known: readonly Properties[],
	description: CompiledDescription,
): void {
	for (const shape of description.inputs.values()) {
		const { facts, wireName, items, updateItem, name } = shape;
		const { identity, itemKey, apiAdds } = facts;
		const own = body[wireName];
		if (items === undefined || itemKey === undefined || !Array.isArray(own)) continue;
		const present = (remote[wireName] ?? []) as WireObject[];
		const wireKey = items.fields?.get(itemKey)?.wireName ?? itemKey;
		const keyOf = (item: unknown): string => itemKeyOf(item, shape, items, wireKey);
		const takesId = identity !== undefined && updateItem?.properties?.[identity.id] !== undefined;
		const kept = (own as WireObject[]).map((item) => {
			const same = takesId ? present.find((one) => keyOf(one) === keyOf(item)) : undefined;
			return same === undefined || identity === undefined || same[identity.id] === undefined
				? item
				: { ...item, [identity.id]: same[identity.id] };
		});
		const before = known.flatMap((values) => (values[name] ?? []) as unknown[]);
		const named = new Set([...own, ...before.map((item) => toWire(item, items, "update"))].map(keyOf));
		const others = apiAdds === true ? present.filter((one) => !named.has(keyOf(one))) : [];
		body[wireName] = [...kept, ...others.map((one) => asWritten(one, updateItem))];
	}
}

/** An item as it can be written back: without what only answers show. */
function asWritten(item: WireObject, schema: InputShape["updateItem"]): WireObject {
	return Object.fromEntries(Object.entries(item).filter(([name]) => schema?.properties?.[name] !== undefined));
}
