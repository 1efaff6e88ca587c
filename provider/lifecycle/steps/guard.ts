import type { Context } from "../context";
import type { Properties, WireObject } from "../description";
import { AdoptionError, DeletionRefusedError } from "../errors";
import { ALLOW_DESTRUCTIVE } from "../shape";

/**
 * Lets a replacement go on where no people hold the object, or they are to lose it.
 *
 * @param replaces inputs whose change asks for it; empty where it is forced
 * @throws DeletionRefusedError where people do, and `allowDestructive` is not declared
 */
export async function refuseReplacementIfHeld(
	context: Context,
	id: string,
	olds: Properties,
	news: Properties,
	replaces: readonly string[],
): Promise<void> {
	if (context.description.deletionGuard === undefined || news[ALLOW_DESTRUCTIVE] === true) return;
	const sight = await context.remote.look(id, olds);
	const why = replaces.length === 0 ? "" : ` for ${replaces.join(", ")}`;
	if (sight.is === "gone") return;
	await refuseIfHeld(context, id, sight.is === "seen" ? sight.object : undefined, olds, `replaced${why}`);
}

/**
 * Lets go on what would take an object from people only where none hold it.
 *
 * @param object as it is; undefined where it is there and can't be seen
 * @param what is done to it: `deleted`
 * @throws DeletionRefusedError where people hold it
 */
export async function refuseIfHeld(
	{ description, remote }: Context,
	id: string,
	object: WireObject | undefined,
	outs: Properties,
	what: string,
): Promise<void> {
	const { deletionGuard, noun } = description;
	const { shown, records } = deletionGuard ?? {};
	let reason = object && shown?.(object);
	if (reason === undefined && records?.when(object) === true) {
		const held = await remote.records(records.list, remote.path(id, outs), records.query?.(id));
		if (held.length > 0) {
			const who = held.length === 1 ? "1 person has" : `${held.length} people have`;
			reason = `${who} a ${records.noun}.`;
		}
	}
	if (reason === undefined) return;
	throw new DeletionRefusedError(
		`The ${noun} "${id}" is not ${what}: ${reason} Nothing was changed. If it is meant, declare ${ALLOW_DESTRUCTIVE}: true for it, run "pulumi up", and then this again.`,
	);
}

/**
 * Refuses what would make an object beside one of which there can be no second, as a forced replacement does without
 * `deleteBeforeReplace`: the deletion of the old one would take the new one with it.
 *
 * @throws AdoptionError where the resource has the object
 */
export async function refuseBesideItself(
	context: Context,
	id: string,
	inputs: Properties,
	identity: string | undefined,
): Promise<void> {
	const owner = await context.owners.ownerOf(context.ref(id, inputs), identity);
	if (owner.is !== "self" || owner.isLive !== true) return;
	throw new AdoptionError(
		`The ${context.description.noun} "${id}" can't be replaced while it is there, since there can be no second one beside it. Nothing was changed. Set the option deleteBeforeReplace: true for the resource, and run the command again.`,
	);
}
