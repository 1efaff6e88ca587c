import { closeSync, openSync } from "node:fs";
import { appendFile } from "node:fs/promises";

/** One request, as the log keeps it: nothing of headers, bodies or query values, which may be secret or personal. */
export interface LoggedRequest {
	/** UTC instant. */
	time: string;
	method: string;
	/** Path without the query. */
	path: string;
	/** Template of the path; the path itself where no route matched. */
	route: string;
	operationId?: string;
	status: number;
	ms: number;
}

/** Appends requests to a file, a JSON object a line. */
export class RequestLog {
	#queue: Promise<void> = Promise.resolve();

	/**
	 * @param file file to append to; none is written where not given
	 * @throws Error where the file can't be written
	 */
	constructor(private readonly file: string | undefined) {
		if (file !== undefined) closeSync(openSync(file, "a"));
	}

	write(request: LoggedRequest): void {
		const { file } = this;
		if (file === undefined) return;
		this.#queue = this.#queue.then(() => appendFile(file, `${JSON.stringify(request)}\n`));
	}

	close(): Promise<void> {
		return this.#queue;
	}
}

/** Counts of requests since the start or the last reset. */
export interface RequestCounts {
	/** By method and route template: `POST /zoom_events/events`. */
	byRoute: Record<string, number>;
	/** All requests to the API, without those for tokens. */
	total: number;
	/** Requests that are no GET. */
	writes: number;
	/** Requests for tokens. */
	tokens: number;
}

/** Counts with nothing in them. */
export function noRequests(): RequestCounts {
	return { byRoute: {}, total: 0, writes: 0, tokens: 0 };
}
