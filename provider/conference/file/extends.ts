import { existsSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve } from "node:path";
import { inLongForm } from "./params";
import type { Problem } from "./problem";
import { Repository } from "./repository";
import { EMPTY, type Entry, type MapNode, type Node } from "./tree";
import { parseYaml, readText } from "./yaml-file";

/** Longest chain of templates. */
const MAX_CHAIN = 16;

/** Lays `over` onto `base`: maps entry by entry, null removes an entry, everything else replaces. */
export function merge(base: Node, over: Node): Node {
	if (base.kind !== "map" || over.kind !== "map") return withoutNulls(over);
	const entries = new Map(base.entries);
	for (const [key, { keyPlace, node }] of over.entries) {
		const known = entries.get(key);
		if (node.kind === "scalar" && node.value === null) entries.delete(key);
		else entries.set(key, { keyPlace, node: known === undefined ? withoutNulls(node) : merge(known.node, node) });
	}
	return { kind: "map", entries, place: over.place };
}

/** A null removes what a template says; where there is nothing, it says nothing. */
export function withoutNulls<N extends Node>(node: N): N {
	if (node.kind !== "map") return node;
	const entries = [...node.entries]
		.filter(([, entry]) => !(entry.node.kind === "scalar" && entry.node.value === null))
		.map(([key, entry]): [string, Entry] => [key, { ...entry, node: withoutNulls(entry.node) }]);
	return { ...node, entries: new Map(entries) };
}

/** A file's map with parameters in the long form, without `extends` and `$schema`. */
function ownPart(root: MapNode): MapNode {
	const entries = new Map(root.entries);
	entries.delete("extends");
	entries.delete("$schema");
	const params = entries.get("params");
	if (params !== undefined) entries.set("params", { ...params, node: inLongForm(params.node) });
	return { ...root, entries };
}

/**
 * Reads a conference file with the templates that it extends, merged; and what its paths may not leave.
 *
 * @param ownText text of the file itself, in place of what it has
 */
export function readWithTemplates(
	file: string,
	ownText?: string,
): { root: MapNode; problems: Problem[]; repository: Repository } {
	const first = resolve(file);
	const start = existsSync(first) ? realpathSync(first) : first;
	const repository = new Repository(start);
	// Relative to here where the file is below, so that a terminal can open it.
	const shown = (path: string): string => {
		const short = relative(process.cwd(), path);
		return short.startsWith("..") || isAbsolute(short) ? path : short;
	};

	const read = (path: string, chain: readonly string[]): { root: MapNode; problems: Problem[] } => {
		const text = chain.length === 1 && ownText !== undefined ? { text: ownText } : readText(path, shown(path));
		if ("problem" in text) return { root: EMPTY, problems: [text.problem] };
		const { root, problems } = parseYaml(text.text, shown(path));
		const entry = root.entries.get("extends");
		if (entry === undefined) return { root: ownPart(root), problems };
		const fail = (message: string): { root: MapNode; problems: Problem[] } => ({
			root: ownPart(root),
			problems: [...problems, { ...entry.node.place(), path: "extends", message }],
		});
		const { node } = entry;
		if (node.kind !== "scalar" || typeof node.value !== "string" || node.value === "")
			return fail("must be the path of one file, such as ./base.yaml.");
		if (/^[a-z][a-z0-9+.-]+:\/\//i.test(node.value))
			return fail(`is "${node.value}", an address; name a file of this repository, such as ./base.yaml.`);
		const found = repository.find(dirname(path), node.value);
		if ("reason" in found) return fail(found.reason);
		const { real } = found;
		if (real === undefined) return fail(`is "${node.value}", which does not exist; paths start at this file's folder.`);
		if (chain.includes(real)) {
			const circle = [...chain.slice(chain.indexOf(real)), real].map((one) => relative(repository.root, one));
			return fail(`is a circular chain: ${circle.join(" → ")}; a template can't extend a file that extends it.`);
		}
		if (chain.length >= MAX_CHAIN) return fail(`is a chain of more than ${MAX_CHAIN} files; use fewer templates.`);
		const base = read(real, [...chain, real]);
		return {
			root: merge(base.root, ownPart(root)) as MapNode,
			problems: [...base.problems, ...problems],
		};
	};

	const { root, problems } = read(start, [start]);
	return { root: withoutNulls(root), problems, repository };
}
