import type { ResourceDescription } from "../description";
import { compileDescription } from "../shape";

/**
 * Whether an object and its replacement can't be there at the same time, so that a forced replacement must delete first:
 * the id is the parent's or what is declared, or a unique value can't be changed meanwhile. A state of another object,
 * such as an event's publication, has no replacement: it stays as it is.
 */
export function mustDeleteFirst(description: ResourceDescription): boolean {
	const { id, unique, exists } = description;
	const hasOwnId = !compileDescription(description).inputs.has(id.parameter);
	return exists === undefined && (!hasOwnId || (unique !== undefined && unique.parked === undefined));
}
