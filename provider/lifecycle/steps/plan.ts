import { changedInputs } from "../compare";
import type { Context } from "../context";
import type { Properties } from "../description";
import type { Plan } from "../ownership/owners";
import { type DiffResult, UNREAD } from "../state";
import { diff } from "./diff";
import { refuseReplacementIfHeld } from "./guard";

/** What the run does with an object that the state has; see `Lifecycle.plan`. */
export async function plan(
	context: Context,
	id: string,
	olds: Properties,
	news: Properties,
	identity: string | undefined,
): Promise<DiffResult> {
	const { description, owners, remote } = context;
	const ref = context.ref(id, olds);
	const anew: DiffResult = { hasChanges: true, replaces: [description.id.parameter], deleteBeforeReplace: false };
	const isDeclared = identity !== undefined && owners.isDeclared(identity);
	// Two entries of a state with one object, as an old copy of it may have: one gets an object of its own.
	const isAnothers = (): boolean => isDeclared && owners.isAnothers(ref, identity);
	if (isAnothers()) return anew;
	// It was in doubt, and is gone: an update could not bring it back.
	if (olds[UNREAD] === true && (await remote.find(id, olds)) === undefined) return anew;
	// The state has the object, and so needs no note of its creation.
	const { journal } = context.run();
	if (identity !== undefined && journal?.read(identity)?.id === id) journal.end(identity);
	const result = diff(description, olds, news);
	const { replaces } = result;
	if (replaces.length > 0) await refuseReplacementIfHeld(context, id, olds, news, replaces);
	// The other entry may have been compared while this one waited.
	if (isAnothers()) return anew;
	if (isDeclared) owners.hold(ref, identity, planOf(context, result, olds, news), context.ownParameter);
	if (isDeclared && result.hasChanges) owners.leaveOpen(ref);
	return result;
}

/** What others need to know of the change. */
function planOf({ description }: Context, { replaces }: DiffResult, olds: Properties, news: Properties): Plan {
	const { unique } = description;
	if (replaces.length > 0) return "goes";
	const isMoving = unique !== undefined && changedInputs(olds, news, description).includes(unique.property);
	return isMoving ? "moves" : "stays";
}
