import type { Operation, Schema } from "../contract";
import { isObject } from "../handler";
import type { Stored } from "../store";
import { oneOf, temperamentsOf } from "./define";
import { type Change, isInstant } from "./fields";

/** A field without a value, or with one that says the same; where the default is another, it says something. */
function hasNoValue(value: unknown, standard: unknown): boolean {
	if (value === undefined || value === null) return true;
	const isEmpty = Array.isArray(value) ? value.length === 0 : value === "" || value === false;
	return isEmpty && (standard === undefined || standard === value);
}

const ZERO: Readonly<Record<string, unknown>> = { string: "", array: [], boolean: false, number: 0, integer: 0 };

/** What stands for no value; undefined leaves the field out. */
type Standin = (type: string, standard: unknown) => unknown;

const STANDINS: Readonly<Record<string, Standin>> = {
	null: () => null,
	absent: () => undefined,
	default: (type, standard) => standard ?? ZERO[type],
};

/** Puts the same in place of every optional field that has no value. */
function withoutValues(standin: Standin): Change {
	return (value, { schema }) => {
		if (!isObject(value) || schema.properties === undefined) return value;
		const required = (schema.required ?? []) as string[];
		const filled: Stored = { ...value };
		for (const [name, { type, default: standard }] of Object.entries(schema.properties)) {
			if (required.includes(name) || !hasNoValue(value[name], standard)) continue;
			const [first = ""] = [type ?? []].flat();
			const instead = standin(first, standard);
			if (instead === undefined) delete filled[name];
			else filled[name] = instead;
		}
		return filled;
	};
}

/** Tells the words of every enum in a schema. */
function forEachWord(schema: Schema, name: string, tell: (name: string, word: unknown) => void): void {
	for (const word of (schema.enum ?? []) as unknown[]) tell(name, word);
	if (schema.items !== undefined) forEachWord(schema.items, name, tell);
	for (const one of schema.oneOf ?? []) forEachWord(one, name, tell);
	for (const [key, child] of Object.entries(schema.properties ?? {})) forEachWord(child, key, tell);
}

/** Changes words of enums. An answer often has no enum where the requests of the same group have one. */
function ofEnums(contract: readonly Operation[], change: (word: string) => string): Change {
	const keyOf = (operation: Operation, name: string, word: unknown): string =>
		JSON.stringify([operation.group, name, word]);
	const known = new Set<string>();
	for (const operation of contract) {
		for (const schema of [operation.request, operation.response])
			forEachWord(schema ?? {}, "", (name, word) => known.add(keyOf(operation, name, word)));
	}
	return (value, { name, operation }) =>
		typeof value === "string" && known.has(keyOf(operation, name, value)) ? change(value) : value;
}

function ofInstants(change: (instant: string) => string): Change {
	return (value, field) => (typeof value === "string" && isInstant(field) ? change(value) : value);
}

/** Values in another form that says the same. */
export const valueTemperaments = temperamentsOf({
	unset: {
		does: 'answers optional fields without a value (or with "", [] or false) as null, not at all, or with the type\'s default',
		value: oneOf(["null", "absent", "default"]),
		start: (value) => ({ answered: withoutValues(STANDINS[value] ?? (() => null)) }),
	},
	"numbers-text": {
		does: "answers numbers as text",
		start: () => ({ answered: (value) => (typeof value === "number" ? String(value) : value) }),
	},
	milliseconds: {
		does: "answers instants with milliseconds",
		start: () => ({
			answered: ofInstants((instant) => instant.replace(/(T\d\d:\d\d:\d\d)(?=Z|[+-])/, "$1.000")),
		}),
	},
	offsets: {
		does: "answers instants with `+00:00` in place of `Z`",
		start: () => ({ answered: ofInstants((instant) => instant.replace(/Z$/, "+00:00")) }),
	},
	"enums-upper": {
		does: "answers the words of enums in upper case",
		start: (_, { contract }) => ({ answered: ofEnums(contract, (word) => word.toUpperCase()) }),
	},
	"enums-lower": {
		does: "answers the words of enums in lower case",
		start: (_, { contract }) => ({ answered: ofEnums(contract, (word) => word.toLowerCase()) }),
	},
	"categories-shown": {
		does: "answers the category `Food & Drink` as `Food and Drinks`",
		start: () => ({
			answered: (value, { name }) => (name === "categories" && value === "Food & Drink" ? "Food and Drinks" : value),
		}),
	},
});
