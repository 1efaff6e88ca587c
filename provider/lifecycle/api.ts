import type { OperationId } from "../api/contract";
import type { UploadRequest } from "../api/upload";

/** What the lifecycle needs of the API's client. */
export interface Api {
	/** Calls an operation and gives its JSON body, if any. */
	send(
		id: OperationId,
		args: { path?: Record<string, string>; query?: Record<string, unknown>; body?: unknown },
	): Promise<unknown>;
	/** Beginnings and ends of requests other than GET so far: what was read before the last one may be out of date. */
	readonly writes: number;
	/** Uploads a content, in one call or in parts; gives the API's answer. */
	upload(request: UploadRequest): Promise<unknown>;
	/** Every record of a list operation. */
	records(
		id: OperationId,
		args: { path?: Record<string, string>; query?: Record<string, unknown> },
	): AsyncIterable<unknown>;
}
