import { readFileSync } from "node:fs";
import { STATUS_CODES } from "node:http";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { Conduct, type Facts, type Source } from "./behaviours";
import { loadContract, type Operation } from "./contract";
import { invalid, Refusal } from "./errors";
import { withOwnCode } from "./failure-codes";
import { type FaultPlan, type FaultRule, Faults, TOKEN_PATH } from "./faults";
import { type ReceivedFile, receiveForm } from "./form";
import { handlers as allHandlers } from "./groups";
import { seedHub } from "./groups/hubs";
import type { Call, Handler, Handlers } from "./handler";
import { answerUnder, type ListConditions } from "./lists";
import { noRequests, type RequestCounts, RequestLog } from "./log";
import { checkBearer, credentialsFromEnvironment, issueToken, TokenRefusal } from "./oauth";
import { type Plan, RateLimit } from "./rate-limit";
import { allScopes, checkScopes } from "./scopes";
import { Store, type Stored } from "./store";
import { Temper } from "./temperaments";

/** How a local API is started. */
export interface EmulatorOptions {
	/** Port to listen on; 0 takes a free one. */
	port?: number;
	/** Address to listen on; loopback where not given. */
	host?: string;
	/** Folder that keeps the data; in memory where not given. */
	data?: string;
	/** Plan whose rate limits are kept; none where not given. */
	rateLimit?: Plan;
	/** File for the request log, NDJSON. */
	log?: string;
	/** File of objects to start with: `{ "<key>": { … } }`, keys as in the store. */
	seed?: string;
	/** Whose word counts where the description and what was observed disagree; what was observed where not given. */
	follow?: Source;
	/** Scopes of the app, of either kind; all granular ones of the contract where not given. */
	scopes?: readonly string[];
	/** What was found out of an account, which counts before both: answers by the behaviour's id. */
	facts?: Facts;
	/** Ways in which a real API may answer, as `name` or `name=value`; see `TEMPERAMENTS`. */
	temperaments?: readonly string[];
	/** Answers that break the contract become a 500, but under temperaments; true where not given. */
	validateResponses?: boolean;
	/** Clock, in ms since the epoch. */
	now?: () => number;
	/** Handlers in place of the project's own, for tests of the server itself. */
	handlers?: Handlers;
}

/** A running local API. */
export interface Emulator {
	/** Base of everything: `http://127.0.0.1:4010`. */
	url: string;
	/** Base URL of the API, for `ZOOM_API_URL`. */
	apiUrl: string;
	/** The token endpoint, for `ZOOM_OAUTH_URL`. */
	oauthUrl: string;
	/** Everything that is stored, by group, without tokens. */
	state(): Record<string, Stored[]>;
	requests(): RequestCounts;
	/** Takes away a stored object, as a person may where no operation does; as `DELETE /_emulator/state/<key>`. */
	remove(key: string): Promise<void>;
	/** Makes requests fail by rules; as `PUT /_emulator/faults`. */
	setFaults(plan: FaultPlan): void;
	/**
	 * Sets the temperaments in place of all before; as `PUT /_emulator/temperaments`.
	 *
	 * @throws Error with every mistake
	 */
	setTemperaments(temperaments: readonly string[]): void;
	/** Removes all objects and counts; the hub is there anew, and faults end. The temperaments are those of the start. */
	reset(): Promise<void>;
	close(): Promise<void>;
}

function seed(store: Store, file: string | undefined): void {
	if (!store.isEmpty) return;
	seedHub(store);
	if (file === undefined) return;
	for (const [key, value] of Object.entries(JSON.parse(readFileSync(file, "utf8")) as Record<string, Stored>))
		store.put(key, value);
}

function stateOf(store: Store): Record<string, Stored[]> {
	const { token: _, ...groups } = store.dump();
	return structuredClone(groups);
}

function retryHeaders({ retryAfter }: FaultRule): Record<string, string> {
	return retryAfter === undefined ? {} : { "retry-after": retryAfter };
}

function refusalOf(fault: FaultRule): Refusal {
	const { status = 503, code = status, message = "A fault was asked for." } = fault;
	return new Refusal(status, code, message, [], retryHeaders(fault));
}

/** Answers as a proxy does in the API's place. */
function sendPage(reply: FastifyReply, status: number, headers: Record<string, string> = {}): FastifyReply {
	return reply
		.headers(headers)
		.code(status)
		.type("text/html")
		.send(`<html><h1>${STATUS_CODES[status] ?? status}</h1></html>`);
}

function send(reply: FastifyReply, error: Refusal): FastifyReply {
	const fields = error.fields.map(({ field, message }) => ({ field, message }));
	const errors = fields.length > 0 ? { errors: fields } : {};
	return reply
		.headers(error.headers)
		.code(error.status)
		.type("application/json; charset=utf-8")
		.send(error.body ?? { code: error.code, message: error.message, ...errors });
}

/**
 * Starts a local API.
 *
 * @throws Error `EADDRINUSE` where the port is taken
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
	const {
		port = 0,
		host = "127.0.0.1",
		rateLimit = "off",
		validateResponses = true,
		now = Date.now,
		handlers = allHandlers,
	} = options;
	const store = new Store(options.data, now);
	seed(store, options.seed);
	await store.commit();
	const credentials = credentialsFromEnvironment();
	const limit = new RateLimit(rateLimit);
	const log = new RequestLog(options.log);
	const faults = new Faults();
	const conduct = new Conduct(options.follow, options.facts);
	const contract = loadContract();
	const temper = new Temper(options.temperaments ?? [], contract, store.next);
	const scopes = { names: options.scopes ?? allScopes(contract), isLimit: options.scopes !== undefined };
	let counts = noRequests();

	const app: FastifyInstance = Fastify({
		bodyLimit: 8 * 1024 * 1024,
		exposeHeadRoutes: false,
		forceCloseConnections: true,
	});
	app.removeAllContentTypeParsers();
	app.addContentTypeParser("application/json", { parseAs: "string" }, (_, body, done) => {
		if (body === "") return done(null, undefined);
		try {
			done(null, JSON.parse(String(body)));
		} catch {
			done(invalid({ field: "", message: "the body is not JSON" }));
		}
	});
	app.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_, body, done) =>
		done(null, Object.fromEntries(new URLSearchParams(String(body)))),
	);
	// Left to the operations that take a form, who stream it.
	app.addContentTypeParser("multipart/form-data", (_, payload, done) => done(null, payload));
	app.addContentTypeParser("*", (_, payload, done) => {
		payload.resume();
		done(null, undefined);
	});

	app.setErrorHandler((error: Error & { statusCode?: number }, _, reply) => {
		if (error instanceof Refusal) return send(reply, error);
		const status = error.statusCode ?? 500;
		return send(
			reply,
			new Refusal(status, status, status < 500 ? error.message : `The local API has a fault: ${error.message}`),
		);
	});

	// Here, because refusals come from many places. Temperaments are the API's alone.
	app.addHook("onSend", async ({ url }, reply, payload) => {
		const isJson = String(reply.getHeader("content-type")).startsWith("application/json");
		const isRefusal = reply.statusCode >= 400 && isJson && typeof payload === "string" && url.startsWith("/v2/");
		return isRefusal ? temper.refusal(payload) : payload;
	});

	async function serve(operation: Operation, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
		const { fault, ...conditions } = faults.of(operation);
		if (await strikesBefore(fault, reply)) return reply;
		const time = now();
		checkScopes(operation, checkBearer(store, request.headers.authorization, time), conduct);
		limit.count(operation.rateLabel, time);
		const handler = handlers[operation.id];
		if (handler === undefined)
			throw new Refusal(501, 501, `${operation.id} (${operation.group}) is not in the local API yet.`);
		const query = { ...(request.query as Record<string, unknown>) };
		const { body, file } = await bodyOf(operation, request);
		const failures = [...operation.checkQuery(query), ...operation.checkBody(body)];
		if (failures.length > 0) throw invalid(...failures);
		const params = request.params as Record<string, string>;
		const call: Call = {
			operation,
			store,
			params,
			query,
			body: (body ?? {}) as Stored,
			...(file && { file }),
			now: time,
			conduct,
		};
		const answer = answerOrRollBack(call, handler, conditions);
		await store.commit();
		return sendDone(fault, reply, operation.status, answer);
	}

	/** What a fault does before anything is done; true where the request ends with that. */
	async function strikesBefore(fault: FaultRule | undefined, reply: FastifyReply): Promise<boolean> {
		switch (fault?.kind) {
			case "delay":
				await sleep(fault.delayMs ?? 0);
				return false;
			case "token-expiry":
				store.deleteAll("token/");
				await store.commit();
				return false;
			case "drop-before":
				hangUp(reply);
				return true;
			case "html":
				sendPage(reply, 502);
				return true;
			case "status":
				throw refusalOf(fault);
			default:
				return false;
		}
	}

	/** Answers what was done, as far as a fault lets it. */
	function sendDone(
		fault: FaultRule | undefined,
		reply: FastifyReply,
		status: number,
		answer: Stored | undefined,
	): FastifyReply {
		switch (fault?.kind) {
			case "drop-after-commit":
				return hangUp(reply);
			case "truncate": {
				const text = JSON.stringify(answer ?? {});
				return reply
					.code(status)
					.type("application/json")
					.send(text.slice(0, Math.floor(text.length / 2)));
			}
			case "status-after-commit":
				if (fault.json === true) throw refusalOf(fault);
				return sendPage(reply, fault.status ?? 503, retryHeaders(fault));
			default:
				return reply.code(status).send(answer);
		}
	}

	/** Ends the connection without an answer. */
	function hangUp(reply: FastifyReply): FastifyReply {
		count(reply.request);
		reply.hijack();
		reply.raw.destroy();
		return reply;
	}

	/** The body, and of a form its file: streamed to its end before anything of the request is looked at. */
	async function bodyOf(
		operation: Operation,
		request: FastifyRequest,
	): Promise<{ body: unknown; file?: ReceivedFile | undefined }> {
		const isStream = request.body instanceof Readable;
		if (!operation.isForm || !isStream) {
			if (isStream) request.raw.resume();
			return { body: isStream ? undefined : request.body };
		}
		const { fields, file } = await receiveForm(request.headers, request.body as Readable);
		return { body: { ...fields, ...(file && { file: file.name }) }, file };
	}

	/** Synchronous up to the commit, so that no other request sees or commits the half of one that fails. */
	function answerOrRollBack(call: Call, handler: Handler, conditions: ListConditions): Stored | undefined {
		try {
			const holding = temper.conditions(call.operation, conditions);
			const answer = temper.answer(call, (one) => answerUnder(holding, one, handler));
			const broken = validateResponses && !temper.isAny ? call.operation.checkResponse(answer) : [];
			if (broken.length > 0)
				throw new Error(`the answer of ${call.operation.id} breaks the contract: ${JSON.stringify(broken)}`);
			return answer;
		} catch (error) {
			store.rollback();
			throw error;
		}
	}

	const methods = new Map<string, string[]>();
	for (const operation of contract) {
		methods.set(operation.path, [...(methods.get(operation.path) ?? []), operation.method]);
		app.route({
			method: operation.method,
			url: `/v2${operation.path.replace(/\{(\w+)\}/g, ":$1")}`,
			config: { route: operation.path, operationId: operation.id },
			handler: (request, reply) =>
				serve(operation, request, reply).catch((error: unknown) => {
					throw withOwnCode(operation, error);
				}),
		});
	}
	const ALL = ["GET", "POST", "PATCH", "PUT", "DELETE"] as const;
	for (const [path, known] of methods) {
		app.route({
			method: ALL.filter((method) => !known.includes(method)),
			url: `/v2${path.replace(/\{(\w+)\}/g, ":$1")}`,
			config: { route: path },
			handler: (_, reply) =>
				send(reply, new Refusal(405, 405, `Request method not supported; use ${known.join(", ")}.`)),
		});
	}
	app.setNotFoundHandler((_, reply) => send(reply, new Refusal(404, 404, "There is no such path.")));

	app.post(TOKEN_PATH, async (request, reply) => {
		counts.tokens++;
		const { fault } = faults.of({ method: "POST", path: TOKEN_PATH });
		const fields = { ...(request.query as object), ...((request.body ?? {}) as object) } as Record<string, unknown>;
		try {
			if (await strikesBefore(fault, reply)) return reply;
			const { authorization } = request.headers;
			const token = issueToken(store, credentials, { authorization, fields }, now(), scopes);
			await store.commit();
			return sendDone(fault, reply, 200, token);
		} catch (error) {
			if (error instanceof TokenRefusal) return reply.code(400).send({ error: error.error, reason: error.reason });
			// A fault's: in the form of this endpoint too.
			if (error instanceof Refusal)
				return reply
					.headers(error.headers)
					.code(error.status)
					.send({ error: String(error.code), reason: error.message });
			throw error;
		}
	});

	async function reset(): Promise<void> {
		store.deleteAll("");
		seed(store, options.seed);
		counts = noRequests();
		faults.set({ rules: [] }, store.next);
		temper.reset(store.next);
		await store.commit();
	}
	async function remove(key: string): Promise<void> {
		if (store.get(key) === undefined) throw new Refusal(404, 404, `Nothing is stored under ${key}.`);
		store.delete(key);
		await store.commit();
	}
	const done = (reply: FastifyReply): FastifyReply => reply.code(204).send();
	app.put("/_emulator/faults", (request, reply) => {
		faults.set(request.body, store.next);
		return done(reply);
	});
	app.put<{ Body: { temperaments?: unknown } | undefined }>("/_emulator/temperaments", (request, reply) => {
		temper.set(request.body?.temperaments, store.next);
		return done(reply);
	});
	app.get("/_emulator/temperaments", () => ({ temperaments: temper.texts }));
	app.get("/_emulator/state", () => stateOf(store));
	app.delete<{ Params: { "*": string } }>("/_emulator/state/*", async (request, reply) => {
		await remove(request.params["*"]);
		return done(reply);
	});
	app.get("/_emulator/requests", () => counts);
	app.post("/_emulator/requests/reset", (_, reply) => {
		counts = noRequests();
		return done(reply);
	});
	app.post("/_emulator/expire-tokens", async (_, reply) => {
		store.deleteAll("token/");
		await store.commit();
		return done(reply);
	});
	app.post("/_emulator/reset", async (_, reply) => {
		await reset();
		return done(reply);
	});

	function count(request: FastifyRequest): void {
		const { route } = request.routeOptions.config as { route?: string };
		const [path = request.url] = request.url.split("?");
		if (!path.startsWith("/v2/")) return;
		const key = `${request.method} ${route ?? path}`;
		counts.byRoute[key] = (counts.byRoute[key] ?? 0) + 1;
		counts.total++;
		if (request.method !== "GET") counts.writes++;
	}

	app.addHook("onResponse", (request, reply, next) => {
		const { route, operationId } = request.routeOptions.config as { route?: string; operationId?: string };
		const [path = request.url] = request.url.split("?");
		count(request);
		log.write({
			time: new Date(now()).toISOString(),
			method: request.method,
			path,
			route: route ?? path,
			...(operationId === undefined ? {} : { operationId }),
			status: reply.statusCode,
			ms: Math.round(reply.elapsedTime * 100) / 100,
		});
		next();
	});

	await app.listen({ port, host });
	const address = app.server.address();
	const actualPort = typeof address === "object" && address !== null ? address.port : port;
	const url = `http://${host}:${actualPort}`;
	return {
		url,
		apiUrl: `${url}/v2`,
		oauthUrl: `${url}${TOKEN_PATH}`,
		state: () => stateOf(store),
		requests: () => structuredClone(counts),
		remove,
		setFaults: (plan) => faults.set(plan, store.next),
		setTemperaments: (temperaments) => temper.set(temperaments, store.next),
		reset,
		close: async () => {
			await app.close();
			await log.close();
			await store.close();
		},
	};
}
