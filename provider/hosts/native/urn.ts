/** What a URN says of its resource. */
export interface UrnParts {
	stack: string;
	/** The resource's own type, without those of its parents. */
	type: string;
	name: string;
}

/** Reads `urn:pulumi:<stack>::<project>::<parent type>$<type>::<name>`. */
export function readUrn(urn: string): UrnParts {
	const [head = "", , types = "", ...name] = urn.split("::");
	return {
		stack: head.slice("urn:pulumi:".length),
		type: types.slice(types.lastIndexOf("$") + 1),
		name: name.join("::"),
	};
}
