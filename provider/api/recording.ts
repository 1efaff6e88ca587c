import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseJson } from "./answers";
import { ZoomEventsError } from "./errors";
import { isObject } from "./json";

/** One recorded exchange with the API, with stand-ins for all that is personal or secret. */
export interface Exchange {
	/** When the request was sent. */
	at: string;
	/** How long the answer took, in ms. */
	ms: number;
	/** Id of the contract's operation. */
	operation: string;
	method: string;
	/** The path's template. */
	path: string;
	params: Record<string, unknown>;
	query: Record<string, unknown>;
	/** Body of the request, where it is JSON. */
	request?: unknown;
	/** Type of a body that is not. */
	requestType?: string;
	/** HTTP status; absent where no answer came. */
	status?: number;
	headers?: Record<string, string>;
	/** Body of the answer, where it is JSON. */
	answer?: unknown;
	/** Text of the answer, where it is not empty and no JSON. */
	text?: string;
	/** Code of the error that the answer was lost by. */
	lost?: string;
}

/** What a folder of recordings holds. */
export interface Recording {
	exchanges: Exchange[];
	/** Number of files. */
	files: number;
	/** True where all of it is of Zoom's own API, not of a local one. */
	isZoom: boolean;
	/** Lines that can't be read, such as one that a kill cut short: `name.ndjson:12`. */
	unreadable: string[];
}

/** The folder or file holds no recording. */
export class RecordingError extends ZoomEventsError {
	override name = "RecordingError";
}

function isExchange(value: unknown): value is Exchange {
	return (
		isObject(value) &&
		typeof value.operation === "string" &&
		(typeof value.status === "number" || typeof value.lost === "string")
	);
}

function filesOf(path: string): string[] {
	const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory();
	if (isFolder === undefined) throw new RecordingError(`${path} does not exist.`);
	if (!isFolder) return [path];
	const names = readdirSync(path).filter((name) => name.endsWith(".ndjson"));
	return names.sort().map((name) => join(path, name));
}

function linesOf(file: string): string[] {
	try {
		return readFileSync(file, "utf8").split("\n");
	} catch (error) {
		throw new RecordingError(`${file} can't be read: ${(error as Error).message}.`);
	}
}

/**
 * Reads all recordings of a folder, or one file.
 *
 * @throws RecordingError where there is none, or it can't be read
 */
export function readRecording(path: string): Recording {
	const recording: Recording = { exchanges: [], files: 0, isZoom: true, unreadable: [] };
	for (const file of filesOf(path)) {
		const [head = "", ...lines] = linesOf(file);
		const { recording: version, isZoom } = (parseJson(head) ?? {}) as { recording?: unknown; isZoom?: unknown };
		if (version !== 1) continue;
		recording.files++;
		recording.isZoom &&= isZoom === true;
		for (const [index, line] of lines.entries()) {
			const exchange = parseJson(line);
			if (isExchange(exchange)) recording.exchanges.push(exchange);
			else if (line !== "") recording.unreadable.push(`${file}:${index + 2}`);
		}
	}
	if (recording.files === 0) throw new RecordingError(`${path} holds no recording.`);
	return recording;
}
