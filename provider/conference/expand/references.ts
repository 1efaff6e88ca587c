import { isObject } from "../../api/json";
import { type Kind, kinds } from "../../kinds";
import type { Properties } from "../../lifecycle/description";
import type { Path } from "../../lifecycle/property-path";
import { type Suggest, suggestionsFrom } from "../../lifecycle/suggestions";
import { Reference } from "../declaration";
import type { KeyFacts, ReferenceFacts, SectionFacts, SharedInputFacts } from "../section-facts";
import { factsOf } from "../sections";
import type { SectionName } from "../spec";
import { type Context, type EventContext, isInEvent, sorted } from "./context";

/** Whether an object says which other is meant by its key; the id in its place is an input like any other. */
export function isChosen(
	property: string,
	{ input }: ReferenceFacts,
	value: Properties,
	from: Path,
	{ report }: Context,
): boolean {
	if (value[property] === undefined) return false;
	if (value[input] !== undefined) report([...from, input], `can't be combined with ${property}; keep one of them.`);
	return true;
}

/** Items of a list, with ids for the keys that they name. */
export function itemsWithIds(
	items: readonly unknown[],
	references: Readonly<Record<string, ReferenceFacts>>,
	path: Path,
	context: Context | EventContext,
): unknown[] {
	return items.map((item, index) => {
		if (!isObject(item)) return item;
		const made = { ...item };
		const from = [...path, index];
		for (const [property, reference] of Object.entries(references)) {
			if (!isChosen(property, reference, item, from, context)) continue;
			delete made[property];
			made[reference.input] = idsOf(item[property], reference, [...from, property], context);
		}
		return made;
	});
}

/**
 * Columns of a file, with ids for the keys in the maps of those that name objects. Without a map, each of the objects is
 * meant by its name, or by its key.
 */
export function columnsWithIds(
	columns: Properties,
	references: Readonly<Record<string, ReferenceFacts>>,
	path: Path,
	context: Context | EventContext,
): Properties {
	const made = Object.entries(columns).map(([property, column]): [string, unknown] => {
		const reference = references[property];
		if (reference === undefined) return [property, column];
		const said = isObject(column) ? column : { column };
		const from = [...path, property, "map"];
		const map = isObject(said.map) ? said.map : keysByName(context.spec[reference.to as SectionName] ?? {});
		const ids = Object.entries(map).map(([name, key]) => [name, idsOf(key, reference, [...from, name], context)]);
		return [reference.input, { ...said, map: Object.fromEntries(ids) }];
	});
	return Object.fromEntries(made);
}

/** Keys of objects by what they are called, and by themselves. */
function keysByName(objects: Readonly<Record<string, unknown>>): Record<string, string> {
	const entries = Object.entries(objects).flatMap(([key, object]): [string, string][] => {
		const name = isObject(object) ? object.name : undefined;
		return [[key, key], ...(typeof name === "string" ? [[name, key] as [string, string]] : [])];
	});
	return Object.fromEntries(entries);
}

/** Ids for keys: a reference each; `ALL` stays as it is. */
export function idsOf(
	value: unknown,
	{ to, isList, allowsAll, itemKey, output }: ReferenceFacts,
	path: Path,
	context: Context | EventContext,
): unknown {
	const facts = factsOf(to);
	if (facts === undefined || value === undefined) return undefined;
	const prefix = isInEvent(context) && facts.parent === "event" ? context.prefix : "";
	const { parameter } = kinds[facts.kind].id;
	const known = context.spec[to as SectionName] ?? {};
	const one = (key: unknown, place: Path): Reference | undefined => {
		if (typeof key !== "string") return undefined;
		if (!Object.hasOwn(known, key)) context.report(place, notIn(key, known, to));
		return new Reference(facts.kind, `${prefix}${key}`, output ?? parameter);
	};
	if (isList !== true) return one(value, path);
	if (allowsAll === true && value === "ALL") return ["ALL"];
	if (!Array.isArray(value)) return undefined;
	const keys = value.map((item: unknown) => (itemKey !== undefined && isObject(item) ? item[itemKey] : item));
	const seen = new Set<unknown>();
	for (const [index, key] of keys.entries()) {
		if (seen.has(key)) context.report([...path, index], `lists "${String(key)}" twice; keep one.`);
		seen.add(key);
	}
	const ids = value.flatMap((item: unknown, index): unknown[] => {
		const named = keys[index];
		// In another part of a divided programme.
		if (isInEvent(context) && typeof named === "string" && !context.sitting.has(to, named)) return [];
		if (itemKey === undefined) return [one(item, [...path, index])];
		const { [itemKey]: key, ...rest } = isObject(item) ? item : { [itemKey]: item };
		return [{ [`${itemKey}Id`]: one(key, isObject(item) ? [...path, index, itemKey] : [...path, index]), ...rest }];
	});
	return ids.length === 0 && value.length > 0 ? undefined : ids;
}

/** Suggestions by the section that they are from: thousands of objects may name what is not there. */
const suggestions = new WeakMap<object, Suggest>();

function suggestionsIn(known: object): Suggest {
	let suggest = suggestions.get(known);
	if (suggest === undefined) {
		suggest = suggestionsFrom(Object.keys(known));
		suggestions.set(known, suggest);
	}
	return suggest;
}

/** What to say of a key that is not there. */
function notIn(key: string, known: object, section: string): string {
	const hint = suggestionsIn(known)(key) || knownKeys(known, section);
	return `names "${key}", which is not in ${section}.${hint}`;
}

function knownKeys(known: object, section: string): string {
	const keys = Object.keys(known).sort();
	if (keys.length === 0) return ` There are no ${section} yet.`;
	return ` It has: ${keys.slice(0, 10).join(", ")}${keys.length > 10 ? ", …" : ""}.`;
}

/** The label of a key, or the label itself. */
export function labelOf(
	value: unknown,
	labels: Readonly<Record<string, string>> | undefined,
	section: string,
	path: Path,
	{ report }: Context,
): string | undefined {
	if (typeof value !== "string") return undefined;
	if (labels === undefined || Object.values(labels).includes(value)) return value;
	if (Object.hasOwn(labels, value)) return labels[value];
	report(path, notIn(value, labels, section));
	return value;
}

/**
 * Fills an input that another object may say, such as a registrant's e-mail by their ticket.
 *
 * @returns the declarations to wait for: the object that was named, or all that have the same
 */
export function fillSharedInput(
	{ property, to, input, lack }: SharedInputFacts,
	value: Properties,
	inputs: Properties,
	from: Path,
	places: Record<string, Path>,
	{ spec, prefix, sitting, report }: EventContext,
): { kind: Kind; name: string }[] {
	const others: Readonly<Record<string, Properties>> = spec[to as SectionName] ?? {};
	const { kind } = factsOf(to) as SectionFacts;
	const { [property]: named, [input]: own } = value;
	if (typeof named === "string") {
		if (own !== undefined)
			report([...from, input], `can't be combined with ${property}, which has one; keep one of them.`);
		if (!Object.hasOwn(others, named)) {
			report([...from, property], notIn(named, others, to));
			return [];
		}
		inputs[input] = others[named]?.[input];
		places[input] = [...from, property];
		return [{ kind, name: `${prefix}${named}` }];
	}
	if (own === undefined) report(from, `${lack}; add ${property}: with its key, or ${input}:.`);
	return (keysBy(input, others).get(plain(own)) ?? [])
		.filter((key) => sitting.has(to, key))
		.map((key) => ({ kind, name: `${prefix}${key}` }));
}

const plain = (value: unknown): string => String(value).toLowerCase();

/** Keys of a section's objects by what an input of theirs says; each registrant is looked up among thousands. */
const sharedBy = new WeakMap<object, Map<string, Map<string, string[]>>>();

function keysBy(input: string, objects: Readonly<Record<string, Properties>>): Map<string, string[]> {
	const ofSection = sharedBy.get(objects) ?? new Map<string, Map<string, string[]>>();
	sharedBy.set(objects, ofSection);
	let keys = ofSection.get(input);
	if (keys === undefined) {
		keys = new Map();
		for (const [key, object] of sorted(objects)) {
			if (!isObject(object)) continue;
			const same = keys.get(plain(object[input]));
			if (same === undefined) keys.set(plain(object[input]), [key]);
			else same.push(key);
		}
		ofSection.set(input, keys);
	}
	return keys;
}

/** An input that the object with the same key in another section has: given there, or by a key in its turn. */
export function inputByKey(key: string, { input, in: section }: KeyFacts, path: Path, context: Context): unknown {
	const known: Readonly<Record<string, Properties>> = context.spec[section as SectionName] ?? {};
	const { [key]: same = {} } = known;
	if (!Object.hasOwn(known, key)) {
		const hint = suggestionsIn(known)(key);
		context.report(path, `has no ${input}, and there is no "${key}" in ${section}.${hint}`);
	}
	for (const [property, reference] of Object.entries(factsOf(section)?.references ?? {})) {
		const { [property]: named } = same;
		const other = factsOf(reference.to);
		if (reference.input === input && typeof named === "string" && other !== undefined)
			return new Reference(other.kind, named, reference.output ?? kinds[other.kind].id.parameter);
	}
	return same[input];
}
