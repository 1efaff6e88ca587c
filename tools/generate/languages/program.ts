/** A small program in no language: what the examples of the documentation are made of. */

/** A value of a program. */
export type Expression =
	| { is: "literal"; value: string | number | boolean }
	| { is: "list"; items: readonly Expression[] }
	| { is: "object"; fields: readonly (readonly [name: string, value: Expression])[] }
	/** A variable, or a resource as a whole. */
	| { is: "variable"; name: string }
	/** An output of a resource. */
	| { is: "output"; of: string; name: string }
	/** A function of the package. */
	| { is: "call"; name: string; args: Expression & { is: "object" } }
	/** A file or a text. */
	| { is: "asset"; of: "file" | "text"; value: Expression };

/** A resource that a program declares. */
export interface DeclaredResource {
	kind: string;
	/** Name in the stack. */
	name: string;
	/** Name in the program, where something refers to it. */
	variable?: string;
	inputs: Expression & { is: "object" };
	/** What it waits for, besides what its inputs name. */
	dependsOn: readonly Expression[];
}

/** A program. */
export interface Program {
	resources: readonly DeclaredResource[];
	/** Outputs of the stack. */
	exports: readonly { name: string; value: Expression }[];
	/** Variables that are declared elsewhere, with their kind; that of a text is `string`. */
	given: ReadonlyMap<string, string>;
}
