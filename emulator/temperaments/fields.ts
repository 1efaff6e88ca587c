import type { Operation, Schema } from "../contract";
import { isObject } from "../handler";

/** A place in a body, by what the contract says of it. */
export interface Field {
	/** Name of the field, and of a list's items that of the list; empty for the whole body. */
	name: string;
	/** Names of the fields that it is in, from the outside. */
	within: readonly string[];
	schema: Schema;
	/** What the contract says it is; of a list's items what it says of the list. */
	description: string;
	operation: Operation;
}

/** What is in a place instead of a value. */
export type Change = (value: unknown, field: Field) => unknown;

/** What the contract says of a field of an object; empty where it knows of none. */
export function childOf(schema: Schema, name: string): Schema {
	const owner = [schema, ...(schema.oneOf ?? [])].find(({ properties }) => properties?.[name] !== undefined);
	return owner?.properties?.[name] ?? {};
}

function changedAt(value: unknown, field: Field, change: Change): unknown {
	const { schema, name, within } = field;
	if (Array.isArray(value)) {
		const items = schema.items ?? {};
		const item = { ...field, schema: items, description: String(items.description ?? field.description) };
		return change(
			value.map((one) => changedAt(one, item, change)),
			field,
		);
	}
	if (!isObject(value)) return change(value, field);
	const inside = name === "" || within.at(-1) === name ? within : [...within, name];
	const changed = Object.entries(value).map(([key, one]) => {
		const child = childOf(schema, key);
		const description = String(child.description ?? "");
		return [key, changedAt(one, { ...field, name: key, within: inside, schema: child, description }, change)];
	});
	return change(Object.fromEntries(changed), field);
}

/** A body with every value changed, the inner ones before those that hold them. */
export function changedBody(body: unknown, schema: Schema | undefined, operation: Operation, change: Change): unknown {
	return changedAt(body, { name: "", within: [], schema: schema ?? {}, description: "", operation }, change);
}

/** An e-mail address. */
export function isEmail({ schema, description }: Field): boolean {
	return schema.format === "email" || /^E-mail address/.test(description);
}

/** A URL that somebody gave. */
export function isUrl({ schema, description }: Field): boolean {
	return schema.format === "uri" || /^URL of/.test(description);
}

/** A name of a time zone. */
export function isZone({ description }: Field): boolean {
	return /^IANA time zone/.test(description);
}

/** An instant. */
export function isInstant({ schema, description }: Field): boolean {
	return schema.format === "date-time" || /\binstant\b/i.test(description);
}

/** An id by its name: `session_id`, `id`. */
export function isIdName(name: string): boolean {
	return /(^|_)ids?$/.test(name);
}

/** Text that people write and read: no code, address, link, id, instant or word from a list. */
export function isText(field: Field): boolean {
	const { schema, name, description } = field;
	if (schema.type !== "string" || schema.enum !== undefined || schema.format !== undefined) return false;
	if (isEmail(field) || isUrl(field) || isZone(field) || isInstant(field) || isIdName(name)) return false;
	return !/^(Ids? of|Personal link|Link to|Address|Public address|.*address to|Token|Key|ISO codes?|Categories)/.test(
		description,
	);
}

/** Text of any length, over several lines. */
export function isProse(field: Field): boolean {
	return isText(field) && /^(Text that describes|Free text|.*, as text$)/.test(field.description);
}
