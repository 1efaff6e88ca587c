import { descriptions, type Kind, kinds } from "../../kinds";
import { isMark } from "../../lifecycle/collection/marks";
import type { Properties } from "../../lifecycle/description";
import { compileDescription } from "../../lifecycle/shape";

/** Whether objects of a kind are data of people: an input of theirs is secret. */
export function isOfPeople(kind: Kind): boolean {
	const { secrets = [] } = kinds[kind];
	const { inputs } = compileDescription(kinds[kind]);
	return secrets.some((name) => inputs.has(name));
}

/** The kind of list that an object belongs to, as it says of itself; undefined where it belongs to none. */
export function listOf(kind: Kind, inputs: Properties): string | undefined {
	const lists = descriptions.filter(({ collection }) => collection?.of === kinds[kind]);
	return lists.find(({ collection: { mark } = { mark: undefined } }) => mark !== undefined && isMark(inputs[mark]))
		?.kind;
}
