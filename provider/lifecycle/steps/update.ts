import { changedInputs } from "../compare";
import type { Context } from "../context";
import type { Properties } from "../description";
import { outputsIn, UNREAD } from "../state";
import { takeOverMade } from "./adopt";
import { apply } from "./apply";

/** Brings the object to what is declared, sending only what changed; see `Lifecycle.update`. */
export async function update(
	context: Context,
	id: string,
	olds: Properties,
	news: Properties,
	identity: string | undefined,
): Promise<Properties> {
	const { description } = context;
	if (olds[UNREAD] === true)
		return (await takeOverMade(context, id, news, outputsIn(description, olds), identity)).outs;
	const outs = await apply(context, id, olds, news, "update", identity);
	// A host may ask for an update that changes the state alone.
	if (changedInputs(olds, news, description).length === 0) return outs;
	const lacksOutputs = [...description.outputFields.keys()].some((name) => outs[name] === undefined);
	return description.readAfterCreate === true && lacksOutputs ? context.withFreshOutputs(id, outs) : outs;
}
