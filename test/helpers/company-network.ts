import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Certificates of a made-up authority, as files in PEM. */
export interface Certificates {
	folder: string;
	/** The authority's own certificate. */
	ca: string;
	/**
	 * Makes a key and a certificate that the authority signs.
	 *
	 * @param hosts names and addresses that it is for, as openssl writes them: `DNS:api.example.com`
	 */
	issue(hosts: readonly string[]): { key: Buffer; cert: Buffer };
	remove(): void;
}

/** Makes an authority whose certificates nobody trusts by himself, as a company's proxy has one. */
export function makeCertificates(): Certificates {
	const folder = mkdtempSync(join(tmpdir(), "zoom-events-ca-"));
	const file = (name: string): string => join(folder, name);
	const openssl = (...args: string[]): void => void execFileSync("openssl", args, { stdio: "ignore" });
	const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
	const ca = file("ca.pem");
	const subject = ["-subj", "/CN=Company CA of the tests"];
	openssl("req", "-x509", ...key, "-keyout", file("ca.key"), "-out", ca, "-days", "3650", ...subject);
	let count = 0;
	return {
		folder,
		ca,
		issue: (hosts) => {
			const name = `host-${++count}`;
			const [keyFile, asked, cert] = [file(`${name}.key`), file(`${name}.csr`), file(`${name}.pem`)];
			writeFileSync(file(`${name}.cnf`), `subjectAltName=${hosts.join(",")}\n`);
			openssl("req", ...key, "-keyout", keyFile, "-out", asked, "-subj", "/CN=a host of the tests");
			const signed = ["-CA", ca, "-CAkey", file("ca.key"), "-CAcreateserial", "-days", "3650"];
			openssl("x509", "-req", "-in", asked, ...signed, "-out", cert, "-extfile", file(`${name}.cnf`));
			return { key: readFileSync(keyFile), cert: readFileSync(cert) };
		},
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}

/** A request that a TLS server in Zoom's place got. */
export interface FrontRequest {
	/** Host that was asked for: `api.zoom.us`. */
	host: string;
	path: string;
	/** Whether it had a bearer token. */
	hasToken: boolean;
}

/** A server that speaks TLS in front of a local API. */
export interface Front {
	port: number;
	seen: FrontRequest[];
	close(): Promise<void>;
}

/**
 * Starts a TLS server that passes requests on to a local API.
 *
 * @param options.apiUrl what token answers name as `api_url`; nothing where not given
 * @param options.host address to listen on; 127.0.0.1 where not given
 */
export async function startFront(
	target: string,
	tls: { key: Buffer; cert: Buffer },
	{ apiUrl, host = "127.0.0.1" }: { apiUrl?: string; host?: string } = {},
): Promise<Front> {
	const seen: FrontRequest[] = [];
	const server = createTlsServer(tls, (incoming, response) => {
		const { url: path = "", headers } = incoming;
		const { authorization = "" } = headers;
		seen.push({ host: headers.host ?? "", path, hasToken: authorization.startsWith("Bearer ") });
		pass(incoming, response, target, path.startsWith("/oauth/token") ? apiUrl : undefined);
	});
	const port = await listen(server, host);
	return { port, seen, close: () => close(server) };
}

function pass(incoming: IncomingMessage, response: ServerResponse, target: string, apiUrl: string | undefined): void {
	const { method, headers, url = "" } = incoming;
	const onward = request(new URL(url, target), { method, headers }, (answer) => {
		if (apiUrl === undefined) {
			answer.pipe(response.writeHead(answer.statusCode ?? 502, answer.headers));
			return;
		}
		const pieces: Buffer[] = [];
		answer.on("data", (piece: Buffer) => pieces.push(piece));
		answer.on("end", () => {
			const body = { ...(JSON.parse(Buffer.concat(pieces).toString()) as object), api_url: apiUrl };
			response.writeHead(answer.statusCode ?? 502, { "content-type": "application/json" }).end(JSON.stringify(body));
		});
	});
	onward.on("error", () => response.destroy());
	incoming.pipe(onward);
}

/** A proxy that makes tunnels. */
export interface TunnelProxy {
	url: string;
	/** Where tunnels were asked to lead: `api.zoom.us:443`. */
	asked: string[];
	close(): Promise<void>;
}

/** What a proxy does with a request for a tunnel. */
export type Tunnel = (socket: Socket, head: { place: string; authorization: string }) => void;

/** Leads every tunnel to one port of this machine: the only hosts of the world are there. */
export const tunnelTo =
	(port: number): Tunnel =>
	(socket) => {
		const onward = connect(port, "127.0.0.1", () => {
			socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
			socket.pipe(onward).pipe(socket);
		});
		onward.on("error", () => socket.destroy());
		socket.on("close", () => onward.destroy());
	};

/** Refuses tunnels by a status, with a page. */
export const refuseBy =
	(status: number): Tunnel =>
	(socket) =>
		socket.end(`HTTP/1.1 ${status} No\r\ncontent-type: text/html\r\ncontent-length: 13\r\n\r\n<html></html>`);

/** Makes tunnels for those alone who say who they are. */
export const askWho =
	(user: string, password: string, tunnel: Tunnel): Tunnel =>
	(socket, head) => {
		const expected = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
		(head.authorization === expected ? tunnel : refuseBy(407))(socket, head);
	};

/** Starts a proxy. */
export async function startProxy(tunnel: Tunnel): Promise<TunnelProxy> {
	const asked: string[] = [];
	const open = new Set<Socket>();
	const server = createServer((_, response) => response.writeHead(501).end());
	server.on("connect", ({ url: place = "", headers }: IncomingMessage, socket: Socket) => {
		asked.push(place);
		open.add(socket);
		socket.on("error", () => socket.destroy());
		tunnel(socket, { place, authorization: headers["proxy-authorization"] ?? "" });
	});
	const port = await listen(server, "127.0.0.1");
	return {
		url: `http://127.0.0.1:${port}`,
		asked,
		close: () => {
			for (const socket of open) socket.destroy();
			return close(server);
		},
	};
}

async function listen(server: Server, host: string): Promise<number> {
	await new Promise<void>((resolve) => server.listen(0, host, resolve));
	return (server.address() as AddressInfo).port;
}

function close(server: Server): Promise<void> {
	return new Promise((resolve) => {
		server.closeAllConnections();
		server.close(() => resolve());
	});
}
