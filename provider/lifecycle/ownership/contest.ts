import { digest } from "../../api/digest";
import { ZoomEventsError } from "../../api/errors";
import { ALLOW_DUPLICATE } from "../check";
import { changedInputs, isSame, isUnset } from "../compare";
import type { Context } from "../context";
import type { Properties, WireObject } from "../description";
import { TakenError } from "../errors";
import { isOneOf } from "../remote";
import { diff } from "../steps/diff";
import { refuseBesideItself, refuseReplacementIfHeld } from "../steps/guard";
import { differencesIn, digestsOf, presentOf, readAll } from "../values";
import { toBody } from "../wire";
import type { ObjectRef } from "./stack-view";
import type { UniqueValue } from "./unique";
import { type Facts, type Verdict, verdictOn } from "./verdict";

/**
 * How a resource and another object with its values come to terms.
 *
 * @param own id of the object that the resource has, where it is to change
 */
export function contestOf(
	context: Context,
	inputs: Properties,
	identity: string | undefined,
	own?: string,
): UniqueValue {
	const { description, owners } = context;
	const { unique } = description;
	return {
		isTaken: (error) => isOneOf(error, unique?.refusals),
		holder: () => holderOf(context, inputs),
		verdictOn: async (ref, isStuck) => {
			const facts = await factsOf(context, ref, { inputs, identity, own, isStuck });
			// A forced replacement, of which the engine tells the provider no more than that.
			if (facts.owner.is === "self") {
				await refuseReplacementIfHeld(context, ref.id, inputs, inputs, []);
				if (facts.isUnique && !facts.canPark) await refuseBesideItself(context, ref.id, inputs, identity);
			}
			return verdictOn(facts);
		},
		refusalOf: async (ref, verdict) =>
			takenError(context, ref, verdict, inputs, own, await owners.ownerOf(ref, identity)),
		park: (ref) => park(context, ref, inputs),
	};
}

interface Asking {
	inputs: Properties;
	identity: string | undefined;
	own: string | undefined;
	isStuck: boolean;
}

async function factsOf(context: Context, ref: ObjectRef, { inputs, identity, own, isStuck }: Asking): Promise<Facts> {
	const { description, owners, remote } = context;
	const { unique, parents } = description;
	const parent = parents.at(-1);
	let object: Promise<WireObject | undefined> | undefined;
	const found = (): Promise<WireObject | undefined> => {
		object ??= remote.find(ref.id, inputs);
		return object;
	};
	return {
		owner: await owners.ownerOf(ref, identity),
		isUnique: unique !== undefined && inputs[unique.property] !== undefined,
		isUpdate: own !== undefined,
		isStuck,
		isBelowOwn: parent !== undefined && (await owners.hasParent(parent, String(inputs[parent]))),
		allowsDuplicate: inputs[ALLOW_DUPLICATE] === true,
		canPark: unique?.parked !== undefined,
		isAsDeclared: async () => {
			const there = await found();
			return madeDifferently(context, there, inputs)?.length === 0 && !hasMoreThan(context, there, inputs);
		},
		canBecome: async () => {
			const there = await found();
			if (there === undefined || hasMoreThan(context, there, inputs)) return false;
			return diff(description, presentOf(description, there, inputs), inputs).replaces.length === 0;
		},
	};
}

/** Names of what a create sends and the object has otherwise; undefined where there is no object, or it is a copy. */
export function madeDifferently(
	{ description, remote }: Context,
	object: WireObject | undefined,
	inputs: Properties,
): string[] | undefined {
	if (object === undefined || remote.copied(inputs) !== undefined) return undefined;
	return changedInputs(presentOf(description, object, inputs), inputs, description).filter((name) => {
		const shape = description.inputs.get(name);
		return shape?.places.create !== undefined && shape.facts.isCreateOption !== true;
	});
}

/** How many properties an object has otherwise than a create would make it: what is not declared is then not set. */
export function distanceOf({ description }: Context, object: WireObject | undefined, inputs: Properties): number {
	const present = { ...readAll(description, object ?? {}), ...presentOf(description, object ?? {}, inputs) };
	return [...description.inputs.values()]
		.filter(({ places }) => places.create !== undefined)
		.filter((shape) => {
			const [is, wanted] = [present[shape.name], inputs[shape.name]];
			return wanted === undefined ? !isUnset(is) : !isSame(is, wanted, shape);
		}).length;
}

/** Whether an object has a unique value where none is declared: it could not be taken away, and others may need it. */
export function hasMoreThan({ description }: Context, object: WireObject | undefined, inputs: Properties): boolean {
	const { unique } = description;
	if (object === undefined || unique === undefined || inputs[unique.property] !== undefined) return false;
	const value = readAll(description, object, [unique.property])[unique.property];
	return !isUnset(value);
}

/** The object that has the unique value which is declared. */
async function holderOf(context: Context, inputs: Properties): Promise<ObjectRef | undefined> {
	const { description, remote } = context;
	const { unique, operations, idField } = description;
	if (unique === undefined || operations.list === undefined) return undefined;
	const digestIn = (values: Properties): string | undefined =>
		digestsOf(description, values, [unique.property])[unique.property];
	const wanted = digestIn(inputs);
	const has = (object: WireObject): boolean => digestIn(readAll(description, object, [unique.property])) === wanted;
	const objects = await remote.records(operations.list, remote.parentPath(inputs));
	const holder = objects.find(has) ?? (await unlisted(context, objects, inputs)).find(has);
	return holder && context.ref(remote.idOf(holder[idField]), inputs);
}

/** Objects that the stack has in a place and a list of it lacks: a list may be cut, or late. */
export async function unlisted(
	{ description, owners, remote }: Context,
	objects: readonly WireObject[],
	inputs: Properties,
): Promise<WireObject[]> {
	const { operations, idField, kind } = description;
	if (operations.get === undefined) return [];
	const listed = new Set(objects.map((object) => remote.idOf(object[idField])));
	const ids = (await owners.idsIn(kind, remote.parentPath(inputs))).filter((id) => !listed.has(id));
	const found = await Promise.all(ids.map((id) => remote.find(id, inputs)));
	return found.flatMap((object, index) =>
		object === undefined ? [] : [{ ...object, [idField]: object[idField] ?? ids[index] }],
	);
}

/** Gives an object a unique value of its own for the time being; the result gives it the old one back. */
async function park({ description, remote }: Context, { id }: ObjectRef, inputs: Properties): Promise<PutBack> {
	const { unique } = description;
	const object = await remote.find(id, inputs);
	if (unique?.parked === undefined || object === undefined) return nothingToPutBack;
	const { property } = unique;
	const needed = [...description.inputs.values()].filter(({ isInEveryUpdate }) => isInEveryUpdate);
	const present = readAll(description, object, [property, ...needed.map(({ name }) => name)]);
	// Its own change may have come first.
	const [has, wanted] = [present, inputs].map((values) => digestsOf(description, values, [property])[property]);
	if (has !== wanted) return nothingToPutBack;
	const write = async (value: unknown): Promise<void> => {
		const body = toBody({ ...present, [property]: value }, description, "update");
		await remote.write("update", remote.path(id, inputs), body);
	};
	await write(unique.parked(digest(id, 12, "hex")));
	return async () => {
		try {
			await write(present[property]);
		} catch (error) {
			// Somebody has it by now: the next comparison with the account shows it.
			if (!(error instanceof ZoomEventsError)) throw error;
		}
	};
}

type PutBack = () => Promise<void>;

const nothingToPutBack: PutBack = () => Promise.resolve();

/** The error that says what a person must decide about an object. */
async function takenError(
	context: Context,
	ref: ObjectRef,
	verdict: Verdict,
	inputs: Properties,
	own: string | undefined,
	owner: Facts["owner"],
): Promise<TakenError> {
	const { description, remote } = context;
	const { unique, naturalKey, noun } = description;
	const isUnique = unique !== undefined && inputs[unique.property] !== undefined;
	const object = own === undefined ? await remote.find(ref.id, inputs) : undefined;
	const different = madeDifferently(context, object, inputs) ?? [];
	const present = presentOf(description, object ?? {}, inputs);
	return new TakenError(noun, ref.id, {
		because: verdict.do === "refuse" ? verdict.because : "not-of-this-stack",
		names: isUnique ? [unique.property] : (naturalKey?.by[0] ?? []).filter((name) => inputs[name] !== undefined),
		...("name" in owner && { owner: owner.name }),
		...(different.length > 0 && { differences: differencesIn(description, present, inputs, different) }),
		isUpdate: own !== undefined,
		isUnique,
	});
}
