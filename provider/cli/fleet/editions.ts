import { readdirSync, realpathSync, statSync } from "node:fs";
import { dirname, extname, join, parse, relative, resolve } from "node:path";
import { formatProblem, loadConference, type Problem, strictly } from "../../conference";
import { parseYaml, readText } from "../../conference/file/yaml-file";
import { stackNameProblem } from "./names";
import { type Project, pathIn } from "./project";

/** A conference file that has a stack of its own. */
export interface Edition {
	/** Name of its stack: that of the file, without its ending. */
	stack: string;
	/** Path of the file, from the current folder. */
	file: string;
	/** Path of the file from the project's folder, as its stack's config has it: `editions/2029.yaml`. */
	path: string;
}

/** What is in the folders and files that make a fleet. */
export interface Fleet {
	/** In the order of their names; `2` comes before `10`. */
	editions: Edition[];
	/** What is wrong with any of them. */
	problems: Problem[];
	/** How many warnings the files have. */
	warnings: number;
	/** Files that are no editions, each with why: `_base.yaml (a template, by its name)`. */
	others: string[];
}

const ENDINGS: readonly string[] = [".yaml", ".yml"];

/** Files that nobody takes for editions: hidden ones, and the project's and its stacks' own. */
const OTHERS = /^(?:\.|Pulumi\.)/;

/** The beginning of a list, after comments. */
const LIST = /^(?:[^\S\n]*(?:#[^\n]*)?\n|---[^\n]*\n)*[^\S\n]*(?:-[\s]|\[)/;

const byName = new Intl.Collator("en", { numeric: true });

/** What a file is: an edition, with the file that it extends where it does; else why it is none. */
function kindOf(file: string): { extends?: string } | { why: string } {
	const { name } = parse(file);
	if (name.startsWith("_")) return { why: "a template, by its name" };
	const read = readText(file, file);
	// What can't be read is said by the check: it may be meant as an edition.
	if ("problem" in read) return {};
	const { root, problems } = parseYaml(read.text, file);
	if (problems.length > 0) return LIST.test(read.text) ? { why: "a list" } : {};
	const base = root.entries.get("extends")?.node;
	if (base === undefined && !root.entries.has("event")) return { why: "has neither event nor extends" };
	if (base?.kind !== "scalar" || typeof base.value !== "string") return {};
	return { extends: resolve(dirname(file), base.value) };
}

/** Conference files of a folder, not of those in it; or the file itself. */
function filesOf(named: string): { files: string[] } | { problem: string } {
	const stats = statSync(named, { throwIfNoEntry: false });
	if (stats === undefined) return { problem: "does not exist; check the name." };
	if (!stats.isDirectory()) return { files: [named] };
	const files = readdirSync(named)
		.filter((name) => ENDINGS.includes(extname(name).toLowerCase()) && !OTHERS.test(name))
		.map((name) => join(named, name));
	return files.length > 0 ? { files } : { problem: "has no conference files: none of its files ends with .yaml." };
}

/**
 * Finds the editions in folders and files. Every YAML file with `event` or `extends` is one, unless its name begins with
 * `_`: one that is wrong is then never taken for something else, and left out.
 */
export function findEditions(named: readonly string[], project: Project): Omit<Fleet, "warnings"> {
	const problems: Problem[] = [];
	const others: string[] = [];
	const files = new Map<string, string>();
	for (const one of named) {
		const found = filesOf(one);
		if ("problem" in found) problems.push({ file: one, path: "", message: found.problem });
		else for (const file of found.files) files.set(realpathSync(file), files.get(realpathSync(file)) ?? file);
	}
	const editions: Edition[] = [];
	for (const file of [...files.values()].sort(byName.compare)) {
		const kind = kindOf(file);
		if ("why" in kind) {
			others.push(`${file} (${kind.why})`);
			continue;
		}
		const { name: stack, ext } = parse(file);
		const message = stackNameProblem(stack, ext);
		if (message !== undefined) problems.push({ file, path: "", message });
		editions.push({ stack, file: relative("", file) || file, path: pathIn(project, file) });
	}
	editions.sort((one, other) => byName.compare(one.stack, other.stack));
	problems.push(...twinsIn(editions));
	if (editions.length === 0 && problems.length === 0)
		problems.push({
			...{ file: named.join(", "), path: "" },
			message: "has no edition: a file is one if it has event or extends, and its name doesn't begin with _.",
		});
	return { editions, problems, others };
}

/** Files of one name, which would share a stack. Names that differ in case alone share a file of a stack's config on many systems. */
function twinsIn(editions: readonly Edition[]): Problem[] {
	const first = new Map<string, Edition>();
	return editions.flatMap((edition): Problem[] => {
		const key = edition.stack.toLowerCase();
		const other = first.get(key);
		first.set(key, other ?? edition);
		if (other === undefined) return [];
		const { file } = edition;
		return [
			{
				file,
				path: "",
				message: `would have the same stack as ${other.file}; rename one of them, in another way than by case.`,
			},
		];
	});
}

/**
 * Finds the editions and checks all of them.
 *
 * @param now the time that counts as the present; it makes warnings alone
 * @param isStrict whether warnings count as problems
 */
export function readFleet(named: readonly string[], project: Project, now: Date, isStrict = false): Fleet {
	const { editions, problems, others } = findEditions(named, project);
	// What a template has wrong is wrong in each edition, and said once.
	const byText = new Map(problems.map((problem) => [formatProblem(problem), problem]));
	let warnings = 0;
	const extended = new Set(editions.map(({ file }) => baseOf(file)));
	for (const { file } of editions) {
		const loaded = loadConference(file, {}, now);
		const { problems: found, warnings: said } = isStrict ? strictly(loaded) : loaded;
		warnings += said.length;
		const all = [...found];
		if (found.length > 0 && extended.has(realpathSync(file)))
			all.push({
				...{ file, path: "" },
				message: "is extended by others. If it is a template and no edition, begin its name with _.",
			});
		for (const problem of all) byText.set(formatProblem(problem), problem);
	}
	return { editions, problems: [...byText.values()], warnings, others };
}

/** The file that another extends, with links followed; undefined where there is none. */
function baseOf(file: string): string | undefined {
	const kind = kindOf(file);
	if (!("extends" in kind) || kind.extends === undefined) return undefined;
	return statSync(kind.extends, { throwIfNoEntry: false }) === undefined ? undefined : realpathSync(kind.extends);
}
