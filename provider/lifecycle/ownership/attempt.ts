import type { Properties, WireObject } from "../description";
import type { Key, Keyed } from "./key-index";
import type { ObjectRef } from "./stack-view";
import type { Verdict } from "./verdict";

/** The objects beside the one that is to be made, and how it would be recognised among them. */
export interface Siblings extends Keyed {
	/** Tells collections apart. */
	collection: string;
	/** Digests of the declared values of the natural key. */
	key: Key;
	list(): Promise<WireObject[]>;
	/** Objects that the stack has and a list lacks, which may be cut. */
	unlisted(objects: readonly WireObject[]): Promise<WireObject[]>;
	/** How many properties an object has otherwise than a create would make it, declared or not. */
	distanceOf(id: string): Promise<number>;
	/** True where there was nothing before this run. */
	isFresh: boolean;
	/** What is to be done about an object that has the key already; see `verdictOn`. */
	verdictOn(id: string, isStuck: boolean): Promise<Verdict>;
	/** The error that says what a person must decide about an object. */
	refusalOf(id: string, verdict: Verdict): Promise<Error>;
	/** Gives an object another unique value for the time being; the result takes that back. */
	park(id: string): Promise<() => Promise<void>>;
	/** Whether a refusal says that another object has a unique value. */
	isTaken(error: unknown): boolean;
}

/** One create. */
export interface Attempt {
	/** Name of the resource in its program and stack, as a digest; without it nothing is noted on the disk. */
	identity: string | undefined;
	/** The object with an id, as others know it. */
	refOf(id: string): ObjectRef;
	/** Path parameter that the object's id fills for those below it. */
	parameter: string | undefined;
	/** Absent where the API can't be asked what is there. */
	siblings: Siblings | undefined;
	/** Digest of what is declared, where the API can't be asked what was made; another one is another object. */
	declared?: string;
	make(): Promise<WireObject>;
	/** What the note keeps of the answer. */
	noteOf(answer: WireObject): { id: string; outputs?: Properties };
	/** Whether an object still exists. */
	exists(id: string): Promise<boolean>;
}
