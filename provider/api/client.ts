import { join } from "node:path";
import { inContractForm } from "./answer-form";
import { type Operation, type OperationId, operation } from "./contract";
import { ZoomEventsError } from "./errors";
import { type ClientSettings, resolveSettings } from "./settings";
import type { Transport, TransportOptions } from "./transport";
import type { CallArgs, RequestBody, ResponseBody } from "./types";
import type { Uploaded, Uploader, UploadOptions, UploadProgress, UploadRequest } from "./upload";

/** Most records that a page can hold. */
const PAGE_SIZE = 300;

interface AnyCall {
	path?: Record<string, string>;
	query?: Record<string, unknown>;
	body?: unknown;
}

/** How a client behaves. */
export interface ClientOptions extends TransportOptions {
	/** Told of the progress of uploads that have no `onProgress` of their own. */
	onUploadProgress?: (progress: UploadProgress) => void;
}

/** Name of the list in an answer's body: the one property that is an array. */
type ItemsOf<Id extends OperationId> = {
	[K in keyof ResponseBody<Id>]-?: NonNullable<ResponseBody<Id>[K]> extends readonly (infer Item)[] ? Item : never;
}[keyof ResponseBody<Id>];

/**
 * The Zoom Events API, typed for all its operations; usable without Pulumi.
 *
 * @example
 * ```ts
 * const client = new ZoomEventsClient({ accountId, clientId, clientSecret });
 * const speaker = await client.call("createSpeaker", { path: { eventId }, body: { name: "Ada Example" } });
 * for await (const event of client.list("getEvents", { query: { role_type: "host" } })) console.log(event.name);
 * ```
 */
export class ZoomEventsClient {
	readonly settings: ClientSettings;
	/** Beginnings and ends of requests other than GET so far: what was read before the last one may be out of date. */
	writes = 0;
	/** Loaded with the first request: a run that changes nothing makes none. */
	#transport: Promise<Transport> | undefined;
	#uploader: Promise<Uploader> | undefined;

	/**
	 * @param settings what is not given comes from the environment (`ZOOM_ACCOUNT_ID`, …), else from defaults
	 * @throws ConfigurationError where credentials are in neither, or a setting is wrong
	 */
	constructor(
		settings: Partial<ClientSettings> = {},
		private readonly options: ClientOptions = {},
	) {
		this.settings = resolveSettings((name) => (settings[name] === undefined ? undefined : String(settings[name])));
	}

	/**
	 * Calls one operation by the contract's id.
	 *
	 * @returns the answer's JSON body; `undefined` where the operation has none (HTTP 204)
	 * @throws ZoomApiError the API's refusal, with Zoom's code: a `ValidationError`, `PermissionError`, `NotFoundError`,
	 * `ConflictError` or `ServiceError` by what can be done
	 * @throws AuthenticationError the credentials or the token were refused
	 * @throws ConnectionError no usable answer; `mayHaveHappened` tells whether a write may have been done
	 * @throws RateLimitError the rate limit stayed used up; `ComeBackLaterError` where nothing waits for its end
	 */
	call<Id extends OperationId>(id: Id, args: CallArgs<Id>): Promise<ResponseBody<Id>> {
		return this.send(id, args as AnyCall) as Promise<ResponseBody<Id>>;
	}

	/**
	 * Every record of a list operation, page by page where the operation has pages.
	 *
	 * @throws as `call` does
	 * @throws ZoomEventsError where the pages would never end
	 */
	async *list<Id extends OperationId>(id: Id, args: CallArgs<Id>): AsyncGenerator<ItemsOf<Id>> {
		for await (const item of this.records(id, args as AnyCall)) yield item as ItemsOf<Id>;
	}

	/** `call` without types, for callers that work from the contract's data. */
	send(id: OperationId, args: AnyCall): Promise<unknown> {
		return this.#request(id, args, false);
	}

	/**
	 * Uploads a file or a text; large ones go in parts, several at a time, and what arrived is not sent again by the
	 * next attempt, in this process or another.
	 *
	 * @throws UploadError where the file can't be read or is too large
	 * @throws as `call` does
	 */
	async upload(request: UploadRequest, options: UploadOptions = {}): Promise<Uploaded> {
		const { uploadThresholdMb, uploadPartMb, journalFolder } = this.settings;
		const { onUploadProgress: onProgress } = this.options;
		this.#uploader ??= this.#loadUploader();
		return (await this.#uploader).upload(request, {
			thresholdBytes: uploadThresholdMb * 1_000_000,
			partBytes: uploadPartMb * 1_000_000,
			journalFolder: join(journalFolder, "uploads"),
			...(onProgress && { onProgress }),
			...options,
		});
	}

	async #request(id: OperationId, args: AnyCall, isRepeatable: boolean): Promise<unknown> {
		const known = operation(id);
		const isWrite = known.method !== "GET";
		if (isWrite) this.writes++;
		const path = args.path ?? {};
		this.#transport ??= import("./transport.js").then((module) => new module.Transport(this.settings, this.options));
		try {
			const answer = await (await this.#transport).send({
				operation: known,
				target: targetOf(path),
				url: this.#url(known, path, args.query ?? {}),
				body: args.body,
				isRepeatable,
			});
			return inContractForm(answer, known.response);
		} finally {
			// What was read while it was under way may be of before it.
			if (isWrite) this.writes++;
		}
	}

	/** `list` without types. */
	async *records(id: OperationId, args: AnyCall): AsyncGenerator<unknown> {
		const known = operation(id);
		const name = Object.entries(known.response?.properties ?? {}).find(([, schema]) => schema.type === "array")?.[0];
		if (name === undefined) throw new Error(`${id} answers no list`);
		let token = "";
		const tokens = new Set<string>();
		do {
			const paging = known.isPaged ? { page_size: PAGE_SIZE, ...(token === "" ? {} : { next_page_token: token }) } : {};
			const page = (await this.send(id, { ...args, query: { ...args.query, ...paging } })) as Record<string, unknown>;
			token = known.isPaged && typeof page.next_page_token === "string" ? page.next_page_token : "";
			if (tokens.has(token)) {
				throw new ZoomEventsError(
					`${id} answered the same next_page_token twice, so that its list would never end. Run the command again later.`,
				);
			}
			if (token !== "") tokens.add(token);
			yield* (page[name] as unknown[] | undefined) ?? [];
		} while (token !== "");
	}

	/** Ends idle connections. */
	async close(): Promise<void> {
		// One that was never made, by a wrong setting, has none.
		const transport = await this.#transport?.catch(() => undefined);
		await transport?.close();
	}

	async #loadUploader(): Promise<Uploader> {
		const { accountId, fileApiUrl } = this.settings;
		const { Uploader: Loaded } = await import("./upload.js");
		return new Loaded(`${accountId} ${fileApiUrl}`, (id, body, isRepeatable) =>
			this.#request(id, { body }, isRepeatable),
		);
	}

	#url(known: Operation, path: Record<string, string>, query: Record<string, unknown>): URL {
		const base = known.isFileApi ? this.settings.fileApiUrl : this.settings.apiUrl;
		const place = known.path.replace(/\{(\w+)\}/g, (_, name: string) => {
			const value = path[name];
			if (value === undefined || value === "") throw new Error(`${known.id} needs ${name}`);
			return encodeURIComponent(value);
		});
		const url = new URL(base + place);
		for (const [name, value] of Object.entries(query)) {
			if (value !== undefined) url.searchParams.set(name, String(value));
		}
		return url;
	}
}

/** The objects in a path, innermost first, for messages: `speaker "s1" of event "e1"`. */
function targetOf(path: Record<string, string>): string {
	const named = Object.entries(path).map(([name, value]) => `${name.replace(/Id$/, "")} "${value}"`);
	return named.length === 0 ? "" : `for ${named.reverse().join(" of ")}`;
}

export type { CallArgs, RequestBody, ResponseBody };
