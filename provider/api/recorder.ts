import { randomBytes } from "node:crypto";
import { appendFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseJson } from "./answers";
import type { Operation } from "./contract";
import { folderReasonOf } from "./errors";
import { makeFolder } from "./notes-folder";
import { ERROR, exchangeFacts } from "./recorder-contract";
import { Masks } from "./recorder-masks";
import { shapeOf } from "./recorder-texts";
import type { Exchange } from "./recording";

/** A request as it is recorded. */
export interface RecordedRequest {
	operation: Operation;
	url: URL;
	body?: unknown;
}

/** What became of a request: an answer with its text, or the error that it was lost by. */
export type RecordedOutcome =
	| { status: number; headers: Readonly<Record<string, string | string[] | undefined>>; text: string }
	| { error: unknown };

/** Of a page in place of an answer, as much is kept. */
const LONGEST_TEXT = 4_000;

/** Headers that tell of limits and types. */
const HEADERS = /^(?:content-type|retry-after|x-ratelimit-(?:category|limit|remaining|reset|type))$/;

/** Writes exchanges with the API to a file, masked: one line of JSON each. */
export class Recorder {
	static readonly #byFolder = new Map<string, Recorder>();

	/** The recorder of this process for a folder: all clients share its file, and its stand-ins. */
	static of(folder: string, apiUrl: string): Recorder {
		const place = resolve(folder);
		const recorder = Recorder.#byFolder.get(place) ?? new Recorder(place, apiUrl);
		Recorder.#byFolder.set(place, recorder);
		return recorder;
	}

	readonly #masks = new Masks();
	#file: string | undefined;
	#failure: string | undefined;

	private constructor(
		private readonly folder: string,
		private readonly apiUrl: string,
	) {}

	/**
	 * Takes note of an exchange.
	 *
	 * @param startedAt when the request was sent, in ms since the epoch
	 * @param tell told, once a process, that nothing can be written; never throws for it
	 */
	note(request: RecordedRequest, outcome: RecordedOutcome, startedAt: number, tell?: (text: string) => void): void {
		if (this.#failure === "") return;
		try {
			if (this.#failure === undefined) this.#write(this.#exchange(request, outcome, startedAt));
		} catch (error) {
			this.#failure = `Nothing is recorded: ${this.folder} can't be written: ${folderReasonOf(error)}. Everything else goes on. Choose another folder with zoom-events:record, or ZOOM_RECORD.`;
		}
		if (this.#failure === undefined || tell === undefined) return;
		tell(this.#failure);
		this.#failure = "";
	}

	#write(exchange: Exchange): void {
		if (this.#file === undefined) {
			makeFolder(this.folder);
			const time = new Date().toISOString().replace(/[:.]/g, "-");
			// Processes of several machines may share a folder.
			const file = join(this.folder, `${time}-${process.pid}-${randomBytes(3).toString("hex")}.ndjson`);
			const isZoom = /(?:^|\.)zoom\.us$/.test(new URL(this.apiUrl).hostname);
			writeFileSync(file, `${JSON.stringify({ recording: 1, isZoom })}\n`, { mode: 0o600, flag: "wx" });
			this.#file = file;
		}
		appendFileSync(this.#file, `${JSON.stringify(exchange)}\n`);
	}

	#exchange({ operation, url, body }: RecordedRequest, outcome: RecordedOutcome, startedAt: number): Exchange {
		const { id, method, path, request, response } = operation;
		const { query } = exchangeFacts(id);
		const masks = this.#masks;
		const asked: Exchange = {
			at: new Date(startedAt).toISOString(),
			ms: Date.now() - startedAt,
			operation: id,
			method,
			path,
			params: mapped(paramsOf(path, url), (value, name) => masks.request(value, undefined, name)),
			query: mapped(Object.fromEntries(url.searchParams), (value, name) => masks.request(value, query[name], name)),
			...(isPlain(body) && { request: masks.request(body, request) }),
			...(body !== undefined && !isPlain(body) && { requestType: "multipart/form-data" }),
		};
		if ("error" in outcome) return { ...asked, lost: codeOf(outcome.error) };
		const { status, headers, text } = outcome;
		const answer = parseJson(text);
		return {
			...asked,
			status,
			headers: headersOf(headers),
			...(answer === undefined
				? text !== "" && { text: masks.message(text.slice(0, LONGEST_TEXT)) }
				: { answer: masks.answer(answer, status < 300 ? response : ERROR) }),
		};
	}
}

/** A body that is sent as JSON. */
function isPlain(body: unknown): boolean {
	return body !== undefined && !(body instanceof FormData) && typeof (body as { open?: unknown }).open !== "function";
}

function mapped<T>(values: Record<string, T>, change: (value: T, name: string) => unknown): Record<string, unknown> {
	return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value, name)]));
}

/** What stands in a URL for the names in an operation's path. */
function paramsOf(path: string, { pathname }: URL): Record<string, string> {
	const names = path.split("/");
	const values = pathname.split("/").slice(-names.length);
	const named = names.flatMap((name, index): [string, string][] =>
		name.startsWith("{") ? [[name.slice(1, -1), decodeURIComponent(values[index] ?? "")]] : [],
	);
	return Object.fromEntries(named);
}

/** Headers that may be shown, without what isn't a number, a date, or a word or two. */
function headersOf(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
	const shown = Object.entries(headers).flatMap(([name, value]): [string, string][] => {
		if (!HEADERS.test(name) || value === undefined) return [];
		const text = String(value);
		if (name === "content-type") {
			const [type = "", ...parameters] = text.split(";").map((part) => part.trim());
			const charset = parameters.find((one) => /^charset=[\w-]+$/i.test(one));
			return [[name, [/^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : shapeOf(type), charset].filter(Boolean).join("; ")]];
		}
		return [[name, /^[\w :,-]{1,40}$/.test(text) ? text : shapeOf(text)]];
	});
	return Object.fromEntries(shown);
}

/** The system's code of an error; its class where it has none. */
function codeOf(error: unknown): string {
	const { code, name, cause } = error as { code?: unknown; name?: string; cause?: unknown };
	if (typeof code === "string" && /^[A-Z][A-Z_]+$/.test(code)) return code;
	return cause === undefined ? (name ?? "Error") : codeOf(cause);
}
