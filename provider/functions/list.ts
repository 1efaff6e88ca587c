import * as pulumi from "@pulumi/pulumi";
import { type OperationId, operation } from "../api/contract";
import { toSnakeCase } from "../api/names";
import type { CallArgs, ResponseBody } from "../api/types";
import { programClient } from "../hosts/settings";
import { withCamelNames } from "../lifecycle/wire";
import { orRunError } from "./run-error";
import type { Camel, Inputs } from "./types";

type PartOf<Id extends OperationId, Part extends string> =
	CallArgs<Id> extends { [P in Part]?: infer T } ? NonNullable<T> : unknown;

/** Path parameters and query of an operation, in the program's names; the pages are followed by themselves. */
export type LookupArgs<Id extends OperationId> = Camel<PartOf<Id, "path">> &
	Omit<Camel<PartOf<Id, "query">>, "pageSize" | "nextPageToken">;

/** A record of the one list in an operation's answer, in the API's names. */
export type RecordOf<Id extends OperationId> = {
	[Field in keyof ResponseBody<Id>]-?: NonNullable<ResponseBody<Id>[Field]> extends readonly (infer One)[]
		? One
		: never;
}[keyof ResponseBody<Id>];

/** Gives every record of a list operation to a program. */
export type ListFunction<Id extends OperationId> = (
	args: Inputs<LookupArgs<Id>>,
) => pulumi.Output<Camel<RecordOf<Id>>[]>;

/** Gives the records of a list operation one by one. */
export type StreamFunction<Id extends OperationId> = (args: LookupArgs<Id>) => AsyncGenerator<Camel<RecordOf<Id>>>;

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

/** A function that gives every record of a list operation, all pages, in the program's names. */
export function listFunction<Id extends OperationId>(id: Id): ListFunction<Id> {
	return (args) =>
		(pulumi.output(args as object) as pulumi.Output<object>).apply((known) =>
			orRunError(async () => {
				const records: unknown[] = [];
				for await (const record of programClient().records(id, toCall(id, known))) records.push(withCamelNames(record));
				return records as Camel<RecordOf<Id>>[];
			}),
		) as pulumi.Output<Camel<RecordOf<Id>>[]>;
}

/** A function that gives the records of a list operation one by one, fetching pages as they are needed. */
export function streamFunction<Id extends OperationId>(id: Id): StreamFunction<Id> {
	return async function* (args) {
		for await (const record of programClient().records(id, toCall(id, args)))
			yield withCamelNames(record) as Camel<RecordOf<Id>>;
	};
}
