import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { operations, paths } from "../../schema/zoom-events";

/** Id of one of the contract's 91 operations, as Zoom spells it: `createSpeaker`. */
export type OperationId = keyof operations;

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
	[keyword: string]: unknown;
}

/** Zoom's rate label of an operation; limits are per account and label. */
export type RateLabel = "LIGHT" | "MEDIUM" | "HEAVY";

/** What the contract says of an operation. */
export interface Operation {
	id: OperationId;
	/** Upper case. */
	method: string;
	/** Template relative to the API's base URL: `/zoom_events/events/{eventId}`. */
	path: keyof paths;
	summary: string;
	rateLabel: RateLabel;
	/** Documented error codes, by HTTP status. */
	errors: readonly { status: number; code: number; means: string }[];
	/** Schema of the JSON body; absent where the operation takes none. */
	request?: ContractSchema;
	/** Schema of the body of a success; absent where it has none. */
	response?: ContractSchema;
	/** True where the answer comes in pages (`page_size`, `next_page_token`). */
	isPaged: boolean;
	/** True for the operations that live on the file API's host. */
	isFileApi: boolean;
}

interface RawOperation {
	operationId: OperationId;
	summary?: string;
	"x-zoom-rate-limit"?: RateLabel;
	"x-zoom-errors"?: Operation["errors"];
	parameters: { name: string; in: string }[];
	requestBody?: { content: Record<string, { schema: ContractSchema }> };
	responses: Record<string, { content?: Record<string, { schema: ContractSchema }> }>;
}

function fromRaw(path: string, method: string, raw: RawOperation): Operation {
	const success = Object.entries(raw.responses).find(([status]) => status.startsWith("2"))?.[1];
	const request = raw.requestBody && Object.values(raw.requestBody.content)[0]?.schema;
	const response = success?.content?.["application/json"]?.schema;
	return {
		id: raw.operationId,
		method: method.toUpperCase(),
		path: path as keyof paths,
		summary: raw.summary ?? raw.operationId,
		rateLabel: raw["x-zoom-rate-limit"] ?? "LIGHT",
		errors: raw["x-zoom-errors"] ?? [],
		...(request && { request }),
		...(response && { response }),
		isPaged: raw.parameters.some(({ name }) => name === "next_page_token"),
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
