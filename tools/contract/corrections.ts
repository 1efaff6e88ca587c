/** What `schema/corrections.yaml` says, applied to what was parsed of Zoom's text. */
import type { ParsedOperation, Schema } from "./parse-description.ts";

/** Where a fact about the API comes from: the text, Zoom's published OpenAPI or changelog, or clients of real accounts. */
const SOURCES = ["description", "published", "observed"] as const;

type Source = (typeof SOURCES)[number];

/** A place in an operation's bodies. */
interface Place {
	operation: string;
	in: "request" | "response";
	/** Path as `recurrence.weekly_days[]`; empty for the whole body. */
	at: string;
}

/** What another source says of the same place, in the place of the keywords of the same names. */
interface Otherwise {
	source: Source;
	says: Record<string, unknown>;
	/** In a line, what shows it. */
	why: string;
}

/** A change of a schema. */
interface Correction extends Place {
	/** Keywords to set. */
	set?: Record<string, unknown>;
	/** Properties to add to those that are there. */
	add?: Record<string, Schema>;
	/** Whose word `set` and `add` are; the description's where not given. */
	source?: Source;
	/** In a line, what shows it. */
	why?: string;
	otherwise?: Otherwise[];
}

/** A list of which an answer holds no more than so many, without a further page. */
interface AnswerCap {
	operation: string;
	at: string;
	most: number;
	source: Source;
}

/** An error code that the operations file lacks. */
interface ExtraError {
	operation: string;
	status: number;
	code: number;
	means: string;
}

/** A query parameter that stands only in prose. */
interface ExtraParameter {
	operation: string;
	name: string;
	/** The keywords of its schema. */
	set: Record<string, unknown>;
}

/** The file of corrections. */
export interface Corrections {
	operationIds: Record<string, string>;
	corrections: Correction[];
	answerCaps: AnswerCap[];
	errors: ExtraError[];
	parameters: ExtraParameter[];
}

/** @throws Error where a correction is for no operation, or of no known source */
export function checkCorrections(
	{ corrections, answerCaps, errors, parameters }: Corrections,
	ids: readonly string[],
): void {
	for (const { operation } of [...corrections, ...answerCaps, ...errors, ...parameters]) {
		if (!ids.includes(operation)) throw new Error(`corrections.yaml: there is no operation ${operation}`);
	}
	const sources = [
		...[...corrections, ...answerCaps].map(({ source = "description" }) => source),
		...corrections.flatMap(({ otherwise = [] }) => otherwise.map(({ source }) => source)),
	];
	const unknown = sources.find((source) => !SOURCES.includes(source));
	if (unknown !== undefined) throw new Error(`corrections.yaml: there is no source ${unknown}`);
}

/** The schema at a path. */
export function at(schema: Schema | undefined, path: string, where: string): Schema {
	let place = schema;
	for (const step of path.match(/[A-Za-z_]\w*|\[\]/g) ?? []) {
		place = step === "[]" ? place?.items : place?.properties?.[step];
		if (place === undefined) throw new Error(`${where}: there is no ${path}`);
	}
	if (place === undefined) throw new Error(`${where}: there is no body`);
	return place;
}

/** Says of each keyword whose word it is. */
function marked(schema: Schema, keywords: readonly string[], source: Source): Schema {
	const said = schema["x-zoom-source"] as Record<string, Source> | undefined;
	const added = Object.fromEntries(keywords.map((keyword) => [keyword, source]));
	return Object.assign(schema, { "x-zoom-source": { ...said, ...added } });
}

function correct(schema: Schema, { set = {}, add = {}, source = "description", otherwise }: Correction): void {
	if (Object.keys(set).length > 0) marked(Object.assign(schema, set), Object.keys(set), source);
	for (const [name, field] of Object.entries(add)) {
		schema.properties = { ...schema.properties, [name]: marked({ ...field }, Object.keys(field), source) };
	}
	if (otherwise !== undefined) Object.assign(schema, { "x-zoom-otherwise": otherwise });
}

/** Applies what is said of an operation to its bodies. */
export function applyCorrections(operation: ParsedOperation, id: string, corrections: Corrections): void {
	const success = [...operation.responses].find(([status]) => status < 300)?.[1];
	for (const correction of corrections.corrections.filter((candidate) => candidate.operation === id)) {
		const root = correction.in === "request" ? operation.request?.schema : success;
		correct(at(root, correction.at, id), correction);
	}
	for (const { at: path, most, source } of corrections.answerCaps.filter((cap) => cap.operation === id)) {
		Object.assign(at(success, path, id), { "x-zoom-answer-cap": { most, source } });
	}
}
