import { check, type Loaded, refused } from "./check/check";
import { readWithTemplates, withoutNulls } from "./file/extends";
import { inLongForm, type ParamValues } from "./file/params";
import { fromPlain } from "./file/tree";

/**
 * Reads a conference from its file and the templates that it extends, and checks all of it.
 *
 * @param file path of a YAML file
 * @param params values of parameters, by name; text is read as the parameter's type
 * @param now the time that counts as the present; it makes warnings alone
 * @param ownText text of the file itself, in place of what it has
 */
export function loadConference(file: string, params: ParamValues = {}, now = new Date(), ownText?: string): Loaded {
	const { root, problems, repository } = readWithTemplates(file, ownText);
	if (problems.length > 0) return refused(problems);
	return check(root, params, now, repository);
}

/**
 * Checks a conference that is given as a value; problems have a path and no line.
 *
 * @param params values of parameters, by name; text is read as the parameter's type
 * @param now the time that counts as the present; it makes warnings alone
 */
export function checkConference(spec: unknown, params: ParamValues = {}, now = new Date()): Loaded {
	const node = fromPlain(spec);
	if (node.kind !== "map") return refused([{ path: "", message: "is not a map; a conference starts with event." }]);
	const entries = new Map(node.entries);
	const declared = entries.get("params");
	if (declared !== undefined) entries.set("params", { ...declared, node: inLongForm(declared.node) });
	return check(withoutNulls({ ...node, entries }), params, now);
}
