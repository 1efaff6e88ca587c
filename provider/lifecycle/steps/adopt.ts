import { ZoomEventsError } from "../../api/errors";
import { ADOPT } from "../check";
import type { Context } from "../context";
import type { Properties, WireObject } from "../description";
import { AdoptionError, InitializationError } from "../errors";
import { type Created, idOutput, ORIGINAL, unreadOf } from "../state";
import { differencesIn, presentOf, readAll } from "../values";
import { readOutputs } from "../wire";
import { apply } from "./apply";
import { diff } from "./diff";
import { refuseBesideItself } from "./guard";

/**
 * The object that create has to take over instead of making one: the one that `adopt` names, one that every parent has,
 * or one that the API has made by itself.
 *
 * @throws AdoptionError where the one to adopt is not there, or is another resource's
 */
export async function existing(
	context: Context,
	inputs: Properties,
	identity: string | undefined,
): Promise<{ id: string; remote: WireObject } | undefined> {
	const { description, remote } = context;
	const { noun, id: idFacts, idField, presentWhen, operations, isSingleton } = description;
	const adopted = inputs[ADOPT];
	// A forced replacement gets a new object, though what was adopted once is still declared.
	if (typeof adopted === "string" && (await mayAdopt(context, adopted, inputs, identity))) {
		const object = await remote.find(adopted, inputs);
		if (object !== undefined) return { id: adopted, remote: object };
		throw new AdoptionError(
			`There is no ${noun} "${adopted}" to take over. Check "${ADOPT}", or leave it out to create a new one.`,
		);
	}
	if (presentWhen !== undefined || isSingleton === true) {
		const id = String(inputs[idFacts.parameter]);
		if (isSingleton === true) await refuseBesideItself(context, id, inputs, identity);
		const object = await remote.find(id, inputs);
		if (object === undefined && isSingleton === true)
			throw new AdoptionError(`There is no ${noun} of "${id}": check ${idFacts.parameter}.`);
		return object && { id, remote: object };
	}
	if (operations.list !== undefined && (await remote.isManagedByParent(inputs))) {
		const [object] = await remote.records(operations.list, remote.parentPath(inputs));
		if (object !== undefined) return { id: String(object[idField]), remote: object };
	}
	return undefined;
}

/**
 * Whether the object to adopt is still to be taken over.
 *
 * @throws AdoptionError where it is another resource's
 */
export async function mayAdopt(
	context: Context,
	id: string,
	inputs: Properties,
	identity: string | undefined,
): Promise<boolean> {
	const owner = await context.owners.ownerOf(context.ref(id, inputs), identity);
	if (owner.is === "self" || owner.is === "gone") return false;
	if (owner.is !== "declared") return true;
	throw new AdoptionError(
		`The ${context.description.noun} "${id}" already belongs to ${owner.name}, and an object can have only one resource: remove "${ADOPT}" here, or the other resource.`,
	);
}

/**
 * Brings an object that is there to what is declared.
 *
 * @throws AdoptionError where it differs in what can't change
 */
export async function takeOver(
	context: Context,
	id: string,
	remote: WireObject,
	inputs: Properties,
	identity: string | undefined,
): Promise<Created> {
	const { description } = context;
	const present = presentOf(description, remote, inputs);
	const { replaces } = diff(description, present, inputs);
	if (replaces.length > 0) {
		const differences = differencesIn(description, present, inputs, replaces);
		throw new AdoptionError(
			`The ${description.noun} "${id}" can't be taken over: ${differences}. These can't be changed after creation: declare what exists, or leave "${ADOPT}" out to create a new one.`,
		);
	}
	const original = description.isSingleton === true ? { [ORIGINAL]: readAll(description, remote) } : {};
	const outputs = readOutputs(remote, description);
	const known = { ...present, ...outputs, ...idOutput(description, id), ...original };
	return { id, outs: await apply(context, id, known, inputs, "update", identity) };
}

/** Takes over what a create of this resource has made, whose answer said too little or was lost. */
export function takeOverMade(
	context: Context,
	id: string,
	inputs: Properties,
	outputs: Properties = {},
	identity?: string,
): Promise<Created> {
	const { description } = context;
	const known = { ...outputs, ...unreadOf(description, id, inputs) };
	return context.orInitializationError(id, known, async () => {
		const remote = await context.remote.findMade(id, inputs);
		const { noun } = description;
		if (remote === undefined) throw new ZoomEventsError(`The ${noun} "${id}" can't be read.`);
		try {
			const created = await takeOver(context, id, remote, inputs, identity);
			return { id, outs: { ...outputs, ...created.outs } };
		} catch (error) {
			if (!(error instanceof AdoptionError)) throw error;
			// It was declared otherwise when it was made: the next run replaces it.
			const present = { ...presentOf(description, remote, inputs), ...outputs, ...idOutput(description, id) };
			const { replaces } = diff(description, present, inputs);
			const differences = differencesIn(description, present, inputs, replaces);
			const message = `The ${noun} "${id}" was created by an earlier run, and its declaration has changed since: ${differences}. Run the command again: it will be replaced.`;
			throw new InitializationError(message, id, present, [message]);
		}
	});
}
