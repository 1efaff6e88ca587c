import { speltZone } from "../../kinds/zones";
import type { Properties } from "../../lifecycle/description";
import { type Path, pathText } from "../../lifecycle/property-path";
import { levelsOf } from "../checks";
import type { Declaration, Report } from "../declaration";
import { expandWith } from "../expand/expand";
import { withDefaults } from "../file/defaults";
import { fillParams, type ParamValues } from "../file/params";
import { inOrder, type Problem } from "../file/problem";
import type { Repository } from "../file/repository";
import { withSources } from "../file/sources";
import { type MapNode, placeOf, toPlain } from "../file/tree";
import type { ConferenceSpec } from "../spec";
import { checkDeclarations, placesOf } from "./declarations";
import { schemaFailures } from "./schema-failures";
import { checkSettings } from "./settings";
import { checkTogether } from "./together";
import { warnOf } from "./warnings";

/** What a conference came to. */
export interface Loaded {
	/** The conference; absent where it has problems. */
	spec?: ConferenceSpec;
	/** Everything that is wrong, in the order of the lines. */
	problems: Problem[];
	/** What is hardly meant in a conference without problems. */
	warnings: Problem[];
}

/** What is wrong, with nothing that could be used. */
export function refused(problems: readonly Problem[]): Loaded {
	return { problems: inOrder(problems), warnings: [] };
}

/**
 * Checks a conference as its file and templates say it, from the placeholders to what objects say of each other.
 *
 * @param params values of parameters, by name
 * @param now the time that counts as the present; it makes warnings alone
 * @param repository what the paths of files may not leave; absent where no file says them
 */
export function check(tree: MapNode, params: ParamValues, now: Date, repository?: Repository): Loaded {
	const filled = fillParams(tree, params, keptPlaceholders(tree));
	const problems: Problem[] = [...filled.problems];
	const root = withDefaults(filled.root);
	const seen = new Map<string, Path>();
	const report: Report = (path, message) => {
		const place = placeOf(root, path) ?? {};
		// A default that is wrong is wrong in every object: it is said where it stands.
		const token = `${JSON.stringify(place)} ${message}`;
		const before = seen.get(token);
		if (before !== undefined && "line" in place && pathText(before) !== pathText(path) && isDefault(root, path, place))
			return;
		seen.set(token, path);
		problems.push({ ...place, path: pathText(path), message });
	};
	const sourced = withSources(root, repository, report);
	const value = toPlain(sourced.root) as Record<string, unknown>;
	const failures = schemaFailures(value);
	for (const { path, message } of failures) report(path, message);
	const wrong = [...sourced.refused, ...failures.filter(({ isLack }) => !isLack).map(({ path }) => path)];
	const { params: _, defaults: __, ...rest } = prune(value, wrong) as Record<string, unknown>;
	if (typeof rest.event !== "object" || rest.event === null) return refused(problems);
	const spec = withZonesSpelt(rest as ConferenceSpec);

	const refusedPlaces = placesOf([...sourced.refused, ...failures.map((failure) => failure.path)]);
	const reported: Path[] = [];
	const declarations = expandWith(spec, (path, message) => {
		reported.push(path);
		// What is missing in an object may be what was taken out since it is wrong.
		if (!refusedPlaces.below.has(pathText(path))) report(path, message);
	});
	checkDeclarations(declarations, refusedPlaces, placesOf(reported), report);
	checkTogether(spec, declarations, report);
	checkSettings(spec, report);
	if (problems.length > 0) return refused(problems);
	const found = hardlyMeant(spec, declarations, now, root);
	const errors = found.filter(({ severity }) => severity === undefined);
	const warnings = found.filter(({ severity }) => severity === "warning");
	return { ...(errors.length === 0 && { spec }), problems: errors, warnings };
}

/** A conference whose warnings count as problems. */
export function strictly(loaded: Loaded): Loaded {
	const { problems, warnings } = loaded;
	if (warnings.length === 0) return loaded;
	return refused([...problems, ...warnings.map(({ severity: _, ...warning }) => warning)]);
}

/**
 * What is hardly meant, in the order of the lines: a warning each, or an error where the file wants it so, and nothing
 * of what it turns off.
 */
function hardlyMeant(spec: ConferenceSpec, declarations: readonly Declaration[], now: Date, root: MapNode): Problem[] {
	const levelOf = levelsOf(spec.checks);
	const found = new Map<string, Problem>();
	warnOf(spec, declarations, now, (check, path, message) => {
		const level = levelOf(check, path[1] === undefined ? undefined : String(path[1]));
		const text = pathText(path);
		// What holds for one event of a series holds for most of them.
		const token = `${check} ${text}`;
		if (level === "off" || found.has(token)) return;
		const problem: Problem = { ...placeOf(root, path), path: text, message, check };
		found.set(token, level === "error" ? problem : { ...problem, severity: "warning" });
	});
	return inOrder([...found.values()]);
}

/** Namespaces of the placeholders that are filled for each event, where there are several. */
function keptPlaceholders({ entries }: MapNode): string[] {
	const series = entries.get("series")?.node;
	const as = series?.kind === "map" ? series.entries.get("as")?.node : undefined;
	const isEvents = as?.kind === "scalar" && as.value === "events";
	return [...(isEvents ? ["series"] : []), ...(entries.has("parts") ? ["part"] : [])];
}

/** Whether the place of a path is in `defaults`. */
function isDefault(root: MapNode, path: Path, place: object): boolean {
	const [section, , ...rest] = path;
	if (section === "defaults" || section === undefined) return false;
	return JSON.stringify(placeOf(root, ["defaults", section, ...rest])) === JSON.stringify(place);
}

/** Takes the values at paths out of a copy. */
function prune(value: unknown, paths: readonly Path[]): unknown {
	if (paths.length === 0) return value;
	const copy = structuredClone(value);
	for (const path of paths) {
		let place = copy as Record<string, unknown> | undefined;
		for (const step of path.slice(0, -1)) place = place?.[step] as Record<string, unknown> | undefined;
		const last = path.at(-1);
		if (place !== undefined && place !== null && last !== undefined && !Array.isArray(place)) delete place[last];
		// An item that is taken out of a list would move the others.
		if (Array.isArray(place) && typeof last === "number") place[last] = undefined as never;
	}
	return copy;
}

/** The conference with its time zones as the database spells them: `europe/berlin` says what is meant. */
function withZonesSpelt(spec: ConferenceSpec): ConferenceSpec {
	const spelt = <T>(value: T): T => {
		if (typeof value !== "object" || value === null) return value;
		const { timezone } = value as Properties;
		return typeof timezone === "string" ? { ...value, timezone: speltZone(timezone) } : value;
	};
	const { event, sessions } = spec;
	const { duplicateOf } = event;
	const entries = Object.entries(sessions ?? {}).map(([key, session]) => [key, spelt(session)] as const);
	return {
		...spec,
		event: spelt({ ...event, ...(duplicateOf !== undefined && { duplicateOf: spelt(duplicateOf) }) }),
		...(sessions !== undefined && { sessions: Object.fromEntries(entries) }),
	};
}
