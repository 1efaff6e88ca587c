import { DateTime } from "luxon";
import { didYouMean } from "../../lifecycle/check";
import { type Path, pathText } from "../../lifecycle/property-path";
import type { Problem } from "./problem";
import type { Entry, MapNode, Node, ScalarNode } from "./tree";

/** Types of a template's parameters. */
export const PARAM_TYPES = ["string", "number", "integer", "boolean", "date"] as const;

type ParamType = (typeof PARAM_TYPES)[number];

/** Values of parameters, by name; text is read as the parameter's type. */
export type ParamValues = Readonly<Record<string, string | number | boolean>>;

type Scalar = string | number | boolean;

const EXAMPLES: Record<ParamType, string> = {
	string: "text",
	number: "a number, such as 1.5",
	integer: "a whole number, such as 2028",
	boolean: "true or false",
	date: "a date, such as 2028-05-09",
};

function asType(value: unknown, type: ParamType): Scalar | undefined {
	switch (type) {
		case "string":
			return typeof value === "object" || value === undefined ? undefined : String(value);
		case "number":
		case "integer": {
			const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
			if (typeof number !== "number" || !Number.isFinite(number)) return undefined;
			return type === "integer" && !Number.isSafeInteger(number) ? undefined : number;
		}
		case "boolean":
			if (value === "true" || value === true) return true;
			return value === "false" || value === false ? false : undefined;
		case "date":
			return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && DateTime.fromISO(value).isValid
				? value
				: undefined;
	}
}

function typeOfValue(value: unknown): ParamType {
	if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
	return typeof value === "boolean" ? "boolean" : "string";
}

function scalarOf(map: MapNode, key: string): unknown {
	const node = map.entries.get(key)?.node;
	return node?.kind === "scalar" ? node.value : undefined;
}

/** A short declaration, `year: 2027`, in the long form, so that an edition's value keeps the template's type. */
export function inLongForm(params: Node): Node {
	if (params.kind !== "map") return params;
	const entries = [...params.entries].map(([name, entry]): [string, Entry] => {
		const { node } = entry;
		if (node.kind !== "scalar" || node.value === null) return [name, entry];
		const long: MapNode = { kind: "map", entries: new Map([["default", entry]]), place: node.place };
		return [name, { keyPlace: entry.keyPlace, node: long }];
	});
	return { ...params, entries: new Map(entries) };
}

/** Values of all parameters, from what is given and the defaults. */
function valuesOf(
	params: MapNode,
	given: ParamValues,
	report: (path: Path, message: string) => void,
): Map<string, Scalar | undefined> {
	const values = new Map<string, Scalar | undefined>();
	for (const [name, { node }] of params.entries) {
		values.set(name, undefined);
		if (node.kind !== "map") continue;
		const fallback = scalarOf(node, "default");
		const declared = scalarOf(node, "type") ?? typeOfValue(fallback ?? given[name]);
		const type = PARAM_TYPES.find((one) => one === declared);
		// The schema's check says what the types are.
		if (type === undefined) continue;
		const value = Object.hasOwn(given, name) ? given[name] : fallback;
		if (value === undefined || value === null) {
			report(["params", name], "has no value; give it a default, or pass a value when loading the conference.");
			continue;
		}
		const converted = asType(value, type);
		if (converted === undefined) report(["params", name], `is ${JSON.stringify(value)}; it must be ${EXAMPLES[type]}.`);
		values.set(name, converted);
	}
	for (const name of Object.keys(given)) {
		if (params.entries.has(name)) continue;
		const hint = didYouMean(name, [...params.entries.keys()]);
		report(
			["params", name],
			`was passed, but the file declares no such parameter.${hint || " Declare it under params."}`,
		);
	}
	return values;
}

const PLACEHOLDER = /\$?\$\{([^}]*)\}/g;

/** A value as a file says it where nothing in it is a placeholder: `${` is written `$${`. */
export function literal<T>(value: T): T {
	const written = (one: unknown): unknown => {
		if (typeof one === "string") return one.replace(/\$\{[^}]*\}/g, "$$$&");
		if (Array.isArray(one)) return one.map(written);
		if (typeof one !== "object" || one === null) return one;
		return Object.fromEntries(Object.entries(one).map(([key, child]) => [key, written(child)]));
	};
	return written(value) as T;
}

/**
 * Fills placeholders of parameters, `${params.year}`; text that is a placeholder alone takes the parameter's type.
 * `$${` stands for `${` itself.
 *
 * @param kept namespaces of placeholders that are filled later, such as `series`
 */
export function fillParams(
	root: MapNode,
	given: ParamValues,
	kept: readonly string[],
): { root: MapNode; problems: Problem[] } {
	const problems: Problem[] = [];
	const declared = root.entries.get("params")?.node;
	const report = (path: Path, message: string, node?: Node): void => {
		const entry = declared?.kind === "map" ? declared.entries.get(String(path[1])) : undefined;
		const place = node === undefined ? (entry?.keyPlace ?? declared?.place ?? root.place) : node.place;
		problems.push({ ...place(), path: pathText(path), message });
	};
	const params: MapNode = declared?.kind === "map" ? declared : { kind: "map", entries: new Map(), place: root.place };
	const values = valuesOf(params, given, report);

	const paramOf = (name: string, node: Node, path: Path): Scalar | undefined => {
		const [namespace, ...rest] = name.trim().split(".");
		const param = rest.join(".");
		if (namespace !== "params") {
			report(path, `has the placeholder \${${name}}; placeholders are written \${params.<name>}.`, node);
		} else if (!values.has(param)) {
			const hint = didYouMean(param, [...values.keys()]);
			report(path, `uses the parameter "${param}", which is not declared.${hint || " Declare it under params."}`, node);
		}
		return values.get(param);
	};
	const fillScalar = (node: ScalarNode, path: Path): ScalarNode => {
		if (typeof node.value !== "string" || !node.value.includes("${")) return node;
		const isKept = (name: string): boolean => kept.includes(name.trim().split(".")[0] ?? "");
		const whole = /^\$\{([^}]*)\}$/.exec(node.value)?.[1];
		if (whole !== undefined && !isKept(whole)) return { ...node, value: paramOf(whole, node, path) ?? null };
		const value = node.value.replace(PLACEHOLDER, (all: string, name: string) => {
			if (all.startsWith("$$")) return all.slice(1);
			return isKept(name) ? all : String(paramOf(name, node, path) ?? "");
		});
		return { ...node, value };
	};
	// Most nodes have no placeholder, and stay the same object.
	const fill = (node: Node, path: Path): Node => {
		if (node.kind === "scalar") return fillScalar(node, path);
		if (node.kind === "list") {
			const items = node.items.map((item, index) => fill(item, [...path, index]));
			return items.some((item, index) => item !== node.items[index]) ? { ...node, items } : node;
		}
		let isChanged = false;
		const entries = new Map<string, Entry>();
		for (const [key, entry] of node.entries) {
			const filled = fill(entry.node, [...path, key]);
			if (filled !== entry.node) isChanged = true;
			entries.set(key, filled === entry.node ? entry : { ...entry, node: filled });
		}
		return isChanged ? { ...node, entries } : node;
	};
	const entries = [...root.entries].map(([key, entry]): [string, Entry] => [
		key,
		key === "params" ? entry : { ...entry, node: fill(entry.node, [key]) },
	]);
	return { root: { ...root, entries: new Map(entries) }, problems };
}
