import { asObject, parseJson } from "../../api/answers";
import { kindOfType } from "../../lifecycle/state-form";
import { ReviewError } from "../../review";

/** A step that a preview shows, of whichever provider. */
interface PlannedStep {
	op: string;
	urn: string;
	/** Pulumi's type of the resource. */
	type: string;
	/** False of components, which hold nothing themselves. */
	isCustom: boolean;
}

/** What a run is going to do, as its preview shows it. */
export interface Planned {
	/** URNs of the objects that it changes or, in a refresh, reads. */
	touched: ReadonlySet<string>;
	/** Types of other packages that it shows, changed or not. */
	foreignTypes: readonly string[];
	/** Whether it shows any change, be it of a component or of another package's resource. */
	hasChanges: boolean;
}

/** Steps that change nothing. */
const UNCHANGED: readonly string[] = ["same", "read"];

/** Pulumi's type of a resource, by its URN: the last of those of its parents. */
export function typeIn(urn: string): string {
	return (urn.split("::")[2] ?? "").split("$").at(-1) ?? "";
}

/** Whether a resource of a type may hold something that is neither this package's nor the engine's own. */
export function isForeign(type: string): boolean {
	return !type.startsWith("pulumi:") && kindOfType(type) === undefined;
}

/**
 * Reads what a preview shows of all resources.
 *
 * @throws ReviewError where the text is no preview
 */
export function plannedOf(text: string): Planned {
	const steps = asObject(parseJson(text))?.steps ?? [];
	if (!Array.isArray(steps)) throw new ReviewError("Pulumi's preview has no list of steps.");
	const all = steps.flatMap((step): PlannedStep[] => {
		const { op, urn, newState, oldState } = asObject(step) ?? {};
		if (typeof op !== "string" || typeof urn !== "string") return [];
		const state = asObject(newState) ?? asObject(oldState);
		return [{ op, urn, type: typeIn(urn), isCustom: state?.custom !== false }];
	});
	const objects = all.filter(({ type, isCustom }) => isCustom && !type.startsWith("pulumi:"));
	return {
		touched: new Set(objects.filter(({ op }) => !UNCHANGED.includes(op)).map(({ urn }) => urn)),
		foreignTypes: [...new Set(objects.map(({ type }) => type).filter(isForeign))].sort(),
		hasChanges: all.some(({ op }) => !UNCHANGED.includes(op)),
	};
}
