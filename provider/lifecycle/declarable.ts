import { isObject } from "../api/json";
import { checkInputs } from "./check";
import type { Properties, ResourceDescription, WireObject } from "./description";
import { type Path, toPath } from "./property-path";
import { compileDescription } from "./shape";
import { isReadable, readInput } from "./wire";

/** A value without the parts that say nothing; undefined where nothing is left. */
export function withoutBlanks(value: unknown): unknown {
	if (value === null || value === "") return undefined;
	if (Array.isArray(value)) {
		const items = value.map(withoutBlanks).filter((item) => item !== undefined);
		return items.length === 0 ? undefined : items;
	}
	if (!isObject(value)) return value;
	const entries = Object.entries(value).map(([name, child]) => [name, withoutBlanks(child)] as const);
	const said = entries.filter(([, child]) => child !== undefined);
	return said.length === 0 ? undefined : Object.fromEntries(said);
}

/** All inputs that an answer shows, in the program's names, without the ids of parents. */
export function inputsOf(description: ResourceDescription, remote: WireObject): Properties {
	const inputs: Properties = {};
	for (const [name, shape] of compileDescription(description).inputs) {
		const { isParent, facts } = shape;
		if (isParent || facts.isCreateOption === true || !isReadable(shape)) continue;
		const value = withoutBlanks(readInput(remote, shape, undefined));
		if (value === undefined || ("settableTo" in facts && facts.settableTo !== value)) continue;
		inputs[name] = value;
	}
	return inputs;
}

/** The part of a path that is there. */
function deepest(value: unknown, path: Path): Path {
	let place = value;
	for (const [index, step] of path.entries()) {
		const child = typeof place === "object" && place !== null ? (place as Properties)[step] : undefined;
		if (child === undefined) return path.slice(0, index);
		place = child;
	}
	return path;
}

/** Takes a property or an item of a list out, and gives what it was. */
function takeOut(value: Properties, path: Path): unknown {
	const last = path.at(-1) ?? "";
	const holder = path.slice(0, -1).reduce<unknown>((place, step) => (place as Properties)[step], value);
	if (Array.isArray(holder)) return holder.splice(Number(last), 1)[0] as unknown;
	const taken = (holder as Properties)[last];
	delete (holder as Properties)[last];
	return taken;
}

/** Inputs without what the API answers and would refuse; what is more than "no" is noted. */
export function withoutRefused(
	description: ResourceDescription,
	inputs: Properties,
	note: (property: string, reason: string) => void,
): Properties {
	const compiled = compileDescription(description);
	const kept = structuredClone(inputs);
	for (;;) {
		const taken = checkInputs(compiled, {}, kept, () => false)
			.map(({ property, reason }) => ({ property, reason, place: deepest(kept, toPath(property)) }))
			// Without what every object must have it is no object: the check of the whole file says so.
			.find(({ place }) => place.length > 1 || compiled.inputs.get(String(place[0]))?.isRequired === false);
		// Of a list all of whose items were refused, nothing is left to say.
		if (taken === undefined) return (withoutBlanks(kept) ?? {}) as Properties;
		const value = takeOut(kept, taken.place);
		if (value !== false) note(taken.property, taken.reason);
	}
}
