import { type Kind, kinds } from "../../kinds";
import type { ResourceDescription } from "../../lifecycle/description";
import { importIdOf } from "../../lifecycle/import-id";
import { nativeTypeOf } from "../../lifecycle/state-form";
import type { Parents } from "./remote";

/** An object that was read, with the name that a conference gives its resource. */
export interface PulledObject {
	kind: Kind;
	/** `opening`; `talks.intro` of what is below another by key. */
	name: string;
	/** Ids in the path of the object, its own included, as the API has them. */
	path: Parents;
}

/** A resource as `pulumi import --file` reads it. */
export interface ImportSpec {
	type: string;
	/** Name of the variable in the code that Pulumi writes. */
	name: string;
	id: string;
	/** The resource's own name, where a variable can't have it. */
	logicalName?: string;
}

/** What `pulumi import --file` reads. */
export interface ImportFile {
	resources: ImportSpec[];
}

/** Objects as a file for `pulumi import`, parents first as they were read. Pulumi tells those of the same name apart. */
export function importFileOf(objects: readonly PulledObject[]): ImportFile {
	return { resources: objects.map(importSpecOf) };
}

function importSpecOf({ kind, name, path }: PulledObject): ImportSpec {
	const variable = variableOf(kind, name);
	return {
		type: nativeTypeOf(kind),
		name: variable,
		id: importIdOf(kinds[kind], path),
		...(variable !== name && { logicalName: name }),
	};
}

/** A variable begins with a letter and has no dots. */
function variableOf(kind: Kind, name: string): string {
	const flat = name.replaceAll(".", "-");
	return /^[a-z]/i.test(flat) ? flat : `${kind}-${flat}`;
}

/** Kinds of which the API shows nothing, so that they can't be imported. */
export function unreadableKinds(): Kind[] {
	return (Object.keys(kinds) as Kind[]).filter((kind) => {
		const { operations, collection }: ResourceDescription = kinds[kind];
		// The objects of a list are read as what they are.
		return operations.get === undefined && operations.list === undefined && collection === undefined;
	});
}
