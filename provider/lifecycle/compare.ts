import { isDeepStrictEqual } from "node:util";
import { diff as deepDiff } from "deep-diff";
import { DateTime } from "luxon";
import { enumValue } from "../api/answer-form";
import { isObject } from "../api/json";
import type { Properties } from "./description";
import { plainText, zoneOf } from "./plain-text";
import type { CompiledDescription, Shape } from "./shape";

/**
 * Which differences count. Between two values that a program `declared`, each but those that mean nothing: the case of
 * an address, the other name of a zone, the order of a set. Of a value that the API `shown`, those alone that it can't
 * have made itself: it writes text, enumerations and what is not set in a form of its own.
 */
export type Reading = "declared" | "shown";

function canonicalText(value: string, { schema, facts }: Shape, reading: Reading): unknown {
	switch (facts.equal ?? schema.format) {
		case "decimal":
			return value.trim() !== "" && Number.isFinite(Number(value)) ? Number(value) : value;
		case "date-time": {
			const instant = DateTime.fromISO(value, { zone: "utc" });
			return instant.isValid ? instant.toUTC().toISO() : value;
		}
		case "email":
			return value.trim().toLowerCase();
		case "timezone":
			return zoneOf(value);
		default:
			if (reading === "declared") return value;
			return schema.enum === undefined ? plainText(value) : enumValue(value, schema);
	}
}

/**
 * A value in the form in which equal things are equal: instants as UTC, addresses in lower case, lists without order as
 * sorted, decimals as numbers; of what the API has shown also text without its markup, and objects without what is
 * not set.
 */
export function canonical(value: unknown, shape: Shape, reading: Reading = "declared"): unknown {
	const { facts, fields, items } = shape;
	if (typeof value === "string") return canonicalText(value, shape, reading);
	if (Array.isArray(value)) {
		const list = items === undefined ? value : value.map((item) => canonical(item, items, reading));
		if (facts.isOrdered === true) return list;
		return list
			.map((item) => ({ item, key: JSON.stringify(item) }))
			.sort((a, b) => (a.key < b.key ? -1 : 1))
			.map(({ item }) => item);
	}
	if (fields !== undefined && isObject(value)) {
		const known = Object.entries(value)
			.filter(([, child]) => child !== undefined && !(reading === "shown" && isUnset(child)))
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([name, child]): [string, unknown] => {
				const field = fields.get(name);
				return [name, field === undefined ? child : canonical(child, field, reading)];
			});
		return Object.fromEntries(known);
	}
	return value;
}

/** Whether a value says no more than its absence does: an answer may have it or leave it out. */
export function isUnset(value: unknown): boolean {
	if (value === undefined || value === null || value === "" || value === false || value === 0) return true;
	if (Array.isArray(value)) return value.length === 0;
	return isObject(value) && Object.values(value).every(isUnset);
}

/** Whether a value that an answer shows only stands for none: nothing is set, and the API would not take it. */
export function standsForNone(value: unknown, { schema }: Pick<Shape, "schema">): boolean {
	if (!isUnset(value)) return false;
	const { minimum = 0, minItems = 0, minLength = 0, enum: values } = schema;
	if (typeof value === "number") return value < Number(minimum);
	if (Array.isArray(value)) return value.length < Number(minItems);
	return value === "" && (Number(minLength) > 0 || values?.includes("") === false);
}

/** Whether two values of a property mean the same. */
export function isSame(a: unknown, b: unknown, shape: Shape): boolean {
	// Most values are as they were, and an instant's canonical form costs more than all else here.
	return isDeepStrictEqual(a, b) || isDeepStrictEqual(canonical(a, shape), canonical(b, shape));
}

/** Whether what an answer shows is what was declared, in whatever form the API writes it. */
export function isShownAs(declared: unknown, shown: unknown, shape: Shape): boolean {
	if (isDeepStrictEqual(declared, shown)) return true;
	// What is as it is by default need not be shown.
	if (shown === undefined || shown === null)
		return isUnset(declared) || isDeepStrictEqual(declared, shape.schema.default);
	const [wanted, present] = [declared, shown].map((value) =>
		isUnset(value) ? undefined : canonical(value, shape, "shown"),
	);
	return isDeepStrictEqual(wanted, present);
}

/** A place where two values of a property differ in meaning. */
export interface Difference {
	/** Path from the resource: `settings.allowDomainList`, `calendar[0].endTime`. */
	path: string;
	/** What each has there, in canonical form; undefined where it has nothing. */
	before: unknown;
	after: unknown;
}

/** A step from a value to one within it; undefined where the order of its items means nothing, so that it is one value. */
function within(shape: Shape | undefined, step: unknown): { shape: Shape | undefined; name: string } | undefined {
	if (typeof step === "string") return { shape: shape?.fields?.get(step), name: `.${step}` };
	return shape?.facts.isOrdered === true ? { shape: shape.items, name: `[${String(step)}]` } : undefined;
}

/** Where two values of a property differ in meaning, as deep as their parts have names of their own. */
export function differencesOf(before: unknown, after: unknown, shape: Shape): Difference[] {
	const [from, to] = [canonical(before, shape), canonical(after, shape)];
	const found = new Map<string, Difference>();
	for (const { path: steps = [], ...change } of deepDiff(from, to) ?? []) {
		const all = change.kind === "A" ? [...steps, change.index] : steps;
		let place: { shape: Shape | undefined; path: string; before: unknown; after: unknown } = {
			shape,
			path: shape.name,
			before: from,
			after: to,
		};
		for (const step of all) {
			const next = within(place.shape, step);
			if (next === undefined) break;
			const at = (value: unknown): unknown => (value as Record<string, unknown> | undefined)?.[step as string];
			place = { shape: next.shape, path: place.path + next.name, before: at(place.before), after: at(place.after) };
		}
		found.set(place.path, { path: place.path, before: place.before, after: place.after });
	}
	return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Names of the inputs that differ between what was declared and what is. */
export function changedInputs(olds: Properties, news: Properties, description: CompiledDescription): string[] {
	return [...description.inputs.values()]
		.filter((shape) => !isSame(olds[shape.name], news[shape.name], shape))
		.map(({ name }) => name);
}
