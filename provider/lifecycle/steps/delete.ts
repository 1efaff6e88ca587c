import { BatchItemError } from "../batch";
import type { Context } from "../context";
import type { Properties } from "../description";
import { DeletionRefusedError } from "../errors";
import { originalOf } from "../original";
import { ALLOW_DESTRUCTIVE } from "../shape";
import { pickInputs } from "../values";
import { apply } from "./apply";
import { refuseIfHeld } from "./guard";

/** Deletes an object, or restores what was there before it was taken over; see `Lifecycle.delete`. */
export async function remove(context: Context, id: string, outs: Properties): Promise<void> {
	const { description, remote } = context;
	const { operations, deleteBody, managedByParent, isSingleton } = description;
	context.run().journal?.endOf(id);
	if (managedByParent !== undefined && (await remote.isManagedByParent(outs))) return;
	if (!(await mayDelete(context, id, outs))) return;
	if (isSingleton === true) {
		const parents = pickInputs(description, outs, ({ isParent }) => isParent);
		await apply(context, id, outs, { ...parents, ...originalOf(description, outs) }, "update");
		return;
	}
	if (operations.delete === undefined) return;
	try {
		await remote.write("delete", remote.path(id, outs), deleteBody?.(outs));
	} catch (error) {
		// A batch has no codes for its items, so the list tells whether the object is gone.
		const isGone = error instanceof BatchItemError ? (await remote.look(id, outs)).is === "gone" : remote.isGone(error);
		if (!isGone) throw error;
	}
}

/**
 * Whether there is anything to delete, as far as the object's present state matters.
 *
 * @throws DeletionRefusedError where that state forbids it
 */
async function mayDelete(context: Context, id: string, outs: Properties): Promise<boolean> {
	const { operations, refuseDelete, presentWhen, isSingleton, deletionGuard } = context.description;
	const isGuarded = deletionGuard !== undefined && outs[ALLOW_DESTRUCTIVE] !== true;
	if (refuseDelete === undefined && presentWhen === undefined && isSingleton !== true && !isGuarded) return true;
	const sight = await context.remote.look(id, outs);
	// A list alone proves nothing: the API itself is to say that the object is gone.
	if (sight.is === "gone") return operations.get === undefined && operations.exists === undefined;
	const object = sight.is === "seen" ? sight.object : undefined;
	const reason = object && refuseDelete?.(object);
	if (reason !== undefined) throw new DeletionRefusedError(reason);
	if (isGuarded) await refuseIfHeld(context, id, object, outs, "deleted");
	return true;
}
