import type { NamedProxy } from "./proxies";

/** The proxy kept a connection from being made: nothing was sent to what lies behind it. */
export class ProxyError extends Error {
	override readonly name = "ProxyError";
	/** HTTP status by which the proxy refused to connect; absent where it gave no answer. */
	readonly status: number | undefined;

	/** @param why its refusal, or the error of the connection to it */
	constructor(
		readonly proxy: NamedProxy,
		{ status, cause }: { status?: number; cause?: Error },
	) {
		super(`the proxy ${proxy.url.origin} made no connection`, { cause });
		this.status = status;
	}
}
