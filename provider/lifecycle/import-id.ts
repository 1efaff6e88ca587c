import { ConfigurationError } from "../api/errors";
import type { Properties, ResourceDescription } from "./description";
import { stateIdOf } from "./ids";
import { compileDescription } from "./shape";

/** Path parameters that name an object in an import: its parents, and its own where it has one. */
export function importParameters({ parents, id }: ResourceDescription): readonly string[] {
	return parents.includes(id.parameter) ? parents : [...parents, id.parameter];
}

/** What an import takes as the id of a kind: `<eventId>/<sessionId>`. */
export function importIdForm(description: ResourceDescription): string {
	return importParameters(description)
		.map((name) => `<${name}>`)
		.join("/");
}

/** The id by which an import names an object, of its path parameters. */
export function importIdOf(description: ResourceDescription, path: Properties): string {
	return importParameters(description)
		.map((name) => String(path[name]))
		.join("/");
}

/** An object that an import names. */
export interface Imported {
	/** As the state keeps it. */
	id: string;
	/** Its parents. */
	path: Properties;
}

/**
 * Reads what an import, or the `get` of a program, names.
 *
 * @param text `<eventId>/<sessionId>`, or the last part alone where `known` has the parents
 * @param known properties that are known already
 * @throws ConfigurationError where it has another form, with the one that it must have
 */
export function parseImportId(description: ResourceDescription, text: string, known: Properties = {}): Imported {
	const { parents, id, kind, noun } = description;
	const names = importParameters(description);
	const parts = text.split("/").map((part) => part.trim());
	const given =
		parts.length === 1 && names.slice(0, -1).every((name) => known[name] !== undefined)
			? [...names.slice(0, -1).map((name) => String(known[name])), ...parts]
			: parts;
	if (given.length !== names.length || given.includes("")) {
		const example = names.map((name) => `a1B2c3-${name}`).join("/");
		throw new ConfigurationError(
			`"${text}" does not name a ${noun}: the id of a ${kind} to import is ${importIdForm(description)}, such as "${example}".`,
			["id"],
		);
	}
	const path = Object.fromEntries(names.map((name, index) => [name, given[index]]));
	return {
		id: stateIdOf(description, path[id.parameter]),
		path: Object.fromEntries(parents.map((name) => [name, path[name]])),
	};
}

/**
 * The id that the state keeps of an import. That of an object which has its parent's id gets a word of its own, or the
 * code that Pulumi writes could not tell which of the two another resource refers to.
 */
export function importedId(description: ResourceDescription, id: string): string {
	return description.parents.includes(description.id.parameter) ? `${id}/${description.kind}` : id;
}

/** The id without what `importedId` adds, which dynamic resources never have. */
export function plainId(description: ResourceDescription, id: string): string {
	const plain = id.replace(new RegExp(`/${description.kind}$`), "");
	return importedId(description, plain) === id ? plain : id;
}

/** The API's id of a resource, of the one that the state keeps; see `importedId`. */
export function objectId(description: ResourceDescription, id: string, properties: Properties): string {
	const { parameter } = description.id;
	const isInput = compileDescription(description).inputs.get(parameter)?.isParent === true;
	return isInput && properties[parameter] !== undefined ? String(properties[parameter]) : id;
}
