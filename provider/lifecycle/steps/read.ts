import { isSame } from "../compare";
import type { Context } from "../context";
import type { Properties } from "../description";
import { idOutput, ORIGINAL, type ReadResult } from "../state";
import { isBlank, pickInputs } from "../values";
import { isReadable, readInput, readOutputs } from "../wire";

/** The object as it is now; see `Lifecycle.read`. */
export async function read(context: Context, id: string, outs: Properties): Promise<ReadResult | undefined> {
	const { description, remote } = context;
	// The state has the object, and so needs no note of its creation.
	context.run().journal?.endOf(id);
	const ids = idOutput(description, id);
	if (remote.isUnreadable) return { inputs: pickInputs(description, outs), outs: { ...outs, ...ids } };
	const object = await remote.find(id, outs);
	if (object === undefined) return undefined;
	const { inputs: shapes, id: idFacts, isSingleton } = description;
	const isFirstRead = outs[idFacts.parameter] === undefined && !shapes.has(idFacts.parameter);
	const inputs: Properties = {};
	for (const shape of shapes.values()) {
		const declared = outs[shape.name];
		if (declared === undefined && !isFirstRead) continue;
		const value = isReadable(shape) ? readInput(object, shape, declared) : declared;
		if (value !== undefined) inputs[shape.name] = isSame(declared, value, shape) ? declared : value;
		else if (isBlank(declared)) inputs[shape.name] = declared;
	}
	const original = isSingleton === true ? { [ORIGINAL]: outs[ORIGINAL] } : {};
	return { inputs, outs: { ...inputs, ...readOutputs(object, description), ...ids, ...original } };
}
