import { type OperationId, operation } from "../api/contract";
import { toSnakeCase } from "../api/names";
import type { ResponseBody } from "../api/types";
import type { Api } from "../lifecycle/api";
import type { Properties } from "../lifecycle/description";
import { withCamelNames } from "../lifecycle/wire";

/** Arguments in the form of a call: what the path names, and the rest as the query. */
export function toCall(
	id: OperationId,
	args: object,
): { path: Record<string, string>; query: Record<string, unknown> } {
	const inPath = new Set([...operation(id).path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
	const path: Record<string, string> = {};
	const query: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(args)) {
		if (inPath.has(name)) path[name] = String(value);
		else if (value !== undefined) query[toSnakeCase(name)] = value;
	}
	return { path, query };
}

/** The records of a list operation one by one, in the program's names; pages are fetched as they are needed. */
export async function* recordsOf(client: Api, id: OperationId, args: object): AsyncGenerator {
	for await (const record of client.records(id, toCall(id, args))) yield withCamelNames(record);
}

/** Every record of a list operation, all pages, in the program's names. */
export async function allRecordsOf(client: Api, id: OperationId, args: object): Promise<Properties[]> {
	const records: Properties[] = [];
	for await (const record of recordsOf(client, id, args)) records.push(record as Properties);
	return records;
}

/** What an operation answers, in the program's names. */
export async function answerTo(client: Api, id: OperationId, args: object): Promise<Properties> {
	const answer = (await client.send(id, toCall(id, args))) as ResponseBody<OperationId>;
	return withCamelNames(answer ?? {}) as Properties;
}
