import { digest } from "../api/digest";

/** Name of the Pulumi package: of its native plugin, its types, and the namespace of its settings. */
export const PACKAGE = "zoom-events";

/** What dynamic resources have before the kind: it is part of every user's state, so it never changes. */
const DYNAMIC_PREFIX = "pulumi-nodejs:dynamic/zoomEvents:";

const NATIVE_PREFIX = `${PACKAGE}:index:`;

/** Pulumi's type of the component that a conference file makes. */
export const CONFERENCE_TYPE = `${NATIVE_PREFIX}Conference`;

/** The same in states of version 0.1. */
export const EARLIER_CONFERENCE_TYPE = "zoomEvents:index:Conference";

/** Pulumi's type of a kind, as a dynamic resource. */
export function dynamicTypeOf(kind: string): string {
	return `${DYNAMIC_PREFIX}${kind}`;
}

/** Pulumi's type of a kind, as a resource of the native plugin. */
export function nativeTypeOf(kind: string): string {
	return `${NATIVE_PREFIX}${kind}`;
}

/** The kind of a Pulumi type, of either host; undefined where it is none of this package's. */
export function kindOfType(type: string): string | undefined {
	if (isConferenceType(type)) return undefined;
	const prefix = [DYNAMIC_PREFIX, NATIVE_PREFIX].find((one) => type.startsWith(one));
	return prefix === undefined ? undefined : type.slice(prefix.length);
}

/** Whether a Pulumi type is that of a dynamic resource of this package. */
export function isDynamicType(type: string): boolean {
	return type.startsWith(DYNAMIC_PREFIX);
}

/** Whether a Pulumi type is that of a conference. */
export function isConferenceType(type: string): boolean {
	return type === CONFERENCE_TYPE || type === EARLIER_CONFERENCE_TYPE;
}

/** Property of inputs and outputs by which the engine finds the provider; without it an object can't be read or deleted. */
export const PROVIDER_KEY = "__provider";

/** Hidden input that names a dynamic resource in its program and stack; the native plugin is told the URN instead. */
export const IDENTITY_KEY = "__identity";

/** Hidden input by which a program of the native plugin says what it needs in all; it never gets into the state. */
export const NEEDS_KEY = "__needs";

/** Hidden input of a native resource that marks what an import has read and no program has declared yet. */
export const IMPORTED_KEY = "__imported";

/** The name that notes of creates give a native resource: a digest of its URN, which is unique in its stack. */
export function identityOfUrn(urn: string): string {
	return digest(urn, 16);
}

/** The name that notes of creates give the resource of a state's entry: a dynamic one has it as an input. */
export function identityOfEntry({ urn, type, inputs }: { urn: string; type: string; inputs?: object }): string {
	const { [IDENTITY_KEY]: identity } = (inputs ?? {}) as Record<string, unknown>;
	// The engine tells a dynamic provider no URN, and the plugin needs nothing else.
	return isDynamicType(type) && typeof identity === "string" ? identity : identityOfUrn(urn);
}

/**
 * What the state keeps of the provider: a constant per kind, the same in all versions of the package.
 *
 * Pulumi would store a serialised closure here, hundreds of bytes to kilobytes with every resource, and the
 * state is written anew after every step. The engine only needs text that gives a provider when it is run,
 * so it loads the installed package by name.
 */
export function wireForm(kind: string): string {
	return `exports.handler = () => require("pulumi-zoom-events/dynamic").${kind}`;
}

/** Output that keeps digests of what the API has made of values that were written, where it is not what was written. */
export const FORMS = "forms";
