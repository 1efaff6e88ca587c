import type { Need } from "../../api/scopes";
import type { Properties, ResourceDescription } from "../description";
import { comparableId } from "../ids";
import { compileDescription } from "../shape";

/** An object of the API, told from all others. */
export interface ObjectRef {
	/** Kind of the resource that it is an object of: `Speaker`. */
	kind: string;
	/** Where it is, by path parameter: `{ eventId: "abc" }`. */
	path: Readonly<Record<string, string>>;
	/** Its id, as the state keeps it. */
	id: string;
}

/** An object that the stack's state holds. */
export interface Holding extends ObjectRef {
	/** Name of the resource in its program and stack, as a digest. */
	identity: string;
	/** Path parameter that its id fills for objects below it: `eventId`; absent where it has none of its own. */
	parameter?: string;
	/** Whether an earlier run has deleted the object, to replace it; absent where the state doesn't tell. */
	isGone?: boolean;
	/** True where the object has a replacement, and waits for its deletion. */
	isReplaced?: boolean;
}

/**
 * What the state and the program of the running stack say. Asked only where it is in doubt whose an object is: the
 * engine tells a provider of one resource at a time, and of a forced replacement not even that there was one before.
 */
export interface StackView {
	/** True where the state can be asked at any time, so that it need not be before it is in doubt whose an object is. */
	isLasting?: boolean;
	/** Every object that the state held when this was asked first. */
	holdings(): Promise<readonly Holding[]>;
	/**
	 * What the program calls a resource, such as `Speaker "ada"`; undefined where it declares none so far, null where
	 * that can't be known.
	 */
	nameOf(identity: string): Promise<string | undefined | null>;
	/** What the program needs for all that it declares so far, by kind; absent where it can't be asked. */
	needs?(): Promise<readonly Need[]>;
}

/**
 * What the state holds by an entry.
 *
 * @param id as the state keeps it
 * @param properties outputs, without marks of secrets
 */
export function holdingOf(
	description: ResourceDescription,
	id: string,
	properties: Properties,
	identity: string,
): Holding {
	const { kind, parents, id: facts } = description;
	const isOwnId = !compileDescription(description).inputs.has(facts.parameter);
	return {
		kind,
		path: Object.fromEntries(parents.map((parent) => [parent, String(properties[parent])])),
		id,
		identity,
		...(isOwnId && { parameter: facts.parameter }),
	};
}

/** One text for each object. */
export function keyOf({ kind, path, id }: ObjectRef): string {
	return JSON.stringify([kind, path, comparableId(id)]);
}
