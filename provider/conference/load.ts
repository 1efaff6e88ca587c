import Ajv2020, { type ErrorObject, type ValidateFunction } from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { kinds } from "../kinds";
import { checkInputs, toFailure } from "../lifecycle/check";
import type { Properties } from "../lifecycle/description";
import { compileDescription } from "../lifecycle/shape";
import { formats, speltZone } from "./check/formats";
import { conferenceSchema } from "./check/schema";
import { checkTogether } from "./check/together";
import { warnOf } from "./check/warnings";
import { type Declaration, isLater, type Report } from "./declaration";
import { expandWith, sourceOf } from "./expand/expand";
import { merge, readWithTemplates, withoutNulls } from "./file/extends";
import { fillParams, inLongForm, type ParamValues } from "./file/params";
import { ConferenceError, inOrder, type Problem } from "./file/problem";
import { type Entry, fromPlain, type MapNode, type Path, pathText, placeOf, toPath, toPlain } from "./file/tree";
import { MERGE_KEY, MERGE_REFUSAL } from "./file/yaml-file";
import { sectionEntries } from "./sections";
import type { ConferenceSpec } from "./spec";

let validator: ValidateFunction | undefined;

function schemaValidator(): ValidateFunction {
	if (validator === undefined) {
		// Our own schema needs no check, and a function that runs once no optimiser.
		const ajv = new Ajv2020({
			allErrors: true,
			strict: false,
			verbose: true,
			validateSchema: false,
			code: { optimize: false },
		});
		addFormats(ajv);
		for (const [name, { pattern, validate }] of Object.entries(formats)) {
			const expression = new RegExp(pattern, "u");
			ajv.addFormat(name, (text: string) => expression.test(text) && (validate?.(text) ?? true));
		}
		validator = ajv.compile(conferenceSchema());
	}
	return validator;
}

/** A pointer's steps; indices of lists are numbers. */
function stepsOf(pointer: string, root: unknown): (string | number)[] {
	let place = root;
	return pointer
		.split("/")
		.slice(1)
		.map((step) => {
			const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
			const isIndex = Array.isArray(place);
			place = (place as Record<string, unknown> | undefined)?.[name];
			return isIndex ? Number(name) : name;
		});
}

/** Errors without those of the branches of a choice that were not meant. */
function meantErrors(errors: readonly ErrorObject[]): ErrorObject[] {
	const choices = errors.filter(({ keyword }) => keyword === "anyOf");
	if (choices.length === 0) return [...errors];
	const dropped = new Set<ErrorObject>();
	for (const choice of choices) {
		const within = errors.filter(
			(error) =>
				error.schemaPath.startsWith(`${choice.schemaPath}/`) && error.instancePath.startsWith(choice.instancePath),
		);
		const branchOf = (error: ErrorObject): string =>
			error.schemaPath.slice(choice.schemaPath.length + 1).split("/")[0] ?? "";
		const missed = new Set(
			within
				.filter(
					({ instancePath, keyword }) => instancePath === choice.instancePath && ["type", "const"].includes(keyword),
				)
				.map(branchOf),
		);
		const isMeant = within.some((error) => !missed.has(branchOf(error)));
		for (const error of within) if (!isMeant || missed.has(branchOf(error))) dropped.add(error);
		if (isMeant) dropped.add(choice);
	}
	return errors.filter((error) => !dropped.has(error));
}

const TYPE_NAMES: Record<string, string> = {
	string: "text; put it into quotes",
	integer: "a whole number",
	number: "a number",
	boolean: "true or false",
	array: "a list",
	object: "a map",
};

/** What is wrong by the schema: path and message. */
function schemaFailure(error: ErrorObject, spec: unknown): { path: Path; message: string } {
	const path = stepsOf(error.instancePath, spec);
	const { keyword, params, data, parentSchema } = error;
	const { additionalProperty, propertyName = error.propertyName } = params as Record<string, string | undefined>;
	if ([additionalProperty, propertyName].includes(MERGE_KEY))
		return { path: [...path, MERGE_KEY], message: MERGE_REFUSAL };
	if (keyword === "propertyNames" || error.propertyName !== undefined) {
		const name = String(propertyName ?? data);
		return {
			path: [...path, name],
			message: "is no key; keys have letters, digits, - and _, begin with a letter or digit, and have at most 100.",
		};
	}
	if (keyword === "format") {
		const known = formats[(params as { format: string }).format];
		if (known !== undefined) return { path, message: `is ${JSON.stringify(data)}; ${known.mustBe}.` };
	}
	if (keyword === "type") {
		const type = String((params as { type: unknown }).type);
		return { path, message: `is ${shown(data)}; it must be ${TYPE_NAMES[type] ?? type}.` };
	}
	if (keyword === "anyOf") {
		const description = String((parentSchema as { description?: string } | undefined)?.description ?? "");
		return { path, message: `is ${shown(data)}; it must be as described: ${description}.` };
	}
	const failure = toFailure(error, nounOf(path));
	// Of "required" and "additionalProperties" the failure names the property, of all else the place itself.
	const last = ["required", "additionalProperties"].includes(keyword)
		? [String(Object.values(params as Record<string, unknown>)[0])]
		: [];
	return { path: [...path, ...last], message: failure.reason };
}

function shown(data: unknown): string {
	if (Array.isArray(data)) return "a list";
	if (typeof data === "object" && data !== null) return "a map";
	return data === null ? "empty" : JSON.stringify(data);
}

function nounOf([section]: Path): string {
	if (section === undefined) return "conference";
	return sectionEntries.find(([name]) => name === section)?.[1].noun ?? String(section);
}

/** Lays what holds for a section under each of its objects. */
function withDefaults(root: MapNode): MapNode {
	const defaults = root.entries.get("defaults")?.node;
	if (defaults?.kind !== "map") return root;
	const entries = [...root.entries].map(([section, entry]): [string, Entry] => {
		const base = defaults.entries.get(section)?.node;
		const { node } = entry;
		if (base?.kind !== "map" || node.kind !== "map") return [section, entry];
		const objects = [...node.entries].map(([key, object]): [string, Entry] => [
			key,
			object.node.kind === "map" ? { ...object, node: merge(base, object.node) } : object,
		]);
		return [section, { ...entry, node: { ...node, entries: new Map(objects) } }];
	});
	return { ...root, entries: new Map(entries) };
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

/** The paths (`exact`), with those of all that holds them (`all`), and the holders alone (`below`). */
function holdersOf(paths: readonly Path[]): { exact: Set<string>; all: Set<string>; below: Set<string> } {
	const exact = new Set(paths.map(pathText));
	const all = new Set<string>();
	const below = new Set<string>();
	for (const path of paths) {
		all.add(pathText(path));
		for (let length = 1; length < path.length; length++) {
			const holder = pathText(path.slice(0, length));
			all.add(holder);
			below.add(holder);
		}
	}
	return { exact, all, below };
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
function refused(problems: readonly Problem[]): Loaded {
	return { problems: inOrder(problems), warnings: [] };
}

function check(tree: MapNode, params: ParamValues, now: Date): Loaded {
	const series = tree.entries.get("series")?.node;
	const as = series?.kind === "map" ? series.entries.get("as")?.node : undefined;
	const isEvents = as?.kind === "scalar" && as.value === "events";
	const filled = fillParams(tree, params, isEvents ? ["series"] : []);
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
	const value = toPlain(root) as Record<string, unknown>;
	const validate = schemaValidator();
	validate(value);
	// Defaults are a part of an object: they may lack what it has to have.
	const errors = (validate.errors ?? []).filter(
		({ keyword, instancePath }) => keyword !== "required" || !/^\/defaults\/[^/]+$/.test(instancePath),
	);
	const failures = meantErrors(errors).map((error) => ({ error, ...schemaFailure(error, value) }));
	// What `defaults` says wrong comes first, so that it is said there.
	failures.sort((a, b) => Number(b.path[0] === "defaults") - Number(a.path[0] === "defaults"));
	for (const { path, message } of failures) report(path, message);
	const wrong = failures.filter(({ error }) => error.keyword !== "required").map(({ path }) => path);
	const { params: _, defaults: __, ...rest } = prune(value, wrong) as Record<string, unknown>;
	if (typeof rest.event !== "object" || rest.event === null) return refused(problems);
	const spec = withZonesSpelt(rest as ConferenceSpec);

	const wrongWithin = holdersOf(failures.map((failure) => failure.path));
	const reported: Path[] = [];
	const declarations = expandWith(spec, (path, message) => {
		reported.push(path);
		// What is missing in an object may be what was taken out since it is wrong.
		if (!wrongWithin.below.has(pathText(path))) report(path, message);
	});
	checkDeclarations(declarations, wrongWithin.all, holdersOf(reported), report);
	checkTogether(spec, declarations, report);
	if (problems.length > 0) return refused(problems);
	const warnings: Problem[] = [];
	warnOf(spec, now, (path, message) =>
		warnings.push({ ...placeOf(root, path), path: pathText(path), message, severity: "warning" }),
	);
	return { spec, problems, warnings };
}

/** Whether the place of a path is in `defaults`. */
function isDefault(root: MapNode, path: Path, place: object): boolean {
	const [section, , ...rest] = path;
	if (section === "defaults" || section === undefined) return false;
	return JSON.stringify(placeOf(root, ["defaults", section, ...rest])) === JSON.stringify(place);
}

/**
 * Checks each resource by its kind's contract and rules.
 *
 * @param wrong places that the schema refuses, with what holds them, which is not checked again
 * @param reported places of which the expansion has said what is wrong, with what holds them
 */
function checkDeclarations(
	declarations: readonly Declaration[],
	wrong: ReadonlySet<string>,
	reported: ReturnType<typeof holdersOf>,
	report: Report,
): void {
	for (const declaration of declarations) {
		const { kind, inputs, from, places } = declaration;
		if (wrong.has(pathText(from))) continue;
		const isReported = reported.all.has(pathText(from));
		const description = compileDescription(kinds[kind]);
		for (const { property, reason } of checkInputs(description, {}, inputs, isLater)) {
			// What could not be filled has been said, and so has a type that doesn't go with the series.
			const isFollowing = reason.startsWith("is required") || property === "recurrence";
			if (isFollowing && (isReported || property in places || SAID_ELSEWHERE.has(property))) continue;
			const source = sourceOf(declaration, toPath(property));
			if (!reported.exact.has(pathText(source))) report(source, reason);
		}
	}
}

/** Inputs that follow from the hub and the event, of which it is said where they are missing. */
const SAID_ELSEWHERE = new Set(["hubId", "eventId"]);

/**
 * Reads a conference from its file and the templates that it extends, and checks all of it.
 *
 * @param file path of a YAML file
 * @param params values of parameters, by name; text is read as the parameter's type
 * @param now the time that counts as the present; it makes warnings alone
 */
export function loadConference(file: string, params: ParamValues = {}, now = new Date()): Loaded {
	const { root, problems } = readWithTemplates(file);
	if (problems.length > 0) return refused(problems);
	return check(root, params, now);
}

/**
 * Checks a conference that is given as a value; problems have a path and no line.
 *
 * @param params values of parameters, by name; text is read as the parameter's type
 * @param now the time that counts as the present; it makes warnings alone
 */
export function checkConference(spec: unknown, params: ParamValues = {}, now = new Date()): Loaded {
	const node = fromPlain(spec);
	if (node.kind !== "map") return refused([{ path: "", message: "is no map; a conference begins with event." }]);
	const entries = new Map(node.entries);
	const declared = entries.get("params");
	if (declared !== undefined) entries.set("params", { ...declared, node: inLongForm(declared.node) });
	return check(withoutNulls({ ...node, entries }), params, now);
}

/**
 * The resources of a conference by name, in the order in which they are made; the same whatever the order of the
 * file's keys and the machine's time zone.
 *
 * @throws ConferenceError where something in it can't be expanded, such as a name that is not there
 */
export function expand(spec: ConferenceSpec): Declaration[] {
	const problems: Problem[] = [];
	const declarations = expandWith(spec, (path, message) => problems.push({ path: pathText(path), message }));
	if (problems.length > 0) throw new ConferenceError(inOrder(problems));
	return declarations;
}
