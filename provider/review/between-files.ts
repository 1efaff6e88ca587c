import { type ConferenceSpec, type Declaration, expand } from "../conference";
import { isLater } from "../conference/declaration";
import { kinds } from "../kinds";
import type { Properties } from "../lifecycle/description";
import { compileDescription } from "../lifecycle/shape";
import { needsReplacement } from "../lifecycle/steps/diff";
import { type Preview, type Step, UNKNOWN } from "./preview";

/** Inputs as a preview shows them: what is known only when the resources are made stands as unknown. */
function shown(value: unknown): unknown {
	if (isLater(value)) return UNKNOWN;
	if (Array.isArray(value)) return value.map(shown);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, shown(child)]));
}

/** What tells two declared values apart, references to others included. */
const textOf = (value: unknown): string => JSON.stringify(value ?? null);

/** Names of inputs that differ. */
function changed(before: Properties, after: Properties): string[] {
	const names = new Set([...Object.keys(before), ...Object.keys(after)]);
	return [...names].filter((name) => textOf(before[name]) !== textOf(after[name]));
}

function stepOf(before: Declaration | undefined, after: Declaration | undefined): Step[] {
	const one = after ?? before;
	if (one === undefined) return [];
	const { kind, name } = one;
	const differing = before !== undefined && after !== undefined ? changed(before.inputs, after.inputs) : [];
	if (before !== undefined && after !== undefined && differing.length === 0) return [];
	const description = compileDescription(kinds[kind]);
	const replaceReasons = differing.filter((input) => needsReplacement(description, input));
	const operation =
		before === undefined ? "create" : after === undefined ? "delete" : replaceReasons.length > 0 ? "replace" : "update";
	return [
		{
			operation,
			kind,
			name,
			before: (shown(before?.inputs) ?? {}) as Properties,
			after: (shown(after?.inputs) ?? {}) as Properties,
			replaceReasons,
			urn: `${kind} ${name}`,
		},
	];
}

/** What the change of a conference file comes to, by the file alone: nothing is known of the account. */
export function previewBetween(before: ConferenceSpec, after: ConferenceSpec): Preview {
	const byName = (spec: ConferenceSpec): Map<string, Declaration> =>
		new Map(expand(spec).map((one) => [`${one.kind} ${one.name}`, one]));
	const [old, now] = [byName(before), byName(after)];
	const names = [...new Set([...old.keys(), ...now.keys()])];
	const steps = names.flatMap((name) => stepOf(old.get(name), now.get(name)));
	const objects = [...now.values()].map(({ kind, inputs }) => ({ kind, inputs: shown(inputs) as Properties }));
	return {
		steps,
		objects,
		unchanged: now.size - steps.filter(({ operation }) => operation !== "delete").length,
		errors: [],
		lists: [],
	};
}
