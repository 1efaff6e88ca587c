import type { Readable } from "node:stream";
import { type Dispatcher, request as sendRequest } from "undici";
import { connections } from "./connections";
import type { Operation } from "./contract";
import { RedirectError } from "./errors";
import { MAX_REDIRECTS, mayCarryAuthorization, redirectTarget } from "./redirects";
import type { ClientSettings } from "./settings";

/** A body that is too large for memory: opened anew for each try and each redirect. */
export interface StreamedBody {
	contentType: string;
	/** Length of all of it, in bytes. */
	length: number;
	open(): Readable;
}

/** One request, ready to be sent as often as needed. */
export interface TransportRequest {
	operation: Operation;
	/** The object in the path, for messages: `speaker "abc"`. */
	target: string;
	url: URL;
	/** A JSON value, a form, or a `StreamedBody`. */
	body?: unknown;
	/** True for a POST that does no harm twice. */
	isRepeatable?: boolean;
}

type SendOptions = NonNullable<Parameters<typeof sendRequest>[1]>;

/** The head of an answer, with a body that is still to come. */
export type Answer = Dispatcher.ResponseData<unknown>;

function isStreamed(body: unknown): body is StreamedBody {
	return typeof (body as Partial<StreamedBody> | undefined)?.open === "function";
}

/** Sends one request over connections that are kept: bodies, headers, time-outs, redirects. Repeats nothing. */
export class HttpSender {
	readonly dispatcher: Dispatcher = connections();

	/**
	 * @param timeoutMs longest wait for one answer, its body included; of a body that is streamed, the longest pause
	 * @throws ConfigurationError where the environment names a proxy that can't be used
	 */
	constructor(
		private readonly settings: ClientSettings,
		private readonly timeoutMs: number,
	) {}

	/** Ends idle connections. */
	close(): Promise<void> {
		return this.dispatcher.close();
	}

	/**
	 * Sends a request, and follows the redirects of the file API.
	 *
	 * @throws RedirectError where it leads elsewhere; else what undici throws
	 */
	async send({ operation, url, body }: TransportRequest, token: string): Promise<Answer> {
		const base = operation.isFileApi ? this.settings.fileApiUrl : this.settings.apiUrl;
		let place = url;
		for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
			const headers = {
				accept: "application/json",
				...(mayCarryAuthorization(place, base) ? { authorization: `Bearer ${token}` } : {}),
			};
			const response = await sendRequest(place, await this.#prepared(operation.method, body, headers));
			if (response.statusCode < 300 || response.statusCode >= 400) return response;
			await response.body.dump();
			const next = redirectTarget(place.href, headerOf(response, "location"));
			if (!operation.isFileApi) {
				throw new RedirectError(
					`${operation.id} was redirected to ${next.origin}, which is not followed. Check zoom-events:apiUrl (${this.settings.apiUrl}).`,
					["apiUrl"],
				);
			}
			place = next;
		}
		throw new RedirectError(`${operation.id} was redirected more than ${MAX_REDIRECTS} times.`, ["fileApiUrl"]);
	}

	async #prepared(method: string, body: unknown, headers: Record<string, string>): Promise<SendOptions> {
		const { timeoutMs } = this;
		const common = { method: method as Dispatcher.HttpMethod, dispatcher: this.dispatcher };
		if (isStreamed(body)) {
			const { contentType, length } = body;
			return {
				...common,
				headers: { ...headers, "content-type": contentType, "content-length": String(length) },
				body: body.open(),
				// Counted anew with every piece that is sent or comes.
				headersTimeout: timeoutMs,
				bodyTimeout: timeoutMs,
			};
		}
		const signal = AbortSignal.timeout(timeoutMs);
		if (body === undefined) return { ...common, headers, signal };
		if (body instanceof FormData) {
			const encoded = new Response(body);
			const type = encoded.headers.get("content-type") ?? "";
			return {
				...common,
				headers: { ...headers, "content-type": type },
				signal,
				body: new Uint8Array(await encoded.arrayBuffer()),
			};
		}
		return {
			...common,
			headers: { ...headers, "content-type": "application/json" },
			signal,
			body: JSON.stringify(body),
		};
	}
}

/** A header of an answer; the first of several. */
export function headerOf({ headers }: Answer, name: string): string | null {
	const value = headers[name];
	return (Array.isArray(value) ? value[0] : value) ?? null;
}
