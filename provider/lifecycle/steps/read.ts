import type { Context } from "../context";
import type { Properties } from "../description";
import { Teacher } from "../forms";
import { type CompiledDescription, type InputShape, isKeptByApi } from "../shape";
import { idOutput, ORIGINAL, outputsIn, type ReadResult } from "../state";
import { pickInputs, presentOf, readAll } from "../values";
import { readOutputs } from "../wire";
import { needsReplacement } from "./diff";

/** The object as it is now; see `Lifecycle.read`. */
export async function read(context: Context, id: string, outs: Properties): Promise<ReadResult | undefined> {
	const { description, remote } = context;
	// The state has the object, and so needs no note of its creation.
	context.run().journal?.endOf(id);
	const ids = idOutput(description, id);
	const asKnown: ReadResult = { inputs: pickInputs(description, outs), outs: { ...outs, ...ids } };
	if (remote.isUnreadable) return asKnown;
	let present: Properties = {};
	const sight = await remote.look(id, outs, ({ object }) => {
		present = presentOf(description, object, outs);
		// Nothing where something was declared may be of before that was written.
		return !Object.values(present).includes(undefined);
	});
	if (sight.is === "gone") return undefined;
	if (sight.is === "unseen") return asKnown;
	const { inputs: shapes, id: idFacts, isSingleton } = description;
	const isFirstRead = outs[idFacts.parameter] === undefined && !shapes.has(idFacts.parameter);
	const first = isFirstRead ? readAll(description, sight.object) : {};
	const teacher = new Teacher(id, outs);
	const inputs: Properties = {};
	for (const shape of shapes.values()) {
		const declared = outs[shape.name];
		if (declared === undefined && !isFirstRead) continue;
		const shown = declared === undefined ? first[shape.name] : present[shape.name];
		const value =
			isFirstRead || isForGood(description, shape) ? (declared ?? shown) : teacher.read(declared, shown, shape);
		if (value !== undefined) inputs[shape.name] = value;
	}
	const original = isSingleton === true ? { [ORIGINAL]: outs[ORIGINAL] } : {};
	// A list may show more of an object than what proves that it is there.
	const earlier = sight.isPart ? outputsIn(description, outs) : {};
	const outputs = { ...earlier, ...readOutputs(sight.object, description) };
	return { inputs, outs: { ...inputs, ...outputs, ...ids, ...original, ...teacher.outputs } };
}

/** Whether drift could only be mended by another object beside this one, which can't be deleted. */
function isForGood(description: CompiledDescription, { name }: InputShape): boolean {
	return isKeptByApi(description) && needsReplacement(description, name);
}
