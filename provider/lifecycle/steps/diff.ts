import { changedInputs } from "../compare";
import type { Properties } from "../description";
import type { CompiledDescription } from "../shape";
import { type DiffResult, UNREAD } from "../state";
import { isOwn } from "../values";

/** What differs between the state's outputs and the program's inputs; only declared inputs count. */
export function diff(description: CompiledDescription, olds: Properties, news: Properties): DiffResult {
	const { parents, unique } = description;
	const changed = changedInputs(olds, news, description);
	// Nothing is known of it but where it is: the update compares the rest.
	if (olds[UNREAD] === true) {
		const moved = changed.filter((name) => parents.includes(name));
		return { hasChanges: true, replaces: moved, deleteBeforeReplace: false };
	}
	const replaces = changed.filter((name) => needsReplacement(description, name));
	const keepsParents = parents.every((parent) => !changed.includes(parent));
	return {
		hasChanges: changed.length > 0,
		replaces,
		deleteBeforeReplace: replaces.length > 0 && unique !== undefined && keepsParents,
	};
}

/** Whether a change of an input makes another object. */
export function needsReplacement({ inputs, idField }: CompiledDescription, name: string): boolean {
	const shape = inputs.get(name);
	if (shape?.facts.replaceOnChange === true) return true;
	if (shape === undefined || isOwn(shape) || shape.facts.isCreateOption === true) return false;
	if (shape.wireName === idField) return true;
	return shape.isParent || (shape.places.update === undefined && !shape.facts.setVia?.on.includes("update"));
}
