import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A token endpoint in front of another, which knows every token that was given. */
export interface TokenProxy {
	url: string;
	/** Where the tokens really come from; set before the first request. */
	target: string;
	readonly tokens: string[];
	close(): Promise<void>;
}

/**
 * Starts one on a free port.
 *
 * @param options `saysScopes`, true where not given: whether the answers say which scopes a token has
 */
export async function tokenProxy({ saysScopes = true } = {}): Promise<TokenProxy> {
	const tokens: string[] = [];
	const server = createServer((request, response) => {
		const pieces: Buffer[] = [];
		request.on("data", (piece: Buffer) => pieces.push(piece));
		request.on("end", () => {
			const { authorization = "", "content-type": type = "" } = request.headers;
			const headers = { authorization, "content-type": type };
			const forward = async (): Promise<void> => {
				const answer = await fetch(proxy.target, { method: "POST", headers, body: Buffer.concat(pieces) });
				const { scope, ...rest } = (await answer.json()) as { access_token?: string; scope?: string };
				if (rest.access_token !== undefined) tokens.push(rest.access_token);
				const body = saysScopes ? { ...rest, scope } : rest;
				response.writeHead(answer.status, { "content-type": "application/json" }).end(JSON.stringify(body));
			};
			forward().catch(() => response.destroy());
		});
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const proxy: TokenProxy = {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/oauth/token`,
		target: "",
		tokens,
		close: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
	return proxy;
}
