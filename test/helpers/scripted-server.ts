import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ClientSettings } from "../../provider/api/settings.ts";

/** A request that a scripted server got. */
export interface SeenRequest {
	method: string;
	url: string;
	headers: IncomingHttpHeaders;
	body: string;
}

type Answer = (response: ServerResponse, request: SeenRequest) => void;

/** A server that answers the API's requests one after the other by a script; tokens are given by itself. */
export interface ScriptedServer {
	url: string;
	/** Requests to the API, without those for tokens. */
	seen: SeenRequest[];
	tokens: SeenRequest[];
	settings: ClientSettings;
	close(): Promise<void>;
}

/** Answers with JSON. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
	return (response) =>
		response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

/** Starts a server; the last answer of the script is repeated. */
export async function scriptedServer(
	script: Answer[],
	token: Answer = json(200, { access_token: "t0ken-value", expires_in: 3599 }),
): Promise<ScriptedServer> {
	const seen: SeenRequest[] = [];
	const tokens: SeenRequest[] = [];
	const server = createServer((request, response) => {
		let body = "";
		request.on("data", (chunk: Buffer) => {
			body += chunk.toString();
		});
		request.on("end", () => {
			const record = { method: request.method ?? "", url: request.url ?? "", headers: request.headers, body };
			if (record.url.startsWith("/oauth/token")) {
				tokens.push(record);
				token(response, record);
				return;
			}
			seen.push(record);
			const answer = script[Math.min(seen.length, script.length) - 1];
			answer?.(response, record);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		url,
		seen,
		tokens,
		settings: {
			accountId: "acc",
			clientId: "client-id",
			clientSecret: "s3cret-value",
			apiUrl: `${url}/v2`,
			fileApiUrl: `${url}/files/v2`,
			oauthUrl: `${url}/oauth/token`,
			plan: "off",
			uploadThresholdMb: 100,
			uploadPartMb: 16,
			journalFolder: "/nonexistent",
			sharedRate: "",
			movedFrom: "",
			record: "",
		},
		close: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}
