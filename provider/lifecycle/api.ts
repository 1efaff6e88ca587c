import type { OperationId } from "../api/contract";

/** What the lifecycle needs of the API's client. */
export interface Api {
	/** Calls an operation and gives its JSON body, if any. */
	send(
		id: OperationId,
		args: { path?: Record<string, string>; query?: Record<string, unknown>; body?: unknown },
	): Promise<unknown>;
	/** Every record of a list operation. */
	records(id: OperationId, args: { path?: Record<string, string> }): AsyncIterable<unknown>;
}
