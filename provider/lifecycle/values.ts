import { digest } from "../api/digest";
import { canonical, differencesOf } from "./compare";
import type { Properties, WireObject } from "./description";
import type { CompiledDescription, InputShape } from "./shape";
import { isReadable, readInput } from "./wire";

/** The declared inputs among properties, those that are wanted. */
export function pickInputs(
	description: CompiledDescription,
	properties: Properties,
	wanted: (shape: InputShape) => boolean = () => true,
): Properties {
	const picked: Properties = {};
	for (const [name, shape] of description.inputs) {
		if (properties[name] !== undefined && wanted(shape)) picked[name] = properties[name];
	}
	return picked;
}

/** The properties of some names. */
export function only(properties: Properties, names: ReadonlySet<string>): Properties {
	return Object.fromEntries(Object.entries(properties).filter(([name]) => names.has(name)));
}

/** Every input that an answer shows, declared or not; those of `names` alone where given. */
export function readAll(description: CompiledDescription, remote: WireObject, names?: readonly string[]): Properties {
	const all: Properties = {};
	for (const [name, shape] of description.inputs) {
		if (names?.includes(name) === false) continue;
		const value = isReadable(shape) ? readInput(remote, shape, undefined) : undefined;
		if (value !== undefined) all[name] = value;
	}
	return all;
}

/** What an object is in the place of each declared input. */
export function presentOf(description: CompiledDescription, remote: WireObject, inputs: Properties): Properties {
	const present: Properties = {};
	for (const [name, shape] of description.inputs) {
		if (inputs[name] === undefined) continue;
		present[name] = isReadable(shape) ? readInput(remote, shape, inputs[name]) : inputs[name];
	}
	return present;
}

/** What is and what is declared, in words; errors stand in clear, so secrets are named without their values. */
export function differencesIn(
	{ inputs: shapes, secrets = [] }: CompiledDescription,
	present: Properties,
	inputs: Properties,
	names: readonly string[],
): string {
	const text = (value: unknown): string => (value === undefined ? "not set" : JSON.stringify(value));
	return names
		.flatMap((name) => {
			const shape = shapes.get(name);
			if (secrets.includes(name) || shape === undefined) return [`${name} is different`];
			return differencesOf(present[name], inputs[name], shape).map(
				({ path, before, after }) =>
					`${path} is ${text(before)}, ${after === undefined ? "and is not declared" : `declared ${text(after)}`}`,
			);
		})
		.join("; ");
}

/** Digests of values, equal where the values mean the same, whoever wrote them; values may be of a person. */
export function digestsOf(
	description: CompiledDescription,
	values: Properties,
	names: readonly string[],
): Record<string, string> {
	const digests: Record<string, string> = {};
	for (const name of names) {
		const shape = description.inputs.get(name);
		if (shape === undefined || values[name] === undefined) continue;
		digests[name] = digest(JSON.stringify(canonical(values[name], shape, "shown")), 22);
	}
	return digests;
}

/** An input that no body holds and no call carries: it matters to the program and the state only. */
export function isOwn({ isParent, places, facts }: InputShape): boolean {
	return !isParent && places.create === undefined && places.update === undefined && facts.setVia === undefined;
}

/** An input that is as declared once the create was done; what else there is needs a call more. */
export function isInCreate(shape: InputShape): boolean {
	return shape.isParent || isOwn(shape) || shape.places.create !== undefined;
}
