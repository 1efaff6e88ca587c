import type { ContractSchema, OperationId } from "../../api/contract";
import { isObject } from "../../api/json";
import { listSchemaOf } from "../../functions/description";
import type { Properties } from "../../lifecycle/description";

/** A column of a file or a table. */
export interface Column {
	/** Names of the record's properties with dots between them: `tickets.ticketTypeName`. */
	name: string;
	textOf(record: Properties): string;
}

/** What stands between the values of a list; they keep their places, so that columns of one list go together. */
const BETWEEN = "; ";

/** A value as one cell. */
function cellText(value: unknown): string {
	if (value === undefined || value === null) return "";
	if (Array.isArray(value) && !value.some((item) => isObject(item) || Array.isArray(item)))
		return value.map(cellText).join(BETWEEN);
	return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Values of a list's items as one cell; nothing where none has any. */
function listText(list: unknown, property: string): string {
	if (!Array.isArray(list)) return "";
	const texts = list.map((item) => (isObject(item) ? cellText(item[property]) : ""));
	return texts.some((text) => text !== "") ? texts.join(BETWEEN) : "";
}

function columnsOf(schema: ContractSchema, prefix = "", within = (record: Properties): Properties => record): Column[] {
	return Object.entries(schema.properties ?? {}).flatMap(([property, child]): Column[] => {
		const name = `${prefix}${property}`;
		const of = (record: Properties): unknown => within(record)[property];
		const itemNames = Object.keys(child.items?.properties ?? {});
		if (itemNames.length > 0)
			return itemNames.map((item) => ({ name: `${name}.${item}`, textOf: (record) => listText(of(record), item) }));
		if (child.properties === undefined) return [{ name, textOf: (record) => cellText(of(record)) }];
		return columnsOf(child, `${name}.`, (record) => {
			const value = of(record);
			return isObject(value) ? value : {};
		});
	});
}

/**
 * The columns of a report: every property of its records that the contract names, in its order.
 *
 * @param each list of which each item is a row, with the item's properties in the place of the list
 */
export function reportColumns(id: OperationId, each?: string): Column[] {
	const { properties = {} } = listSchemaOf(id).items ?? {};
	if (each === undefined) return columnsOf({ properties });
	const { [each]: list = {}, ...rest } = properties;
	return columnsOf({ properties: { ...rest, ...list.items?.properties } });
}

/** The rows of a record: one, or one an item of a list; a record whose list is empty keeps its row. */
export function rowsOf(record: Properties, each?: string): Properties[] {
	if (each === undefined) return [record];
	const { [each]: list, ...rest } = record;
	const items = Array.isArray(list) && list.length > 0 ? list : [{}];
	return items.map((item) => ({ ...rest, ...(isObject(item) ? item : {}) }));
}
