import { operation } from "../../api/contract";
import { changedInputs } from "../compare";
import type { Context } from "../context";
import type { Properties, SetVia, WireObject } from "../description";
import { formsAfter } from "../forms";
import { originalOf } from "../original";
import { contestOf } from "../ownership/contest";
import { writeUnique } from "../ownership/unique";
import { CANNOT_RESET, withResets } from "../reset";
import type { CompiledDescription, InputShape } from "../shape";
import { ORIGINAL, outputsIn } from "../state";
import { only, pickInputs, readAll } from "../values";
import { keepItems, toBody } from "../wire";

/** Sends what differs from `olds`, by the update operation and by the calls of single properties. */
export async function apply(
	context: Context,
	id: string,
	olds: Properties,
	news: Properties,
	step: "create" | "update",
	identity?: string,
): Promise<Properties> {
	const { description, remote } = context;
	const { operations } = description;
	const original = olds[ORIGINAL] === undefined ? {} : { [ORIGINAL]: olds[ORIGINAL] };
	const outs: Properties = {
		...pickInputs(description, news),
		...outputsIn(description, olds),
		...original,
		...formsAfter(id, olds, news, description),
	};
	const { changes, calls } = changesBetween(description, olds, news, step);
	const body = toBody(changes, description, "update");
	if (Object.keys(body).length > 0 && operations.update !== undefined) {
		const isPut = operation(operations.update).method === "PUT";
		const whole = isPut ? await wholeBody(context, id, changes, { olds, news }) : body;
		const write = async (): Promise<void> => {
			await remote.write("update", remote.path(id, news), whole);
		};
		await writeUnique(context.run(), contestOf(context, news, identity, id), write, context.pauseMs);
	}
	if (calls.length === 0) return outs;
	const undone = new Set(calls.map(({ name }) => name));
	const partial = {
		...Object.fromEntries(Object.entries(outs).filter(([name]) => !undone.has(name))),
		...only(olds, undone),
	};
	return context.orInitializationError(id, partial, async () => {
		for (const { through, body: callBody } of calls) await remote.callVia(id, news, through, callBody);
		return context.withFreshOutputs(id, outs);
	});
}

/** What is to be sent from one set of inputs to another. */
export interface Changes {
	/** Values for the update's body. */
	changes: Properties;
	/** Properties that travel by calls of their own. */
	calls: { name: string; through: SetVia; body: WireObject }[];
}

/** What is to be sent to bring an object from `olds` to what is declared. */
export function changesBetween(
	description: CompiledDescription,
	olds: Properties,
	news: Properties,
	step: "create" | "update",
): Changes {
	const changed = changedInputs(olds, news, description);
	return {
		changes: changesOf(description, changed, olds, news),
		calls: changed.flatMap((name) => throughCall(description.inputs.get(name), news[name], step)),
	};
}

/** Values to send for changed inputs: reset values for what was taken out, and what shares their place in the body. */
function changesOf(
	description: CompiledDescription,
	changed: readonly string[],
	olds: Properties,
	news: Properties,
): Properties {
	const { inputs } = description;
	const originals = originalOf(description, olds);
	const changes: Properties = {};
	const touched = new Set<string | undefined>();
	for (const name of changed) {
		const shape = inputs.get(name);
		if (shape?.places.update === undefined) continue;
		const original = originals[name];
		const value =
			news[name] === undefined && original !== undefined ? original : withResets(shape, olds[name], news[name]);
		if (value === CANNOT_RESET) continue;
		changes[name] = value;
		touched.add(shape.places.update[0]);
	}
	for (const [name, shape] of inputs) {
		// An object in a PATCH may be replaced whole, so its other declared parts go along.
		const isSent = shape.isInEveryUpdate ? touched.size > 0 : touched.has(shape.places.update?.[0]);
		if (changes[name] === undefined && isSent) changes[name] = news[name];
	}
	return changes;
}

/** Body of a PUT, which replaces all: what is not declared stays as it is, and items keep their ids. */
async function wholeBody(
	{ description, remote }: Context,
	id: string,
	changes: Properties,
	{ olds, news }: { olds: Properties; news: Properties },
): Promise<WireObject> {
	const object = (await remote.find(id, news)) ?? {};
	const present = readAll(description, object);
	const body = toBody({ ...present, ...pickInputs(description, news), ...changes }, description, "update");
	keepItems(body, object, [olds, originalOf(description, olds)], description);
	return body;
}

function throughCall(shape: InputShape | undefined, value: unknown, step: "create" | "update"): Changes["calls"] {
	const through = shape?.facts.setVia;
	if (shape === undefined || through === undefined || !through.on.includes(step)) return [];
	const body = through.body(value);
	return body === undefined ? [] : [{ name: shape.name, through, body }];
}
