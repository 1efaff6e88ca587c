import type { operations } from "../../schema/zoom-events";
import type { OperationId } from "./contract";

/** A name of the API's as a program writes it: `weekly_days` as `weeklyDays`. */
export type CamelName<Name> = Name extends `${infer Head}_${infer Letter}${infer Tail}`
	? `${Head}${Capitalize<Letter>}${CamelName<Tail>}`
	: Name;

type Content<T> = T extends { content: infer C } ? C[keyof C] : undefined;

/** JSON body that an operation takes; `undefined` where it takes none. */
export type RequestBody<Id extends OperationId> = operations[Id] extends { requestBody: infer B }
	? Content<B>
	: undefined;

type Success<R> = R extends { 200: infer A }
	? A
	: R extends { 201: infer A }
		? A
		: R extends { 204: infer A }
			? A
			: never;

/** JSON body of an operation's success; `undefined` where it has none. */
export type ResponseBody<Id extends OperationId> = Content<Success<operations[Id]["responses"]>>;

type Parameters<Id extends OperationId, Place extends string> = operations[Id]["parameters"] extends {
	[P in Place]: infer T;
}
	? T
	: operations[Id]["parameters"] extends { [P in Place]?: infer T }
		? T
		: undefined;

/** An empty object where the value can't be given, an optional or required field otherwise. */
type Field<Name extends string, T> = [T] extends [undefined]
	? unknown
	: undefined extends T
		? { [N in Name]?: Exclude<T, undefined> }
		: object extends T
			? { [N in Name]?: T }
			: { [N in Name]: T };

/** What a call of an operation needs: its path parameters, query and body, by the contract. */
export type CallArgs<Id extends OperationId> = Field<"path", Parameters<Id, "path">> &
	Field<"query", Parameters<Id, "query">> &
	Field<"body", RequestBody<Id>>;
