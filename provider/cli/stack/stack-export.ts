import type { Kind } from "../../conference/sections";
import { isKind, kinds } from "../../kinds";
import type { Properties } from "../../lifecycle/description";
import { plainId } from "../../lifecycle/import-id";
import { kindOfType } from "../../lifecycle/state-form";
import { UsageError } from "../context";

/** A resource in a state, as `pulumi stack export` writes it. What is not named here stays as it is. */
export interface Entry {
	urn: string;
	type: string;
	/** Absent of what was not made yet, and of components. */
	id?: string;
	inputs?: Properties;
	outputs?: Properties;
	parent?: string;
	/** URN and id of the provider, with `::` between them. */
	provider?: string;
	dependencies?: string[];
	propertyDependencies?: Record<string, string[] | null>;
	deletedWith?: string;
	replaceWith?: string[];
	/** True of what is to be deleted, as the old object of a replacement. */
	delete?: boolean;
	/** True of what was deleted, and is replaced. */
	pendingReplacement?: boolean;
	[more: string]: unknown;
}

/** An operation that was under way when the state was written last. */
export interface Operation {
	resource: Entry;
	/** `creating`, `updating`, `deleting`, `reading` or `importing`. */
	type: string;
}

/** What `pulumi stack export` writes. */
export interface StackExport {
	version: number;
	/** Null of a stack that has nothing yet. */
	deployment: {
		resources?: Entry[];
		pending_operations?: Operation[];
		[more: string]: unknown;
	} | null;
}

/**
 * Reads what `pulumi stack export` writes.
 *
 * @throws UsageError where it is something else; nothing of the text is in the message, since it may hold secrets
 */
export function readExport(text: string, source: string): StackExport {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		throw new UsageError(`${source} is not JSON; it must be a stack export.`);
	}
	if (typeof value !== "object" || value === null || !("deployment" in value))
		throw new UsageError(`${source} has no deployment; it must be a stack export.`);
	return value as StackExport;
}

/** The resources of a state, in its order. */
export function entriesOf({ deployment }: StackExport): readonly Entry[] {
	return deployment?.resources ?? [];
}

/** The operations of a state that were under way. */
export function operationsOf({ deployment }: StackExport): readonly Operation[] {
	return deployment?.pending_operations ?? [];
}

/** The kind of a resource; undefined where it is not of this package, or of a newer one. */
export function kindOf({ type }: Entry): Kind | undefined {
	const kind = kindOfType(type) ?? "";
	return isKind(kind) ? kind : undefined;
}

/** The API's id of an entry's object; undefined of what was not made yet. An import may have given it another. */
export function objectIdOf(entry: Entry): string | undefined {
	const kind = kindOf(entry);
	return kind === undefined || entry.id === undefined ? entry.id : plainId(kinds[kind], entry.id);
}

/** Name of a resource in its program. */
export function nameOf(urn: string): string {
	return urn.split("::").slice(3).join("::");
}

/** A resource as messages name it: `Session "opening"`. */
export function shownAs({ urn, type }: Pick<Entry, "urn" | "type">): string {
	return `${kindOfType(type) ?? type} "${nameOf(urn)}"`;
}

/** URNs of all that must be before a resource in its state. */
export function neededBy(entry: Entry): string[] {
	const { parent, provider, dependencies = [], propertyDependencies = {}, deletedWith, replaceWith = [] } = entry;
	const needed = [
		...(provider === undefined ? [] : [provider.slice(0, provider.lastIndexOf("::"))]),
		...dependencies,
		...replaceWith,
		...Object.values(propertyDependencies).flatMap((urns) => urns ?? []),
		...[parent, deletedWith].filter((urn) => urn !== undefined),
	];
	return [...new Set(needed.filter((urn) => urn !== ""))];
}
