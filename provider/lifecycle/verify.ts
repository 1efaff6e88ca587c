import { type ContractSchema, operation } from "../api/contract";
import type { ResourceDescription } from "./description";
import { type CompiledDescription, contentFactsOf, type Shape, schemaAt, toCamelCase } from "./shape";

/** Paths of all properties within a shape. */
function pathsOf(shape: Shape, path: string): string[] {
	const fields = [...(shape.fields ?? [])].flatMap(([name, field]) => pathsOf(field, `${path}.${name}`));
	const items = shape.items === undefined ? [] : pathsOf(shape.items, `${path}[]`);
	// What the API alone sets is no field of a shape, and may still have facts.
	const all = Object.keys(shape.schema.properties ?? {}).map((name) => `${path}.${toCamelCase(name)}`);
	return [path, ...fields, ...items, ...all];
}

/** Schemas of all that the answers of a kind show: wholes, and items of their lists. */
export function answersOf({ operations: { create, get, list } }: ResourceDescription): ContractSchema[] {
	const ids = [get, list, create].filter((id) => id !== undefined);
	return ids.flatMap((id) => {
		const { response } = operation(id);
		const items = Object.values(response?.properties ?? {}).flatMap(({ items }) =>
			items === undefined ? [] : [items],
		);
		return response === undefined ? [] : [response, ...items];
	});
}

/**
 * Names in a description that its contract lacks. Types refuse most of them in the build already; this also finds
 * those that stand in shared facts, item keys, and rules that are made of text.
 *
 * @returns a sentence each; none for a good description
 */
export function mistakesIn(compiled: CompiledDescription): string[] {
	const { kind, inputs, outputFields, properties = {}, rules = [], docs } = compiled;
	const content = contentFactsOf(compiled);
	const source = content === undefined ? [] : [content.source];
	const paths = new Set([...source, ...[...inputs.values()].flatMap((shape) => pathsOf(shape, shape.name))]);
	const names = new Set([...inputs.keys(), ...outputFields.keys()]);
	const answers = answersOf(compiled);
	const mistakes: string[] = [];
	const expect = (where: string, name: string, known: ReadonlySet<string>): void => {
		if (!known.has(name)) mistakes.push(`${kind}: ${where} names "${name}", which is not a property of it.`);
	};
	for (const path of Object.keys(properties)) expect("properties", path, paths);
	for (const path of Object.keys(docs.properties ?? {})) expect("docs", path, new Set([...paths, ...names]));
	for (const [path] of rules.flatMap(({ says }) => says)) expect("a rule", path, paths);
	for (const name of compiled.secrets ?? []) expect("secrets", name, names);
	for (const name of compiled.alwaysShown ?? []) expect("alwaysShown", name, names);
	for (const name of compiled.naturalKey?.by.flat() ?? []) expect("naturalKey", name, new Set(inputs.keys()));
	if (compiled.unique !== undefined) expect("unique", compiled.unique.property, new Set(inputs.keys()));
	for (const [path, { itemKey, wire }] of Object.entries(properties)) {
		if (itemKey !== undefined) expect(`itemKey of ${path}`, `${path}[].${itemKey}`, paths);
		for (const [direction, place] of Object.entries(wire ?? {})) {
			const shape = inputs.get(path);
			if (place !== false && shape?.places[direction as keyof typeof shape.places] === undefined)
				mistakes.push(`${kind}: ${path} has no place "${place}" in the ${direction} body.`);
		}
	}
	for (const path of compiled.outputs ?? []) {
		if (!answers.some((answer) => schemaAt(answer, path.split(".")) !== undefined))
			mistakes.push(`${kind}: outputs name "${path}", which is in no answer.`);
	}
	return mistakes;
}
