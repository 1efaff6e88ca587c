import { digest } from "../../api/digest";
import type { Context } from "../context";
import type { Properties } from "../description";
import { formsInAnswer } from "../forms";
import { siblingsOf } from "../ownership/siblings";
import { type Created, idOutput } from "../state";
import { isInCreate, pickInputs } from "../values";
import { readOutputs } from "../wire";
import { existing, takeOver, takeOverMade } from "./adopt";
import { apply } from "./apply";
import { needsReplacement } from "./diff";

/** Makes an object, or takes over the one that is there already; see `Lifecycle.create`. */
export async function create(context: Context, inputs: Properties, identity: string | undefined): Promise<Created> {
	const { description, owners, remote } = context;
	const there = await existing(context, inputs, identity);
	if (there !== undefined) {
		owners.hold(context.ref(there.id, inputs), identity, "stays", context.ownParameter);
		return takeOver(context, there.id, there.remote, inputs, identity);
	}
	const outcome = await context.once.create({
		identity,
		refOf: (id) => context.ref(id, inputs),
		parameter: context.ownParameter,
		siblings: siblingsOf(context, inputs, identity),
		...(remote.isUnreadable && { declared: digestOf(context, inputs) }),
		make: () => {
			const declaredId = description.inputs.has(description.id.parameter)
				? inputs[description.id.parameter]
				: undefined;
			if (declaredId === undefined) return remote.make(inputs);
			const ref = context.ref(remote.idOf(declaredId), inputs);
			return owners.keeping(ref, async () => {
				const made = await remote.make(inputs);
				owners.hold(ref, identity);
				return made;
			});
		},
		noteOf: (answer) => {
			const outputs = remote.isUnreadable ? { outputs: readOutputs(answer, description) } : {};
			return { id: remote.madeId(answer, inputs), ...outputs };
		},
		exists: async (id) => (await remote.look(id, inputs)).is !== "gone",
	});
	if ("id" in outcome) return takeOverMade(context, outcome.id, inputs, outcome.outputs, identity);
	const { answer } = outcome;
	const id = remote.madeId(answer, inputs);
	if (remote.copied(inputs) !== undefined) return takeOverMade(context, id, inputs, {}, identity);
	context.run().made(id);
	const done = pickInputs(description, inputs, isInCreate);
	const forms = formsInAnswer(id, answer, inputs, description);
	const outs = { ...done, ...readOutputs(answer, description), ...idOutput(description, id), ...forms };
	return context.orInitializationError(id, outs, async () => {
		const finished = await apply(context, id, outs, inputs, "create");
		const needsOutputs = description.readAfterCreate === true;
		return { id, outs: needsOutputs ? await context.withFreshOutputs(id, finished) : finished };
	});
}

/** Digest of the inputs that make an object another one. */
function digestOf({ description }: Context, inputs: Properties): string {
	const parts = pickInputs(description, inputs, ({ name }) => needsReplacement(description, name));
	return digest(JSON.stringify(parts), 22);
}
