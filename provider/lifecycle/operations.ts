import { allOperations, type OperationId } from "../api/contract";
import type { Collection, Properties, ResourceDescription } from "./description";
import { compileDescription } from "./shape";

/** What is done to an object, as far as the operations differ that it may take. */
export type Step =
	/** Make it, or take over what is there. */
	| "create"
	/** See it as it is: refreshes, and what belongs to the other steps. */
	| "read"
	/** Compare it with the program, also at preview: what people hold is looked at before a replacement. */
	| "plan"
	/** Change it. */
	| "update"
	/** Delete it, or restore what was there before. */
	| "delete"
	/** Find it by what is declared, as `recover` does. */
	| "search"
	/** List all of the kind in a place. */
	| "list";

/** The steps that end what a run has of an object. */
export const DELETING: readonly Step[] = ["read", "delete"];

/** The steps of an `up` or a `destroy`. */
export const WRITING: readonly Step[] = ["create", "read", "plan", "update", "delete"];

/** The steps that a preview or a refresh takes. */
export const READING: readonly Step[] = ["read", "plan"];

/** Every operation that a description names as a way to see an object. */
function looks(description: ResourceDescription): (OperationId | undefined)[] {
	const { get, list, exists } = description.operations;
	const { isListComplete } = compileDescription(description);
	return [get, get === undefined || isListComplete ? list : undefined, exists];
}

/** How an object is made: by the inputs, where they are known, else by any way. */
function makes({ creation, operations }: ResourceDescription, inputs: Properties | undefined): OperationId[] {
	if (creation?.by === "upload")
		return [...allOperations().values()].filter((one) => one.isFileApi).map(({ id }) => id);
	if (creation?.by !== "copy") return [operations.create];
	if (inputs === undefined) return [operations.create, creation.operation];
	return [inputs[creation.input] === undefined ? operations.create : creation.operation];
}

/** Calls of their own by which properties travel: of those that are declared, where the inputs are known. */
function calls(
	{ properties = {} }: ResourceDescription,
	inputs: Properties | undefined,
	on?: "create" | "update",
): (OperationId | undefined)[] {
	return Object.entries(properties).flatMap(([name, { setVia }]) => {
		if (setVia === undefined || (on !== undefined && !setVia.on.includes(on))) return [];
		if (inputs !== undefined && inputs[name] === undefined) return [];
		return [setVia.operation, setVia.target?.list];
	});
}

/**
 * Every operation that the lifecycle may call for a step of a kind: what a fact of the description leads to stands here
 * once, for scopes and for whatever else depends on the operations.
 *
 * @param inputs what is declared, which leaves out the ways that it doesn't take; any may be taken where not given
 */
export function operationsOf(description: ResourceDescription, step: Step, inputs?: Properties): Set<OperationId> {
	if (description.collection !== undefined) return operationsOfList(description.collection, step);
	const { operations, naturalKey, unique, deletionGuard, managedByParent, isSingleton, presentWhen } = description;
	const look = looks(description);
	const guard = [deletionGuard?.records?.list];
	const siblings = [
		...(naturalKey === undefined ? [] : [naturalKey.list ?? operations.list]),
		...(presentWhen === undefined ? [] : look),
	];
	const change = [operations.update, ...(unique === undefined ? [] : [operations.list])];
	const parent = managedByParent === undefined ? [] : [managedByParent.parent, operations.list];
	const byStep: Record<Step, readonly (OperationId | undefined)[]> = {
		create: [
			...makes(description, inputs),
			...siblings,
			...parent,
			...look,
			...guard,
			...change,
			...calls(description, inputs),
		],
		read: look,
		plan: [...look, ...guard],
		update: [...change, ...look, ...calls(description, inputs, "update")],
		delete: [
			operations.delete,
			managedByParent?.parent,
			...look,
			...guard,
			...(isSingleton === true ? [operations.update, ...calls(description, inputs, "update")] : []),
		],
		search: [...siblings, ...look],
		list: [operations.list],
	};
	return new Set(byStep[step].filter((id) => id !== undefined));
}

/** The operations of a list's objects: they are seen by their list alone, and whenever rows change, some are made and some go. */
function operationsOfList({ of, held }: Collection, step: Step): Set<OperationId> {
	const { create, list, update, delete: remove } = of.operations;
	const byStep: Record<Step, readonly (OperationId | undefined)[]> = {
		create: [create, list, held?.list],
		read: [list, held?.list],
		plan: [list, held?.list],
		update: [create, list, update, remove, held?.list],
		delete: [list, remove, held?.list],
		search: [list],
		list: [list],
	};
	return new Set(byStep[step].filter((id) => id !== undefined));
}

/** Every operation that some steps of a kind may call; see `operationsOf`. */
export function operationsOfSteps(
	description: ResourceDescription,
	steps: readonly Step[],
	inputs?: Properties,
): Set<OperationId> {
	return new Set(steps.flatMap((step) => [...operationsOf(description, step, inputs)]));
}
