import type { Kind } from "../conference/sections";
import { isKind, kinds } from "../kinds";
import type { Properties, ResourceDescription } from "../lifecycle/description";
import { isConferenceType, kindOfType } from "../lifecycle/state-form";
import { ReviewError } from "./problem";

/** What a step does to an object. */
export type Operation = "create" | "update" | "replace" | "delete";

/** A step of a preview that changes an object of one of our kinds. */
export interface Step {
	operation: Operation;
	kind: Kind;
	/** Name in the conference, without the component's: `opening`; the resource's own name outside of one. */
	name: string;
	/** Id that the object has before the step. */
	id?: string;
	/** Inputs before; empty where it is made. */
	before: Properties;
	/** Inputs after; empty where it is deleted. */
	after: Properties;
	/** Properties that force a new object. */
	replaceReasons: readonly string[];
	/** What the program names the object, for those who look for it in Pulumi's own output. */
	urn: string;
	/** True where an object that is there gets an entry in the state, and nothing is sent. */
	isImport?: true;
}

/** An object that is there after the preview's changes, whether it is changed or not. */
export interface KnownObject {
	kind: Kind;
	/** Absent where it is made. */
	id?: string;
	inputs: Properties;
}

/** A preview, as far as a review needs it. */
export interface Preview {
	steps: readonly Step[];
	/** Objects of our kinds of which it says anything, but those that are deleted. */
	objects: readonly KnownObject[];
	/** Objects that stay as they are; undefined where the preview doesn't say. */
	unchanged?: number;
	/** Errors that ended the preview, as Pulumi says them. */
	errors: readonly string[];
	/** What lists of people will do, row by row: the provider alone has compared them. */
	lists: readonly string[];
}

/** A step as `pulumi preview --json` writes it. */
interface WrittenStep {
	op: string;
	urn: string;
	oldState?: WrittenState | null;
	newState?: WrittenState | null;
	replaceReasons?: string[] | null;
}

interface WrittenState {
	id?: string;
	type?: string;
	parent?: string;
	inputs?: Properties;
}

interface WrittenPreview {
	steps?: WrittenStep[];
	diagnostics?: { message?: string; severity?: string }[];
	changeSummary?: Record<string, number>;
}

/** What stands in a preview for a value that is not yet known. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Steps that say nothing of their own: `replace` stands for the pair that a replacement consists of. */
const OPERATIONS: Readonly<Record<string, Operation>> = {
	create: "create",
	import: "create",
	update: "update",
	replace: "replace",
	delete: "delete",
};

function lastOf(text: string, separator: string): string {
	const at = text.lastIndexOf(separator);
	return at < 0 ? text : text.slice(at + separator.length);
}

function nameOf(urn: string, parent: string | undefined): string {
	const name = lastOf(urn, "::");
	const [type = ""] = parent?.split("::").at(-2)?.split("$").slice(-1) ?? [];
	if (parent === undefined || !isConferenceType(type)) return name;
	const component = `${lastOf(parent, "::")}-`;
	return name.startsWith(component) ? name.slice(component.length) : name;
}

/** Inputs of the kind, without what the provider keeps beside them. */
function inputsOf(state: WrittenState | null | undefined): Properties {
	return Object.fromEntries(Object.entries(state?.inputs ?? {}).filter(([name]) => !name.startsWith("__")));
}

function kindOfUrn(urn: string): string {
	return kindOfType(lastOf(urn.split("::")[2] ?? "", "$")) ?? "";
}

function toObject({ op, urn, newState }: WrittenStep): KnownObject[] {
	const kind = kindOfUrn(urn);
	if (!newState || !isKind(kind) || op.startsWith("delete")) return [];
	const { id } = newState;
	return [{ kind, inputs: inputsOf(newState), ...(typeof id === "string" && id !== "" && { id }) }];
}

function toStep({ op, urn, oldState, newState, replaceReasons }: WrittenStep): Step[] {
	const operation = OPERATIONS[op];
	const state = newState ?? oldState;
	const kind = kindOfUrn(urn);
	if (operation === undefined || !isKind(kind)) return [];
	return [
		{
			operation,
			kind,
			name: nameOf(urn, state?.parent),
			before: inputsOf(oldState),
			after: inputsOf(newState),
			replaceReasons: replaceReasons ?? [],
			urn,
			...(op === "import" && { isImport: true as const }),
			...(typeof oldState?.id === "string" && { id: oldState.id }),
		},
	];
}

/** What a list says of itself begins with its kind. */
const OF_LIST = new RegExp(
	`^(${Object.values<ResourceDescription>(kinds)
		.flatMap(({ kind, collection }) => (collection === undefined ? [] : [kind]))
		.join("|")}) of `,
);

/** Lines that lists of people have told, each once, whatever else the engine puts around them. */
function linesOf(diagnostics: readonly { message?: string }[]): string[] {
	const lines = diagnostics.flatMap(({ message = "" }) => message.split("\n").map((line) => line.trim()));
	return [...new Set(lines.filter((line) => OF_LIST.test(line)))];
}

/**
 * Reads what `pulumi preview --json` printed. Objects of other providers are left out.
 *
 * @throws ReviewError where the text is no such preview
 */
export function readPreview(text: string): Preview {
	let written: WrittenPreview;
	try {
		written = JSON.parse(text) as WrittenPreview;
	} catch {
		throw new ReviewError("The preview is not JSON. Create it with: pulumi preview --json > preview.json");
	}
	const steps = written?.steps ?? [];
	const isPreview = typeof written === "object" && written !== null && !Array.isArray(written) && Array.isArray(steps);
	if (!isPreview || steps.some((step) => typeof step?.op !== "string" || typeof step.urn !== "string"))
		throw new ReviewError("The JSON has no preview steps. Create it with: pulumi preview --json > preview.json");
	const errors = (written.diagnostics ?? []).filter(({ severity }) => severity === "error");
	return {
		steps: steps.flatMap(toStep),
		objects: steps.flatMap(toObject),
		errors: errors.map(({ message = "" }) => message.trim()),
		lists: linesOf(written.diagnostics ?? []),
		...(written.changeSummary !== undefined && { unchanged: written.changeSummary.same ?? 0 }),
	};
}
