import type { ResourceDescription } from "../lifecycle/description";
import { compileDescription } from "../lifecycle/shape";
import { resourceClasses } from "../resources";
import type { Kind } from "./sections";

/** Whether there is a kind of this name. */
export function isKind(name: string): name is Kind {
	return Object.hasOwn(resourceClasses, name);
}

/** The facts of a kind. */
export function descriptionOf(kind: Kind): ResourceDescription {
	return resourceClasses[kind].description;
}

/** Whether objects of a kind are data of people: an input of theirs is secret. */
export function isOfPeople(kind: Kind): boolean {
	const { secrets = [] } = descriptionOf(kind);
	const { inputs } = compileDescription(descriptionOf(kind));
	return secrets.some((name) => inputs.has(name));
}
