import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { operations, paths } from "../../schema/zoom-events";

/** Id of one of the contract's 91 operations, as Zoom spells it: `createSpeaker`. */
export type OperationId = keyof operations;

/** Where a fact comes from: Zoom's text, its published OpenAPI, or what clients of real accounts got. */
export type FactSource = "description" | "published" | "observed";

/** How many objects an answer's list holds at most, with no further page for the rest. */
export interface AnswerCap {
	most: number;
	source: FactSource;
}

/** A JSON Schema as the contract uses it. */
export interface ContractSchema {
	type?: string | string[];
	format?: string;
	enum?: (string | number)[];
	default?: unknown;
	description?: string;
	properties?: Record<string, ContractSchema>;
	required?: string[];
	items?: ContractSchema;
	oneOf?: ContractSchema[];
	/** Other spellings by which answers show a value, by the value as requests take it. */
	"x-zoom-shown-as"?: Readonly<Record<string, readonly string[]>>;
	/** Of a list in an answer. */
	"x-zoom-answer-cap"?: AnswerCap;
	/** How instants are spelt, where the text says so: whole seconds of UTC. */
	"x-zoom-instant"?: string;
	/** Whose word a keyword is, where it isn't plain in Zoom's text. */
	"x-zoom-source"?: Readonly<Record<string, FactSource>>;
	/** What another source says in place of the keywords of the same names. */
	"x-zoom-otherwise"?: readonly { source: FactSource; says: ContractSchema; why: string }[];
	[keyword: string]: unknown;
}

/** Zoom's rate label of an operation; limits are per account and label. */
export type RateLabel = "LIGHT" | "MEDIUM" | "HEAVY";

/** What an account must have: a Pro plan or higher, a Webinars Plus or Events license. */
export type Prerequisite = "pro-plan" | "events-license";

/** Scopes that let an app call an operation: any one of either list is enough. */
export interface Scopes {
	classic: readonly string[];
	granular: readonly string[];
}

/** A parameter of an operation, in the path or the query. */
export interface Parameter {
	/** As the API has it: `page_size`. */
	name: string;
	in: string;
	required?: boolean;
	schema: ContractSchema;
}

/** What the contract says of an operation. */
export interface Operation {
	id: OperationId;
	/** Upper case. */
	method: string;
	/** Template relative to the API's base URL: `/zoom_events/events/{eventId}`. */
	path: keyof paths;
	summary: string;
	rateLabel: RateLabel;
	scopes: Scopes;
	/** Empty where Zoom's text names none. */
	prerequisites: readonly Prerequisite[];
	/** Documented error codes, by HTTP status. */
	errors: readonly { status: number; code: number; means: string }[];
	/** Of the path and the query. */
	parameters: readonly Parameter[];
	/** Schema of the JSON body; absent where the operation takes none. */
	request?: ContractSchema;
	/** Schema of the body of a success; absent where it has none. */
	response?: ContractSchema;
	/** True where the answer comes in pages (`page_size`, `next_page_token`). */
	isPaged: boolean;
	/** Absent where nothing says that the answer's list is cut off. */
	answerCap?: AnswerCap;
	/** True for the operations that live on the file API's host. */
	isFileApi: boolean;
}

interface RawOperation {
	operationId: OperationId;
	summary?: string;
	"x-zoom-rate-limit"?: RateLabel;
	"x-zoom-errors"?: Operation["errors"];
	"x-zoom-scopes": Scopes;
	"x-zoom-prerequisites": readonly Prerequisite[];
	parameters: readonly Parameter[];
	requestBody?: { content: Record<string, { schema: ContractSchema }> };
	responses: Record<string, { content?: Record<string, { schema: ContractSchema }> }>;
}

function fromRaw(path: string, method: string, raw: RawOperation): Operation {
	const success = Object.entries(raw.responses).find(([status]) => status.startsWith("2"))?.[1];
	const request = raw.requestBody && Object.values(raw.requestBody.content)[0]?.schema;
	const response = success?.content?.["application/json"]?.schema;
	const objects = Object.values(response?.properties ?? {}).find((field) => field.items?.properties !== undefined);
	const answerCap = objects?.["x-zoom-answer-cap"];
	return {
		id: raw.operationId,
		method: method.toUpperCase(),
		path: path as keyof paths,
		summary: raw.summary ?? raw.operationId,
		rateLabel: raw["x-zoom-rate-limit"] ?? "LIGHT",
		scopes: raw["x-zoom-scopes"],
		prerequisites: raw["x-zoom-prerequisites"],
		errors: raw["x-zoom-errors"] ?? [],
		parameters: raw.parameters,
		...(request && { request }),
		...(response && { response }),
		isPaged: raw.parameters.some(({ name }) => name === "next_page_token"),
		...(answerCap && { answerCap }),
		isFileApi: path.startsWith("/zoom_events/files"),
	};
}

let byId: Map<OperationId, Operation> | undefined;

/** Every operation of the contract by id; read from `schema/zoom-events.openapi.json` at first use. */
export function allOperations(): ReadonlyMap<OperationId, Operation> {
	if (byId === undefined) {
		const file = join(__dirname, "../../schema/zoom-events.openapi.json");
		const document = JSON.parse(readFileSync(file, "utf8")) as { paths: Record<string, Record<string, RawOperation>> };
		byId = new Map();
		for (const [path, methods] of Object.entries(document.paths)) {
			for (const [method, raw] of Object.entries(methods)) byId.set(raw.operationId, fromRaw(path, method, raw));
		}
	}
	return byId;
}

/**
 * What the contract says of one operation.
 *
 * @throws Error where the contract has no such operation (a defect of the caller)
 */
export function operation(id: OperationId): Operation {
	const found = allOperations().get(id);
	if (found === undefined) throw new Error(`the contract has no operation ${id}`);
	return found;
}
