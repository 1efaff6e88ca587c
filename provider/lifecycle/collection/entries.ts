import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { isObject } from "../../api/json";
import { checkInputs, didYouMean } from "../check";
import type { Collection, ColumnNames, Properties } from "../description";
import { type CompiledDescription, compileDescription, type Shape } from "../shape";
import { readTable, type Table, TableError } from "./table";

/** What a row of the file says of one person. */
export interface Entry {
	/** Where it stands: `line 12`. */
	place: string;
	/** Tells it from the other rows, and from itself in another file by nothing else. */
	key: string;
	/** Inputs of its object; an empty value of a column is an empty text. */
	inputs: Properties;
}

/** A file of people, as far as it can be read. */
export interface People {
	entries: readonly Entry[];
	/** Rows that were left out by the value of a column. */
	leftOut: number;
	/** All that is wrong, in words that say nothing of a person. */
	failures: readonly string[];
	/** SHA-256 of the file in hex. */
	hash: string;
}

/** The column that tells rows apart. */
export const KEY = "key";

/** Answers to the organiser's own questions: their columns are by title, not by property. */
const CUSTOM_QUESTIONS = "customQuestions";

/** A column of which the program has said more than the name. */
interface ColumnObject {
	column: ColumnNames;
	/** What stands for each value of it. */
	map?: Readonly<Record<string, unknown>>;
}

/** A column of the file that is used. */
interface Use {
	property: string;
	names: readonly string[];
	map?: Readonly<Record<string, unknown>>;
	/** Whether the file must have it: what a preset names need not be there. */
	isNeeded: boolean;
}

/** The last file that was read; a run asks for it several times. */
let known: { of: string; people: People } | undefined;

/**
 * Reads the people of a list's file.
 *
 * @param inputs of the list: `path`, `columns`, `preset`, `leaveOut`, and what all have in common
 * @param isUnknownValue recognises a value that is not yet known
 * @returns undefined where the file can't be read
 */
export function readPeople(
	list: CompiledDescription,
	inputs: Properties,
	isUnknownValue: (value: unknown) => boolean,
): People | undefined {
	const { collection } = list;
	if (collection === undefined || typeof inputs.path !== "string") return undefined;
	let bytes: Buffer;
	try {
		bytes = readFileSync(inputs.path);
	} catch {
		return undefined;
	}
	const hash = createHash("sha256").update(bytes).digest("hex");
	const { people: _, contentHash: __, ...said } = inputs;
	const of = JSON.stringify([list.kind, hash, said], (___, value: unknown) =>
		typeof value === "symbol" ? String(value) : value,
	);
	if (known?.of !== of) {
		const reader = new Reader(list, collection, inputs, isUnknownValue);
		known = { of, people: { ...reader.read(bytes), hash } };
	}
	return known.people;
}

/** Properties of an object that the file or the list may say, by what the list declares. */
export function declaredProperties(list: CompiledDescription, inputs: Properties): string[] {
	const { collection } = list;
	if (collection === undefined) return [];
	const columns = Object.keys(columnsOf(collection, inputs)).filter((name) => name !== KEY);
	const shared = collection.shared.filter((name) => inputs[name] !== undefined);
	return [...new Set([...columns, ...shared])].sort();
}

/** What people call the file. */
export function fileNameOf({ path }: Properties): string {
	return basename(String(path));
}

/** What each property comes from: a column or several, or an object that says so. */
function columnsOf({ presets }: Collection, { preset, columns }: Properties): Properties {
	const known = presets[String(preset)];
	const own = Object.entries(isObject(columns) ? columns : {}).map(([property, said]): [string, unknown] => {
		// Where the program has a map alone, the preset knows of which column.
		const isMapAlone = isObject(said) && "map" in said && !("column" in said);
		const column = isMapAlone ? (known?.named?.[property] ?? known?.columns[property]) : undefined;
		return [property, column === undefined ? said : { ...(said as object), column }];
	});
	return { ...known?.columns, ...Object.fromEntries(own) };
}

class Reader {
	readonly #item: CompiledDescription;
	readonly #failures: string[] = [];

	constructor(
		private readonly list: CompiledDescription,
		private readonly collection: Collection,
		private readonly inputs: Properties,
		private readonly isUnknownValue: (value: unknown) => boolean,
	) {
		this.#item = compileDescription(collection.of);
	}

	read(bytes: Uint8Array): Omit<People, "hash"> {
		let table: Table;
		try {
			table = readTable(bytes);
		} catch (error) {
			if (!(error instanceof TableError)) throw error;
			return { entries: [], leftOut: 0, failures: [error.message] };
		}
		// A file without a row has nothing to find columns in.
		const uses = table.columns.length === 0 ? [] : this.#uses(table.columns);
		const kept = this.#kept(table);
		// What is wrong with a column is wrong with each row: said once.
		if (this.#failures.length > 0) return { entries: [], leftOut: 0, failures: this.#failures };
		this.#failures.push(...table.failures);
		const entries = kept.flatMap(({ place, values }) => this.#entry(place, values, uses));
		const different = this.#withoutRepeats(entries);
		this.#refuseTwins(different, uses);
		return { entries: different, leftOut: table.rows.length - kept.length, failures: this.#failures };
	}

	/** The columns that are used, by what the program and the preset say. */
	#uses(columns: readonly string[]): Use[] {
		const { person, presets } = this.collection;
		const declared = columnsOf(this.collection, this.inputs);
		const own = isObject(this.inputs.columns) ? this.inputs.columns : {};
		const preset = presets[String(this.inputs.preset)];
		if (declared[person] === undefined)
			this.#failures.push(`needs a column for ${person}: declare columns.${person}, or a preset.`);
		const isOwn = (property: string): boolean => Object.hasOwn(own, property);
		const all = Object.entries(declared).flatMap(([property, said]): Use[] => {
			const isNeeded = isOwn(property) || property === person || property === KEY;
			if (property === CUSTOM_QUESTIONS && isObject(said) && !("column" in said))
				return Object.entries(said).map(([title, name]) => ({
					property: `${CUSTOM_QUESTIONS}.${title}`,
					names: [name].flat().map(String),
					isNeeded: true,
				}));
			const { column, map } = isObject(said) ? (said as unknown as ColumnObject) : { column: said as ColumnNames };
			return [{ property, names: [column].flat().map(String), isNeeded, ...(map !== undefined && { map }) }];
		});
		return all.filter((use) => this.#isThere(use, columns, !isOwn(use.property) && preset !== undefined));
	}

	#isThere({ property, names, isNeeded }: Use, columns: readonly string[], isOfPreset: boolean): boolean {
		// All parts of a key must be there; of other columns the first with a value counts.
		const missing = names.filter((name) => !columns.includes(name));
		const isMissing = property === KEY || !isOfPreset ? missing.length > 0 : missing.length === names.length;
		if (isMissing && isNeeded) {
			const [name = ""] = missing;
			const hint = didYouMean(name, columns);
			const has = hint === "" ? ` It has: ${columns.map((one) => `"${one}"`).join(", ")}.` : hint;
			const why = isOfPreset
				? `, which the preset ${String(this.inputs.preset)} takes for ${property}`
				: ` (columns.${property})`;
			this.#failures.push(`has no column "${name}"${why}.${has}`);
		}
		for (const name of names)
			if (columns.filter((one) => one === name).length > 1)
				this.#failures.push(`has the column "${name}" twice, so that columns.${property} is not clear.`);
		return !isMissing;
	}

	/** Rows that count. */
	#kept({ columns, rows }: Table): Table["rows"] {
		const { presets } = this.collection;
		const own = isObject(this.inputs.leaveOut) ? this.inputs.leaveOut : {};
		const all: Record<string, unknown> = { ...presets[String(this.inputs.preset)]?.leaveOut, ...own };
		const wanted = Object.entries(all).map(
			([column, values]) => [column, new Set([values].flat().map((value) => String(value).toLowerCase()))] as const,
		);
		if (columns.length > 0)
			for (const column of Object.keys(own))
				if (!columns.includes(column))
					this.#failures.push(`has no column "${column}" (leaveOut).${didYouMean(column, columns)}`);
		return rows.filter(
			({ values }) => !wanted.some(([column, left]) => left.has((values[column] ?? "").toLowerCase())),
		);
	}

	#entry(place: string, values: Readonly<Record<string, string>>, uses: readonly Use[]): Entry[] {
		const { person, shared } = this.collection;
		const before = this.#failures.length;
		const inputs: Properties = Object.fromEntries(
			shared.filter((name) => this.inputs[name] !== undefined).map((name) => [name, this.inputs[name]]),
		);
		for (const parent of this.#item.parents) inputs[parent] = this.inputs[parent];
		const answers: { title: string; answer: string }[] = [];
		let key = "";
		for (const use of uses) {
			const { property, names } = use;
			const given = names.map((name) => values[name] ?? "");
			if (property === KEY) {
				key = given.join("-");
				if (given.includes(""))
					this.#fail(place, `has no ${names[given.indexOf("")]}, which tells it from the others.`);
			} else if (property.startsWith(`${CUSTOM_QUESTIONS}.`)) {
				const answer = given.find((value) => value !== "");
				if (answer !== undefined) answers.push({ title: property.slice(CUSTOM_QUESTIONS.length + 1), answer });
			} else {
				const value = given.find((one) => one !== "") ?? "";
				if (value !== "" || inputs[property] === undefined) inputs[property] = this.#value(place, use, value);
			}
		}
		if (answers.length > 0) inputs[CUSTOM_QUESTIONS] = answers;
		const who = String(inputs[person] ?? "");
		if (who === "") this.#fail(place, `has no ${person}.`);
		else if (this.#failures.length === before) this.#check(place, inputs);
		if (this.#failures.length > before) return [];
		return [{ place, key: uses.some(({ property }) => property === KEY) ? key : who.toLowerCase(), inputs }];
	}

	#value(place: string, { property, names, map }: Use, value: string): unknown {
		if (map !== undefined && value !== "") {
			if (Object.hasOwn(map, value)) return map[value];
			const shown = this.#isPersonal(property) || value.includes("@") ? "a value" : `"${value}"`;
			const hint = shown === "a value" ? "" : didYouMean(value, Object.keys(map));
			this.#fail(place, `has ${shown} in ${names.join(", ")}, which columns.${property}.map does not have.${hint}`);
			return undefined;
		}
		return inputOf(value, this.#item.inputs.get(property));
	}

	/** What the kind of the objects says against them. */
	#check(place: string, inputs: Properties): void {
		const declared = withoutBlanks(inputs);
		for (const { property, reason } of checkInputs(this.#item, {}, declared, this.isUnknownValue)) {
			if (this.#item.parents.includes(property)) continue;
			this.#fail(place, `${property} ${this.#discreet(reason, declared)}`);
		}
	}

	#isPersonal(property: string): boolean {
		return this.#item.secrets?.includes(property) === true;
	}

	/** A reason without what it says of a person. */
	#discreet(reason: string, inputs: Properties): string {
		const values = Object.entries(inputs).filter(([name]) => this.#isPersonal(name));
		const texts = values.flatMap(([, value]) => textsIn(value));
		return texts.reduce(
			(text, value) => text.replaceAll(JSON.stringify(value), "a value that is not shown here"),
			reason,
		);
	}

	/** Entries without those that say the same of the same person again, where a person can have one object alone. */
	#withoutRepeats(entries: readonly Entry[]): readonly Entry[] {
		if (this.collection.mark !== undefined) return entries;
		const seen = new Set<string>();
		return entries.filter(({ key, inputs }) => {
			const said = JSON.stringify([key, { ...inputs, [this.collection.person]: key }]);
			return !seen.has(said) && seen.add(said);
		});
	}

	#refuseTwins(entries: readonly Entry[], uses: readonly Use[]): void {
		const { person } = this.collection;
		const names = uses.find(({ property }) => property === KEY)?.names;
		const places = new Map<string, string>();
		for (const { key, place } of entries) {
			const first = places.get(key);
			if (first === undefined) {
				places.set(key, place);
				continue;
			}
			const mayHaveKey = this.list.collection?.mark !== undefined && names === undefined;
			const how = mayHaveKey
				? ` Declare columns.${KEY}, such as the number of the order, where a person may have several.`
				: "";
			this.#fail(place, `has the same ${names?.join(", ") ?? person} as ${first}.${how}`);
		}
	}

	#fail(place: string, text: string): void {
		this.#failures.push(`${place} ${text}`);
	}
}

/** Inputs without empty texts: what a row leaves open is not sent with a create. */
export function withoutBlanks(inputs: Properties): Properties {
	return Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== "" && value !== undefined));
}

/** A text of a file as the input takes it. */
function inputOf(text: string, shape: Shape | undefined): unknown {
	if (text === "") return text;
	if (shape?.schema.type === "boolean" && /^(true|yes|1|false|no|0)$/i.test(text)) return /^(true|yes|1)$/i.test(text);
	if (shape?.schema.type === "array") return text.split(/[,;]/).map((part) => part.trim());
	return text;
}

function textsIn(value: unknown): string[] {
	if (typeof value === "string") return [value];
	if (Array.isArray(value)) return value.flatMap(textsIn);
	return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}
