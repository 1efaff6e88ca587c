import type * as pulumi from "@pulumi/pulumi";
import type { CamelName } from "../api/types";

/** A JSON type of the contract with its names in camelCase, at every depth. */
export type Camel<T> = T extends readonly (infer Item)[]
	? Camel<Item>[]
	: T extends object
		? { [Name in keyof T as CamelName<Name>]: Camel<T[Name]> }
		: T;

/** A program's value: known, or an output of another resource, at every depth. */
export type Inputs<T> = [T] extends [readonly (infer Item)[]]
	? pulumi.Input<Inputs<Item>[]>
	: [T] extends [object]
		? pulumi.Input<{ [Name in keyof T]: Inputs<NonNullable<T[Name]>> }>
		: pulumi.Input<T>;
