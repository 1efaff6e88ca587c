import { ConfigurationError } from "../../api/errors";
import type { Context } from "../context";
import { inputsOf, withoutRefused } from "../declarable";
import type { Properties } from "../description";
import { idOutput, ORIGINAL, type ReadResult } from "../state";
import { readAll } from "../values";
import { readOutputs } from "../wire";

/** An object that no resource has declared so far, as a program would declare it; see `Lifecycle.import`. */
export async function importObject(context: Context, id: string, path: Properties): Promise<ReadResult | undefined> {
	const { description, remote } = context;
	const { kind, noun, idField, id: idFacts, inputs: shapes, isSingleton } = description;
	if (remote.isUnreadable)
		throw new ConfigurationError(
			`A ${kind} can't be imported: the API shows no ${noun} that is there. Declare it, or go on without it.`,
			["id"],
		);
	const sight = await remote.look(id, path);
	if (sight.is !== "seen") return undefined;
	const { object } = sight;
	// What is declared and names the object need not be in the answer as an input.
	const named = shapes.get(idFacts.parameter)?.isParent === false ? { [idFacts.parameter]: object[idField] } : {};
	const shown = { ...path, ...named, ...inputsOf(description, object) };
	const inputs = withoutRefused(description, shown, () => undefined);
	// What is taken over is restored as it was then.
	const original = isSingleton === true ? { [ORIGINAL]: readAll(description, object) } : {};
	return {
		inputs,
		outs: { ...inputs, ...readOutputs(object, description), ...idOutput(description, id), ...original },
	};
}
