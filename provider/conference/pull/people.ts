import { type Kind, kinds } from "../../kinds";
import { compileDescription } from "../../lifecycle/shape";

/** Whether objects of a kind are data of people: an input of theirs is secret. */
export function isOfPeople(kind: Kind): boolean {
	const { secrets = [] } = kinds[kind];
	const { inputs } = compileDescription(kinds[kind]);
	return secrets.some((name) => inputs.has(name));
}
