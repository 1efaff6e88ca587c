/** Module part of the resources' Pulumi types: `pulumi-nodejs:dynamic/zoomEvents:Speaker`. */
const MODULE = "zoomEvents";

const TYPE_PREFIX = `pulumi-nodejs:dynamic/${MODULE}:`;

/** Pulumi's type of a kind. */
export function typeOf(kind: string): string {
	return `${TYPE_PREFIX}${kind}`;
}

/** The kind of a Pulumi type; undefined where it is none of this package's. */
export function kindOfType(type: string): string | undefined {
	return type.startsWith(TYPE_PREFIX) ? type.slice(TYPE_PREFIX.length) : undefined;
}

/** Property of inputs and outputs by which the engine finds the provider; without it an object can't be read or deleted. */
export const PROVIDER_KEY = "__provider";

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
