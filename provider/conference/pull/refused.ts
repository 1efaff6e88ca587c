import { type Kind, kinds } from "../../kinds";
import { checkInputs } from "../../lifecycle/check";
import type { Properties } from "../../lifecycle/description";
import { compileDescription } from "../../lifecycle/shape";
import { type Path, toPath } from "../path";

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
	kind: Kind,
	inputs: Properties,
	note: (property: string, reason: string) => void,
): Properties {
	const compiled = compileDescription(kinds[kind]);
	const kept = structuredClone(inputs);
	for (;;) {
		const taken = checkInputs(compiled, {}, kept, () => false)
			.map(({ property, reason }) => ({ property, reason, place: deepest(kept, toPath(property)) }))
			// Without what every object must have it is no object: the check of the whole file says so.
			.find(({ place }) => place.length > 1 || compiled.inputs.get(String(place[0]))?.isRequired === false);
		if (taken === undefined) return kept;
		const value = takeOut(kept, taken.place);
		if (value !== false) note(taken.property, taken.reason);
	}
}
