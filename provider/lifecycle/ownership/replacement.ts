import type { ResourceDescription } from "../description";
import { compileDescription } from "../shape";

/**
 * Whether an object and its replacement can't be there at the same time, so that a forced replacement must delete first:
 * the id is the parent's or what is declared, a value is unique, or it is a list whose objects are known as its own. After a kill in between the engine knows, by its
 * state, that the new object is still to be made. A state of another object, such as an event's publication, has no
 * replacement: it stays as it is.
 */
export function mustDeleteFirst(description: ResourceDescription): boolean {
	const { id, unique, presentWhen, collection } = description;
	const hasOwnId = !compileDescription(description).inputs.has(id.parameter);
	return presentWhen === undefined && (!hasOwnId || unique !== undefined || collection !== undefined);
}
