import type { Properties } from "./description";
import type { CompiledDescription } from "./shape";
import { only, pickInputs } from "./values";

/** Output that keeps what an object that always exists was before it was taken over. */
export const ORIGINAL = "original";

/** Output that marks an object which is there, but was not yet compared with what is declared. */
export const UNREAD = "unread";

/** An object as the state keeps it. */
export interface Created {
	id: string;
	/** Declared inputs and the API's own outputs. */
	outs: Properties;
}

/** An object as it is now. */
export interface ReadResult {
	outs: Properties;
	/** Declared inputs, with the API's values where those differ in meaning. */
	inputs: Properties;
}

/** What a change of the declared inputs means. */
export interface DiffResult {
	hasChanges: boolean;
	/** Inputs whose change needs a new object. */
	replaces: string[];
	/** True where the old object must be gone before the new one can be made. */
	deleteBeforeReplace: boolean;
}

/** The output that holds the id, where it is no input. */
export function idOutput({ id: idFacts, inputs }: CompiledDescription, id: string): Properties {
	return inputs.has(idFacts.parameter) ? {} : { [idFacts.parameter]: id };
}

/** Outputs that are no inputs. */
export function outputsIn({ outputFields }: CompiledDescription, outs: Properties): Properties {
	return only(outs, new Set(outputFields.keys()));
}

/**
 * What the state keeps of an object that was not yet compared with what is declared: the next run does, and brings it
 * there.
 */
export function unreadOf(description: CompiledDescription, id: string, inputs: Properties): Properties {
	return { ...pickInputs(description, inputs), ...idOutput(description, id), [UNREAD]: true };
}
