import { slugOf } from "../../conference/pull/keys";

/** Names that Pulumi takes for a stack. */
const STACK_NAME = /^[\w.-]{1,100}$/;

/** Longest name of a `Stack` object that the Kubernetes operator takes: it appends to it, and labels hold 63 characters. */
const MAX_OBJECT_NAME = 42;

/** Names of Kubernetes objects (DNS-1123) that a `Service` may have too (DNS-1035): it is named after its stack. */
const OBJECT_NAME = /^[a-z](?:[a-z0-9-]*[a-z0-9])?$/;

/** Why a file can't name a stack, and what to do; undefined where it can. */
export function stackNameProblem(stem: string, extension: string): string | undefined {
	if (STACK_NAME.test(stem)) return undefined;
	const advice = `rename the file, to ${slugOf(stem, "edition")}${extension} say`;
	const shown = stem.length > 100 ? "longer than 100 characters" : `"${stem}"`;
	return `would name a stack ${shown}; Pulumi's stacks have up to 100 letters of a to z, digits, "-", "_" and ".": ${advice}. What it is called is for good: it tells the edition's state.`;
}

/**
 * Name of an edition's `Stack` object: project and stack, in lower case, with a dash for whatever else is no letter or
 * digit: `fleet-2029`, and `fleet-winter-2029` for `Winter_2029`.
 */
export function objectNameOf(project: string, stack: string): string {
	return `${project}-${stack}`
		.toLowerCase()
		.replaceAll(/[^a-z0-9]+/g, "-")
		.replaceAll(/^-+|-+$/g, "");
}

/** Why Kubernetes or its operator refuses a name, and what to do; undefined where they take it. */
export function objectNameProblem(name: string): string | undefined {
	if (!OBJECT_NAME.test(name))
		return `would name a Kubernetes object "${name}"; such a name begins with a letter: give the project in Pulumi.yaml a name that does.`;
	if (name.length <= MAX_OBJECT_NAME) return undefined;
	return `would name a Kubernetes object "${name}", of ${name.length} characters; the operator takes ${MAX_OBJECT_NAME} at most: shorten the file's name, or the project's in Pulumi.yaml.`;
}
