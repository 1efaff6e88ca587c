import type { Kind } from "../../conference/sections";
import { kinds } from "../../kinds";
import type { Properties } from "../../lifecycle/description";
import { keyOf, type ObjectRef } from "../../lifecycle/ownership/stack-view";
import { compileDescription } from "../../lifecycle/shape";
import { inClear } from "../stack/secrets";
import { type Entry, kindOf, objectIdOf } from "../stack/stack-export";

/** An object of a kind, told from all others by its place and id. */
export function refOf(kind: Kind, id: string, properties: Properties): ObjectRef {
	const { parents } = kinds[kind];
	return { kind, path: Object.fromEntries(parents.map((parent) => [parent, String(properties[parent])])), id };
}

/** The objects that a state has. */
export class Holdings {
	readonly #objects = new Set<string>();
	readonly #parents = new Set<string>();

	/** @param entries of the state, with secrets in clear where a place is secret */
	constructor(entries: readonly Entry[]) {
		for (const entry of entries) {
			const kind = kindOf(entry);
			// What was deleted, to be replaced, has no object.
			const id = objectIdOf(entry);
			if (kind === undefined || id === undefined || entry.pendingReplacement === true) continue;
			this.add(refOf(kind, id, { ...inClear(entry.inputs), ...inClear(entry.outputs) }));
		}
	}

	/** Whether an entry has the object. */
	has(ref: ObjectRef): boolean {
		return this.#objects.has(keyOf(ref));
	}

	/** Notes that an entry has the object from now on. */
	add(ref: ObjectRef): void {
		this.#objects.add(keyOf(ref));
		const { id, parents } = kinds[ref.kind as Kind];
		const isOwnId = !compileDescription(kinds[ref.kind as Kind]).inputs.has(id.parameter);
		if (isOwnId && !parents.includes(id.parameter)) this.#parents.add(`${id.parameter} ${ref.id}`);
	}

	/** Whether what is in a place is below an object of the state, so that it can't be another stack's. */
	isBelowOwn({ kind, path }: ObjectRef): boolean {
		const parent = kinds[kind as Kind].parents.at(-1);
		return parent !== undefined && this.#parents.has(`${parent} ${path[parent]}`);
	}
}
