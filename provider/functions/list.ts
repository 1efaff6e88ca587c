import type * as pulumi from "@pulumi/pulumi";
import type { OperationId } from "../api/contract";
import type { CallArgs, ResponseBody } from "../api/types";
import { programClient } from "../hosts/program/settings";
import { type LISTS, REPORTS } from "./descriptions";
import { lookUp } from "./in-program";
import { recordsOf } from "./records";
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

/** A function that gives every record of a list operation, all pages, in the program's names. */
export function listFunction<Name extends keyof typeof LISTS>(name: Name): ListFunction<(typeof LISTS)[Name]> {
	return (args) => lookUp<Camel<RecordOf<(typeof LISTS)[Name]>>[]>(name, args as object);
}

/** A function that gives the records of a list operation one by one, fetching pages as they are needed. */
export function streamFunction<Name extends keyof typeof REPORTS>(name: Name): StreamFunction<(typeof REPORTS)[Name]> {
	return (args) =>
		recordsOf(programClient(), REPORTS[name], args as object) as AsyncGenerator<
			Camel<RecordOf<(typeof REPORTS)[Name]>>
		>;
}
