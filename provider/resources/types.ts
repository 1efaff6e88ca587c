import type * as pulumi from "@pulumi/pulumi";
import type { OperationId } from "../api/contract";
import type { RequestBody, ResponseBody } from "../api/types";

/** `weekly_days` as `weeklyDays`. */
type CamelName<Name> = Name extends `${infer Head}_${infer Letter}${infer Tail}`
	? `${Head}${Capitalize<Letter>}${CamelName<Tail>}`
	: Name;

/** A JSON type of the contract with its names in camelCase, at every depth. */
export type Camel<T> = T extends readonly (infer Item)[]
	? Camel<Item>[]
	: T extends object
		? { [Name in keyof T as CamelName<Name>]: Camel<T[Name]> }
		: T;

/** A program's value: known, or an output of another resource, at every depth. */
export type Inputs<T> = T extends readonly (infer Item)[]
	? pulumi.Input<Inputs<Item>[]>
	: T extends object
		? pulumi.Input<{ [Name in keyof T]: Inputs<T[Name]> }>
		: pulumi.Input<T>;

/** Fields of an object, each as a program's value. */
export type InputsOf<T> = { [Name in keyof T]: Inputs<T[Name]> };

/** Replaces properties of a type. */
export type With<T, Changes> = Omit<T, keyof Changes> & Changes;

/** The contract's body of an operation, in the program's names. */
export type BodyProperties<Id extends OperationId> = Camel<RequestBody<Id>>;

/** What an answer holds, in the program's names. */
export type AnswerProperties<Id extends OperationId> = Camel<ResponseBody<Id>>;

/** The items of the list `Field` in an answer, in the program's names. */
export type ListedProperties<Id extends OperationId, Field extends keyof ResponseBody<Id>> = Camel<
	NonNullable<ResponseBody<Id>[Field]> extends readonly (infer Item)[] ? Item : never
>;

/** Inputs of every kind. */
export interface CommonArgs {
	/** Id of an object that exists already: create takes it over and brings it to what is declared. */
	adopt?: pulumi.Input<string>;
}

/** Inputs of kinds of which the API takes several of the same. */
export interface DuplicableArgs extends CommonArgs {
	/**
	 * True makes another object beside one of the same that is there already. Without it, create takes that one over where
	 * it is below an event of this stack, nobody's and as declared, and else asks what is meant.
	 */
	allowDuplicate?: pulumi.Input<boolean>;
}

/** Inputs of kinds that people may hold. */
export interface HeldArgs extends DuplicableArgs {
	/** Lets the object be deleted or replaced though people hold it; without it both are refused. */
	allowDestructive?: pulumi.Input<boolean>;
}

/** An item of the list `Field` in a body, in the program's names. */
export type ItemProperties<Id extends OperationId, Field extends keyof RequestBody<Id>> = Camel<
	NonNullable<RequestBody<Id>[Field]> extends readonly (infer Item)[] ? Item : never
>;

/** A body of registration questions, in the program's names, without the ids that the API gives. */
export type Questions<Id extends OperationId> =
	Camel<RequestBody<Id>> extends { questions?: (infer Q)[]; customQuestions?: (infer C)[] }
		? { questions?: Omit<Q, "questionId">[]; customQuestions?: Omit<C, "questionId">[] }
		: never;
