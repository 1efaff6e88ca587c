import { isObject } from "../../api/json";
import { kinds } from "../../kinds";
import type { Properties } from "../../lifecycle/description";
import { plainId } from "../../lifecycle/import-id";
import { IDENTITY_KEY, PROVIDER_KEY, wireForm } from "../../lifecycle/state-form";
import { SIGNATURE } from "../stack/secrets";
import { type Entry, kindOf } from "../stack/stack-export";
import { type Host, typeFor, urnFor } from "./hosts";

/** Value of the signature of what stands for a resource among properties. */
const RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";

/** Whether a resource is of this package and of another host. */
export function isToMove(entry: Entry, host: Host): boolean {
	return kindOf(entry) !== undefined && typeFor(entry.type, host) !== entry.type;
}

/**
 * An entry with its host's names in all that the engine reads. What it says of objects and secrets stays as it is.
 *
 * @param provider reference of the provider of what moves; undefined where the engine is to make one
 */
export function entryFor(entry: Entry, host: Host, provider: string | undefined): Entry {
	const named = Object.fromEntries(
		Object.entries(entry).map(([name, value]) => {
			if (name === "type") return [name, typeFor(entry.type, host)];
			return [name, PROPERTIES.has(name) ? withResources(value, host) : withUrns(value, host)];
		}),
	) as Entry;
	return isToMove(entry, host) ? moved(named, host, provider) : named;
}

const PROPERTIES = new Set(["inputs", "outputs"]);

/** Bookkeeping with its URNs and references of providers changed. */
function withUrns(value: unknown, host: Host): unknown {
	if (typeof value === "string") return value.startsWith("urn:pulumi:") ? urnFor(value, host) : value;
	return mapped(value, (child) => withUrns(child, host));
}

/** Properties in which resources are named by their new URNs; a text that is a URN may have gone to somebody else. */
function withResources(value: unknown, host: Host): unknown {
	if (isObject(value) && value[SIGNATURE] === RESOURCE) return withUrns(value, host);
	return mapped(value, (child) => withResources(child, host));
}

function mapped(value: unknown, change: (child: unknown) => unknown): unknown {
	if (Array.isArray(value)) return value.map(change);
	if (!isObject(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, change(child)]));
}

function moved({ provider: _, ...entry }: Entry, host: Host, provider: string | undefined): Entry {
	const kind = kindOf(entry as Entry);
	if (kind === undefined) return entry as Entry;
	const { id, inputs, outputs, propertyDependencies } = entry;
	const isDynamic = host === "dynamic";
	const withHidden = (properties: Properties): Properties =>
		sorted({ ...withoutHidden(properties), ...(isDynamic && { [PROVIDER_KEY]: wireForm(kind) }) });
	return {
		...entry,
		...(provider !== undefined && { provider }),
		...(id !== undefined && { id: isDynamic ? plainId(kinds[kind], id) : id }),
		...(inputs !== undefined && { inputs: withHidden(inputs) }),
		...(outputs !== undefined && { outputs: withHidden(outputs) }),
		...(propertyDependencies !== undefined && {
			propertyDependencies: sorted({
				...withoutHidden(propertyDependencies),
				...(isDynamic && { [PROVIDER_KEY]: [] }),
			}),
		}),
	};
}

function withoutHidden<T>(properties: Record<string, T>): Record<string, T> {
	const { [PROVIDER_KEY]: _, [IDENTITY_KEY]: __, ...rest } = properties;
	return rest;
}

/** In the order in which Pulumi writes names. */
function sorted<T>(properties: Record<string, T>): Record<string, T> {
	return Object.fromEntries(Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1)));
}
