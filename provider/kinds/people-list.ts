import type { ContractSchema } from "../api/contract";
import type { Collection, EmailFact, ResourceDescription } from "../lifecycle/description";
import { rule } from "./rules";

/** A column of the file, or what is made of its values. */
const COLUMN = {
	oneOf: [{ type: "string" }, { type: "array" }, { type: "object" }],
} as unknown as ContractSchema;

/** What a list of people has besides the facts of its objects. */
interface ListFacts extends Collection {
	kind: string;
	/** Name in messages: `list of tickets`. */
	noun: string;
	text: string;
	/** Inputs of an object that a column can give. */
	columns: readonly string[];
	/** What columns, and inputs that all share, are, where the object's own words don't fit. */
	words: Readonly<Record<string, string>>;
	/** Inputs that all objects share, as the contract has them. */
	sharedInputs: Readonly<Record<string, ContractSchema>>;
}

/** E-mail because of a list: that of its objects, for as many as there are more of. */
function emailsOf({ of }: Collection): EmailFact[] {
	return (of.emails ?? []).map((fact) => ({
		...fact,
		on: ["create", "update"],
		people: (inputs, before) => {
			const more = Math.max(0, Number(inputs.people ?? 0) - Number(before.people ?? 0));
			const each = fact.people(inputs, {});
			return typeof each === "number" ? each * more : each;
		},
	}));
}

/** Whether a value is a name of a column, or several. */
function isNames(value: unknown): boolean {
	return [value].flat().every((name) => typeof name === "string" && name !== "");
}

/** Whether a value says what a property comes from. */
function isColumn(property: string, value: unknown): boolean {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return isNames(value);
	// Answers are by the titles of their questions, which may be called anything.
	if (property === "customQuestions") return Object.values(value).every(isNames);
	const { column, map, ...rest } = value as Record<string, unknown>;
	const isMap = map === undefined || (typeof map === "object" && map !== null && !Array.isArray(map));
	return Object.keys(rest).length === 0 && isMap && (column === undefined ? map !== undefined : isNames(column));
}

const columnsAreNamed = rule({
	says: [["columns", "names columns of the file: by a text, a list of texts, or an object with column and map"]],
	check: ({ columns = {} }) =>
		Object.entries(columns as object).flatMap(([property, value]) =>
			isColumn(property, value)
				? []
				: [
						{
							property: "columns",
							reason: `has ${property} that is neither the name of a column, nor { column, map }.`,
						},
					],
		),
});

const removalIsCounted = rule({
	says: [["allowRemoving", "is true, false, or a number of objects"]],
	check: ({ allowRemoving = false }) =>
		typeof allowRemoving === "boolean" || (Number.isInteger(allowRemoving) && Number(allowRemoving) >= 0)
			? []
			: [{ property: "allowRemoving", reason: "is neither true nor a number of objects, 0 or more." }],
});

/** Declares a list of people that stands in a file, by the facts of its objects and what is special about the list. */
export function definePeopleList(facts: ListFacts): ResourceDescription {
	const { kind, noun, text, columns, words, sharedInputs, ...collection } = facts;
	const { of, mark, presets, shared } = collection;
	const keyColumn = mark === undefined ? [] : ["key"];
	const isDeletable = of.operations.delete !== undefined;
	const presetNames = Object.keys(presets);
	return {
		kind,
		noun,
		parents: of.parents,
		docs: {
			text,
			properties: {
				listId: "Id of the list, by which it knows its objects",
				source: "Path of a CSV or JSON file, relative to the project's folder; its rows are not kept in the state",
				columns:
					"Columns of the file by property: a name, several names of which the first with a value counts, or an object with `column` and `map`",
				...Object.fromEntries(
					[...keyColumn, ...columns].map((name) => [
						`columns.${name}`,
						words[name] ?? of.docs.properties?.[name] ?? "",
					]),
				),
				...Object.fromEntries(shared.map((name) => [name, words[name] ?? of.docs.properties?.[name] ?? ""])),
			},
		},
		id: { parameter: "listId" },
		operations: { create: of.operations.create, ...(isDeletable && { delete: of.operations.delete }) },
		collection,
		creation: { by: "rows", source: "source", from: ["path", "contentHash", "people"] },
		ownInputs: {
			path: { type: "string", minLength: 1, description: "Path of the file, from `source`" },
			content_hash: {
				type: "string",
				description: "SHA-256 of the file, from `source`; a change brings the list up to date",
			},
			people: { type: "integer", minimum: 0, description: "How many people the file has, from `source`" },
			...(presetNames.length > 0 && {
				preset: {
					type: "string",
					enum: presetNames,
					description: "The system whose export the file is: it knows the columns",
				},
			}),
			columns: {
				type: "object",
				properties: Object.fromEntries([...keyColumn, ...columns].map((name) => [name, COLUMN])),
			},
			leave_out: {
				type: "object",
				description: 'Rows that are left out, by column: its values, such as `{ Status: ["Canceled"] }`',
			},
			...sharedInputs,
			...(isDeletable && {
				allow_removing: {
					oneOf: [{ type: "boolean" }, { type: "integer", minimum: 0 }],
					description:
						"How many objects may be removed, or true for any number; without it over a fifth of them, or all, are not",
				} as unknown as ContractSchema,
			}),
		},
		ownOutputs: {
			entries: {
				type: "string",
				description:
					"What tells which objects are there and as they were: nine characters for each, which say nothing of anybody",
			},
			entries_key: { type: "string", description: "Secret without which nobody can check a guess on `entries`" },
		},
		outputs: [],
		secrets: ["entriesKey"],
		rules: [columnsAreNamed, ...(isDeletable ? [removalIsCounted] : [])],
		emails: emailsOf(collection),
	};
}
