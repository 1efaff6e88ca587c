import { PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import { changedInputs, differencesOf } from "../../lifecycle/compare";
import type { Properties, ResourceDescription } from "../../lifecycle/description";
import { compileDescription } from "../../lifecycle/shape";

const { Kind } = PropertyDiff;

/** What has become of a value, by whether it makes another object. */
function kindOf(before: unknown, after: unknown, replaces: boolean): PropertyDiff.Kind {
	if (before === undefined) return replaces ? Kind.ADD_REPLACE : Kind.ADD;
	if (after === undefined) return replaces ? Kind.DELETE_REPLACE : Kind.DELETE;
	return replaces ? Kind.UPDATE_REPLACE : Kind.UPDATE;
}

/**
 * What changes, by the path of each property, as deep as it has a name of its own: `calendar[0].endTime`.
 *
 * @param olds what was declared
 * @param replaces inputs whose change makes another object
 */
export function detailedDiff(
	facts: ResourceDescription,
	olds: Properties,
	news: Properties,
	replaces: readonly string[],
): Map<string, PropertyDiff> {
	const description = compileDescription(facts);
	const details = new Map<string, PropertyDiff>();
	for (const name of changedInputs(olds, news, description)) {
		const shape = description.inputs.get(name);
		if (shape === undefined) continue;
		for (const { path, before, after } of differencesOf(olds[name], news[name], shape))
			details.set(path, new PropertyDiff().setKind(kindOf(before, after, replaces.includes(name))).setInputdiff(true));
	}
	// What asks for another object without a change of its own, as where two resources have one object.
	for (const name of replaces) {
		const isTold = [...details.keys()].some((path) => path.split(/[.[]/, 1)[0] === name);
		if (!isTold) details.set(name, new PropertyDiff().setKind(Kind.UPDATE_REPLACE));
	}
	return details;
}
