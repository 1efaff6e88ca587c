import type { ZoomEventsClient } from "../../provider/api/client.ts";
import type { OperationId } from "../../provider/api/contract.ts";
import type { Api } from "../../provider/lifecycle/api.ts";

/** The API as a process sees it that is killed during one request. */
export interface InterruptedApi {
	api: Api;
	/** Resolves when the process is as good as dead: it hears nothing any more. */
	killed: Promise<void>;
}

/**
 * Makes a client's API whose first call of an operation never comes back, as if the process were killed.
 *
 * @param isSent whether the request still reaches the API
 */
export function interruptedApi(client: ZoomEventsClient, operation: OperationId, isSent: boolean): InterruptedApi {
	let kill: () => void = () => undefined;
	const killed = new Promise<void>((resolve) => {
		kill = resolve;
	});
	const never = new Promise<never>(() => undefined);
	const api: Api = {
		get writes() {
			return client.writes;
		},
		upload: (request) => client.upload(request),
		records: (id, args) => client.records(id, args),
		send: async (id, args) => {
			if (id !== operation) return client.send(id, args);
			if (isSent) await client.send(id, args);
			kill();
			return never;
		},
	};
	return { api, killed };
}
